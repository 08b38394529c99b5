// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/typesetter.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include "widgets/briefing/briefing_words.h"

namespace yagura {

namespace {

// A line of text as broken for a width.
struct Broken
{
    QString text;
    QFont font;
    Token color = Token::Text;
    double height = 0;
    double ascent = 0;
    double width = 0;
};

struct BrokenCell
{
    std::vector<Broken> lines;
    std::optional<std::uint8_t> severity;
    bool filled = true;
    double x = 0;
    double width = 0;
    bool right = false;
    std::size_t next = 0; // first line that is not yet on a page

    [[nodiscard]] bool done() const { return next >= lines.size(); }
    [[nodiscard]] double height() const
    {
        double sum = 0;
        for (std::size_t i = next; i < lines.size(); ++i)
            sum += lines[i].height;
        return sum;
    }
};

struct BrokenRow
{
    std::vector<BrokenCell> cells;
    bool exercise = false;
    bool total = false;

    [[nodiscard]] double height() const
    {
        double most = 0;
        for (const BrokenCell &cell : cells)
            most = std::max(most, cell.height());
        return most;
    }
    [[nodiscard]] bool done() const { return std::ranges::all_of(cells, &BrokenCell::done); }
};

DocLines joinedLines(const DocLines &lines)
{
    DocLines out;
    bool joins = false;
    for (const DocLine &line : lines) {
        if (joins)
            out.back().text += QStringLiteral(" / ") + line.text;
        else
            out.push_back(line);
        joins = line.joinsNext;
    }
    return out;
}

class Typesetter
{
public:
    Typesetter(const Document &document, const PageFrame &frame, const QPaintDevice *device)
        : m_document(document)
        , m_body(frame.body())
        , m_unit(frame.unit)
        , m_device(device)
    {
        openPage();
    }

    std::vector<SetPage> set()
    {
        for (std::size_t i = 0; i < m_document.sections.size(); ++i)
            setSection(m_document.sections[i], i);
        return std::move(m_pages);
    }

private:
    void openPage()
    {
        m_pages.emplace_back();
        m_y = m_body.top();
    }
    [[nodiscard]] double left() const { return m_body.bottom() - m_y; } // height that is left
    void put(SetItem item) { m_pages.back().push_back(std::move(item)); }

    [[nodiscard]] static QFont fontOf(const DocLine &line, TypeSize size)
    {
        QFont font = documentFont(size, line.style == DocStyle::Bold || size == TypeSize::Title);
        font.setStrikeOut(line.style == DocStyle::Struck);
        return font;
    }

    void breakLine(const DocLine &line, TypeSize size, double width, std::vector<Broken> &into) const
    {
        const QFont font = fontOf(line, size);
        const Token color = line.style == DocStyle::Muted ? Token::TextMuted : Token::Text;
        const QFontMetricsF metrics(font, m_device);
        for (const QString &paragraph : line.text.split(u'\n')) {
            QTextLayout layout(paragraph, font, m_device);
            QTextOption option;
            option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
            layout.setTextOption(option);
            layout.beginLayout();
            for (QTextLine part = layout.createLine(); part.isValid(); part = layout.createLine()) {
                part.setLineWidth(std::max(width, 4 * m_unit));
                into.push_back({paragraph.mid(part.textStart(), part.textLength()).trimmed(), font, color,
                    std::max(part.height(), metrics.height()), metrics.ascent(), part.naturalTextWidth()});
            }
            layout.endLayout();
        }
    }

    void setLines(const DocLines &lines, TypeSize size, double gapAfter)
    {
        std::vector<Broken> broken;
        for (const DocLine &line : lines)
            breakLine(line, size, m_body.width(), broken);
        for (const Broken &line : broken) {
            if (line.height > left())
                openPage();
            put(SetText{{m_body.left(), m_y + line.ascent}, line.text, line.font, line.color});
            m_y += line.height;
        }
        m_y += gapAfter * m_unit;
    }

    // A title is not left alone at the foot of a page.
    void setSection(const DocSection &section, std::size_t index)
    {
        const bool empty = m_pages.back().empty();
        if (!empty && (section.newPage || left() < 110 * m_unit))
            openPage();
        else if (!empty)
            m_y += 12 * m_unit;
        if (!section.title.empty())
            setLines({{section.title.front().language, joined(section.title), DocStyle::Bold}}, TypeSize::Title, 4);
        if (!section.paragraphs.empty())
            setLines(section.paragraphs, TypeSize::Body, 4);
        if (section.table)
            setTable(*section.table);
        if (!section.after.empty())
            setLines(section.after, TypeSize::Small, 2);
        if (section.figure >= 0) {
            put(SetFigure{{m_body.left(), m_y, m_body.width(), left()}, index});
            m_y = m_body.bottom();
        }
    }

    [[nodiscard]] double padding() const { return 6 * m_unit; }
    [[nodiscard]] double rowPadding() const { return 3.5 * m_unit; } // above and below
    [[nodiscard]] double markWidth() const { return 14 * m_unit; }

