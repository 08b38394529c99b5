// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/picture/coverage.h"
#include "tests/support/fake_clock.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

class TestCoverage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowledge_data();
    void knowledge();
    void sinceIsTheEarliestLoss();
    void lastWordIsTheLatest();
    void exercisesCoverNothing();
    void lostAndResumedMakeOneOutage();
    void whatCatchesUpIsSuspect();
    void tellsWhatAFeedCovers();
    void lostTwiceKeepsTheFirstMoment();
    void resumedAloneSaysSinceWhen();
    void gapCountsWhatIsMissing();
    void epochChangeIsNoOutage();
    void outagesAreInOrderHoweverTheyCame();
};

namespace {

constexpr UtcTime t0 = FakeClock::morning;

FeedNotice notice(FeedNotice::Kind kind, const char *feed, UtcTime from = {}, UtcTime to = {})
{
    FeedNotice n;
    n.kind = kind;
    n.feed = feed;
    n.from = from;
    n.to = to;
    return n;
}

} // namespace

void TestCoverage::knowledge_data()
{
    QTest::addColumn<QStringList>("heard");
    QTest::addColumn<QStringList>("lost");
    QTest::addColumn<int>("knowledge");
    const auto row = [](const char *name, QStringList heard, QStringList lost, Knowledge k) {
        QTest::newRow(name) << heard << lost << static_cast<int>(k);
    };
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    row("nobody", {}, {}, Knowledge::Never);
    row("lost, but it never reported on it", {}, {a}, Knowledge::Never);
    row("one", {a}, {}, Knowledge::Known);
    row("one, another lost", {a}, {b}, Knowledge::Known);
    row("the one lost", {a}, {a}, Knowledge::Lost);
    row("one of two lost", {a, b}, {a}, Knowledge::Partial);
    row("both lost", {a, b}, {a, b}, Knowledge::Lost);
}

void TestCoverage::knowledge()
{
    QFETCH(QStringList, heard);
    QFETCH(QStringList, lost);
    QFETCH(int, knowledge);
    Coverage coverage;
    for (const QString &feed : heard)
        coverage.heard(feed.toStdString(), bit(3), 12, t0, false);
    for (const QString &feed : lost)
        coverage.notice(notice(FeedNotice::Kind::Lost, qPrintable(feed), t0 + 1min), t0 + 2min);
    QCOMPARE(static_cast<int>(coverage.sector(3).knowledge), knowledge);
    QCOMPARE(static_cast<int>(coverage.region(12).knowledge), knowledge);
    QVERIFY(coverage.sector(4).knowledge == Knowledge::Never);
    QVERIFY(coverage.region(11).knowledge == Knowledge::Never);
    QVERIFY(coverage.region(500).knowledge == Knowledge::Never);
}

void TestCoverage::sinceIsTheEarliestLoss()
{
    Coverage coverage;
    for (const char *feed : {"a", "b", "c"})
        coverage.heard(feed, bit(0), 0, t0, false);
    coverage.notice(notice(FeedNotice::Kind::Lost, "b", t0 + 9min), t0 + 10min);
    coverage.notice(notice(FeedNotice::Kind::Lost, "c", t0 + 5min), t0 + 10min);
    QVERIFY(coverage.sector(0).since == t0 + 5min);
    coverage.notice(notice(FeedNotice::Kind::Resumed, "c"), t0 + 11min);
    QVERIFY(coverage.sector(0).since == t0 + 9min);
    coverage.notice(notice(FeedNotice::Kind::Resumed, "b"), t0 + 12min);
    QVERIFY(coverage.sector(0).since == UtcTime{});
}

void TestCoverage::lastWordIsTheLatest()
{
    Coverage coverage;
    coverage.heard("a", bit(0) | bit(32), 7, t0 + 5min, false);
    coverage.heard("b", bit(0), 7, t0 + 3min, false);
    QVERIFY(coverage.sector(0).lastWord == t0 + 5min);
    QVERIFY(coverage.sector(32).lastWord == t0 + 5min);
    QVERIFY(coverage.region(7).lastWord == t0 + 5min);
    QVERIFY(coverage.sector(1).lastWord == UtcTime{});
}

void TestCoverage::exercisesCoverNothing()
{
    Coverage coverage;
    coverage.heard("exercise", bit(0), 7, t0, true);
    QVERIFY(coverage.sector(0).knowledge == Knowledge::Never);
    QVERIFY(coverage.sector(0).lastWord == UtcTime{});
    QVERIFY(coverage.region(7).knowledge == Knowledge::Never);
}

void TestCoverage::lostAndResumedMakeOneOutage()
{
    Coverage coverage;
    coverage.heard("a", bit(2), 0, t0, false);
    coverage.notice(notice(FeedNotice::Kind::Lost, "a", t0 + 1min), t0 + 2min);
    QVERIFY(coverage.lost("a"));
    QCOMPARE(coverage.outages(), (std::vector<Outage>{{"a", t0 + 1min, {}, 0}}));
    coverage.notice(notice(FeedNotice::Kind::Resumed, "a", {}, t0 + 4min), t0 + 5min);
    QVERIFY(!coverage.lost("a"));
    QCOMPARE(coverage.outages(), (std::vector<Outage>{{"a", t0 + 1min, t0 + 4min, 0}}));
    QCOMPARE(coverage.outagesOf(2), coverage.outages());
    QVERIFY(coverage.outagesOf(1).empty());
}

