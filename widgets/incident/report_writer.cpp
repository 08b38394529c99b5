// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/incident/report_writer.h"

#include <QTextTable>

#include <numeric>

#include "widgets/common/plain_text.h"

namespace yagura {

namespace {
constexpr double labelPercent = 26;
constexpr int cellPadding = 3;
constexpr int wordLength = 16; // characters after which a word may go on in the next line
constexpr QChar zeroWidthSpace(0x200b);

QTextBlockFormat spaced(double above, double below)
{
    QTextBlockFormat format;
    format.setTopMargin(above);
    format.setBottomMargin(below);
    return format;
}
} // namespace

QString breakable(const QString &text)
{
    QString out;
    out.reserve(text.size() + text.size() / wordLength + 1);
    int run = 0;
    for (const QChar c : text) {
        const bool breaks = c.isSpace() || c.unicode() >= 0x2e80; // Japanese breaks nearly everywhere
        if (run >= wordLength && !breaks && !c.isLowSurrogate()) {
            out += zeroWidthSpace;
            run = 0;
        }
        run = breaks ? 0 : run + 1;
        out += c;
    }
    return out;
}

QString unbroken(QString text)
{
    return text.remove(zeroWidthSpace);
}

ReportWriter::ReportWriter(QTextDocument &document, const Theme &theme, Language language, bool sideBySide)
    : m_document(document)
    , m_theme(theme)
    , m_language(language)
    , m_sideBySide(sideBySide)
    , m_cursor(&document)
{
    m_document.clear();
    m_document.setUndoRedoEnabled(false);
    m_document.setDocumentMargin(10);
    m_document.setDefaultFont(Theme::font(TypeSize::Body, language));
    m_cursor.beginEditBlock();
    m_cursor.endEditBlock();
}

QTextCharFormat ReportWriter::format(TypeSize size, Token color, bool bold, Language language) const
{
    QTextCharFormat format;
    format.setFont(Theme::font(size, language, bold));
    format.setForeground(m_theme.color(color));
    return format;
}

QTextCharFormat ReportWriter::format(TypeSize size, Token color, bool bold) const
{
    return format(size, color, bold, m_language);
}

void ReportWriter::block(const QTextBlockFormat &blockFormat, const QTextCharFormat &charFormat, const QString &text)
{
    if (m_empty)
        m_cursor.setBlockFormat(blockFormat);
    else
        m_cursor.insertBlock(blockFormat);
    m_empty = false;
    m_first = false;
    m_cursor.setBlockCharFormat(charFormat);
    m_cursor.insertText(breakable(text), charFormat);
}

void ReportWriter::heading(const QString &text)
{
    QTextBlockFormat format = spaced(m_first ? 0 : 14, 4);
    format.setHeadingLevel(sectionLevel);
    block(format, this->format(TypeSize::Body, Token::Text, true), text);
}

void ReportWriter::subheading(const QString &text)
{
    QTextBlockFormat format = spaced(8, 2);
    format.setHeadingLevel(sectionLevel + 1);
    block(format, this->format(TypeSize::Body, Token::TextMuted, true), text);
}

void ReportWriter::paragraph(const QString &text, bool muted, const QString &toolTip)
{
    QTextCharFormat look = format(TypeSize::Body, muted ? Token::TextMuted : Token::Text);
    if (!toolTip.isEmpty())
        look.setToolTip(toolTipText(toolTip));
    block(spaced(2, 2), look, text);
}

QTextTableFormat ReportWriter::tableFormat(const std::vector<double> &percents) const
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(cellPadding);
    format.setCellSpacing(0);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    QList<QTextLength> widths;
    for (const double percent : percents)
        widths << QTextLength(QTextLength::PercentageLength, percent);
    format.setColumnWidthConstraints(widths);
    return format;
}

// After a table the cursor must stand behind it again. The block there is kept thin: it belongs to the next thing.
void ReportWriter::leaveTable()
{
    m_cursor.movePosition(QTextCursor::End);
    m_empty = true;
}

