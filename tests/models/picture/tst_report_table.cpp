// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/picture/report_table.h"
#include "tests/models/catalog/catalog_fixture.h"
#include "tests/support/builders.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

class TestReportTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsWhatTheReportSays();
    void revisions();
    void sameIdentityInTwoFeedsIsTwoRows();
    void retractedStays();
    void sectorsAndCountry_data();
    void sectorsAndCountry();
    void span_data();
    void span();
    void late_data();
    void late();
    void titlesSurviveRevisions();
};

namespace {

constexpr UtcTime t0 = FakeClock::morning;

ReportTable::Applied apply(
    ReportTable &table, const Event &event, UtcTime at = t0, const std::string &feed = "test", EventRef ref = {})
{
    return table.apply(sequenced(1, event, at), ref, feed, shippedCatalog());
}

} // namespace

void TestReportTable::holdsWhatTheReportSays()
{
    ReportTable table;
    const auto applied = apply(table,
        incident("I-1")
            .region("JP-13")
            .sector("jp.electricity")
            .severity({"jp-ci", "Lv3", 4, true})
            .tlp(Tlp::AmberStrict)
            .place("東京", "Tokyo", 35.5, 139.75)
            .campaign("C")
            .exercise("演習"),
        t0 + 3min);
    QVERIFY(applied.added && !applied.revised);
    const Row r = applied.row;
    QVERIFY((table.subject(r) == SubjectId{"test", "I-1"}));
    QCOMPARE(table.find({"test", "I-1"}), r);
    QCOMPARE(table.find({"test", "I-2"}), noRow);
    QVERIFY(table.country(r) == Country::Japan);
    QCOMPARE(table.region(r), shippedCatalog().regionIndex("JP-13", Country::Japan));
    QCOMPARE(codesIn(shippedCatalog(), table.sectors(r)), QStringList{QStringLiteral("jp.electricity")});
    QCOMPARE(table.severity(r), std::uint8_t{4});
    QVERIFY(table.severityMapped(r));
    QVERIFY(table.tlp(r) == Tlp::AmberStrict);
    QVERIFY(table.exercise(r));
    QCOMPARE(table.campaign(r), std::string_view("C"));
    QCOMPARE(table.title(r, Language::Ja), std::string_view("件名 I-1"));
    QVERIFY(table.titleOrigin(r, Language::Ja) == TextOrigin::Original);
    QVERIFY(table.titleOrigin(r, Language::En) == TextOrigin::Human);
    QVERIFY((table.place(r) == std::pair{35.5F, 139.75F}));
    QVERIFY(table.firstSequenced(r) == t0 + 3min && table.lastSequenced(r) == t0 + 3min);
    QVERIFY(table.open(r));
    const Row plain = apply(table, incident("I-2")).row;
    QVERIFY(!table.place(plain));
    QCOMPARE(table.severity(plain), unknownSeverity);
    QVERIFY(!table.severityMapped(plain));
}

void TestReportTable::revisions()
{
    ReportTable table;
    const Row r = apply(table, incident("I-1").revision(2).level(3), t0, "test", {1, 0}).row;

    const auto repeated = apply(table, incident("I-1").revision(2).level(5), t0 + 1min, "test", {2, 0});
    QVERIFY(repeated.row == r && !repeated.added && !repeated.revised);
    QCOMPARE(table.severity(r), std::uint8_t{3});
    QCOMPARE(table.history(r).size(), std::size_t{1});

    const auto older = apply(table, incident("I-1").revision(1).level(5), t0 + 2min, "test", {3, 0});
    QVERIFY(older.row == r && !older.added && !older.revised);
    QCOMPARE(table.severity(r), std::uint8_t{3});
    QCOMPARE(table.revision(r), 2U);
    QVERIFY(table.lastSequenced(r) == t0);
    QCOMPARE(table.history(r), (std::vector<EventRef>{{1, 0}, {3, 0}}));

    const auto newer = apply(table, incident("I-1").revision(7).level(4), t0 + 3min, "test", {4, 0});
    QVERIFY(newer.row == r && !newer.added && newer.revised);
    QCOMPARE(table.severity(r), std::uint8_t{4});
    QVERIFY(table.firstSequenced(r) == t0 && table.lastSequenced(r) == t0 + 3min);
    QCOMPARE(table.history(r).size(), std::size_t{3});
    QCOMPARE(table.size(), Row{1});
}

void TestReportTable::sameIdentityInTwoFeedsIsTwoRows()
{
    ReportTable table;
    const Row a = apply(table, incident("I-1"), t0, "a").row;
    const Row b = apply(table, incident("I-1"), t0, "b").row;
    QVERIFY(a != b);
    QCOMPARE(table.feed(a), std::string("a"));
    QCOMPARE(table.feed(b), std::string("b"));
}

void TestReportTable::retractedStays()
{
    ReportTable table;
    const Row r = apply(table, incident("I-1")).row;
    apply(table, incident("I-1").revision(2).retracted());
    QCOMPARE(table.size(), Row{1});
    QVERIFY(table.status(r) == SourceStatus::Retracted);
    QVERIFY(!table.open(r));
}

