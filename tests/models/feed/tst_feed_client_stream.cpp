// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/feed/feed_client_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using Kind = FeedNotice::Kind;
using Kinds = std::vector<FeedNotice::Kind>;
using Fixture = FeedClientFixture;

namespace {

FeedPosition at(const char *epoch, quint64 sequence)
{
    return {{epoch}, Sequence{sequence}};
}

std::vector<std::string> actionsIn(const FakeTransport &transport)
{
    std::vector<std::string> ids;
    for (const auto &submit : transport.sentOf<wire::Submit>())
        ids.push_back(submit.action);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

// Holes, epochs, credit and actions. Connection and states: tst_feed_client.cpp.
class TestFeedClientStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesAreHandedOnAsTheyCame()
    {
        Fixture f;
        f.subscribe();
        f.batch(1, 3);
        f.batch(4, 1);
        QCOMPARE(f.batches.size(), 2U);
        QCOMPARE(f.batches[0].feed, std::string("test"));
        QCOMPARE(f.batches[0].epoch.id, std::string("e"));
        QCOMPARE(f.batches[0].batch.entries.size(), 3U);
        QCOMPARE(f.batches[1].batch.first, Sequence{4});
        QVERIFY(f.batches[0].starts && !f.batches[1].starts);
        QCOMPARE(f.client->health().received, 4U);
        QCOMPARE(f.client->health().head, Sequence{4});
        QCOMPARE(f.client->health().lastEvent, f.clock.now());
    }

    // What comes after 1 … 10, of which 1 … 7 are durable.
    void outOfOrder_data()
    {
        QTest::addColumn<quint64>("first");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<quint64>("from");
        QTest::addColumn<quint64>("to");
        const auto row = [](const char *name, quint64 first, Kind kind, quint64 from, quint64 to) {
            QTest::newRow(name) << first << kind << from << to;
        };
        row("hole", 12, Kind::Hole, 11, 11);
        row("wide hole", 17, Kind::Hole, 11, 16);
        row("repeat", 6, Kind::Repeat, 6, 10);
        row("repeat of the last that is stored", 7, Kind::Repeat, 7, 11);
        row("goes back, not stored", 8, Kind::Reordered, 8, 12);
        row("no sequence", 0, Kind::Nonsense, 0, 0);
    }
    void outOfOrder()
    {
        QFETCH(quint64, first);
        QFETCH(Kind, kind);
        QFETCH(quint64, from);
        QFETCH(quint64, to);
        Fixture f;
        f.subscribe();
        f.batch(1, 10);
        f.client->setDurable(at("e", 7));
        const UtcTime faulted = f.clock.now();
        f.batch(first, 5);
        QCOMPARE(f.batches.size(), 1U); // nothing that follows a hole is stored
        QCOMPARE(f.state(), FeedState::Lost);
        QCOMPARE(f.client->health().faults, 1U);
        QCOMPARE(f.noticeKinds(), Kinds{kind}); // asked for again at once: no outage yet
        QCOMPARE(f.notices[0].firstMissing, Sequence{from});
        QCOMPARE(f.notices[0].lastMissing, Sequence{to});
        f.returnSoon();
        QCOMPARE(f.hello().resume, at("e", 7));
        f.welcome(1, 20, true);
        f.batch(8, 3);
        f.batch(11, 7);
        QCOMPARE(f.batches.size(), 3U);
        QVERIFY(f.batches[1].starts); // each subscription anew
        QCOMPARE(f.state(), FeedState::Live);
        QCOMPARE(f.noticeKinds(), (Kinds{kind, Kind::Healed}));
        QCOMPARE(f.notices[1].from, faulted);
        QCOMPARE(f.notices[1].to, f.clock.now());
        QCOMPARE(f.client->health().gaps, 0U);
    }

    // Holes are asked for again without a word of an outage; the first attempt that fails is one, since the last sign.
    void aFaultIsAnOutageWhenTheNextAttemptFails_data()
    {
        QTest::addColumn<bool>("refusedAtOnce"); // or nobody answers until three heartbeats are over
        QTest::newRow("no connection") << true;
        QTest::newRow("nobody answers") << false;
    }
    void aFaultIsAnOutageWhenTheNextAttemptFails()
    {
        QFETCH(bool, refusedAtOnce);
        Fixture f;
        f.subscribe();
        const UtcTime heard = f.clock.now();
        f.batch(2, 1);
        f.turn(500ms);
        if (refusedAtOnce)
            f.transport->drop(QStringLiteral("Connection refused"));
        else
            f.turn(14'500ms);
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Hole, Kind::Lost}));
        QCOMPARE(f.notices[1].from, heard);
        QCOMPARE(f.client->health().lostSince, heard);
        f.reconnect();
        f.welcome(1, 2, true);
        f.batch(1, 2);
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Hole, Kind::Lost, Kind::Resumed, Kind::Healed}));
    }

    void aHoleThatStaysIsNotedAndPassed()
    {
        Fixture f(at("e", 3));
        for (int attempt = 1; attempt <= 3; ++attempt) {
            attempt == 1 ? f.greet() : f.returnSoon();
            f.welcome(1, 20, true);
            f.batch(6, 2); // 4 and 5 never come
            QCOMPARE(f.batches.size(), static_cast<std::size_t>(attempt - 1));
            if (attempt == 2)
                f.transport->drop({}); // before anything became durable
        }
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Hole, Kind::Gap, Kind::Lost, Kind::Resumed}));
        QCOMPARE(f.notices[1].firstMissing, Sequence{4});
        QCOMPARE(f.notices[1].lastMissing, Sequence{5});
        QCOMPARE(f.client->health().gaps, 1U);
        QCOMPARE(f.state(), FeedState::Live);
    }

    // A server that breaks the rules whenever it can: hurried less and less, and told in a few notices that add up.
    void aServerThatMisbehavesForEverIsFolded()
    {
        Fixture f;
        f.greet();
        std::uint64_t faults = 0;
        const UtcTime end = f.clock.now() + 6h;
        std::uint64_t good = 1;
        while (f.clock.now() < end) {
            f.welcome(1, 1'000'000, true);
            f.batch(good, 1);
            f.client->setDurable(at("e", good++));
            f.client->grant(1);
            f.batch(good + 5, 1);
            ++faults;
            f.returnSoon();
        }
        QCOMPARE(f.client->health().faults, faults);
        QVERIFY2(faults < 6 * 60 * 60 / 4, "hurried all the time");
        f.client->stop(); // tells the rest
        QVERIFY2(f.notices.size() < 100, qPrintable(QString::number(f.notices.size())));
        std::uint64_t told = 0;
        for (const FeedNotice &notice : f.notices) {
            if (notice.kind == Kind::Hole)
                told += std::max(notice.times, 1U);
        }
        QCOMPARE(told, faults);
        QCOMPARE(std::ranges::count(f.noticeKinds(), Kind::Lost), 0);
    }

    void afterAnOutageWhatWasMissedIsConfirmed()
    {
        Fixture f(at("e", 3));
        f.greet();
        f.welcome(1, 3, true);
        f.turn(15s);
        f.reconnect();
        f.welcome(1, 9, true);
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Lost, Kind::Resumed}));
        QCOMPARE(f.notices[1].firstMissing, Sequence{4});
        QCOMPARE(f.notices[1].lastMissing, Sequence{9});
        QVERIFY(f.client->health().catchingUp);
        f.batch(4, 6);
        f.client->setDurable(at("e", 8));
        QCOMPARE(f.notices.size(), 2U); // not all of it is durable
        f.client->setDurable(at("e", 9));
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Lost, Kind::Resumed, Kind::Confirmed}));
        QVERIFY(!f.client->health().catchingUp);
    }

    void anOutageWithoutNewsNeedsNoConfirmation()
    {
        Fixture f(at("e", 3));
        f.greet();
        f.welcome(1, 3, true);
        f.turn(15s);
        f.reconnect();
        f.welcome(1, 3, true);
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Lost, Kind::Resumed}));
        QCOMPARE(f.notices[1].lastMissing, Sequence::None);
        QVERIFY(!f.client->health().catchingUp);
    }

    // A part of a feed with a broker's numbers: its last number may lie before the head.
    void aPartIsConfirmedByHeartbeatsWithoutEvents()
    {
        Fixture f(at("e", 3));
        f.greet();
        f.welcome(1, 3, true);
        f.turn(15s);
        f.reconnect();
        f.welcome(1, 9, true);
        f.beat(9); // they may be on their way
        f.batch(4, 3);
        f.client->setDurable(at("e", 6));
        for (int beat = 0; beat < 3; ++beat) {
            f.beat(9);
            QVERIFY(f.client->health().catchingUp);
        }
        f.beat(9);
        QVERIFY(!f.client->health().catchingUp);
        QCOMPARE(f.noticeKinds().back(), Kind::Confirmed);
    }

    void tellsThePartThatItIsGiven()
    {
        Fixture f;
        f.greet();
        f.transport->deliver(
            wire::Welcome{"test", {"e"}, Sequence{1}, Sequence{1}, f.clock.now(), 5000, true, Tlp::Green, true});
        QVERIFY(f.client->health().partial);
        QCOMPARE(f.client->health().ceiling, Tlp::Green);
    }

    void whatTheServerNoLongerHoldsIsAGap()
    {
        Fixture f(at("e", 3));
        f.greet();
        f.welcome(10, 20, false);
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Gap}));
        QCOMPARE(f.notices[0].firstMissing, Sequence{4});
        QCOMPARE(f.notices[0].lastMissing, Sequence{9});
        QCOMPARE(f.notices[0].to, f.clock.now());
        f.batch(10, 1);
        QCOMPARE(f.batches.size(), 1U);
        QCOMPARE(f.state(), FeedState::Live);
    }

    void anotherEpochIsNotedAndReadFromItsStart()
    {
        Fixture f(at("old", 300));
        f.greet();
        f.welcome(1, 2, false, "new");
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::EpochChanged}));
        QCOMPARE(f.client->health().gaps, 0U);
        f.batch(1, 2);
        QCOMPARE(f.batches[0].epoch.id, std::string("new"));
        QCOMPARE(f.notices[0].firstMissing, Sequence{1});
        QCOMPARE(f.notices[0].lastMissing, Sequence{2});
        f.client->setDurable(at("new", 2));
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::EpochChanged, Kind::Confirmed}));
        f.transport->drop({});
        f.reconnect();
        QCOMPARE(f.hello().resume, at("new", 2));
    }

    // Going on would skip as repeats what the server numbers anew.
    void aServerBehindItselfIsNotFollowed()
    {
        Fixture f(at("e", 300));
        f.greet();
        f.welcome(1, 20, false);
        QCOMPARE(f.state(), FeedState::Lost);
        QVERIFY(!f.client->health().detail.isEmpty());
        QVERIFY(!f.transport->isOpen);
    }

    void aServerThatStartsOverRepeatsHarmlessly()
    {
        Fixture f(at("e", 3));
        f.greet();
        f.welcome(1, 5, false);
        f.batch(1, 5); // the journal skips 1 … 3
        QCOMPARE(f.batches.size(), 1U);
        QVERIFY(f.notices.empty());
    }

    void creditReturnsByQuarters()
    {
        Fixture f; // a window of 100
        f.subscribe();
        f.batch(1, 60);
        f.client->grant(24);
        QVERIFY(f.transport->sentOf<wire::Credit>().empty());
        f.client->grant(1);
        QCOMPARE(f.transport->sentOf<wire::Credit>().at(0).events, 25U);
        f.client->grant(35);
        QCOMPARE(f.transport->sentOf<wire::Credit>().at(1).events, 35U);
    }

    void creditCountsWhatIsStillOnItsWay()
    {
        Fixture f;
        f.subscribe();
        f.batch(1, 70);
        f.transport->drop({});
        f.client->grant(10); // without a connection: not sent, not lost
        f.reconnect();
        QCOMPARE(f.hello().credit, 40U);
        f.client->grant(60); // before the Welcome: waits for it
        QVERIFY(f.transport->sentOf<wire::Credit>().empty());
        f.welcome(1, 70);
        QCOMPARE(f.transport->sentOf<wire::Credit>().at(0).events, 60U);
    }

    // Small events first, huge ones then: not more in memory than fits, and all of them in the end.
    void creditHoldsForBytesToo()
    {
        Fixture f({}, {}, 100, 4000); // 100 events or 4000 bytes
        f.subscribe();
        const auto batch = [&f](std::uint64_t first, std::size_t events, std::size_t bytes) {
            f.transport->deliver(wire::Batch{
                Sequence{first}, std::vector<wire::Entry>(events, {f.clock.now(), std::string(bytes, 'x')})});
        };
        const std::uint32_t credit = f.hello().credit;
        QVERIFY(credit >= 3);
        batch(1, 1, 7000);
        QCOMPARE(f.batches.size(), 1U);
        batch(2, 2, 3000);
        QCOMPARE(f.batches.size(), 1U); // 13,000 bytes would lie here
        QCOMPARE(f.noticeKinds(), Kinds{Kind::Overrun});
        f.client->setDurable(at("e", 1));
        f.client->grant(1);
        f.returnSoon();
        QCOMPARE(f.hello().credit, 1U); // by the sizes seen
        f.welcome(1, 3, true);
        for (std::uint64_t i = 2; i <= 3; ++i) {
            batch(i, 1, 3000);
            f.client->setDurable(at("e", i));
            f.client->grant(1);
        }
        QCOMPARE(f.batches.size(), 3U);
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Overrun, Kind::Healed}));
    }

    void creditOverrunCloses()
    {
        Fixture f;
        f.subscribe();
        f.batch(1, 100);
        f.batch(101, 1);
        QCOMPARE(f.batches.size(), 1U);
        QCOMPARE(f.state(), FeedState::Lost);
        QVERIFY(!f.transport->isOpen);
    }

    // The journal stopped (a full disk): what was on its way is not granted any more, and must not be missing for ever.
    void stopAndStartBeginWithAFullWindow()
    {
        Fixture f;
        f.subscribe();
        f.batch(1, 90);
        f.client->setDurable(at("e", 30));
        f.client->stop();
        f.client->start();
        f.transport->accept();
        QCOMPARE(f.hello().credit, 100U);
        QCOMPARE(f.hello().resume, at("e", 30));
        QVERIFY(f.notices.empty()); // stopped by the desk, not lost
    }

    void actionsAreSentAgainUntilTheirReceipt()
    {
        Fixture f({}, {{"test", "A-1", "kept from before"}});
        f.client->submit({"test", "A-2", "before the start"});
        f.greet();
        f.client->submit({"test", "A-3", "before the Welcome"});
        QVERIFY(actionsIn(*f.transport).empty());
        f.welcome();
        QCOMPARE(actionsIn(*f.transport), (Ids{"A-1", "A-2", "A-3"}));
        f.client->submit({"test", "A-4", "at once"});
        QCOMPARE(actionsIn(*f.transport), (Ids{"A-1", "A-2", "A-3", "A-4"}));
        QCOMPARE(f.transport->sentOf<wire::Submit>()[3].event, std::string("at once"));

        f.transport->deliver(wire::Receipt{"A-2", wire::Receipt::Code::Accepted, Sequence{1}, {}, 0});
        f.transport->deliver(wire::Receipt{"A-4", wire::Receipt::Code::UnknownAlert, {}, {}, 0});
        QCOMPARE(f.receipts.size(), 2U);
        QCOMPARE(f.receipts[1].code, wire::Receipt::Code::UnknownAlert);
        f.transport->drop({});
        f.client->submit({"test", "A-5", "while lost"});
        f.reconnect();
        f.welcome();
        QCOMPARE(actionsIn(*f.transport), (Ids{"A-1", "A-3", "A-5"}));
        QCOMPARE(f.transport->mistakes, 0);
    }

    void theSameActionTwiceIsOne()
    {
        Fixture f;
        f.client->submit({"test", "A-1", "x"});
        f.client->submit({"test", "A-1", "x"});
        f.subscribe();
        QCOMPARE(actionsIn(*f.transport), (Ids{"A-1"}));
    }
};

QTEST_GUILESS_MAIN(TestFeedClientStream)
#include "tst_feed_client_stream.moc"
