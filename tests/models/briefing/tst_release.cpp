// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/models/briefing/briefing_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

class tst_Release : public QObject
{
    Q_OBJECT

    static std::vector<Event> oneOfEach()
    {
        return {incident("clear").tlp(Tlp::Clear).level(1), incident("green").tlp(Tlp::Green).level(2),
            incident("none").tlp(Tlp::Unspecified).level(3), incident("amber").tlp(Tlp::Amber).level(3),
            incident("strict").tlp(Tlp::AmberStrict).level(4), incident("red").tlp(Tlp::Red).level(5),
            incident("drill-red").tlp(Tlp::Red).level(5).exercise("Drill")};
    }

private Q_SLOTS:
    void leavesOutWhatIsAboveTheCeiling_data()
    {
        QTest::addColumn<int>("ceiling");
        QTest::addColumn<int>("released");
        QTest::addColumn<int>("amberLeftOut");
        QTest::addColumn<int>("redLeftOut");
        QTest::newRow("CLEAR") << int(Tlp::Clear) << 1 << 2 << 1;
        QTest::newRow("GREEN") << int(Tlp::Green) << 2 << 2 << 1;
        QTest::newRow("unspecified ceiling is AMBER") << int(Tlp::Unspecified) << 4 << 0 << 1;
        QTest::newRow("AMBER") << int(Tlp::Amber) << 4 << 0 << 1;
        QTest::newRow("AMBER+STRICT") << int(Tlp::AmberStrict) << 5 << 0 << 1;
        QTest::newRow("RED") << int(Tlp::Red) << 7 << 0 << 0;
    }
    void leavesOutWhatIsAboveTheCeiling()
    {
        QFETCH(int, ceiling);
        BriefingFixture f;
        f.hear(oneOfEach());
        const Freeze freeze = f.freeze();
        const Release out = release(freeze, static_cast<Tlp>(ceiling));
        QTEST(static_cast<int>(out.rows.rows.size()), "released");
        QTEST(static_cast<int>(out.withheld.of(WithheldReason::AboveCeiling, Tlp::Amber).real), "amberLeftOut");
        QTEST(static_cast<int>(out.withheld.of(WithheldReason::AboveCeiling, Tlp::Red).real), "redLeftOut");
        QCOMPARE(out.rows.rows.size() + out.withheld.total(), std::size_t{7});
        QCOMPARE(out.marking, effective(static_cast<Tlp>(ceiling)));
        for (const Row row : out.rows.rows)
            QVERIFY(effective(freeze.reports().tlp(row)) <= out.marking);
    }

    void countsOnlyWhatIsReleased()
    {
        BriefingFixture f;
        f.hear(oneOfEach());
        const Release out = release(f.freeze(), Tlp::Green);
        QCOMPARE(out.rows.real.all.openCount(), 2U);
        QCOMPARE(out.rows.real.all.worstOpen(), std::optional<std::uint8_t>(2));
        QCOMPARE(out.rows.exercise.all.openCount(), 0U);
        QVERIFY(!out.exercise); // the drill is above the ceiling
        QVERIFY(release(f.freeze(), Tlp::Red).exercise);
    }

    void tellsNoLastWordOfWhatIsWithheld()
    {
        BriefingFixture f;
        f.hear({incident("open").sector("jp.water").tlp(Tlp::Green), incident("secret").sector("jp.gas").tlp(Tlp::Red),
            incident("later").sector("jp.water").tlp(Tlp::Red)});
        const Release out = release(f.freeze(), Tlp::Green);
        const auto word
            = [&](const char *sector) { return out.rows.real.bySector[*f.catalog->sectorIndex(sector)].lastWord; };
        QVERIFY(word("jp.water") == FakeClock::morning); // that of "open"
        QVERIFY(word("jp.gas") == UtcTime{});
        QVERIFY(out.rows.real.all.lastWord == FakeClock::morning);
    }

