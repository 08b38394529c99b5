// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTcpServer>

#include "tests/models/relay/server_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Receipt = wire::Receipt::Code;

class TestFeedServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void directory();
    void subscribesFromTheStart();
    void emptyFeedThenLive();
    void resumesAfterACut();
    void unusablePositionsStartAgain_data();
    void unusablePositionsStartAgain();
    void creditIsKept();
    void longFeedInBoundedFrames();
    void tenClientsGetTheSame();
    void heartbeats();
    void submits();
    void mute();
    void listening_data();
    void listening();
};

void TestFeedServer::initTestCase()
{
    QLoggingCategory::setFilterRules(u"yagura.relay.*.info=false"_s);
}

void TestFeedServer::directory()
{
    Relay relay;
    relay.store.feed("jp-gov");
    for (const QString &path : {u"/"_s, u""_s}) {
        QUrl url = relay.url();
        url.setPath(path);
        WireClient client(url);
        const auto directory = client.next<wire::Directory>();
        QVERIFY(directory);
        QCOMPARE(directory->feeds, (std::vector<std::string>{"jp-gov", "test"}));
        QVERIFY(client.waitForClose());
        QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodeNormal);
    }
}

void TestFeedServer::subscribesFromTheStart()
{
    Relay relay(3);
    WireClient client(relay.url());
    QVERIFY(client.hello(100));
    const auto welcome = client.next<wire::Welcome>();
    QVERIFY(welcome);
    QCOMPARE(welcome->feed, std::string("test"));
    QCOMPARE(welcome->epoch, relay.store.feed().epoch());
    QCOMPARE(number(welcome->oldest), 1U);
    QCOMPARE(number(welcome->head), 3U);
    QCOMPARE(welcome->serverTime, relay.clock.now());
    QCOMPARE(welcome->heartbeatMs, 5000U);
    QCOMPARE(welcome->resumed, true);
    QVERIFY(client.waitForEvents(3));
    QCOMPARE(client.first(), 1U);
    QCOMPARE(client.events()[2].event, encoded(incidents(3, 3).front())); // byte for byte
    QCOMPARE(client.events()[2].sequenced, FakeClock::morning);
    relay.add(4, 5);
    QVERIFY(client.waitForEvents(5));
    QVERIFY(client.orderly());
}

void TestFeedServer::emptyFeedThenLive()
{
    Relay relay;
    WireClient client(relay.url());
    QVERIFY(client.hello(100));
    const auto welcome = client.next<wire::Welcome>();
    QVERIFY(welcome);
    QCOMPARE(number(welcome->oldest), 0U);
    QCOMPARE(number(welcome->head), 0U);
    relay.add(1, 1);
    QVERIFY(client.waitForEvents(1));
    QCOMPARE(client.first(), 1U);
}

void TestFeedServer::resumesAfterACut()
{
    Relay relay(10);
    {
        WireClient client(relay.url());
        QVERIFY(client.hello(4));
        QVERIFY(client.waitForEvents(4));
        client.socket().abort();
    }
    relay.add(11, 12);
    WireClient client(relay.url());
    QVERIFY(client.hello(100, relay.at(4)));
    QVERIFY(client.next<wire::Welcome>()->resumed);
    QVERIFY(client.waitForEvents(8));
    QCOMPARE(client.first(), 5U);
    QVERIFY(client.orderly());

    // And after a restart of the server, from the very head.
    relay.server.reset();
    relay.store.reopen();
    relay.start({});
    WireClient third(relay.url());
    QVERIFY(third.hello(100, relay.at(12)));
    QVERIFY(third.next<wire::Welcome>()->resumed);
    relay.add(13, 13);
    QVERIFY(third.waitForEvents(1));
    QCOMPARE(third.first(), 13U);
}

void TestFeedServer::unusablePositionsStartAgain_data()
{
    QTest::addColumn<QByteArray>("epoch"); // empty: the right one
    QTest::addColumn<quint64>("sequence");
    QTest::newRow("unknown epoch") << QByteArray("another") << quint64{1};
    QTest::newRow("beyond head") << QByteArray() << quint64{4};
    QTest::newRow("far beyond head") << QByteArray() << ~quint64{0};
}

