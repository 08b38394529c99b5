// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>

#include "models/relay/feed_server.h"
#include "tests/models/relay/relay_fixture.h"
#include "tests/models/relay/wire_client.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using RefusedCode = wire::Refused::Code;
using Receipt = wire::Receipt::Code;

namespace {

// A server over a store with one feed, "test".
struct Relay
{
    StoreFixture store;
    FakeClock clock;
    std::unique_ptr<FeedServer> server;

    explicit Relay(int events = 0, std::size_t padding = 0)
    {
        append(store.feed(), incidents(1, events, padding));
        start({});
    }
    void start(FeedSession::Timing timing, std::size_t maxClients = 256)
    {
        server.reset();
        FeedServer::Options options;
        options.timing = timing;
        options.timing.linger = 5ms;
        options.maxClients = maxClients;
        server = std::make_unique<FeedServer>(*store, options, clock);
        if (const Success listening = server->listen(); !listening)
            qFatal("%s", qPrintable(sentence(listening.error())));
    }
    [[nodiscard]] QUrl url(const QString &feed = u"test"_s) const { return server->url().resolved(QUrl(feed)); }
    void add(int first, int last) { append(store.feed(), incidents(first, last)); }
    [[nodiscard]] FeedPosition at(std::uint64_t sequence) { return {store.feed().epoch(), Sequence{sequence}}; }
};

} // namespace

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
    void slowReaderIsNotBufferedFor();
    void tenClientsGetTheSame();
    void heartbeats();
    void refusals_data();
    void refusals();
    void badFramesAreRefused_data();
    void badFramesAreRefused();
    void oversizeFrameEndsOnlyItsSession();
    void silenceInsteadOfHello();
    void webPagesAreTurnedAway();
    void tooManyClients();
    void submits();
    void floodOfSubmitsIsCut();
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