    void asksTheSourceAboutTheRecipient()
    {
        BriefingFixture f;
        f.hear({incident("all"), incident("jp").releasableTo("JP"),
            incident("both").releasableTo("JP").releasableTo("US")});
        const Freeze freeze = f.freeze();
        QCOMPARE(release(freeze, {Tlp::Green, "US"}).rows.rows.size(), std::size_t{2});
        QCOMPARE(release(freeze, {Tlp::Green, "US"}).withheld.of(WithheldReason::NotReleasable, Tlp::Green).real, 1U);
        QCOMPARE(release(freeze, {Tlp::Green, "JP"}).rows.rows.size(), std::size_t{3});
        QCOMPARE(release(freeze, {Tlp::Green, ""}).rows.rows.size(), std::size_t{3});
        Freeze withoutDetails = freeze;
        withoutDetails.details.clear();
        QCOMPARE(release(withoutDetails, {Tlp::Green, "US"}).rows.rows.size(), std::size_t{0});
    }

    void goesByTheLatestRevision()
    {
        BriefingFixture f;
        f.hear({incident("I").tlp(Tlp::Green).summary("旧", "old"),
            incident("I").revision(2).tlp(Tlp::Red).summary("新", "new")});
        QCOMPARE(release(f.freeze(), Tlp::Green).rows.rows.size(), std::size_t{0});
        QCOMPARE(f.freeze().detail(0)->summary.en.text, std::string("new"));
        const Freeze before = f.freeze({}, FakeClock::morning + 30s);
        QCOMPARE(release(before, Tlp::Green).rows.rows.size(), std::size_t{1});
        QCOMPARE(before.detail(0)->summary.en.text, std::string("old"));
    }

    void freezesWhatWasKnownThen()
    {
        BriefingFixture f;
        f.hear({incident("early").level(2), incident("late").level(5)});
        QCOMPARE(f.freeze({}, FakeClock::morning).reports().size(), Row{1});
        QCOMPARE(f.freeze().reports().size(), Row{2});
        QCOMPARE(f.freeze().asOf, FakeClock::morning + 1min); // of the last event
    }

    void remembersWhenAFeedWasLost()
    {
        BriefingFixture f;
        f.hear({incident("I"), feedNotice("N", FeedNotice::Kind::Lost, FakeClock::morning + 5min)});
        const auto feeds = f.freeze().feeds;
        QCOMPARE(feeds.size(), std::size_t{1});
        QCOMPARE(feeds[0].lastHeard, FakeClock::morning);
        QCOMPARE(feeds[0].lostSince, FakeClock::morning + 5min);
    }

    void addsFeedsThatWereNeverHeard()
    {
        std::vector<FeedAge> feeds{{"a", {}, FakeClock::morning, {}}};
        FeedHealth lost;
        lost.feed = "b";
        lost.state = FeedState::Lost;
        FeedHealth live;
        live.feed = "a";
        live.state = FeedState::Live;
        live.lastHeard = FakeClock::morning + 1h;
        takeHealth(feeds, {lost, live});
        QCOMPARE(feeds.size(), std::size_t{2});
        QCOMPARE(feeds[0].lastHeard, FakeClock::morning + 1h);
        QCOMPARE(feeds[0].state, std::optional(FeedState::Live));
        QVERIFY(feeds[1].neverHeard());
    }

    void keepsRealAndExerciseResponsesApart()
    {
        BriefingFixture f;
        f.hear({incident("real").level(4), incident("drill").level(4).exercise("Drill"),
            deskAction("A", DeskAction::Kind::Acknowledge, "real", "severity-3")});
        const Freeze freeze = f.freeze();
        const Release out = release(freeze, Tlp::Green);
        const ResponseFigures real = responseFigures(freeze, out, false);
        QCOMPARE(real.acknowledged, 1U);
        QCOMPARE(real.waiting, 0U);
        QCOMPARE(real.median, std::chrono::milliseconds(2min));
        const ResponseFigures drill = responseFigures(freeze, out, true);
        QCOMPARE(drill.acknowledged, 0U);
        QCOMPARE(drill.waiting, 1U);
        QCOMPARE(drill.longestWait, std::chrono::milliseconds(1min));
        QCOMPARE(responseFigures(freeze, release(freeze, Tlp::Clear), false), ResponseFigures());
    }
};

QTEST_GUILESS_MAIN(tst_Release)
#include "tst_release.moc"