// Lost → suspect while what was sent meanwhile is on its way → confirmed.
void TestCoverage::whatCatchesUpIsSuspect()
{
    Coverage coverage;
    coverage.heard("a", bit(2), 5, t0, false);
    coverage.notice(notice(FeedNotice::Kind::Lost, "a", t0 + 1min), t0 + 2min);
    FeedNotice resumed = notice(FeedNotice::Kind::Resumed, "a", t0 + 1min, t0 + 4min);
    resumed.firstMissing = Sequence{11};
    resumed.lastMissing = Sequence{14};
    coverage.notice(resumed, t0 + 4min);
    QCOMPARE(coverage.hearing("a"), Hearing::Suspect);
    QCOMPARE(coverage.sector(2).knowledge, Knowledge::Suspect);
    QCOMPARE(coverage.region(5).knowledge, Knowledge::Suspect);
    QVERIFY(coverage.sector(2).since == t0 + 1min); // not confirmed since it was lost, not since it came back
    QCOMPARE(coverage.outages(), (std::vector<Outage>{{"a", t0 + 1min, t0 + 4min, 0}}));

    coverage.notice(notice(FeedNotice::Kind::Lost, "a", t0 + 5min), t0 + 6min); // again, on the way
    QCOMPARE(coverage.sector(2).knowledge, Knowledge::Lost);
    coverage.notice(resumed, t0 + 7min);
    QVERIFY(coverage.sector(2).since == t0 + 1min);
    coverage.heard("b", bit(2), 5, t0, false);
    QCOMPARE(coverage.sector(2).knowledge, Knowledge::Suspect);
    coverage.notice(notice(FeedNotice::Kind::Confirmed, "b"), t0 + 8min); // not this one
    QCOMPARE(coverage.sector(2).knowledge, Knowledge::Suspect);
    coverage.notice(notice(FeedNotice::Kind::Confirmed, "a"), t0 + 8min);
    QCOMPARE(coverage.sector(2).knowledge, Knowledge::Known);
    QVERIFY(coverage.sector(2).since == UtcTime{});
}

void TestCoverage::tellsWhatAFeedCovers()
{
    Coverage coverage;
    coverage.heard("drill", bit(1), 5, t0, true);
    QVERIFY(coverage.exerciseOnly("drill"));
    QCOMPARE(coverage.sectorsOf("drill"), SectorSet{0});
    coverage.heard("drill", bit(1) | bit(3), 5, t0, false);
    QVERIFY(!coverage.exerciseOnly("drill"));
    QCOMPARE(coverage.sectorsOf("drill"), bit(1) | bit(3));
    QVERIFY(!coverage.exerciseOnly("never heard"));
    QCOMPARE(coverage.hearing("never heard"), Hearing::Heard);
}

void TestCoverage::lostTwiceKeepsTheFirstMoment()
{
    Coverage coverage;
    coverage.notice(notice(FeedNotice::Kind::Lost, "a", t0), t0);
    coverage.notice(notice(FeedNotice::Kind::Lost, "a", t0 + 1h), t0 + 1h);
    QCOMPARE(coverage.outages(), (std::vector<Outage>{{"a", t0, {}, 0}}));
}

void TestCoverage::resumedAloneSaysSinceWhen()
{
    Coverage coverage;
    coverage.notice(notice(FeedNotice::Kind::Resumed, "a"), t0);
    QVERIFY(coverage.outages().empty());
    coverage.notice(notice(FeedNotice::Kind::Resumed, "a", t0, t0 + 1h), t0 + 1h);
    QCOMPARE(coverage.outages(), (std::vector<Outage>{{"a", t0, t0 + 1h, 0}}));
}

void TestCoverage::gapCountsWhatIsMissing()
{
    Coverage coverage;
    coverage.heard("a", bit(0), 0, t0, false);
    FeedNotice gap = notice(FeedNotice::Kind::Gap, "a", t0, t0 + 1min);
    gap.firstMissing = Sequence{11};
    gap.lastMissing = Sequence{14};
    coverage.notice(gap, t0 + 2min);
    QCOMPARE(coverage.outages(), (std::vector<Outage>{{"a", t0, t0 + 1min, 4}}));
    QVERIFY(coverage.sector(0).knowledge == Knowledge::Known);
}

void TestCoverage::epochChangeIsNoOutage()
{
    Coverage coverage;
    for (const auto kind : {FeedNotice::Kind::EpochChanged, FeedNotice::Kind::FloodStarted,
             FeedNotice::Kind::FloodEnded, FeedNotice::Kind::Hole, FeedNotice::Kind::Repeat,
             FeedNotice::Kind::Reordered, FeedNotice::Kind::Overrun, FeedNotice::Kind::Nonsense,
             FeedNotice::Kind::Healed, FeedNotice::Kind::Confirmed, FeedNotice::Kind::Unspecified})
        coverage.notice(notice(kind, "a", t0, t0 + 1min), t0);
    QVERIFY(coverage.outages().empty());
    QVERIFY(!coverage.lost("a"));
}

void TestCoverage::outagesAreInOrderHoweverTheyCame()
{
    const std::vector<FeedNotice> notices{notice(FeedNotice::Kind::Gap, "b", t0 + 2min, t0 + 3min),
        notice(FeedNotice::Kind::Gap, "a", t0 + 2min, t0 + 3min), notice(FeedNotice::Kind::Lost, "c", t0 + 1min)};
    Coverage forward;
    Coverage backward;
    for (const FeedNotice &n : notices)
        forward.notice(n, t0);
    for (auto n = notices.rbegin(); n != notices.rend(); ++n)
        backward.notice(*n, t0);
    QCOMPARE(forward.outages(), backward.outages());
    QCOMPARE(forward.outages().front().feed, std::string("c"));
}

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