void TestFeedServer::unusablePositionsStartAgain()
{
    QFETCH(QByteArray, epoch);
    QFETCH(quint64, sequence);
    Relay relay(3);
    FeedPosition position = relay.at(sequence);
    if (!epoch.isEmpty())
        position.epoch.id = epoch.toStdString();
    WireClient client(relay.url());
    QVERIFY(client.hello(100, position));
    const auto welcome = client.next<wire::Welcome>();
    QVERIFY(welcome);
    QCOMPARE(welcome->resumed, false);
    QVERIFY(client.waitForEvents(3));
    QCOMPARE(client.first(), 1U);
}

void TestFeedServer::creditIsKept()
{
    Relay relay(10);
    WireClient client(relay.url());
    QVERIFY(client.hello(0));
    QVERIFY(client.next<wire::Welcome>());
    QVERIFY(client.settle());
    QCOMPARE(client.events().size(), 0U);
    client.send(wire::Credit{3});
    QVERIFY(client.waitForEvents(3));
    QVERIFY(client.settle());
    QCOMPARE(client.events().size(), 3U);
    client.send(wire::Credit{2});
    client.send(wire::Credit{1});
    QVERIFY(client.waitForEvents(6));
    relay.add(11, 20);
    QVERIFY(client.settle());
    QCOMPARE(client.events().size(), 6U);
    client.send(wire::Credit{0xFFFFFFFF}); // more than there will ever be
    client.send(wire::Credit{0xFFFFFFFF});
    QVERIFY(client.waitForEvents(20));
    QVERIFY(client.orderly());
}

