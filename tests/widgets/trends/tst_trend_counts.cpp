// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trends/trend_counts.h"

#include <QTest>

#include <map>
#include <numeric>
#include <random>

#include "resources/resources.h"
#include "tests/support/builders.h"

using namespace std::chrono_literals;
using namespace yagura;
using namespace yagura::test;

Q_DECLARE_METATYPE(std::vector<int>)

namespace {
Catalog catalogue()
{
    initResources();
    Outcome<Catalog> catalog = Catalog::load();
    if (!catalog)
        qFatal("the catalogue does not load");
    return std::move(catalog.value());
}

constexpr UtcTime noon = FakeClock::morning + 12h; // 21:00 in Japan
} // namespace

class TrendCountsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void steps_data();
    void steps();
    void stepBounds();
    void countsLikeANaiveRecount_data();
    void countsLikeANaiveRecount();
    void coarseDates();
    void percentiles_data();
    void percentiles();
    void responsesOutsideAreLeftOut();

private:
    Catalog m_catalog = catalogue();
};

void TrendCountsTest::steps_data()
{
    QTest::addColumn<int>("range");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("count");
    QTest::addColumn<qint64>("hoursBack"); // of the beginning, before noon
    const auto row = [](const char *name, TrendRange range, TrendStep wanted, TrendStep step, int count, qint64 back) {
        QTest::newRow(name) << static_cast<int>(range) << static_cast<int>(wanted) << static_cast<int>(step) << count
                            << back;
    };
    row("24 h", TrendRange::Day, TrendStep::Hour, TrendStep::Hour, 24, 23);
    row("24 h is never by day", TrendRange::Day, TrendStep::Day, TrendStep::Hour, 24, 23);
    row("7 d by hour", TrendRange::Week, TrendStep::Hour, TrendStep::Hour, 168, 167);
    row("7 d by day", TrendRange::Week, TrendStep::Day, TrendStep::Day, 7, 6 * 24 + 21);
    row("30 d", TrendRange::Month, TrendStep::Hour, TrendStep::Day, 30, 29 * 24 + 21);
    row("90 d", TrendRange::Quarter, TrendStep::Day, TrendStep::Day, 90, 89 * 24 + 21);
}

void TrendCountsTest::steps()
{
    QFETCH(int, range);
    QFETCH(int, wanted);
    QFETCH(int, step);
    QFETCH(int, count);
    QFETCH(qint64, hoursBack);
    const TrendSteps s = stepsOf(static_cast<TrendRange>(range), static_cast<TrendStep>(wanted), noon);
    QCOMPARE(static_cast<int>(s.step), step);
    QCOMPARE(s.count, count);
    QCOMPARE(toMs(s.begin), toMs(noon - std::chrono::hours(hoursBack)));
    QCOMPARE(s.indexOf(noon), count - 1); // now lies in the last one
}

void TrendCountsTest::stepBounds()
{
    const TrendSteps s = stepsOf(TrendRange::Week, TrendStep::Day, noon);
    QCOMPARE(s.indexOf(s.begin), 0);
    QCOMPARE(s.indexOf(s.begin - 1ms), -1);
    QCOMPARE(s.indexOf(s.at(1) - 1ms), 0);
    QCOMPARE(s.indexOf(s.at(1)), 1);
    QCOMPARE(s.indexOf(s.at(s.count) - 1ms), s.count - 1);
    QCOMPARE(s.indexOf(s.at(s.count)), -1);
}

void TrendCountsTest::countsLikeANaiveRecount_data()
{
    QTest::addColumn<int>("range");
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("happened");
    QTest::newRow("24 h") << 0 << 0 << true;
    QTest::newRow("7 d by hour") << 1 << 0 << true;
    QTest::newRow("7 d by day") << 1 << 1 << true;
    QTest::newRow("90 d") << 3 << 1 << true;
    QTest::newRow("first heard") << 1 << 0 << false;
}

