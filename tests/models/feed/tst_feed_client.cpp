// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/limits.h"
#include "tests/models/feed/feed_client_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using Kind = FeedNotice::Kind;
using Kinds = std::vector<FeedNotice::Kind>;
using Fixture = FeedClientFixture;
using Steps = std::function<void(Fixture &)>;
Q_DECLARE_METATYPE(Steps)

// Connection, states, heartbeats, refusals, back-off. The stream itself: tst_feed_client_stream.cpp.
class TestFeedClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void states_data()
    {
        QTest::addColumn<Steps>("steps");
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("open"); // the connection, afterwards
        const auto row = [](const char *name, FeedState state, bool open, Steps steps) {
            QTest::newRow(name) << steps << static_cast<int>(state) << open;
        };
        row("before the start", FeedState::Idle, false, [](Fixture &) {});
        row("connecting", FeedState::Connecting, true, [](Fixture &f) { f.client->start(); });
        row("connecting for long", FeedState::Connecting, true, [](Fixture &f) {
            f.client->start();
            f.turn(9999ms);
        });
        row("connecting for too long", FeedState::Lost, false, [](Fixture &f) {
            f.client->start();
            f.turn(10s);
        });
        row("no connection", FeedState::Lost, false, [](Fixture &f) {
            f.client->start();
            f.transport->drop(QStringLiteral("Connection refused"));
        });
        row("subscribing", FeedState::Subscribing, true, [](Fixture &f) { f.greet(); });
        row("no Welcome", FeedState::Lost, false, [](Fixture &f) {
            f.greet();
            f.turn(10s);
        });
        row("subscribed", FeedState::Quiet, true, [](Fixture &f) { f.subscribe(); });
        row("an event", FeedState::Live, true, [](Fixture &f) {
            f.subscribe();
            f.batch(1, 1);
        });
        row("an event within the minute", FeedState::Live, true, [](Fixture &f) {
            f.subscribe();
            f.batch(1, 1);
            f.clock.advance(59'999ms);
            f.beat();
        });
        row("no event for a minute", FeedState::Quiet, true, [](Fixture &f) {
            f.subscribe();
            f.batch(1, 1);
            f.clock.advance(60s);
            f.beat();
        });
        row("one heartbeat missed", FeedState::Quiet, true, [](Fixture &f) {
            f.subscribe();
            f.turn(9999ms);
        });
        row("two heartbeats missed", FeedState::Late, true, [](Fixture &f) {
            f.subscribe();
            f.turn(10s);
        });
        row("late, then heard again", FeedState::Quiet, true, [](Fixture &f) {
            f.subscribe();
            f.turn(10s);
            f.beat();
        });
        row("late, then an event", FeedState::Live, true, [](Fixture &f) {
            f.subscribe();
            f.turn(14s);
            f.batch(1, 1);
        });
        row("a silent server", FeedState::Lost, false, [](Fixture &f) {
            f.subscribe();
            f.turn(15s);
        });
        row("any frame counts as a heartbeat", FeedState::Quiet, true, [](Fixture &f) {
            f.subscribe();
            f.turn(9s);
            f.transport->deliver(wire::Receipt{"A", wire::Receipt::Code::Accepted, Sequence{1}, {}, 0});
            f.turn(9s);
        });
        row("closed by the server", FeedState::Lost, false, [](Fixture &f) {
            f.subscribe();
            f.transport->drop(QStringLiteral("gone"));
        });
        row("lost, while it connects again", FeedState::Lost, true, [](Fixture &f) {
            f.subscribe();
            f.transport->drop(QStringLiteral("gone"));
            f.reconnect();
        });
        row("lost and found", FeedState::Quiet, true, [](Fixture &f) {
            f.subscribe();
            f.transport->drop(QStringLiteral("gone"));
            f.reconnect();
            f.welcome();
        });
        row("refused instead of welcomed", FeedState::Refused, false, [](Fixture &f) {
            f.greet();
            f.transport->deliver(wire::Refused{wire::Refused::Code::UnknownFeed, "ない", "none"});
        });
        row("refused later", FeedState::Refused, false, [](Fixture &f) {
            f.subscribe();
            f.transport->deliver(wire::Refused{wire::Refused::Code::Unavailable, "後で", "later"});
        });
        row("refused, while it connects again", FeedState::Refused, true, [](Fixture &f) {
            f.greet();
            f.transport->deliver(wire::Refused{wire::Refused::Code::UnknownFeed, "ない", "none"});
            f.reconnect();
        });
        row("stopped", FeedState::Idle, false, [](Fixture &f) {
            f.subscribe();
            f.client->stop();
            f.turn(60s);
        });
        row("stopped while lost", FeedState::Idle, false, [](Fixture &f) {
            f.subscribe();
            f.turn(15s);
            f.client->stop();
            f.turn(60s);
        });
        row("started again", FeedState::Connecting, true, [](Fixture &f) {
            f.subscribe();
            f.client->stop();
            f.client->start();
        });
    }
    void states()
    {
        QFETCH(Steps, steps);
        QFETCH(int, state);
        QFETCH(bool, open);
        Fixture f;
        steps(f);
        QCOMPARE(static_cast<int>(f.state()), state);
        QCOMPARE(f.transport->isOpen, open);
        QCOMPARE(f.transport->mistakes, 0);
        if (!f.said.empty())
            QCOMPARE(static_cast<int>(f.said.back()), state);
    }

    // What is no frame, out of order, or not for us: closed, said, tried again.
    void protocolErrors_data()
    {
        QTest::addColumn<bool>("welcomed");
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, bool welcomed, const wire::ServerFrame &frame) {
            QTest::newRow(name) << welcomed << QByteArray::fromStdString(wire::encode(frame));
        };
        QTest::newRow("noise") << true << QByteArray("\xff\xff\xff");
        QTest::newRow("nothing") << true << QByteArray();
        QTest::newRow("oversize") << true << QByteArray(limits::frameBytes + 1, '\0');
        const wire::Welcome welcome{"test", {"e"}, Sequence{1}, Sequence{1}, {}, 5000, false};
        wire::Welcome other = welcome;
        other.feed = "another";
        wire::Welcome nameless = welcome;
        nameless.epoch = {};
        row("another feed", false, other);
        row("no epoch", false, nameless);
        row("batch first", false, wire::Batch{Sequence{1}, {{{}, "x"}}});
        row("heartbeat first", false, wire::Heartbeat{});
        row("receipt first", false, wire::Receipt{});
        row("directory", true, wire::Directory{{"test"}});
        row("welcomed twice", true, welcome);
        row("empty batch", true, wire::Batch{Sequence{1}, {}});
        row("batch at zero", true, wire::Batch{Sequence::None, {{{}, "x"}}});
    }
    void protocolErrors()
    {
        QFETCH(bool, welcomed);
        QFETCH(QByteArray, bytes);
        Fixture f;
        welcomed ? f.subscribe() : f.greet();
        f.transport->deliverBytes(bytes);
        QCOMPARE(f.state(), FeedState::Lost);
        QVERIFY(!f.transport->isOpen);
        QVERIFY(!f.client->health().detail.isEmpty());
        QVERIFY(f.batches.empty());
        f.retry();
        QCOMPARE(f.opens(), 2U);
    }

    void helloSaysWhoAndFromWhere()
    {
        Fixture f(FeedPosition{{"e"}, Sequence{41}});
        QCOMPARE(f.client->health().feed, QByteArray("test"));
        QCOMPARE(f.client->health().position.sequence, Sequence{41});
        f.greet();
        const wire::Hello hello = f.hello();
        QCOMPARE(hello.protocol, wire::protocolVersion);
        QCOMPARE(hello.client, std::string("yagura test"));
        QCOMPARE(hello.languages, (std::vector<std::string>{"ja", "en"}));
        QCOMPARE(hello.resume, (FeedPosition{{"e"}, Sequence{41}}));
        QCOMPARE(hello.credit, 100U);
    }

    void lostAndResumedAreNotedOncePerOutage()
    {
        Fixture f;
        f.subscribe();
        f.clock.advance(3s);
        f.beat();
        const UtcTime lastHeard = f.clock.now();
        f.turn(15s);
        QCOMPARE(f.client->health().lostSince, lastHeard);
        for (int i = 0; i < 3; ++i) { // the server stays away
            f.retry();
            f.transport->drop(QStringLiteral("Connection refused"));
            QCOMPARE(words(f.client->health().detail), QStringLiteral("Connection refused"));
            QCOMPARE(f.client->health().lostSince, lastHeard);
        }
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Lost}));
        f.reconnect();
        f.welcome();
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Lost, Kind::Resumed}));
        QCOMPARE(f.notices[0].feed, std::string("test"));
        QCOMPARE(f.notices[0].from, lastHeard);
        QCOMPARE(f.notices[0].to, UtcTime{});
        QCOMPARE(f.notices[1].from, lastHeard);
        QCOMPARE(f.notices[1].to, f.clock.now());
        QVERIFY(f.noticeIds[0] != f.noticeIds[1] && !f.noticeIds[0].empty());
        QCOMPARE(f.client->health().lostSince, UtcTime{});
        QVERIFY(f.client->health().detail.isEmpty());
        f.turn(15s); // another outage
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Lost, Kind::Resumed, Kind::Lost}));
    }

    void aFeedNeverHeardIsLostSinceTheStart()
    {
        Fixture f;
        f.client->start();
        f.turn(2s);
        f.transport->drop(QStringLiteral("Connection refused"));
        QCOMPARE(f.notices[0].from, FakeClock::morning);
        QCOMPARE(f.client->health().lastHeard, UtcTime{});
    }

    void lateSaysSinceWhen()
    {
        Fixture f;
        f.subscribe();
        f.turn(12s);
        QCOMPARE(f.client->health().lostSince, FakeClock::morning);
        QVERIFY(f.notices.empty()); // late is not lost
        f.beat();
        QCOMPARE(f.client->health().lostSince, UtcTime{});
    }

    void backsOffUntilItIsHeard()
    {
        Fixture f;
        f.client->start();
        // The longest waits that PROTOCOL.md allows; the shortest are half of them.
        for (const auto most : {500ms, 1000ms, 2000ms, 4000ms, 8000ms, 16'000ms, 30'000ms, 30'000ms}) {
            f.transport->drop(QStringLiteral("Connection refused"));
            const auto before = f.opens();
            f.turn(most / 2 - 1ms);
            QCOMPARE(f.opens(), before);
            f.turn(most / 2 + 1ms);
            QCOMPARE(f.opens(), before + 1);
        }
        f.transport->accept();
        f.welcome();
        f.beat();
        f.transport->drop({}); // it comes and goes: not hurried
        auto before = f.opens();
        f.turn(500ms);
        QCOMPARE(f.opens(), before);
        f.turn(30s);
        QCOMPARE(f.opens(), before + 1);
        f.transport->accept();
        f.welcome();
        f.turn(5s);
        f.beat();
        f.turn(5s);
        f.beat(); // it has lasted
        f.transport->drop({});
        before = f.opens();
        f.turn(500ms);
        QCOMPARE(f.opens(), before + 1);
    }

    // The network is back, or a person asks.
    void retriesNowWhenToldTo()
    {
        Fixture f;
        f.client->retryNow();
        QCOMPARE(f.opens(), 0U); // not started
        f.client->start();
        f.client->retryNow();
        QCOMPARE(f.opens(), 1U); // an attempt is under way
        for (int i = 0; i < 8; ++i) {
            f.transport->drop(QStringLiteral("Connection refused"));
            f.retry();
        }
        f.transport->drop(QStringLiteral("Connection refused"));
        const auto before = f.opens();
        f.client->retryNow();
        QCOMPARE(f.opens(), before + 1);
        f.transport->drop(QStringLiteral("Connection refused"));
        f.turn(500ms); // the back-off begins anew
        QCOMPARE(f.opens(), before + 2);
        f.transport->accept();
        f.welcome();
        f.client->retryNow();
        QCOMPARE(f.opens(), before + 2); // nothing to mend
        QCOMPARE(f.state(), FeedState::Quiet);
        f.client->stop();
        f.client->retryNow();
        QCOMPARE(f.opens(), before + 2);
    }

    void refusalsWaitByTheirCode_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("waitMs"); // at most
        using Code = wire::Refused::Code;
        QTest::newRow("unavailable") << static_cast<int>(Code::Unavailable) << 500;
        QTest::newRow("limit") << static_cast<int>(Code::Limit) << 500;
        QTest::newRow("version") << static_cast<int>(Code::Version) << 30'000;
        QTest::newRow("protocol") << static_cast<int>(Code::Protocol) << 30'000;
        QTest::newRow("unauthorised") << static_cast<int>(Code::Unauthorised) << 30'000;
        QTest::newRow("unknown feed") << static_cast<int>(Code::UnknownFeed) << 30'000;
        QTest::newRow("a newer code") << static_cast<int>(Code::Unspecified) << 30'000;
    }
    void refusalsWaitByTheirCode()
    {
        QFETCH(int, code);
        QFETCH(int, waitMs);
        Fixture f;
        f.greet();
        f.transport->deliver(wire::Refused{static_cast<wire::Refused::Code>(code), "理由", "reason"});
        QCOMPARE(f.client->health().detail, FeedFault::refusal(QStringLiteral("理由"), QStringLiteral("reason")));
        QCOMPARE(f.noticeKinds(), (Kinds{Kind::Lost})); // nothing is heard of it either
        f.turn(std::chrono::milliseconds(waitMs / 2 - 1));
        QCOMPARE(f.opens(), 1U);
        f.turn(std::chrono::milliseconds(waitMs / 2 + 1));
        QCOMPARE(f.opens(), 2U);
    }

    void heartbeatsTellHeadAndSkew()
    {
        Fixture f;
        f.subscribe();
        f.transport->deliver(wire::Heartbeat{Sequence{77}, f.clock.now() - 1500ms});
        f.client->tick();
        QCOMPARE(f.client->health().head, Sequence{77});
        QCOMPARE(f.client->health().skew.count(), -1500);
    }

    // One late frame, or one that lies, is not the difference of the clocks.
    void skewIsTheMiddleOfTheLastWords()
    {
        Fixture f;
        f.subscribe();
        for (const auto skew : {40s, 41s, 3600s, 42s, 40s, 41s, -3600s, 42s, 41s, 41s})
            f.transport->deliver(wire::Heartbeat{Sequence{1}, f.clock.now() + skew});
        QCOMPARE(f.client->health().skew, std::chrono::milliseconds(41s));
        QVERIFY(clockIsOff(f.client->health()));
        for (int i = 0; i < 9; ++i)
            f.transport->deliver(wire::Heartbeat{Sequence{1}, f.clock.now() - 30s});
        QVERIFY(!clockIsOff(f.client->health()));
    }

    void rateIsThatOfTheLastTenSeconds()
    {
        Fixture f;
        f.subscribe();
        f.batch(1, 50);
        f.turn(5s);
        f.batch(51, 50);
        f.client->tick();
        QCOMPARE(f.client->health().rate, 10.0);
        f.turn(5s);
        QCOMPARE(f.client->health().rate, 5.0);
        f.beat();
        f.turn(5s);
        QCOMPARE(f.client->health().rate, 0.0);
        f.batch(101, 20);
        f.clock.advance(-24h); // a clock that was set back
        f.client->tick();
        QVERIFY(f.client->health().rate >= 0);
    }

    void theServersPaceIsBounded_data()
    {
        QTest::addColumn<quint32>("said");
        QTest::addColumn<int>("taken");
        QTest::newRow("none") << quint32{0} << 5000;
        QTest::newRow("usual") << quint32{5000} << 5000;
        QTest::newRow("too quick") << quint32{1} << 250;
        QTest::newRow("never") << ~quint32{0} << 60'000;
    }
    void theServersPaceIsBounded()
    {
        QFETCH(quint32, said);
        QFETCH(int, taken);
        Fixture f;
        f.greet();
        f.transport->deliver(wire::Welcome{"test", {"e"}, {}, {}, f.clock.now(), said, false});
        f.turn(std::chrono::milliseconds(2 * taken - 1));
        QCOMPARE(f.state(), FeedState::Quiet);
        f.turn(1ms);
        QCOMPARE(f.state(), FeedState::Late);
    }

    // Busy feeds must not flood the UI thread: between changes of state, once a tick.
    void healthIsSaidOncePerTick()
    {
        Fixture f;
        f.subscribe();
        f.batch(1, 1);
        const auto before = f.said.size();
        for (std::uint64_t i = 2; i < 50; ++i)
            f.batch(i, 1);
        QCOMPARE(f.said.size(), before);
        f.client->tick();
        QCOMPARE(f.said.size(), before + 1);
        QCOMPARE(f.client->health().received, 49U);
        f.client->tick();
        QCOMPARE(f.said.size(), before + 1);
    }
};

QTEST_GUILESS_MAIN(TestFeedClient)
#include "tst_feed_client.moc"
