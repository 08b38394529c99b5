// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/briefing_words.h"

#include <QLocale>

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

// The first page: how much is open where, how fresh the word of each feed is, what was left out.
namespace yagura {

namespace {

constexpr int levels = 7; // 5 … 0, then unknown

struct CountryCounts
{
    std::array<std::uint32_t, levels> open{};
    std::uint32_t cleared = 0;
    std::uint32_t retracted = 0;

    [[nodiscard]] std::uint32_t openCount() const
    {
        std::uint32_t sum = 0;
        for (const auto n : open)
            sum += n;
        return sum;
    }
    void add(const ReportTable &table, Row row)
    {
        if (table.open(row)) {
            const std::uint8_t severity = table.severity(row);
            ++open[severity == unknownSeverity ? levels - 1 : 5U - severity];
        } else {
            ++(table.status(row) == SourceStatus::Retracted ? retracted : cleared);
        }
    }
};

constexpr std::array countryOrder{Country::Japan, Country::UnitedStates, Country::Other, Country::None};

class SummaryMaker
{
public:
    SummaryMaker(Document &document, const Briefing &briefing, const BriefingWords &words)
        : m_document(document)
        , m_briefing(briefing)
        , m_words(words)
        , m_table(briefing.freeze().reports())
    {
    }

    void counts()
    {
        DocSection section;
        section.title = m_words.text(QT_TRANSLATE_NOOP("Briefing", "Open incidents by country and severity"));
        section.table = countTable();
        if (m_briefing.released().exercise)
            section.after = m_words.text(
                QT_TRANSLATE_NOOP("Briefing", "Exercise incidents are counted apart and never added to real ones."));
        m_document.sections.push_back(std::move(section));
    }

    void scopeAndReleases()
    {
        DocSection section;
        section.title = m_words.text(QT_TRANSLATE_NOOP("Briefing", "Scope and what was left out"));
        section.paragraphs = scopeLines(m_briefing.freeze().scope, m_briefing.catalog(), m_words);
        append(section.paragraphs, withheldLines(m_briefing.released(), m_words));
        m_document.sections.push_back(std::move(section));
    }

    void feeds()
    {
        DocSection section;
        section.title = m_words.text(QT_TRANSLATE_NOOP("Briefing", "How fresh the feeds are"));
        if (m_briefing.freeze().feeds.empty())
            section.paragraphs = m_words.text(
                QT_TRANSLATE_NOOP("Briefing", "No feed has been heard: whether anything is open is not known."));
        else
            section.table = feedTable();
        m_document.sections.push_back(std::move(section));
    }

private:
    static DocLines number(std::uint32_t n, bool strong = false)
    {
        return BriefingWords::plain(
            n == 0 ? QStringLiteral("\u2013") : QLocale::c().toString(n), strong ? DocStyle::Bold : DocStyle::Body);
    }

    DocTable countTable() const
    {
        DocTable table;
        const auto column = [&](const DocLines &head, double weight) {
            table.columns.push_back({head, weight, weight <= 1});
        };
        column(m_words.text(QT_TRANSLATE_NOOP("Briefing", "Country")), 1.6);
        for (int i = 0; i < levels; ++i)
            column(m_words.each([&](Language) { return severityWord(levelAt(i)); }), 1);
        column(m_words.text(QT_TRANSLATE_NOOP("Briefing", "Open")), 1);
        column(m_words.text(QT_TRANSLATE_NOOP("Briefing", "Cleared")), 1);
        column(m_words.text(QT_TRANSLATE_NOOP("Briefing", "Retracted")), 1);
        addCounts(table, false);
        if (m_briefing.released().exercise)
            addCounts(table, true);
        return table;
    }

    static std::uint8_t levelAt(int i) { return i == levels - 1 ? unknownSeverity : static_cast<std::uint8_t>(5 - i); }