void TestReportTable::sectorsAndCountry_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<int>("country");
    QTest::addColumn<QStringList>("sectors");
    const auto row = [](const char *name, const Event &event, Country country, QStringList sectors) {
        QTest::newRow(name) << event << static_cast<int>(country) << sectors;
    };
    const QString energy = QStringLiteral("us.energy");
    const QString power = QStringLiteral("jp.electricity");
    row("incident", incident("I").country("US").sector("us.energy"), Country::UnitedStates, {energy});
    row("incident of no sector", incident("I").country("JP"), Country::Japan, {QStringLiteral("jp.none")});
    row("advisory to both", advisory("A").country("JP").country("US").sector("us.energy").sector("jp.electricity"),
        Country::None, {power, energy});
    row("advisory to one", advisory("A").country("JP").sector("jp.electricity"), Country::Japan, {power});
    row("advisory to all", advisory("A"), Country::None, {});
    row("engagement", engagement("E").country("US"), Country::UnitedStates, {});
}

void TestReportTable::sectorsAndCountry()
{
    QFETCH(Event, event);
    QFETCH(int, country);
    QFETCH(QStringList, sectors);
    ReportTable table;
    const Row r = apply(table, event).row;
    QCOMPARE(static_cast<int>(table.country(r)), country);
    QCOMPARE(codesIn(shippedCatalog(), table.sectors(r)), sectors);
}

void TestReportTable::span_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<qint64>("start");
    QTest::addColumn<qint64>("end");
    const auto row = [](const char *name, const Event &event, UtcTime start, UtcTime end) {
        QTest::newRow(name) << event << qint64{toMs(start)} << qint64{toMs(end)};
    };
    using namespace std::chrono;
    const UtcTime at = t0 + 7h + 30s;
    const auto happened = [&](Precision p) { return incident("I").happened(at, p).reported(t0 + 48h); };
    row("minute", happened(Precision::Minute), t0 + 7h, t0 + 7h + 1min);
    row("day", happened(Precision::Day), t0, t0 + 24h);
    row("month", happened(Precision::Month), sys_days{2026y / March / 1}, sys_days{2026y / April / 1});
    row("year", happened(Precision::Year), sys_days{2026y / January / 1}, sys_days{2027y / January / 1});
    row("unknown", happened(Precision::Unknown), t0 + 48h, t0 + 48h);
    row("engagement", engagement("E").happened(t0).ends(t0 + 2h), t0, t0 + 2h);
    row("engagement without an end", engagement("E").happened(t0).ends({}), t0, t0 + 1min);
}

void TestReportTable::span()
{
    QFETCH(Event, event);
    QFETCH(qint64, start);
    QFETCH(qint64, end);
    ReportTable table;
    const Row r = apply(table, event).row;
    QCOMPARE(qint64{toMs(table.happened(r))}, start);
    QCOMPARE(qint64{toMs(table.happenedEnd(r))}, end);
}

void TestReportTable::late_data()
{
    QTest::addColumn<int>("precision");
    QTest::addColumn<qint64>("minutesLater");
    QTest::addColumn<bool>("late");
    const auto row = [](const char *name, Precision p, qint64 minutes, bool late) {
        QTest::newRow(name) << static_cast<int>(p) << minutes << late;
    };
    row("at once", Precision::Minute, 0, false);
    row("an hour after its minute", Precision::Minute, 61, false);
    row("more than an hour", Precision::Minute, 62, true);
    row("the same day", Precision::Day, 20 * 60, false);
    row("the next day", Precision::Day, 26 * 60, true);
    row("the same year", Precision::Year, 200 * 24 * 60, false);
    row("nobody knows", Precision::Unknown, 200 * 24 * 60, false);
}

void TestReportTable::late()
{
    QFETCH(int, precision);
    QFETCH(qint64, minutesLater);
    QFETCH(bool, late);
    ReportTable table;
    const auto report
        = incident("I").happened(t0, static_cast<Precision>(precision)).reported(t0 + minutesLater * 1min);
    const Row r = apply(table, report).row;
    QCOMPARE(table.late(r), late);
    // A later revision makes nothing late that was known in time.
    auto again = incident("I").revision(2).happened(t0, static_cast<Precision>(precision));
    apply(table, again.reported(t0 + 24h * 900));
    QCOMPARE(table.late(r), late);
}

void TestReportTable::titlesSurviveRevisions()
{
    ReportTable table;
    const Row a = apply(table, incident("A").title("甲", "First")).row;
    const Row b = apply(table, incident("B").title("乙", "Second")).row;
    apply(table, incident("A").revision(2).title("甲", "A much longer title than before"));
    apply(table, incident("B").revision(2).title("", "2"));
    QCOMPARE(table.title(a, Language::Ja), std::string_view("甲"));
    QCOMPARE(table.title(a, Language::En), std::string_view("A much longer title than before"));
    QCOMPARE(table.title(b, Language::Ja), std::string_view());
    QCOMPARE(table.title(b, Language::En), std::string_view("2"));
}

QTEST_GUILESS_MAIN(TestReportTable)
#include "tst_report_table.moc"
