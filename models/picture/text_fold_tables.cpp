// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/text_fold_tables.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace yagura::fold {

namespace {

// Variant, then common form. Old forms (旧字体) and the variants that Japanese personal, place and company names use.
constexpr std::u32string_view variantPairs
    = U"髙高邊辺邉辺﨑崎嵜崎碕崎濵浜濱浜齋斉齊斉斎斉澤沢櫻桜國国廣広德徳惠恵眞真𠮷吉瀨瀬冨富嶋島嶌島峯峰槇槙檜桧曾曽"
      U"鐵鉄驒騨龍竜龜亀豐豊圓円學学會会實実萬万與与條条榮栄舘館籠篭薗園礒磯渕淵淵淵縣県關関驛駅區区醫医氣気發発變変應"
      U"応"
      U"當当澁渋渓渓溪渓瀧滝燈灯獨独戶戸靜静靑青黑黒橫横增増寬寛晉晋淸清祐祐福福神神隆隆郞郎朗朗都都飯飯館館"
      U"鄕郷綠緑緖緒藏蔵藝芸處処體体數数對対團団點点傳伝電電鹽塩釋釈鷗鴎鷄鶏飜翻曻昇昻昂桒桑栁柳舩船䂖石"
      U"覺覚聲声濟済縱縦總総續続屬属帶帯擔担鎭鎮鑛鉱鑄鋳險険驗験檢検權権勞労勵励營営衞衛壓圧圍囲爲為壹一貳二參参";

// Sorted once; 255 entries at most, so a binary search stays in two cache lines' reach.
const std::vector<std::pair<char32_t, char32_t>> &variants()
{
    static const std::vector<std::pair<char32_t, char32_t>> table = [] {
        std::vector<std::pair<char32_t, char32_t>> pairs;
        for (std::size_t i = 0; i + 1 < variantPairs.size(); i += 2) {
            if (variantPairs[i] != variantPairs[i + 1])
                pairs.emplace_back(variantPairs[i], variantPairs[i + 1]);
        }
        std::ranges::sort(pairs);
        return pairs;
    }();
    return table;
}

constexpr bool between(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

} // namespace

char32_t commonKanji(char32_t c)
{
    const auto &table = variants();
    const auto it = std::ranges::lower_bound(table, c, {}, &std::pair<char32_t, char32_t>::first);
    return it != table.end() && it->first == c ? it->second : c;
}

bool isDash(char32_t c)
{
    return c == U'-' || between(c, 0x2010, 0x2015) || c == 0x2043 || c == 0x2212 || c == 0x2500 || c == 0x2501
        || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

bool isWave(char32_t c)
{
    return c == U'~' || c == 0x301C || c == 0xFF5E || c == 0x223C || c == 0x3030;
}

bool isKatakana(char32_t c)
{
    return between(c, 0x30A1, 0x30FA) || between(c, 0x30FC, 0x30FF) || between(c, 0xFF66, 0xFF9D);
}

bool isHiragana(char32_t c)
{
    return between(c, 0x3041, 0x3096) || between(c, 0x309D, 0x309F);
}

bool isKanji(char32_t c)
{
    return between(c, 0x4E00, 0x9FFF) || between(c, 0x3400, 0x4DBF) || between(c, 0xF900, 0xFAFF)
        || between(c, 0x20000, 0x3FFFF) || c == 0x3005; // 々
}

char32_t toHiragana(char32_t c)
{
    if (between(c, 0x30A1, 0x30F6) || c == 0x30FD || c == 0x30FE)
        return c - 0x60;
    return c;
}

} // namespace yagura::fold
