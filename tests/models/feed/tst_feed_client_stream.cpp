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
        QCOMPARE(f.client->health().received, 4U);
        QCOMPARE(f.client->health().head, Sequence{4});
        QCOMPARE(f.client->health().lastEvent, f.clock.now());
    }

    // What comes after 1 … 10, of which 1 … 7 are durable.
    void outOfOrder_data()
    {
        QTest::addColumn<quint64>("first");
        QTest::newRow("hole") << quint64{12};
        QTest::newRow("repeat") << quint64{6};
        QTest::newRow("reorder") << quint64{1};
    }
    void outOfOrder()
    {
        QFETCH(quint64, first);
        Fixture f;
        f.subscribe();
        f.batch(1, 10);
        f.client->setDurable(at("e", 7));
        f.batch(first, 5);
        QCOMPARE(f.batches.size(), 1U); // nothing that follows a hole is stored
        QCOMPARE(f.state(), FeedState::Lost);
        f.reconnect();
        QCOMPARE(f.hello().resume, at("e", 7));
        f.welcome(1, 20, true);
        f.batch(8, 10);
        QCOMPARE(f.batches.size(), 2U);
        QCOMPARE(f.state(), FeedState::Live);
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Lost, Kind::Resumed})); // no gap: it healed
        QCOMPARE(f.client->health().gaps, 0U);
    }

    void aHoleThatStaysIsNotedAndPassed()
    {
        Fixture f(at("e", 3));
        for (int attempt = 1; attempt <= 3; ++attempt) {
            attempt == 1 ? f.greet() : f.reconnect();
            f.welcome(1, 20, true);
            f.batch(6, 2); // 4 and 5 never come
            QCOMPARE(f.batches.size(), static_cast<std::size_t>(attempt - 1));
            if (attempt == 2)
                f.transport->drop({}); // before anything became durable
        }
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Lost, Kind::Resumed, Kind::Gap, Kind::Lost, Kind::Resumed}));
        QCOMPARE(f.notices[2].firstMissing, Sequence{4});
        QCOMPARE(f.notices[2].lastMissing, Sequence{5});
        QCOMPARE(f.client->health().gaps, 1U);
        QCOMPARE(f.state(), FeedState::Live);
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
        f.client->setDurable(at("new", 2));
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
