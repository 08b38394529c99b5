// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/briefing_words.h"

#include <tuple>

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

// The tables after the figures: what is open, advisories, engagements, what was retracted, how people responded.
namespace yagura {

namespace {

// A page has room for a few reports; beyond this a document is no longer read. What is over is said, and is in the CSV.
constexpr std::size_t mostRows = 3000;

QString sectorText(const Catalog &catalog, SectorSet sectors, Language language)
{
    QStringList names;
    for (const Sector &sector : catalog.sectors()) {
        if (sectors & bit(sector.index))
            names.append(sector.shortName.in(language));
    }
    return names.join(QStringLiteral(", "));
}

class TableMaker
{
public:
    TableMaker(Document &document, const Briefing &briefing, const BriefingWords &words)
        : m_document(document)
        , m_briefing(briefing)
        , m_words(words)
        , m_table(briefing.freeze().reports())
    {
    }

    void add(const char *title, const char *none, const std::function<bool(Row)> &belongs, bool newPage)
    {
        std::vector<Row> rows;
        std::ranges::copy_if(m_briefing.released().rows.rows, std::back_inserter(rows), belongs);
        std::ranges::stable_sort(rows, [this](Row a, Row b) { return order(a) < order(b); });
        DocSection section;
        section.title = m_words.text(title);
        section.newPage = newPage;
        if (rows.empty())
            section.paragraphs = m_words.text(none);
        else
            section.table = table(rows);
        if (rows.size() > mostRows)
            section.after = m_words.each([&](Language) {
                return QCoreApplication::translate("Briefing",
                    "%n more report(s) are not printed here. The CSV export has all of them.", nullptr,
                    static_cast<int>(rows.size() - mostRows));
            });
        m_document.sections.push_back(std::move(section));
    }

    void responses()
    {
        DocSection section;
        section.title = m_words.text(QT_TRANSLATE_NOOP("Briefing", "Response to alerts"));
        DocTable table;
        table.columns = {{{}, 2}, {m_words.text(QT_TRANSLATE_NOOP("Briefing", "Acknowledged")), 1, true},
            {m_words.text(QT_TRANSLATE_NOOP("Briefing", "Median time")), 1, true},
            {m_words.text(QT_TRANSLATE_NOOP("Briefing", "Nine of ten within")), 1, true},
            {m_words.text(QT_TRANSLATE_NOOP("Briefing", "Not yet acknowledged")), 1, true},
            {m_words.text(QT_TRANSLATE_NOOP("Briefing", "Longest wait")), 1, true}};
        table.rows.push_back(responseRow(false));
        if (m_briefing.released().exercise)
            table.rows.push_back(responseRow(true));
        section.table = std::move(table);
        m_document.sections.push_back(std::move(section));
    }

private:
    // Real before exercise, grave before light (unknown after High: it may be anything), new before old.
    [[nodiscard]] std::tuple<bool, int, std::int64_t> order(Row row) const
    {
        const std::uint8_t severity = m_table.severity(row);
        const int rank = severity == unknownSeverity ? 5 : 10 - 2 * severity;
        return {m_table.exercise(row), rank, -toMs(m_table.lastSequenced(row))};
    }

    DocTable table(const std::vector<Row> &rows) const
    {
        DocTable table;
        table.columns = {{m_words.text(QT_TRANSLATE_NOOP("Briefing", "Severity")), 1.45},
            {m_words.text(QT_TRANSLATE_NOOP("Briefing", "Sector and region")), 1.6},
            {m_words.text(QT_TRANSLATE_NOOP("Briefing", "Times")), 1.7},
            {m_words.text(QT_TRANSLATE_NOOP("Briefing", "Title and summary")), 6.3},
            {m_words.text(QT_TRANSLATE_NOOP("Briefing", "Marking and source")), 1.7}};
        table.compact = true;
        for (std::size_t i = 0; i < std::min(rows.size(), mostRows); ++i)
            table.rows.push_back(reportRow(rows[i]));
        return table;
    }

    DocRow reportRow(Row row) const
    {
        DocRow out;
        out.exercise = m_table.exercise(row);
        out.cells = {severityCell(row), placeCell(row), timesCell(row), textCell(row), sourceCell(row)};
        return out;
    }

