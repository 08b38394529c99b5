// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/view_fixture.h"
#include "widgets/timeline/timeline_bins.h"
#include "widgets/timeline/timeline_words.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono;
using namespace Qt::StringLiterals;
using Flag = TimelineEntry::Flag;

namespace {
TimelineData collected(ViewFixture &f, const TimelineOptions &options = {}, std::optional<UtcTime> silent = {})
{
    return collectTimeline(f.watch.situation(), f.scoped.rows(), f.scope.filter(), f.scoped.now(), options, silent);
}

const TimelineLane &laneOf(ViewFixture &f, const TimelineData &data, const char *sector, bool exercise = false)
{
    const int lane = data.lane(*f.catalog.sectorIndex(sector), exercise);
    if (lane < 0)
        qFatal("no lane for %s", sector);
    return data.lanes[static_cast<std::size_t>(lane)];
}

FeedNotice::Kind notice(bool lost)
{
    return lost ? FeedNotice::Kind::Lost : FeedNotice::Kind::Resumed;
}
} // namespace

class TestTimelineData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lanesInOfficialOrder()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("US").sector("us.energy").level(4)});
        const TimelineData data = collected(f);
        QCOMPARE(data.lanes.front().kind, TimelineLane::Kind::Notices);
        std::vector<int> slots;
        for (const TimelineLane &lane : data.lanes) {
            QVERIFY(!lane.exercise);
            if (lane.kind == TimelineLane::Kind::Sector)
                slots.push_back(lane.slot);
        }
        QCOMPARE(slots.size(), std::size_t{31});
        QVERIFY(std::ranges::is_sorted(slots));
        QCOMPARE(laneOf(f, data, "us.energy").open, 1U);
        QCOMPARE(laneOf(f, data, "us.energy").worstOpen, std::optional<std::uint8_t>{4});
        QCOMPARE(laneOf(f, data, "jp.electricity").worstOpen, std::nullopt);
    }

    // A lane only where something has happened; an outage is a span, a fault a moment, each with its word.
    void whatHappenedToFeedsHasALane()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("US").sector("us.energy").level(4)});
        QCOMPARE(collected(f).lane(TimelineData::feedsSlot, false), -1);
        const UtcTime lost = f.clock.now();
        f.hear(feedNotice("n1", FeedNotice::Kind::Lost, lost));
        QCOMPARE(collected(f).feedMarks.at(0).to, UtcTime{}); // it lasts
        f.clock.advance(std::chrono::minutes(5));
        f.hear(feedNotice("n2", FeedNotice::Kind::Resumed, lost, f.clock.now()));
        f.clock.advance(std::chrono::minutes(5));
        f.hear(feedNotice("n3", FeedNotice::Kind::Hole, f.clock.now(), f.clock.now()));
        const TimelineData data = collected(f);
        QCOMPARE(data.lanes[1].kind, TimelineLane::Kind::Feeds);
        QCOMPARE(data.lane(TimelineData::feedsSlot, false), 1);
        QCOMPARE(data.lanes[1].total, 2U); // lost and heard again are one
        QCOMPARE(data.feedMarks.size(), std::size_t{2});
        QCOMPARE(data.feedMarks[0].from, lost);
        QCOMPARE(data.feedMarks[0].to, lost + std::chrono::minutes(5));
        QCOMPARE(data.feedMarks[1].from, data.feedMarks[1].to);

        const QString during = feedMarksTip(data, lost + std::chrono::minutes(2), std::chrono::seconds(10));
        QVERIFY2(during.contains(u"test"_s) && during.contains(u"Lost"_s), qPrintable(during));
        QVERIFY2(during.contains(u"over at 2026-03-02 09:05 JST"_s), qPrintable(during));
        const QString after = feedMarksTip(data, lost + std::chrono::minutes(10), std::chrono::seconds(10));
        QVERIFY2(after.contains(u"Hole"_s) && after.contains(u"not over"_s), qPrintable(after));
        QVERIFY(feedMarksTip(data, lost + std::chrono::minutes(7), std::chrono::seconds(10)).isEmpty());
    }

    void scopeChoosesTheLanes()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("US").sector("us.energy").sector("us.chemical").level(4)});
        ScopeFilter filter;
        filter.sectors = bit(*f.catalog.sectorIndex("us.energy"));
        f.scope.set(filter);
        f.scoped.recompute();
        const TimelineData data = collected(f);
        QCOMPARE(data.lanes.size(), std::size_t{2});
        QCOMPARE(laneOf(f, data, "us.energy").total, 1U);
    }

    void exercisesStandApart()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(3),
            incident("X-1").country("JP").sector("jp.electricity").level(5).exercise("Kite")});
        const TimelineData data = collected(f);
        const auto heading = std::ranges::find_if(data.lanes, &TimelineLane::heading);
        QVERIFY(heading != data.lanes.end());
        for (auto lane = data.lanes.begin(); lane != data.lanes.end(); ++lane)
            QCOMPARE(lane->exercise, lane >= heading);
        QCOMPARE(data.lanes.end() - heading, 2);
        QCOMPARE(laneOf(f, data, "jp.electricity").worstOpen, std::optional<std::uint8_t>{3});
        QCOMPARE(laneOf(f, data, "jp.electricity", true).worstOpen, std::optional<std::uint8_t>{5});
    }

    void countryLanes()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(3),
            incident("I-2").country("US").sector("us.energy").level(2).retracted()});
        const TimelineData data = collected(f, {TimelineOptions::Lanes::Countries});
        QCOMPARE(data.lanes.size(), std::size_t{3});
        QCOMPARE(data.lanes[1].country, Country::Japan);
        QCOMPARE(data.lanes[1].open, 1U);
        QCOMPARE(data.lanes[2].total, 1U);
        QCOMPARE(data.lanes[2].open, 0U); // retracted: shown, not counted open
    }

    void pageLeavesEmptyLanesOut()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(3)});
        TimelineOptions options;
        options.onlyOccupied = true;
        QCOMPARE(collected(f, options).lanes.size(), std::size_t{1});
    }

    void datesAreSpans_data()
    {
        QTest::addColumn<int>("precision");
        QTest::addColumn<qint64>("first"); // day of 2026
        QTest::addColumn<qint64>("days");  // 0 = a moment
        QTest::newRow("year") << int(Precision::Year) << qint64(0) << qint64(365);
        QTest::newRow("month") << int(Precision::Month) << qint64(31) << qint64(28);
        QTest::newRow("day") << int(Precision::Day) << qint64(40) << qint64(1);
        QTest::newRow("minute") << int(Precision::Minute) << qint64(-1) << qint64(0);
    }
    void datesAreSpans()
    {
        QFETCH(int, precision);
        QFETCH(qint64, first);
        QFETCH(qint64, days);
        ViewFixture f;
        f.clock.set(sys_days{year{2027} / 6 / 1});
        const UtcTime newYear = sys_days{year{2026} / 1 / 1};
        const UtcTime at = newYear + std::chrono::days{40} + hours{5};
        f.hear(
            {incident("I-1").country("JP").sector("jp.gas").level(3).happened(at, static_cast<Precision>(precision))});
        const TimelineData data = collected(f);
        const TimelineEntry &entry = data.entries.front();
        if (days == 0) {
            QVERIFY(!entry.isSpan());
            QCOMPARE(entry.start, toMs(at));
            return;
        }
        QCOMPARE(entry.start, toMs(newYear + std::chrono::days{first}));
        QCOMPARE(entry.end, toMs(newYear + std::chrono::days{first + days}));
        // Two pixels a day: a bar over all of it, a point nowhere.
        const TimelineScale scale(newYear - std::chrono::days{10}, std::chrono::days{400}, 1600);
        const TimelineBins bins(data, scale);
        const int lane = data.lane(*f.catalog.sectorIndex("jp.gas"), false);
        for (int column = 0; column < bins.columns(); ++column) {
            const std::int64_t day = column / 4 - 10;
            const bool inside = day >= first && day < first + days;
            QCOMPARE(bins.at(lane, column).spans, inside ? 1U : 0U);
            QCOMPARE(bins.at(lane, column).count, 0U);
        }
    }

    void reportedTimeIsAMoment()
    {
        ViewFixture f;
        const UtcTime told = FakeClock::morning - hours{2};
        f.hear({incident("I-1").happened(told - days{40}, Precision::Year).reported(told),
            engagement("E-1").happened(told + days{1}).ends(told + days{2}).reported(told)});
        const TimelineData data = collected(f, {TimelineOptions::Lanes::Sectors, TimelineOptions::Basis::Reported});
        QCOMPARE(data.entries[0].start, toMs(told));
        QVERIFY(!data.entries[0].isSpan());
        QCOMPARE(data.entries[1].start, toMs(told + days{1})); // a plan stays where it takes place
    }

    void flags()
    {
        ViewFixture f;
        const UtcTime now = FakeClock::morning;
        f.hear({incident("late").happened(now - hours{9}).reported(now).level(4), incident("gone").level(5).retracted(),
            incident("small").level(1), engagement("meeting").ends(now + hours{3}), incident("seen").level(3)});
        const std::string rule = f.watch.situation().alerts().alertOf(4)->id.rule;
        f.hear(deskAction("A-1", DeskAction::Kind::Acknowledge, "seen", rule));
        const TimelineData data = collected(f);
        QVERIFY(data.entries[0].has(Flag::Late) && data.entries[0].has(Flag::Unacknowledged));
        QVERIFY(data.entries[1].has(Flag::Retracted) && !data.entries[1].has(Flag::Unacknowledged));
        QVERIFY(!data.entries[2].has(Flag::Unacknowledged)); // it calls nobody
        QVERIFY(data.entries[3].has(Flag::Band));
        QVERIFY(!data.entries[4].has(Flag::Unacknowledged));
        QCOMPARE(data.bands.size(), std::size_t{1});
        QCOMPARE(data.bands[0].end, now + hours{3});
    }

    void outagesOfTheirSectors()
    {
        ViewFixture f;
        const UtcTime now = FakeClock::morning;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(3),
            feedNotice("N-1", notice(true), now - hours{5}),
            feedNotice("N-2", notice(false), now - hours{5}, now - hours{3})});
        TimelineData data = collected(f);
        const std::vector<UnknownSpan> expected{{now - hours{5}, now - hours{3}, 1}};
        QCOMPARE(laneOf(f, data, "jp.electricity").unknown, expected);
        // Nobody has ever reported on gas: not known at all, which is not an outage.
        QCOMPARE(laneOf(f, data, "jp.gas").unknown, (std::vector<UnknownSpan>{{UtcTime{}, {}, 0.5}}));

        f.hear(feedNotice("N-3", notice(true), now - hours{1}));
        data = collected(f);
        QCOMPARE(laneOf(f, data, "jp.electricity").unknown.back(), (UnknownSpan{now - hours{1}, {}, 1}));
        QCOMPARE(laneOf(f, data, "jp.electricity").knowledge.knowledge, Knowledge::Lost);
    }

    void silenceIsEveryLanes()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(3)});
        const UtcTime since = FakeClock::morning - minutes{14};
        for (const TimelineLane &lane : collected(f, {}, since).lanes)
            QCOMPARE(lane.unknown.back(), (UnknownSpan{since, {}, 1}));
    }
};

QTEST_MAIN(TestTimelineData)
#include "tst_timeline_data.moc"
