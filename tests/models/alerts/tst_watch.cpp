// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/models/alerts/floor.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

class TestWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneSignalAFrame();
    void grantsWhatWasTaken();
    void alertsCallLiveOnly();
    void alertsCallAgain();
    void busyUntilReplayed();
    void busyUntilFolded();
    void pinnedShowsWhatWasKnown();
    void pinnedFollowsTheLastPin();
    void pinnedJournalMissing();
    void alertsCallWhilePinned();
    void endsWhileFolding();
    void foldStopsWhereKnowledgeEnds();
    void foldLeavesOutWhatIsInQuarantine();
};

namespace {

constexpr UtcTime t0 = FakeClock::morning;

// A journal with incidents I-0 … I-(count-1), one a minute.
struct Written
{
    QTemporaryDir folder;
    explicit Written(std::uint64_t count)
    {
        auto journal = Journal::open(folder.path(), Journal::Access::ReadWrite);
        if (!journal)
            qFatal("no journal");
        std::vector<wire::Entry> entries;
        for (std::uint64_t i = 0; i < count; ++i) {
            const std::string subject = "I-" + std::to_string(i);
            entries.push_back({t0 + std::chrono::minutes(i), incident(subject).level(4).bytes()});
        }
        if (!(*journal)->append({"test", {"e"}, Sequence{1}, entries, {}}))
            qFatal("no append");
    }
};

} // namespace

void TestWatch::oneSignalAFrame()
{
    Floor floor;
    std::vector<Situation::Changes> said;
    connect(&floor.watch, &Watch::changed, this, [&](const Situation::Changes &c) { said.push_back(c); });
    floor.put({incident("A").level(4), incident("A").revision(2).level(4)});
    floor.put({incident("B"), feedNotice("n", FeedNotice::Kind::Lost)});
    floor.watch.takeFrame();
    floor.watch.takeFrame();
    QCOMPARE(said.size(), std::size_t{1});
    QCOMPARE(said[0].rows, (std::vector<Row>{0, 1}));
    QCOMPARE(said[0].added, (std::vector<Row>{0, 1}));
    QCOMPARE(said[0].alerts, (std::vector<int>{0, 1, 2})); // the last: a feed that is silent
    QVERIFY(said[0].coverage && !said[0].everything);
}

void TestWatch::grantsWhatWasTaken()
{
    Floor floor;
    QSignalSpy taken(&floor.watch, &Watch::taken);
    floor.put({incident("A"), incident("B"), incident("C")});
    floor.put({incident("D")}, true); // read back: no credit was spent on it
    floor.settle();
    QCOMPARE(taken.count(), 1);
    QCOMPARE(taken[0][0].toByteArray(), QByteArray("test"));
    QCOMPARE(taken[0][1].toUInt(), 3U);
}

void TestWatch::alertsCallLiveOnly()
{
    Floor floor;
    QStringList calls;
    connect(&floor.watch, &Watch::alertRaised, this,
        [&](const AlertId &id) { calls << QString::fromStdString(id.subject.id); });
    floor.put({incident("old").level(5)}, true);
    floor.hear({incident("while-replaying").level(5)});
    floor.watch.replayEnded();
    floor.put({incident("read-back-late").level(5)}, true);
    floor.hear({incident("low").level(1), incident("new").level(5), incident("new").revision(2).level(5)});
    QCOMPARE(calls, QStringList{QStringLiteral("new")});
}

void TestWatch::alertsCallAgain()
{
    Floor floor;
    floor.watch.replayEnded();
    QSignalSpy raised(&floor.watch, &Watch::alertRaised);
    floor.hear({incident("A").level(3), deskAction("a", DeskAction::Kind::Acknowledge, "A", rule, 1)});
    QCOMPARE(raised.count(), 1);
    floor.hear({incident("A").revision(2).level(5)});
    QCOMPARE(raised.count(), 2);
}

void TestWatch::busyUntilReplayed()
{
    Floor floor;
    QSignalSpy busyChanged(&floor.watch, &Watch::busyChanged);
    QVERIFY(floor.watch.busy());
    floor.watch.replayEnded();
    floor.watch.replayEnded();
    QVERIFY(!floor.watch.busy());
    QCOMPARE(busyChanged.count(), 1);
}

// What was read back lies in the inbox: not before it is folded may anybody judge by the picture.
void TestWatch::busyUntilFolded()
{
    Floor floor;
    QSignalSpy busyChanged(&floor.watch, &Watch::busyChanged);
    floor.put({incident("A")}, true);
    floor.watch.replayEnded();
    QVERIFY(floor.watch.busy());
    QCOMPARE(busyChanged.count(), 0);
    floor.watch.takeFrame();
    QVERIFY(!floor.watch.busy());
    QCOMPARE(busyChanged.count(), 1);
    QCOMPARE(floor.watch.reports().size(), Row{1});
}