// A client that does not read: the server must not read its store into the socket's buffer.
void TestFeedServer::slowReaderIsNotBufferedFor()
{
    Relay relay(140, 60'000); // 8 MB, more than the system's own buffers take
    WireClient slow(relay.url());
    QVERIFY(slow.connected());
    slow.socket().setReadBufferSize(1000); // QWebSocket never gets a frame together then
    slow.send(wire::Hello{1, "slow", {}, {}, {}, 100'000});
    const auto waiting = [&] {
        qint64 most = 0;
        for (const QWebSocket *socket : relay.server->findChildren<QWebSocket *>())
            most = std::max(most, socket->bytesToWrite());
        return most;
    };
    QVERIFY(WireClient::waitUntil([&] { return waiting() > 0; }));
    WireClient good(relay.url());
    QVERIFY(good.hello(100'000));
    QVERIFY(good.waitForEvents(140));
    QVERIFY(waiting() > 0);
    QVERIFY(waiting() <= 3 * static_cast<qint64>(limits::frameBytes));
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

void TestFeedServer::refusals_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("subprotocol");
    QTest::addColumn<RefusedCode>("code");
    QTest::newRow("unknown feed") << u"nobody"_s << u"yagura.feed.v1"_s << RefusedCode::UnknownFeed;
    QTest::newRow("no subprotocol") << u"test"_s << QString() << RefusedCode::Protocol;
    QTest::newRow("wrong subprotocol") << u"test"_s << u"yagura.feed.v9"_s << RefusedCode::Protocol;
    QTest::newRow("directory without subprotocol") << u"/"_s << QString() << RefusedCode::Protocol;
}

void TestFeedServer::refusals()
{
    QFETCH(QString, path);
    QFETCH(QString, subprotocol);
    QFETCH(RefusedCode, code);
    Relay relay(1);
    WireClient client(relay.url(path), subprotocol);
    const auto refused = client.next<wire::Refused>();
    QVERIFY(refused);
    QCOMPARE(refused->code, code);
    QVERIFY(!refused->reasonJa.empty());
    QVERIFY(!refused->reasonEn.empty());
    QVERIFY(client.waitForClose());
    QVERIFY(!client.has<wire::Welcome>());
}

void TestFeedServer::badFramesAreRefused_data()
{
    QTest::addColumn<bool>("afterHello");
    QTest::addColumn<QByteArray>("frame"); // "text": a text message
    QTest::addColumn<RefusedCode>("code");
    const auto bytes = [](const wire::ClientFrame &frame) { return QByteArray::fromStdString(wire::encode(frame)); };
    const QByteArray hello = bytes(wire::Hello{});
    QTest::newRow("garbage") << false << QByteArray("\xff\xff\xff\xff") << RefusedCode::Protocol;
    QTest::newRow("garbage later") << true << QByteArray("\xff\xff\xff\xff") << RefusedCode::Protocol;
    QTest::newRow("nothing") << false << QByteArray() << RefusedCode::Protocol;
    QTest::newRow("text") << false << QByteArray("text") << RefusedCode::Protocol;
    QTest::newRow("credit first") << false << bytes(wire::Credit{1}) << RefusedCode::Protocol;
    QTest::newRow("submit first") << false << bytes(wire::Submit{"a", "b"}) << RefusedCode::Protocol;
    QTest::newRow("second hello") << true << hello << RefusedCode::Protocol;
    QTest::newRow("submit without id") << true << bytes(wire::Submit{"", "b"}) << RefusedCode::Protocol;
    QTest::newRow("other version") << false << bytes(wire::Hello{2, {}, {}, {}, {}, 0}) << RefusedCode::Version;
    const QByteArray longName = bytes(wire::Hello{1, std::string(limits::idBytes + 1, 'x'), {}, {}, {}, 0});
    QTest::newRow("client name too long") << false << longName << RefusedCode::Protocol;
}

void TestFeedServer::badFramesAreRefused()
{
    QFETCH(bool, afterHello);
    QFETCH(QByteArray, frame);
    QFETCH(RefusedCode, code);
    Relay relay(1);
    WireClient good(relay.url());
    QVERIFY(good.hello(100));
    WireClient bad(relay.url());
    QVERIFY(bad.connected());
    if (afterHello)
        QVERIFY(bad.hello(0));
    frame == "text" ? bad.socket().sendTextMessage(u"text"_s) : bad.socket().sendBinaryMessage(frame);
    bad.send(wire::Credit{100}); // what comes after it is not looked at
    const auto refused = bad.next<wire::Refused>();
    QVERIFY(refused);
    QCOMPARE(refused->code, code);
    QVERIFY(bad.waitForClose());
    QCOMPARE(bad.events().size(), 0U);
    relay.add(2, 2);
    QVERIFY(good.waitForEvents(2));
    QCOMPARE(relay.server->clients(), 1U);
}

void TestFeedServer::oversizeFrameEndsOnlyItsSession()
{
    Relay relay(1);
    WireClient good(relay.url());
    QVERIFY(good.hello(100));
    WireClient bad(relay.url());
    QVERIFY(bad.hello(0));
    bad.sendBytes(QByteArray(static_cast<qsizetype>(limits::frameBytes) + 1, 'x'));
    QVERIFY(bad.waitForClose());
    relay.add(2, 2);
    QVERIFY(good.waitForEvents(2));
    QVERIFY(WireClient::waitUntil([&] { return relay.server->clients() == 1; }));
}

void TestFeedServer::silenceInsteadOfHello()
{
    Relay relay(1);
    relay.start({5s, 50ms, {}});
    WireClient client(relay.url());
    QCOMPARE(client.next<wire::Refused>()->code, RefusedCode::Protocol);
    QVERIFY(client.waitForClose());
    // A connection that never becomes a WebSocket goes, too.
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(relay.server->url().port()));
    QVERIFY(WireClient::waitUntil([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
    QVERIFY(WireClient::waitUntil([&] { return socket.state() == QAbstractSocket::UnconnectedState; }));
}

void TestFeedServer::webPagesAreTurnedAway()
{
    Relay relay(1);
    QTcpSocket browser;
    browser.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(relay.server->url().port()));
    browser.write("GET /test HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Protocol: yagura.feed.v1\r\nOrigin: https://evil.example\r\n\r\n");
    QVERIFY(WireClient::waitUntil([&] { return browser.state() == QAbstractSocket::UnconnectedState; }));
    QVERIFY(browser.readAll().startsWith("HTTP/1.1 403"));
    QCOMPARE(relay.server->clients(), 0U);
}

void TestFeedServer::tooManyClients()
{
    Relay relay(1);
    relay.start({}, 2);
    WireClient first(relay.url());
    WireClient second(relay.url());
    QVERIFY(first.hello(10) && second.hello(10));
    QVERIFY(first.waitForEvents(1) && second.waitForEvents(1));
    WireClient third(relay.url());
    QCOMPARE(third.next<wire::Refused>()->code, RefusedCode::Limit);
    first.socket().close();
    QVERIFY(WireClient::waitUntil([&] { return relay.server->clients() == 1; }));
    WireClient fourth(relay.url());
    QVERIFY(fourth.hello(10));
    QVERIFY(fourth.waitForEvents(1));
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

void TestFeedServer::floodOfSubmitsIsCut()
{
    Relay relay(1);
    WireClient client(relay.url());
    QVERIFY(client.hello(0));
    for (int i = 0; i < 600; ++i)
        client.send(wire::Submit{std::to_string(i), "x"});
    const auto refused = client.next<wire::Refused>();
    QVERIFY(refused);
    QCOMPARE(refused->code, RefusedCode::Limit);
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