void TestFeedServer::longFeedInBoundedFrames()
{
    Relay relay(500, 2000);
    WireClient client(relay.url());
    QVERIFY(client.hello(100'000));
    QVERIFY(client.waitForEvents(500));
    QVERIFY(client.orderly());
    QVERIFY(client.largestFrame() <= static_cast<qsizetype>(limits::frameBytes));
    QVERIFY(client.largestFrame() > static_cast<qsizetype>(limits::frameBytes) / 2);
}

void TestFeedServer::tenClientsGetTheSame()
{
    Relay relay(200);
    std::vector<std::unique_ptr<WireClient>> clients;
    for (std::uint64_t i = 0; i < 10; ++i) {
        clients.push_back(std::make_unique<WireClient>(relay.url()));
        QVERIFY(clients.back()->hello(10'000, i % 2 == 0 ? std::nullopt : std::optional(relay.at(i * 10))));
        relay.add(static_cast<int>(201 + i * 10), static_cast<int>(210 + i * 10));
    }
    for (std::uint64_t i = 0; i < 10; ++i) {
        WireClient &client = *clients[i];
        const std::uint64_t from = i % 2 == 0 ? 1 : i * 10 + 1;
        QVERIFY(client.waitForEvents(300 - from + 1));
        QVERIFY(client.orderly());
        QCOMPARE(client.first(), from);
        for (std::size_t at = 0; at < client.events().size(); ++at)
            QCOMPARE(client.events()[at].event, clients[0]->events()[at + from - 1].event);
    }
    QCOMPARE(relay.server->clients(), 10U);
    clients.clear();
    QVERIFY(WireClient::waitUntil([&] { return relay.server->clients() == 0; }));
}

void TestFeedServer::heartbeats()
{
    Relay relay(2);
    relay.start({20ms, 10s, {}});
    relay.clock.advance(1h);
    WireClient client(relay.url());
    QVERIFY(client.hello(0));
    QCOMPARE(client.next<wire::Welcome>()->heartbeatMs, 20U);
    const auto heartbeat = client.next<wire::Heartbeat>();
    QVERIFY(heartbeat);
    QCOMPARE(number(heartbeat->head), 2U);
    QCOMPARE(heartbeat->serverTime, relay.clock.now());
    relay.add(3, 3);
    QVERIFY(WireClient::waitUntil([&] { return number(client.next<wire::Heartbeat>()->head) == 3; }));
}

void TestFeedServer::submits()
{
    Relay relay(1);
    WireClient one(relay.url());
    WireClient two(relay.url());
    QVERIFY(one.hello(100) && two.hello(100));
    const auto acknowledge = [](const std::string &action) {
        return wire::Submit{action, encoded(deskAction(action, DeskAction::Kind::Acknowledge, "1"))};
    };
    for (int repeat = 0; repeat < 2; ++repeat) {
        one.send(acknowledge("a"));
        const auto receipt = one.next<wire::Receipt>();
        QVERIFY(receipt);
        QCOMPARE(receipt->action, std::string("a"));
        QCOMPARE(receipt->code, Receipt::Accepted);
        QCOMPARE(number(receipt->sequence), 2U);
    }
    two.send(acknowledge("b"));
    const auto second = two.next<wire::Receipt>();
    QVERIFY(second);
    QCOMPARE(second->code, Receipt::AlreadyAcknowledged);
    QCOMPARE(second->detail, std::string("operator-1"));
    // Both see the action once, as it was submitted.
    QVERIFY(one.waitForEvents(2) && two.waitForEvents(2));
    QVERIFY(one.settle() && two.settle());
    QCOMPARE(two.events().size(), 2U);
    QCOMPARE(two.events()[1].event, acknowledge("a").event);
    // A submit that is none is answered, and does not end the session.
    one.send(wire::Submit{"c", "\xff\xff"});
    QCOMPARE(one.next<wire::Receipt>()->code, Receipt::Invalid);
    QCOMPARE(relay.server->clients(), 2U);
}

void TestFeedServer::mute()
{
    Relay relay(1);
    relay.start({10ms, 10s, {}});
    relay.store.feed("other");
    WireClient other(relay.url(u"other"_s));
    WireClient before(relay.url());
    QVERIFY(other.hello(100) && before.hello(100));
    QVERIFY(before.waitForEvents(1));
    relay.server->setMuted("test", true);
    QVERIFY(before.settle());
    const std::uint64_t heartbeats = before.heartbeats();

    WireClient during(relay.url());
    QVERIFY(during.hello(100));
    before.send(wire::Submit{"a", encoded(deskAction("a", DeskAction::Kind::Take, "1"))});
    relay.add(2, 2);
    // As long as another feed needs for three heartbeats, this one says nothing.
    for (int i = 0; i < 3; ++i)
        QVERIFY(other.next<wire::Heartbeat>());
    QVERIFY(before.settle() && during.settle());
    QCOMPARE(before.heartbeats(), heartbeats);
    QCOMPARE(before.events().size(), 1U);
    QVERIFY(!before.has<wire::Receipt>());
    QVERIFY(!during.has<wire::Welcome>());
    QCOMPARE(during.events().size(), 0U);

    relay.server->setMuted("test", false);
    QVERIFY(before.waitForEvents(3));
    QCOMPARE(before.next<wire::Receipt>()->code, Receipt::Accepted);
    QVERIFY(during.next<wire::Welcome>());
    QVERIFY(during.waitForEvents(3));
    QVERIFY(before.orderly() && during.orderly());
}

void TestFeedServer::listening_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("allowPlain");
    QTest::addColumn<QString>("problem"); // empty: it listens
    QTest::newRow("loopback") << u"127.0.0.1"_s << false << QString();
    QTest::newRow("any address") << u"0.0.0.0"_s << false << u"PlainNotAllowed"_s;
    QTest::newRow("any address, allowed") << u"0.0.0.0"_s << true << QString();
    QTest::newRow("not ours") << u"192.0.2.1"_s << true << u"AddressUnusable"_s;
    QTest::newRow("taken port") << u"taken"_s << false << u"PortInUse"_s;
}

void TestFeedServer::listening()
{
    QFETCH(QString, address);
    QFETCH(bool, allowPlain);
    QFETCH(QString, problem);
    StoreFixture store;
    FakeClock clock;
    QTcpServer other;
    FeedServer::Options options;
    options.allowPlain = allowPlain;
    if (address == u"taken"_s) {
        QVERIFY(other.listen(QHostAddress::LocalHost));
        options.port = other.serverPort();
    } else {
        options.address = QHostAddress(address);
    }
    if (allowPlain && problem.isEmpty())
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"unencrypted"_s));
    FeedServer server(*store, options, clock);
    const Success listening = server.listen();
    QCOMPARE(listening.ok(), problem.isEmpty());
    if (listening) {
        QVERIFY(server.url().port() > 0);
    } else {
        using Kind = Problem::Kind;
        const auto expected = problem == u"PortInUse"_s ? Kind::PortInUse
            : problem == u"AddressUnusable"_s           ? Kind::AddressUnusable
                                                        : Kind::PlainNotAllowed;
        QCOMPARE(listening.error().kind, expected);
        QVERIFY(!sentence(listening.error()).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestFeedServer)
#include "tst_feed_server.moc"
