// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/alerts/scope_count.h"
#include "models/picture/text_fold.h"
#include "tests/models/alerts/floor.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestScopeCount : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tally();
    void hours_data();
    void hours();
    void equalsANaiveRecount_data();
    void equalsANaiveRecount();
};

namespace {

constexpr UtcTime t0 = FakeClock::morning;

bool hasText(const ReportTable &t, Row r, const QString &needle)
{
    for (const std::string_view text : {t.title(r, Language::Ja), t.title(r, Language::En), t.subjectText(r)}) {
        if (!findFolded(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), needle).empty())
            return true;
    }
    return false;
}

// The plainest possible count of the rows that `belongs` lets through.
template <typename Belongs>
Tally recount(const Situation &s, const std::vector<Row> &rows, UtcTime now, bool exercise, Belongs belongs)
{
    const ReportTable &t = s.picture().reports();
    Tally tally;
    for (const Row r : rows) {
        if (t.kind(r) != ReportKind::Incident || t.exercise(r) != exercise || !belongs(r))
            continue;
        ++tally.total;
        if (t.condition(r) == Condition::Active && t.status(r) != SourceStatus::Retracted)
            ++tally.open[t.severity(r) == unknownSeverity ? 6 : t.severity(r)];
        const Alert *alert = s.alerts().alertOf(r);
        if (alert && !alert->acknowledged)
            ++tally.unacknowledged;
        const auto age = now - t.firstSequenced(r);
        for (int hour = 0; hour < 24; ++hour) {
            if (age >= std::chrono::hours(hour) && age < std::chrono::hours(hour + 1))
                ++tally.perHour[static_cast<std::size_t>(23 - hour)];
        }
    }
    return tally;
}

Tallies recount(const Situation &s, const std::vector<Row> &rows, UtcTime now, bool exercise)
{
    const ReportTable &t = s.picture().reports();
    const Catalog &catalog = s.picture().catalog();
    Tallies all;
    all.resize(catalog.sectors().size(), catalog.regions().size());
    all.all = recount(s, rows, now, exercise, [](Row) { return true; });
    for (const Sector &sector : catalog.sectors()) {
        const auto in = [&](Row r) { return (t.sectors(r) & bit(sector.index)) != 0; };
        all.bySector[sector.index] = recount(s, rows, now, exercise, in);
        for (const Region &region : catalog.regions())
            all.bySectorAndRegion[sector.index * catalog.regions().size() + region.index]
                = recount(s, rows, now, exercise, [&](Row r) { return in(r) && t.region(r) == region.index; });
    }
    for (const Region &region : catalog.regions())
        all.byRegion[region.index]
            = recount(s, rows, now, exercise, [&](Row r) { return t.region(r) == region.index; });
    if (exercise)
        return all;
    for (const Sector &sector : catalog.sectors()) {
        all.bySector[sector.index].lastWord = s.picture().coverage().sector(sector.index).lastWord;
        all.all.lastWord = std::max(all.all.lastWord, all.bySector[sector.index].lastWord);
    }
    for (const Region &region : catalog.regions())
        all.byRegion[region.index].lastWord = s.picture().coverage().region(region.index).lastWord;
    return all;
}

std::vector<Row> naiveRows(const Situation &s, const ScopeFilter &filter)
{
    std::vector<Row> rows;
    for (Row r = 0; r < s.picture().reports().size(); ++r) {
        if (filter.admits(s.picture().reports(), r)
            && (filter.text.isEmpty() || hasText(s.picture().reports(), r, filter.text)))
            rows.push_back(r);
    }
    return rows;
}

} // namespace

void TestScopeCount::tally()
{
    Tally tally;
    QVERIFY(!tally.worstOpen());
    QCOMPARE(tally.openCount(), 0U);
    tally.open[6] = 2;
    QCOMPARE(*tally.worstOpen(), unknownSeverity);
    tally.open[0] = 1;
    QCOMPARE(*tally.worstOpen(), std::uint8_t{0});
    tally.open[5] = 3;
    QCOMPARE(*tally.worstOpen(), std::uint8_t{5});
    QCOMPARE(tally.openCount(), 6U);
}

void TestScopeCount::hours_data()
{
    QTest::addColumn<int>("minutesAgo");
    QTest::addColumn<int>("slot");
    QTest::newRow("now") << 0 << 23;
    QTest::newRow("from a clock that is ahead") << -90 << 23;
    QTest::newRow("59 min") << 59 << 23;
    QTest::newRow("60 min") << 60 << 22;
    QTest::newRow("23 h 59 min") << 24 * 60 - 1 << 0;
    QTest::newRow("24 h") << 24 * 60 << -1;
}

void TestScopeCount::hours()
{
    QFETCH(int, minutesAgo);
    QFETCH(int, slot);
    Situation situation(shippedCatalog());
    Situation::Changes changes;
    situation.apply(sequenced(1, incident("I"), t0 - minutesAgo * 1min), {}, "test", changes);
    const ScopedRows counted = scopeRows(situation, {}, t0);
    for (int i = 0; i < 24; ++i)
        QCOMPARE(int{counted.real.all.perHour[static_cast<std::size_t>(i)]}, i == slot ? 1 : 0);
}

void TestScopeCount::equalsANaiveRecount_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<QString>("scope");
    unsigned seed = 0;
    for (const QString &scope : {QString(), u"sector=us.energy,jp.water"_s, u"severity>=3 unknown-severity=no"_s,
             u"country=JP exercise=no"_s, u"region=US-TX"_s, u"text=サーバ"_s})
        QTest::addRow("%s", qPrintable(scope.isEmpty() ? u"everything"_s : scope)) << ++seed << scope;
}

void TestScopeCount::equalsANaiveRecount()
{
    QFETCH(unsigned, seed);
    QFETCH(QString, scope);
    Floor floor;
    floor.scope.set(*parseScope(scope, shippedCatalog()));
    floor.scoped.recompute();
    RandomFloor random(seed);
    const UtcTime anchor = floor.clock.now();
    for (int round = 0; round < 12; ++round) {
        std::vector<Event> events;
        for (int i = 0; i < 40; ++i)
            events.push_back(random.next(floor.watch.situation()));
        floor.hear(events);
        const Situation &s = floor.watch.situation();
        const std::vector<Row> rows = naiveRows(s, floor.scope.filter());
        QCOMPARE(floor.scoped.rows(), rows);
        QVERIFY(floor.scoped.real() == recount(s, rows, anchor, false));
        QVERIFY(floor.scoped.exercise() == recount(s, rows, anchor, true));
    }
    const ScopedRows anew = scopeRows(floor.watch.situation(), floor.scope.filter(), anchor);
    QCOMPARE(anew.rows, floor.scoped.rows());
    QVERIFY(anew.real == floor.scoped.real() && anew.exercise == floor.scoped.exercise());
    QVERIFY(anew.real.all.total > 5);
    QVERIFY(scope.contains(u"exercise=no"_s) || anew.exercise.all.total > 0);
}

QTEST_GUILESS_MAIN(TestScopeCount)
#include "tst_scope_count.moc"