    void addCounts(DocTable &table, bool exercise) const
    {
        std::array<CountryCounts, 4> by{};
        CountryCounts all;
        for (const Row row : m_briefing.released().rows.rows) {
            if (m_table.kind(row) != ReportKind::Incident || m_table.exercise(row) != exercise)
                continue;
            by[static_cast<std::size_t>(m_table.country(row))].add(m_table, row);
            all.add(m_table, row);
        }
        for (const Country country : countryOrder) {
            const CountryCounts &counts = by[static_cast<std::size_t>(country)];
            const bool always = country == Country::Japan || country == Country::UnitedStates;
            if (always || counts.openCount() + counts.cleared + counts.retracted > 0)
                table.rows.push_back(countRow(
                    onOneLine(m_words.each([&](Language) { return countryWord(country); })), counts, exercise, false));
        }
        table.rows.push_back(
            countRow(onOneLine(m_words.text(QT_TRANSLATE_NOOP("Briefing", "Total"))), all, exercise, true));
    }

    DocRow countRow(DocLines name, const CountryCounts &counts, bool exercise, bool total) const
    {
        DocRow row;
        row.exercise = exercise;
        row.total = total;
        if (exercise)
            append(name, onOneLine(m_words.each([](Language) { return exerciseWord(); }, DocStyle::Bold)));
        row.cells.push_back({std::move(name), {}});
        for (int i = 0; i < levels; ++i) {
            DocCell cell{number(counts.open[static_cast<std::size_t>(i)], total), {}};
            if (counts.open[static_cast<std::size_t>(i)] > 0 && !total)
                cell.severity = levelAt(i);
            row.cells.push_back(std::move(cell));
        }
        row.cells.push_back({number(counts.openCount(), true), {}});
        row.cells.push_back({number(counts.cleared), {}});
        row.cells.push_back({number(counts.retracted), {}});
        return row;
    }

    DocTable feedTable() const
    {
        DocTable table;
        table.columns = {{m_words.text(QT_TRANSLATE_NOOP("Briefing", "Feed")), 2},
            {m_words.text(QT_TRANSLATE_NOOP("Briefing", "State")), 1.5},
            {m_words.text(QT_TRANSLATE_NOOP("Briefing", "Last heard")), 2.5},
            {m_words.text(QT_TRANSLATE_NOOP("Briefing", "Known or unknown")), 3}};
        for (const FeedAge &feed : m_briefing.freeze().feeds)
            table.rows.push_back(feedRow(feed));
        return table;
    }

    DocRow feedRow(const FeedAge &feed) const
    {
        const UtcTime asOf = m_briefing.freeze().asOf;
        DocRow row;
        row.cells.push_back({BriefingWords::plain(plainText(feed.feed, 130), DocStyle::Bold), {}});
        row.cells.push_back({onOneLine(m_words.each([&](Language) {
                                 return feed.state
                                     ? feedStateWord(*feed.state)
                                     : QCoreApplication::translate("Briefing", "from the journal, not connected");
                             })),
            {}});
        row.cells.push_back({m_words.each([&](Language) {
                                 return feed.neverHeard() ? QCoreApplication::translate("Briefing", "never")
                                                          : QCoreApplication::translate("Briefing", "%1 (%2 before)")
                                                                .arg(dateTimeText(feed.lastHeard, Zone::Jst),
                                                                    ageText(asOf - feed.lastHeard));
                             }),
            {}});
        DocCell known{m_words.each([&](Language) { return knownWords(feed); }), {}};
        if (unknown(feed))
            known.severity = unknownSeverity;
        row.cells.push_back(std::move(known));
        return row;
    }

    static bool unknown(const FeedAge &feed)
    {
        return feed.neverHeard() || feed.lostSince != UtcTime{} || (feed.state && !isHeard(*feed.state));
    }

    static QString knownWords(const FeedAge &feed)
    {
        if (!unknown(feed))
            return QCoreApplication::translate("Briefing", "known");
        if (feed.lostSince != UtcTime{})
            return QCoreApplication::translate("Briefing", "unknown since %1").arg(threeZones(feed.lostSince));
        return QCoreApplication::translate("Briefing", "unknown");
    }

    Document &m_document;
    const Briefing &m_briefing;
    const BriefingWords &m_words;
    const ReportTable &m_table;
};

} // namespace

void addSummary(Document &document, const Briefing &briefing, const BriefingWords &words)
{
    SummaryMaker maker(document, briefing, words);
    maker.counts();
    maker.scopeAndReleases();
    maker.feeds();
}

} // namespace yagura