    [[nodiscard]] BrokenRow breakRow(
        const DocTable &table, const std::vector<const DocCell *> &cells, bool head, bool bold) const
    {
        double weights = 0;
        for (const DocColumn &column : table.columns)
            weights += column.weight;
        BrokenRow row;
        double x = m_body.left();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const double width = m_body.width() * table.columns[i].weight / weights;
            BrokenCell cell;
            cell.severity = cells[i]->severity;
            cell.filled = cells[i]->filled;
            cell.right = table.columns[i].figures;
            const double indent = cell.severity && !cell.right ? markWidth() : 0;
            cell.x = x + padding() + indent;
            cell.width = width - 2 * padding() - indent;
            for (DocLine line : joinedLines(cells[i]->lines)) {
                if (bold && line.style == DocStyle::Body)
                    line.style = DocStyle::Bold;
                breakLine(line, head || table.compact ? TypeSize::Small : TypeSize::Body, cell.width, cell.lines);
            }
            row.cells.push_back(std::move(cell));
            x += width;
        }
        return row;
    }

    [[nodiscard]] BrokenRow breakHead(const DocTable &table) const
    {
        std::vector<DocCell> cells;
        std::vector<const DocCell *> borrowed;
        for (const DocColumn &column : table.columns)
            cells.push_back({column.head, {}});
        for (const DocCell &cell : cells)
            borrowed.push_back(&cell);
        return breakRow(table, borrowed, true, true);
    }

    void setTable(const DocTable &table)
    {
        const BrokenRow head = breakHead(table);
        const double headHeight = head.height() + 2 * rowPadding();
        const double wholePage = m_body.height() - headHeight - 2 * rowPadding();
        const auto startPage = [&] {
            openPage();
            setHead(head, headHeight);
        };
        if (left() < headHeight + 60 * m_unit)
            openPage();
        setHead(head, headHeight);
        for (const DocRow &source : table.rows) {
            std::vector<const DocCell *> cells;
            for (const DocCell &cell : source.cells)
                cells.push_back(&cell);
            BrokenRow row = breakRow(table, cells, false, source.total);
            row.exercise = source.exercise;
            row.total = source.total;
            const double height = row.height();
            if (height + 2 * rowPadding() > left() && (height <= wholePage || left() < m_body.height() / 3))
                startPage();
            setSlice(row, true);
            while (!row.done()) {
                startPage();
                setSlice(row, false);
            }
        }
        m_y += 4 * m_unit;
    }

    void setHead(BrokenRow head, double height)
    {
        put(SetFill{{m_body.left(), m_y, m_body.width(), height}, Token::SurfaceRaised});
        setSlice(head, true);
        put(SetFill{{m_body.left(), m_y - m_unit, m_body.width(), m_unit}, Token::Text});
    }

    // As many lines of every cell as there is room for; the rest is for the next page.
    void setSlice(BrokenRow &row, bool first)
    {
        const double top = m_y;
        const double room = left() - 2 * rowPadding();
        if (row.total && first)
            put(SetFill{{m_body.left(), top, m_body.width(), std::max(1.0, m_unit)}, Token::TextMuted});
        double tallest = 0;
        for (BrokenCell &cell : row.cells) {
            double y = top + rowPadding();
            if (first)
                setMark(cell, y);
            double used = 0;
            // The first line goes on the page in any case: a line taller than a page would never end.
            for (bool forced = true; !cell.done() && (forced || used + cell.lines[cell.next].height <= room);
                 forced = false) {
                const Broken &line = cell.lines[cell.next++];
                const double x = cell.right ? cell.x + cell.width - line.width : cell.x;
                put(SetText{{x, y + used + line.ascent}, line.text, line.font, line.color});
                used += line.height;
            }
            tallest = std::max(tallest, used);
        }
        m_y = top + tallest + 2 * rowPadding();
        if (row.exercise)
            put(SetExercise{{m_body.left(), top + m_unit, m_body.width(), m_y - top - 2 * m_unit}});
        put(SetFill{{m_body.left(), m_y - m_unit / 2, m_body.width(), m_unit / 2}, Token::Border});
    }

    void setMark(const BrokenCell &cell, double y)
    {
        if (!cell.severity || cell.lines.empty())
            return;
        const double size = 10 * m_unit;
        const double x
            = cell.right ? cell.x + cell.width - cell.lines.front().width - markWidth() : cell.x - markWidth();
        put(SetMark{{x, y + (cell.lines.front().height - size) / 2, size, size}, *cell.severity, cell.filled});
    }

    const Document &m_document;
    const QRectF m_body;
    const double m_unit;
    const QPaintDevice *m_device;
    std::vector<SetPage> m_pages;
    double m_y = 0;
};

} // namespace

std::vector<SetPage> setPages(const Document &document, const PageFrame &frame, const QPaintDevice *device)
{
    return Typesetter(document, frame, device).set();
}

} // namespace yagura