    DocCell severityCell(Row row) const
    {
        DocCell cell;
        if (m_table.kind(row) == ReportKind::Engagement) {
            cell.lines = onOneLine(m_words.each([&](Language) { return kindWord(m_table.kind(row)); }));
        } else {
            const std::uint8_t severity = m_table.severity(row);
            cell.severity = severity;
            const QString mapped = m_table.severityMapped(row) ? QStringLiteral("\u2248 ") : QString();
            cell.lines
                = onOneLine(m_words.each([&](Language) { return mapped + severityWord(severity); }, DocStyle::Bold));
            nativeSeverity(row, cell.lines);
            if (const Alert *alert = m_briefing.freeze().situation->alerts().alertOf(row))
                append(cell.lines,
                    onOneLine(m_words.text(alert->unacknowledged() ? QT_TRANSLATE_NOOP("Briefing", "not acknowledged")
                                                                   : QT_TRANSLATE_NOOP("Briefing", "acknowledged"),
                        DocStyle::Muted)));
        }
        return cell;
    }

    void nativeSeverity(Row row, DocLines &lines) const
    {
        const ReportDetail *detail = m_briefing.freeze().detail(row);
        if (!detail || detail->severity.value.empty() || detail->severity.scale == "display")
            return;
        append(lines,
            BriefingWords::plain(
                plainText(detail->severity.scale, 60) + QStringLiteral(": ") + plainText(detail->severity.value, 60),
                DocStyle::Muted));
    }

    DocCell placeCell(Row row) const
    {
        const Catalog &catalog = m_briefing.catalog();
        DocCell cell;
        cell.lines = onOneLine(m_words.each([&](Language l) {
            return m_table.sectors(row) == 0 ? QCoreApplication::translate("Briefing", "All sectors")
                                             : sectorText(catalog, m_table.sectors(row), l);
        }));
        if (m_table.kind(row) == ReportKind::Incident)
            append(cell.lines,
                onOneLine(m_words.each(
                    [&](Language l) { return catalog.region(m_table.region(row)).name.in(l); }, DocStyle::Muted)));
        if (m_table.country(row) != Country::None)
            append(cell.lines,
                onOneLine(m_words.each([&](Language) { return countryWord(m_table.country(row)); }, DocStyle::Muted)));
        return cell;
    }

    DocCell timesCell(Row row) const
    {
        const bool span = m_table.kind(row) == ReportKind::Engagement;
        const Instant happened{m_table.happened(row), m_table.precision(row)};
        DocCell cell;
        // The label in each language, the time once.
        const auto line = [&](const char *label, const std::function<QString()> &time) {
            append(cell.lines, onOneLine(m_words.text(label, DocStyle::Muted)));
            append(cell.lines, onOneLine(m_words.each([&](Language) { return time(); })));
        };
        line(span                                           ? QT_TRANSLATE_NOOP("Briefing", "Starts")
                : m_table.kind(row) == ReportKind::Advisory ? QT_TRANSLATE_NOOP("Briefing", "Published")
                                                            : QT_TRANSLATE_NOOP("Briefing", "Happened"),
            [&] { return instantText(happened, Zone::Jst); });
        if (span && m_table.happenedEnd(row) > m_table.happened(row))
            line(QT_TRANSLATE_NOOP("Briefing", "Ends"),
                [&] { return dateTimeText(m_table.happenedEnd(row), Zone::Jst); });
        line(QT_TRANSLATE_NOOP("Briefing", "Reported"), [&] { return dateTimeText(m_table.reported(row), Zone::Jst); });
        if (m_table.late(row))
            append(cell.lines, onOneLine(m_words.text(QT_TRANSLATE_NOOP("Briefing", "reported late"))));
        return cell;
    }

