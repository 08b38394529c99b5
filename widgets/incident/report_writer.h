// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTextCursor>
#include <QTextDocument>

#include <vector>

#include "widgets/theme/theme.h"

namespace yagura {

// Writes a page of headings, facts and lists into a text document. Everything goes in as characters, never as markup:
// what came from outside cannot format anything. Colours and fonts are the theme's. Lives as long as the writing.
class ReportWriter
{
public:
    ReportWriter(QTextDocument &document, const Theme &theme, Language language, bool sideBySide);

    struct Fact
    {
        QString label;
        QString value; // may have lines
        QString toolTip;
        bool muted = false;
    };
    // A text in one of the two languages: its heading, and paragraphs.
    struct Column
    {
        Language language = Language::En;
        QString name;    // of the language
        QString origin;  // its mark
        QString title;   // "" = none
        QString summary; // "" = none
        QStringList notes;
    };

    void heading(const QString &text);
    void subheading(const QString &text);
    void paragraph(const QString &text, bool muted = false, const QString &toolTip = {});
    void facts(const std::vector<Fact> &facts);
    // Columns share the width by `weights`.
    void list(const QStringList &headings, const std::vector<QStringList> &rows, const std::vector<int> &weights);
    void columns(const Column &left, const Column &right);
    // After the last of all.
    void finish();

    [[nodiscard]] Language language() const { return m_language; }

private:
    [[nodiscard]] QTextCharFormat format(TypeSize size, Token color, bool bold = false) const;
    [[nodiscard]] QTextCharFormat format(TypeSize size, Token color, bool bold, Language language) const;
    [[nodiscard]] QTextTableFormat tableFormat(const std::vector<double> &percents) const;
    void block(const QTextBlockFormat &blockFormat, const QTextCharFormat &charFormat, const QString &text);
    void write(QTextCursor cell, const Column &column) const;
    void leaveTable();

    QTextDocument &m_document;
    const Theme &m_theme;
    Language m_language;
    bool m_sideBySide;
    bool m_first = true; // nothing has been written
    bool m_empty = true; // the block at the cursor is
    QTextCursor m_cursor;
};

// The text with places to break a long word at, which outside text cannot hold itself (plainText shows it): laying out
// one endless word takes time with the square of its length.
[[nodiscard]] QString breakable(const QString &text);
// The same without: what is copied is what was sent.
[[nodiscard]] QString unbroken(QString text);

// Heading levels of the page's blocks, for finding sections again.
inline constexpr int sectionLevel = 2;

} // namespace yagura