void TestWatch::pinnedShowsWhatWasKnown()
{
    const Written journal(10);
    Floor floor(journal.folder.path());
    floor.watch.replayEnded();
    floor.hear({incident("live").level(4)});
    QSignalSpy changed(&floor.watch, &Watch::changed);
    floor.cursor.pin(t0 + 4min);
    QVERIFY(floor.watch.busy());
    QTRY_VERIFY(!floor.watch.busy());
    QCOMPARE(changed.count(), 1);
    QVERIFY(changed[0][0].value<Situation::Changes>().everything);
    QCOMPARE(floor.watch.reports().size(), Row{5});
    QCOMPARE(floor.watch.situation().alerts().alerts().size(), std::size_t{5});
    QVERIFY(floor.scoped.now() == t0 + 4min);
    QCOMPARE(floor.scoped.rows().size(), std::size_t{5});

    // The live picture goes on unseen.
    floor.hear({incident("live-2")});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(floor.watch.live().picture().reports().size(), Row{2});
    floor.cursor.goLive();
    QCOMPARE(changed.count(), 2);
    QCOMPARE(floor.watch.reports().size(), Row{2});
    QCOMPARE(floor.scoped.rows().size(), std::size_t{2});
    QVERIFY(!floor.watch.shownAt());
}

void TestWatch::pinnedFollowsTheLastPin()
{
    const Written journal(500);
    Floor floor(journal.folder.path());
    floor.watch.replayEnded();
    for (int minute = 400; minute > 10; minute -= 50)
        floor.cursor.pin(t0 + std::chrono::minutes(minute));
    floor.cursor.pin(t0 + 2min);
    QTRY_VERIFY(!floor.watch.busy());
    QVERIFY(floor.watch.shownAt() == t0 + 2min);
    QCOMPARE(floor.watch.reports().size(), Row{3});
    // There, live, and there again before the fold has ended.
    floor.cursor.pin(t0 + 7min);
    floor.cursor.goLive();
    floor.cursor.pin(t0 + 7min);
    QTRY_VERIFY(!floor.watch.busy());
    QCOMPARE(floor.watch.reports().size(), Row{8});
}

void TestWatch::pinnedJournalMissing()
{
    const QTemporaryDir folder;
    Floor floor(folder.filePath(QStringLiteral("none")));
    floor.watch.replayEnded();
    QSignalSpy failed(&floor.watch, &Watch::failed);
    floor.cursor.pin(t0);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(floor.cursor.live());
    QVERIFY(!floor.watch.busy() && !floor.watch.shownAt());
}

void TestWatch::alertsCallWhilePinned()
{
    const Written journal(3);
    Floor floor(journal.folder.path());
    floor.watch.replayEnded();
    floor.cursor.pin(t0 + 1min);
    QTRY_VERIFY(!floor.watch.busy());
    QSignalSpy raised(&floor.watch, &Watch::alertRaised);
    floor.hear({incident("now").level(5)});
    QCOMPARE(raised.count(), 1);
}

void TestWatch::endsWhileFolding()
{
    const Written journal(2000);
    for (int i = 0; i < 5; ++i) {
        Floor floor(journal.folder.path());
        floor.cursor.pin(t0 + 1min);
    }
    QCoreApplication::processEvents(); // what they queued must have gone with them
}

void TestWatch::foldStopsWhereKnowledgeEnds()
{
    const Written journal(10);
    const auto size = [&](std::optional<UtcTime> at) {
        return (*foldJournal(journal.folder.path(), shippedCatalog(), at))->picture().reports().size();
    };
    QCOMPARE(size({}), Row{10});
    QCOMPARE(size(t0 - 1ms), Row{0});
    QCOMPARE(size(t0), Row{1});
    QCOMPARE(size(t0 + 9min), Row{10});
    const auto folded = *foldJournal(journal.folder.path(), shippedCatalog(), {});
    QCOMPARE(folded->picture().reports().history(4)[0].index, 4U);
}

// The journal keeps what came; an event under another feed's name is in no picture, now or later.
void TestWatch::foldLeavesOutWhatIsInQuarantine()
{
    const QTemporaryDir folder;
    {
        auto journal = Journal::open(folder.path(), Journal::Access::ReadWrite);
        QVERIFY(journal.ok());
        const std::vector<wire::Entry> entries{{t0, incident("A").bytes()}, {t0, incident("B").feed("other").bytes()}};
        QVERIFY((*journal)->append({"test", {"e"}, Sequence{1}, entries, {}}).ok());
    }
    const auto folded = foldJournal(folder.path(), shippedCatalog(), std::nullopt);
    QVERIFY(folded.ok());
    QCOMPARE((*folded)->picture().reports().size(), Row{1});
}

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