    DocCell textCell(Row row) const
    {
        const bool retracted = m_table.status(row) == SourceStatus::Retracted;
        const auto title = [&](Language language) {
            return Text{std::string(m_table.title(row, language)), m_table.titleOrigin(row, language)};
        };
        DocCell cell;
        cell.lines = m_words.outside(
            {title(Language::Ja), title(Language::En)}, retracted ? DocStyle::Struck : DocStyle::Bold);
        if (retracted)
            append(
                cell.lines, m_words.each([](Language) { return statusWord(SourceStatus::Retracted); }, DocStyle::Bold));
        if (const ReportDetail *detail = m_briefing.freeze().detail(row))
            append(cell.lines, m_words.outside(detail->summary, DocStyle::Body));
        else
            append(cell.lines,
                m_words.text(QT_TRANSLATE_NOOP("Briefing", "The summary could not be read."), DocStyle::Muted));
        return cell;
    }

    DocCell sourceCell(Row row) const
    {
        DocCell cell;
        cell.lines = BriefingWords::plain(tlpText(m_table.tlp(row)), DocStyle::Bold);
        if (m_table.exercise(row))
            append(cell.lines, onOneLine(m_words.each([](Language) { return exerciseWord(); }, DocStyle::Bold)));
        DocLines source = BriefingWords::plain(plainText(m_table.subjectText(row), 130));
        append(source, BriefingWords::plain(plainText(m_table.feed(row), 130), DocStyle::Muted));
        append(cell.lines, onOneLine(std::move(source)));
        append(cell.lines,
            onOneLine(m_words.each(
                [&](Language) {
                    return QCoreApplication::translate("Briefing", "revision %1").arg(m_table.revision(row));
                },
                DocStyle::Muted)));
        append(cell.lines,
            onOneLine(m_words.each([&](Language) { return statusWord(m_table.status(row)); }, DocStyle::Muted)));
        return cell;
    }

    DocRow responseRow(bool exercise) const
    {
        const ResponseFigures figures = responseFigures(m_briefing.freeze(), m_briefing.released(), exercise);
        DocRow row;
        row.exercise = exercise;
        row.cells.push_back({exercise ? m_words.each([](Language) { return exerciseWord(); }, DocStyle::Bold)
                                      : m_words.text(QT_TRANSLATE_NOOP("Briefing", "Real incidents")),
            {}});
        const auto number = [&](std::uint32_t n) {
            row.cells.push_back({BriefingWords::plain(QString::number(n)), {}});
        };
        const auto time = [&](bool any, std::chrono::milliseconds t) {
            row.cells.push_back(
                {any ? m_words.each([&](Language) { return ageText(t); }) : BriefingWords::plain(u"\u2013"_qs), {}});
        };
        number(figures.acknowledged);
        time(figures.acknowledged > 0, figures.median);
        time(figures.acknowledged > 0, figures.ninetieth);
        number(figures.waiting);
        time(figures.waiting > 0, figures.longestWait);
        return row;
    }

    Document &m_document;
    const Briefing &m_briefing;
    const BriefingWords &m_words;
    const ReportTable &m_table;
};

} // namespace

void addTables(Document &document, const Briefing &briefing, const BriefingWords &words)
{
    const ReportTable &table = briefing.freeze().reports();
    const auto live = [&table](ReportKind kind) {
        return
            [&table, kind](Row row) { return table.kind(row) == kind && table.status(row) != SourceStatus::Retracted; };
    };
    TableMaker maker(document, briefing, words);
    maker.add(
        QT_TRANSLATE_NOOP("Briefing", "Open incidents"),
        QT_TRANSLATE_NOOP("Briefing", "No open incident is known within the scope and the ceiling."),
        [&table](Row row) { return table.open(row); }, true);
    maker.add(QT_TRANSLATE_NOOP("Briefing", "Advisories"),
        QT_TRANSLATE_NOOP("Briefing", "No advisory is known within the scope and the ceiling."),
        live(ReportKind::Advisory), false);
    maker.add(QT_TRANSLATE_NOOP("Briefing", "Engagements"),
        QT_TRANSLATE_NOOP("Briefing", "No engagement is known within the scope and the ceiling."),
        live(ReportKind::Engagement), false);
    maker.add(
        QT_TRANSLATE_NOOP("Briefing", "Retracted by the source"),
        QT_TRANSLATE_NOOP("Briefing", "Nothing within the scope and the ceiling was retracted."),
        [&table](Row row) { return table.status(row) == SourceStatus::Retracted; }, false);
    maker.responses();
}

} // namespace yagura