void ReportWriter::facts(const std::vector<Fact> &facts)
{
    if (facts.empty())
        return;
    QTextTable *table
        = m_cursor.insertTable(static_cast<int>(facts.size()), 2, tableFormat({labelPercent, 100 - labelPercent}));
    for (int row = 0; row < table->rows(); ++row) {
        const Fact &fact = facts[static_cast<std::size_t>(row)];
        QTextCharFormat value = format(TypeSize::Body, fact.muted ? Token::TextMuted : Token::Text);
        if (!fact.toolTip.isEmpty())
            value.setToolTip(toolTipText(fact.toolTip));
        table->cellAt(row, 0).firstCursorPosition().insertText(
            breakable(fact.label), format(TypeSize::Body, Token::TextMuted));
        table->cellAt(row, 1).firstCursorPosition().insertText(breakable(fact.value), value);
    }
    leaveTable();
}

void ReportWriter::list(
    const QStringList &headings, const std::vector<QStringList> &rows, const std::vector<int> &weights)
{
    if (rows.empty())
        return;
    const int sum = std::accumulate(weights.begin(), weights.end(), 0);
    std::vector<double> percents;
    for (const int weight : weights)
        percents.push_back(100.0 * weight / sum);
    const bool headed = !headings.isEmpty();
    QTextTableFormat look = tableFormat(percents);
    look.setHeaderRowCount(headed ? 1 : 0);
    QTextTable *table = m_cursor.insertTable(
        static_cast<int>(rows.size()) + (headed ? 1 : 0), static_cast<int>(percents.size()), look);
    const auto put = [&](int row, const QStringList &cells, const QTextCharFormat &charFormat) {
        for (int column = 0; column < table->columns() && column < cells.size(); ++column)
            table->cellAt(row, column).firstCursorPosition().insertText(breakable(cells[column]), charFormat);
    };
    if (headed)
        put(0, headings, format(TypeSize::Small, Token::TextMuted));
    for (std::size_t i = 0; i < rows.size(); ++i)
        put(static_cast<int>(i) + (headed ? 1 : 0), rows[i], format(TypeSize::Body, Token::Text));
    leaveTable();
}

void ReportWriter::write(QTextCursor cell, const Column &column) const
{
    const auto in
        = [&](TypeSize size, Token color, bool bold = false) { return format(size, color, bold, column.language); };
    const auto next = [&](double above) { cell.insertBlock(spaced(above, 0)); };
    cell.insertText(column.name, in(TypeSize::Small, Token::TextMuted, true));
    if (!column.origin.isEmpty())
        cell.insertText(QStringLiteral(" \u00b7 ") + column.origin, format(TypeSize::Small, Token::TextMuted));
    if (!column.title.isEmpty()) {
        next(2);
        cell.insertText(breakable(column.title), in(TypeSize::Body, Token::Text, true));
    }
    if (!column.summary.isEmpty()) {
        next(4);
        cell.insertText(breakable(column.summary), in(TypeSize::Body, Token::Text));
    }
    for (const QString &note : column.notes) {
        next(4);
        cell.insertText(note, format(TypeSize::Body, Token::TextMuted));
    }
}

void ReportWriter::columns(const Column &left, const Column &right)
{
    QTextTableFormat look = m_sideBySide ? tableFormat({50, 50}) : tableFormat({100});
    look.setCellPadding(6);
    QTextTable *table = m_cursor.insertTable(m_sideBySide ? 1 : 2, m_sideBySide ? 2 : 1, look);
    write(table->cellAt(0, 0).firstCursorPosition(), left);
    write((m_sideBySide ? table->cellAt(0, 1) : table->cellAt(1, 0)).firstCursorPosition(), right);
    QTextTableCellFormat ground;
    ground.setBackground(m_theme.color(Token::SurfaceRaised));
    ground.setPadding(6);
    table->cellAt(0, 0).setFormat(ground);
    (m_sideBySide ? table->cellAt(0, 1) : table->cellAt(1, 0)).setFormat(ground);
    leaveTable();
}

// Qt sets an empty block that follows a table beside it, outside the page: the last one must not be empty.
void ReportWriter::finish()
{
    m_cursor.insertText(QString(zeroWidthSpace), format(TypeSize::Small, Token::TextMuted));
}

} // namespace yagura
