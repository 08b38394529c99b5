// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/text_fold.h"

#include "models/picture/text_fold_tables.h"

#include <unicode/unorm2.h>

#include <array>

namespace yagura {

namespace {

using namespace fold;

// A character on its way, with its place in the source.
struct Piece
{
    char32_t c;
    int origin;
};
using Pieces = std::vector<Piece>;

// NFKC with case folding; also drops what is invisible (soft hyphens, variation selectors).
const UNormalizer2 *normalizer()
{
    static const UNormalizer2 *const instance = [] {
        UErrorCode error = U_ZERO_ERROR;
        const UNormalizer2 *n = unorm2_getNFKCCasefoldInstance(&error);
        Q_ASSERT_X(U_SUCCESS(error), "foldForSearch", u_errorName(error));
        return n;
    }();
    return instance;
}

// NFKC turns a spacing dakuten into a space and a combining one: after a kana it is the combining one alone.
char32_t withCombiningMark(char32_t c, char32_t before)
{
    if (c == 0x309B && isKana(before))
        return 0x3099;
    if (c == 0x309C && isKana(before))
        return 0x309A;
    return c;
}

Pieces decoded(const QString &text)
{
    Pieces pieces;
    pieces.reserve(static_cast<std::size_t>(text.size()));
    for (int i = 0; i < static_cast<int>(text.size()); ++i) {
        const QChar unit = text[i];
        const int at = i;
        char32_t c = unit.unicode();
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            c = QChar::surrogateToUcs4(unit, text[++i]);
        pieces.push_back({withCombiningMark(c, pieces.empty() ? 0 : pieces.back().c), at});
    }
    return pieces;
}

// Normalises [first, last), which stands between two boundaries, so that the rest of the text cannot change it.
void normalise(const Piece *first, const Piece *last, Pieces &into)
{
    std::array<UChar, 64> buffer{};
    std::u16string source;
    for (const Piece *p = first; p != last; ++p)
        source += QStringView(QChar::fromUcs4(p->c)).toString().toStdU16String();
    UErrorCode error = U_ZERO_ERROR;
    std::u16string grown;
    const UChar *text = buffer.data();
    int length = unorm2_normalize(normalizer(), source.data(), static_cast<int>(source.size()), buffer.data(),
        static_cast<int>(buffer.size()), &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) {
        error = U_ZERO_ERROR;
        grown.resize(static_cast<std::size_t>(length));
        length = unorm2_normalize(
            normalizer(), source.data(), static_cast<int>(source.size()), grown.data(), length, &error);
        text = grown.data();
    }
    if (U_FAILURE(error)) {
        into.insert(into.end(), first, last);
        return;
    }
    const QStringView view(text, length);
    for (int i = 0; i < length; ++i) {
        char32_t c = view[i].unicode();
        if (view[i].isHighSurrogate() && i + 1 < length) {
            c = QChar::surrogateToUcs4(view[i], view[i + 1]);
            ++i;
        }
        into.push_back({c, first->origin});
    }
}

// Most of what is written here: characters that normalise to themselves (ASCII aside, to its lower case) and that
// nothing before them combines with. Spares a search per character in tables of all of Unicode.
bool isPlain(char32_t c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096)
        || (c >= 0x30A1 && c <= 0x30FE);
}

char32_t lowered(char32_t c)
{
    return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
}

bool startsAnew(char32_t c)
{
    return isPlain(c) || unorm2_hasBoundaryBefore(normalizer(), static_cast<UChar32>(c));
}

Pieces normalised(const Pieces &pieces)
{
    Pieces result;
    result.reserve(pieces.size());
    const Piece *const end = pieces.data() + pieces.size();
    for (const Piece *p = pieces.data(); p != end;) {
        const Piece *last = p + 1;
        while (last != end && !startsAnew(last->c))
            ++last;
        if (last == p + 1 && isPlain(p->c))
            result.push_back({lowered(p->c), p->origin});
        else
            normalise(p, last, result);
        p = last;
    }
    return result;
}

bool isSpace(char32_t c)
{
    return QChar::isSpace(c) || c < 0x20;
}

// A long vowel mark lengthens a kana; after anything else it was typed for a dash (０３ー１２３４, 東京ー大阪).
bool isLongVowelAsDash(const Pieces &all, std::size_t i)
{
    if (all[i].c != longVowel)
        return false;
    if (i == 0)
        return i + 1 < all.size() && !isKana(all[i + 1].c);
    return !isKana(all[i - 1].c);
}

// The mark that ends a katakana word is written or left out at will (サーバー, サーバ), but only when at least three
// characters stand before it (JIS Z 8301): キー and コピー keep theirs.
bool isFinalLongVowel(const Pieces &all, std::size_t i)
{
    static constexpr std::size_t kept = 3;
    if (all[i].c != longVowel || (i + 1 < all.size() && isKatakana(all[i + 1].c)))
        return false;
    std::size_t before = 0;
    while (before < i && before < kept && isKatakana(all[i - before - 1].c))
        ++before;
    return before == kept;
}

// 霞ヶ関, 霞ケ関, 霞が関: between two kanji the three are one.
bool isSmallKeForGa(const Pieces &all, std::size_t i)
{
    return (all[i].c == 0x30F6 || all[i].c == 0x30B1) && i > 0 && i + 1 < all.size() && isKanji(all[i - 1].c)
        && isKanji(all[i + 1].c);
}

char32_t foldedCharacter(const Pieces &all, std::size_t i)
{
    const char32_t c = all[i].c;
    if (isDash(c) || isLongVowelAsDash(all, i))
        return U'-';
    if (isWave(c))
        return U'~';
    if (isSmallKeForGa(all, i))
        return 0x304C; // が
    if (c == 0x2018 || c == 0x2019)
        return U'\'';
    return isKanji(c) ? commonKanji(c) : toHiragana(c);
}

void append(FoldedText &result, char32_t c, int origin)
{
    const auto units = QChar::fromUcs4(c); // a name of its own: the view does not own it
    for (const QChar unit : QStringView(units)) {
        result.text += unit;
        result.origin.push_back(origin);
    }
}

FoldedText finished(const Pieces &all)
{
    FoldedText result;
    result.text.reserve(static_cast<qsizetype>(all.size()));
    result.origin.reserve(all.size() + 1);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (isFinalLongVowel(all, i))
            continue;
        if (!isSpace(all[i].c))
            append(result, foldedCharacter(all, i), all[i].origin);
        else if (!result.text.endsWith(u' '))
            append(result, U' ', all[i].origin);
    }
    return result;
}