void TrendCountsTest::countsLikeANaiveRecount()
{
    QFETCH(int, range);
    QFETCH(int, step);
    QFETCH(bool, happened);
    std::mt19937 random(7);
    const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    ReportTable table;
    std::vector<Row> rows;
    for (int i = 0; i < 3000; ++i) {
        ReportBuilder report = upTo(10) == 0 ? advisory("S" + std::to_string(i)) : incident("S" + std::to_string(i));
        report.happened(noon - std::chrono::minutes(upTo(100 * 24 * 60) - 60));
        if (const int level = upTo(7); level < 6)
            report.level(static_cast<std::uint8_t>(level));
        if (upTo(5) == 0)
            report.exercise("E");
        if (upTo(9) == 0)
            report.retracted();
        const UtcTime heard = noon - std::chrono::minutes(upTo(10 * 24 * 60));
        const auto place = static_cast<std::uint64_t>(i + 1);
        const Row row = table.apply(sequenced(place, report, heard), {i, 0}, "test", m_catalog).row;
        if (upTo(4) != 0) // the rest is out of scope
            rows.push_back(row);
    }
    const TrendSteps steps = stepsOf(static_cast<TrendRange>(range), static_cast<TrendStep>(step), noon);
    TrendCount count;
    count.begin(steps, happened ? TrendTime::Happened : TrendTime::FirstSequenced);
    for (std::size_t from = 0; from < rows.size(); from += 700)
        count.count(table, std::span(rows).subspan(from, std::min<std::size_t>(700, rows.size() - from)));

    std::size_t seen = 0;
    for (int i = 0; i < steps.count; ++i) {
        std::map<int, std::uint32_t> real;
        std::uint32_t exercise = 0;
        for (const Row row : rows) {
            const UtcTime at = happened ? table.happened(row) : table.firstSequenced(row);
            if (at < steps.at(i) || at >= steps.at(i + 1) || table.kind(row) != ReportKind::Incident
                || table.status(row) == SourceStatus::Retracted)
                continue;
            table.exercise(row) ? ++exercise : ++real[table.severity(row)];
            ++seen;
        }
        const TrendBar &bar = count.bars()[static_cast<std::size_t>(i)];
        QCOMPARE(bar.exercise, exercise);
        for (int level = 0; level < 6; ++level)
            QCOMPARE(bar.real[static_cast<std::size_t>(level)], real[level]);
        QCOMPARE(bar.real[6], real[unknownSeverity]);
    }
    QVERIFY(seen > 10);
}

void TrendCountsTest::coarseDates()
{
    ReportTable table;
    std::vector<Row> rows;
    const Precision precisions[] = {Precision::Minute, Precision::Day, Precision::Month, Precision::Year};
    for (std::size_t i = 0; i < std::size(precisions); ++i) {
        const Event event = incident("S" + std::to_string(i)).happened(noon, precisions[i]);
        rows.push_back(table.apply(sequenced(i + 1, event, noon), {}, "test", m_catalog).row);
    }
    const auto coarse = [&](TrendRange range, TrendStep step, TrendTime time) {
        TrendCount count;
        count.begin(stepsOf(range, step, noon), time);
        count.count(table, rows);
        return count.coarse();
    };
    QCOMPARE(coarse(TrendRange::Day, TrendStep::Hour, TrendTime::Happened), 1U);  // the day; others lie before
    QCOMPARE(coarse(TrendRange::Month, TrendStep::Day, TrendTime::Happened), 1U); // the month begins the day before
    QCOMPARE(coarse(TrendRange::Quarter, TrendStep::Day, TrendTime::Happened), 2U);
    QCOMPARE(coarse(TrendRange::Quarter, TrendStep::Day, TrendTime::FirstSequenced), 0U);
}

void TrendCountsTest::percentiles_data()
{
    QTest::addColumn<std::vector<int>>("minutes");
    QTest::addColumn<int>("median");
    QTest::addColumn<int>("ninetieth");
    std::vector<int> hundred(100);
    std::iota(hundred.begin(), hundred.end(), 1);
    QTest::newRow("one") << std::vector<int>{7} << 7 << 7;
    QTest::newRow("two") << std::vector<int>{9, 3} << 3 << 9;
    QTest::newRow("three") << std::vector<int>{9, 3, 5} << 5 << 9;
    QTest::newRow("ten") << std::vector<int>{10, 9, 8, 7, 6, 5, 4, 3, 2, 1} << 5 << 9;
    QTest::newRow("hundred") << hundred << 50 << 90;
}

void TrendCountsTest::percentiles()
{
    QFETCH(std::vector<int>, minutes);
    QFETCH(int, median);
    QFETCH(int, ninetieth);
    std::vector<AlertBook::Response> responses;
    for (const int m : minutes)
        responses.push_back({noon, std::chrono::minutes(m), 0});
    const auto steps
        = responseSteps(stepsOf(TrendRange::Day, TrendStep::Hour, noon), responses, [](Row) { return true; });
    QCOMPARE(steps.back().acknowledged, static_cast<std::uint32_t>(minutes.size()));
    QVERIFY(steps.back().median == std::chrono::minutes(median));
    QVERIFY(steps.back().ninetieth == std::chrono::minutes(ninetieth));
    QCOMPARE(steps.front(), ResponseStep{});
}

void TrendCountsTest::responsesOutsideAreLeftOut()
{
    const std::vector<AlertBook::Response> responses{{noon, 1min, 1}, {noon, 5min, 2}, {noon - 48h, 9min, 1}};
    const auto steps
        = responseSteps(stepsOf(TrendRange::Day, TrendStep::Hour, noon), responses, [](Row row) { return row == 1; });
    std::uint32_t all = 0;
    for (const ResponseStep &step : steps)
        all += step.acknowledged;
    QCOMPARE(all, 1U);
    QVERIFY(steps.back().median == std::chrono::milliseconds(1min));
}

QTEST_APPLESS_MAIN(TrendCountsTest)
#include "tst_trend_counts.moc"
