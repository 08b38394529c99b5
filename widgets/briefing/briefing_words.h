// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/briefing/briefing.h"
#include "widgets/briefing/document_language.h"

// Turns facts into the texts of a document, in each of its languages. Private to widgets/briefing.
namespace yagura {

class BriefingWords
{
public:
    explicit BriefingWords(std::vector<Language> languages)
        : m_languages(std::move(languages))
    {
    }

    [[nodiscard]] const std::vector<Language> &languages() const { return m_languages; }

    // What `say` answers in each language; the same answer twice stands once, without a language.
    [[nodiscard]] DocLines each(const std::function<QString(Language)> &say, DocStyle style = DocStyle::Body) const;
    // A source text of the context "Briefing".
    [[nodiscard]] DocLines text(const char *source, DocStyle style = DocStyle::Body) const;
    [[nodiscard]] static DocLines plain(const QString &text, DocStyle style = DocStyle::Body)
    {
        return {{std::nullopt, text, style}};
    }
    // Text from outside in the document's languages; what is missing in one is given in the other, with a mark of its
    // language, and a machine translation says so.
    [[nodiscard]] DocLines outside(const BilingualText &text, DocStyle style) const;

private:
    std::vector<Language> m_languages;
};

// "a / b": the lines on one.
[[nodiscard]] QString joined(const DocLines &lines);
void append(DocLines &to, DocLines more);
// The same with all but the last joining what follows.
[[nodiscard]] DocLines onOneLine(DocLines lines);

// The scope in words, one line for each thing that narrows it.
[[nodiscard]] DocLines scopeLines(const ScopeFilter &filter, const Catalog &catalog, const BriefingWords &words);
// What was left out, one line for each label and reason; one that says so when there is nothing.
[[nodiscard]] DocLines withheldLines(const Release &release, const BriefingWords &words);

// Parts of the document.
void addSummary(Document &document, const Briefing &briefing, const BriefingWords &words);
void addTables(Document &document, const Briefing &briefing, const BriefingWords &words);

} // namespace yagura