bool isPlainAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; })
        && !text.contains(QLatin1String("  "));
}

FoldedText foldedAscii(const QString &text)
{
    FoldedText result{text.toLower(), {}};
    result.origin.reserve(static_cast<std::size_t>(text.size()) + 1);
    for (int i = 0; i < static_cast<int>(text.size()); ++i)
        result.origin.push_back(i);
    return result;
}

std::vector<MatchSpan> findExactly(const QString &text, const QString &needle)
{
    std::vector<MatchSpan> spans;
    for (qsizetype at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.size()))
        spans.push_back({static_cast<int>(at), static_cast<int>(at + needle.size())});
    return spans;
}

// Where the source of folded character `last` ends: the next place that another character came from.
int sourceEnd(const FoldedText &text, std::size_t last)
{
    std::size_t after = last + 1;
    while (text.origin[after] <= text.origin[last] && after + 1 < text.origin.size())
        ++after;
    return text.origin[after];
}

} // namespace

FoldedText foldForSearch(const QString &text)
{
    FoldedText result = isPlainAscii(text) ? foldedAscii(text) : finished(normalised(decoded(text)));
    result.origin.push_back(static_cast<int>(text.size()));
    return result;
}

QString folded(const QString &text)
{
    return isPlainAscii(text) ? text.toLower() : finished(normalised(decoded(text))).text;
}

std::vector<MatchSpan> findFolded(const QString &text, const QString &needle, bool exact)
{
    if (exact)
        return needle.isEmpty() ? std::vector<MatchSpan>{} : findExactly(text, needle);
    const QString wanted = folded(needle);
    if (wanted.isEmpty())
        return {};
    const FoldedText source = foldForSearch(text);
    std::vector<MatchSpan> spans;
    for (const MatchSpan &hit : findExactly(source.text, wanted)) {
        const MatchSpan span{source.origin[static_cast<std::size_t>(hit.start)],
            sourceEnd(source, static_cast<std::size_t>(hit.end) - 1)};
        // Two hits inside of what was one character (㌖ → キロメートル) are one span.
        if (spans.empty() || span.start >= spans.back().end)
            spans.push_back(span);
    }
    return spans;
}

} // namespace yagura
