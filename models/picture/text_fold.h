// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace yagura {

// Folding for search (both languages): NFKC, case, hiragana/katakana, dashes, spacing dakuten, a long vowel mark at the
// end of a katakana word, common kanji variants. `origin[i]` is the index in the source of folded character i (UTF-16),
// with one more entry for the end, so that matches map back to the original text.
struct FoldedText
{
    QString text;
    std::vector<int> origin;
};
[[nodiscard]] FoldedText foldForSearch(const QString &text);
[[nodiscard]] QString folded(const QString &text); // the text alone

// Spans [start, end) in `text` that match `needle` by folding (or exactly), left to right, not overlapping.
struct MatchSpan
{
    int start = 0;
    int end = 0;
    bool operator==(const MatchSpan &) const = default;
};
[[nodiscard]] std::vector<MatchSpan> findFolded(const QString &text, const QString &needle, bool exact = false);

} // namespace yagura
