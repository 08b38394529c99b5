// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/report_changes.h"

#include <QTest>

#include "tests/support/builders.h"

using namespace yagura;
using namespace yagura::test;
using Field = FieldChange::Field;
using Kind = FieldChange::Kind;

Q_DECLARE_METATYPE(yagura::Event)
Q_DECLARE_METATYPE(std::vector<yagura::FieldChange>)

class ReportChangesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changes_data();
    void changes();
    void isOppositeBackwards_data() { changes_data(); }
    void isOppositeBackwards();
};

void ReportChangesTest::changes_data()
{
    QTest::addColumn<Event>("before");
    QTest::addColumn<Event>("after");
    QTest::addColumn<std::vector<FieldChange>>("expected");
    const auto row = [](const char *name, const Event &before, const Event &after, std::vector<FieldChange> expected) {
        QTest::newRow(name) << before << after << std::move(expected);
    };
    const auto base = [] { return incident("I-1").level(2); };
    const auto entries = [](Field field, int added, int removed) {
        return std::vector<FieldChange>{{field, Kind::Entries, added, removed}};
    };

    row("nothing but revision and time", base(),
        base().revision(2).reported(FakeClock::morning + std::chrono::hours{1}), {});
    row("severity", base(), base().level(3), {{Field::DisplaySeverity}, {Field::NativeSeverity}});
    row("native severity alone", base().severity({"us-national", "2", 2, false}),
        base().severity({"cvss", "5.0", 2, true}), {{Field::NativeSeverity}});
    row("severity found", incident("I-1"), base(),
        {{Field::DisplaySeverity, Kind::Added}, {Field::NativeSeverity, Kind::Added}});
    row("status", base().status(SourceStatus::Draft), base(), {{Field::Status}});
    row("condition", base(), base().cleared(), {{Field::Condition}});
    row("English title added", base().title("件名", ""), base().title("件名", "Title"),
        {{Field::TitleEn, Kind::Added}});
    row("Japanese title changed", base().title("件名", "T"), base().title("別の件名", "T"), {{Field::TitleJa}});
    row("summaries added", base(), base().summary("概要", "Summary"),
        {{Field::SummaryJa, Kind::Added}, {Field::SummaryEn, Kind::Added}});
    row("indicators +2", base(), base().indicator("ipv4-addr", "192.0.2.1").indicator("ipv4-addr", "192.0.2.2"),
        entries(Field::Indicators, 2, 0));
    row("indicator exchanged", base().indicator("url", "a"), base().indicator("url", "b"),
        entries(Field::Indicators, 1, 1));
    row("indicator twice", base().indicator("url", "a"), base().indicator("url", "a").indicator("url", "a"),
        entries(Field::Indicators, 1, 0));
    row("only another order", base().cve("CVE-2026-1").cve("CVE-2026-2"), base().cve("CVE-2026-2").cve("CVE-2026-1"),
        {});
    row("sector", base().sector("jp.gas"), base().sector("jp.gas").sector("jp.electricity"),
        entries(Field::Sectors, 1, 0));
    row("region found", base(), base().country("JP").region("JP-13"),
        {{Field::Countries, Kind::Entries, 1, 0}, {Field::Region, Kind::Added}});
    row("place", base().place("甲", "A", 1, 2), base().place("甲", "A", 1, 3), {{Field::Place}});
    row("happened, more precisely", base().happened(FakeClock::morning, Precision::Day), base(), {{Field::Happened}});
    row("confidence dropped", base().confidence("B2"), base(), {{Field::Confidence, Kind::Removed}});
    row("TLP", base().tlp(Tlp::Green), base().tlp(Tlp::Amber), {{Field::Tlp}});
    row("TLP stated, the same in effect", base().tlp(Tlp::Unspecified), base().tlp(Tlp::Amber), {});
    row("exercise renamed", base().exercise("X"), base().exercise("Y"), {{Field::Exercise}});
    row("released further", base(), base().releasableTo("US"), entries(Field::Releasability, 1, 0));
    row("evidence", base(),
        base().campaign("C").technique("T1").product("v", "p").supplier("s").reference("https://example.org", "r"),
        {{Field::Campaign, Kind::Added}, {Field::Techniques, Kind::Entries, 1, 0},
            {Field::Products, Kind::Entries, 1, 0}, {Field::Suppliers, Kind::Entries, 1, 0},
            {Field::References, Kind::Entries, 1, 0}});
    row("no report", feedNotice("N", FeedNotice::Kind::Lost), base(), {});

    Event machine = base().title("件名", "Title");
    std::get<Report>(machine.body).title.en.origin = TextOrigin::Machine;
    row("checked by a person", machine, base().title("件名", "Title"), {{Field::TitleEn, Kind::OriginChanged}});
}

void ReportChangesTest::changes()
{
    QFETCH(Event, before);
    QFETCH(Event, after);
    QFETCH(std::vector<FieldChange>, expected);
    QCOMPARE(changesBetween(before, after), expected);
}

void ReportChangesTest::isOppositeBackwards()
{
    QFETCH(Event, before);
    QFETCH(Event, after);
    QFETCH(std::vector<FieldChange>, expected);
    for (FieldChange &change : expected) {
        std::swap(change.entriesAdded, change.entriesRemoved);
        if (change.kind == Kind::Added)
            change.kind = Kind::Removed;
        else if (change.kind == Kind::Removed)
            change.kind = Kind::Added;
    }
    QCOMPARE(changesBetween(after, before), expected);
}

QTEST_APPLESS_MAIN(ReportChangesTest)
#include "tst_report_changes.moc"
