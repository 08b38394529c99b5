// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

// What Unicode's own foldings leave apart and a person who searches does not. Private to models/picture. Pure.
namespace yagura::fold {

// The form in everyday use of a kanji that names and old texts write otherwise (髙 → 高); else the character itself.
[[nodiscard]] char32_t commonKanji(char32_t c);
// Hyphens, dashes, minus signs and ruled lines that are typed as dashes.
[[nodiscard]] bool isDash(char32_t c);
[[nodiscard]] bool isWave(char32_t c);     // 〜 and its likes: folded to '~'
[[nodiscard]] bool isKatakana(char32_t c); // with the long vowel mark
[[nodiscard]] bool isHiragana(char32_t c);
[[nodiscard]] inline bool isKana(char32_t c)
{
    return isKatakana(c) || isHiragana(c);
}
[[nodiscard]] bool isKanji(char32_t c);
[[nodiscard]] char32_t toHiragana(char32_t c); // katakana; else the character itself

inline constexpr char32_t longVowel = 0x30FC; // ー

} // namespace yagura::fold
