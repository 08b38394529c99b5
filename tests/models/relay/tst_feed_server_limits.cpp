// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLoggingCategory>
#include <QTcpSocket>

#include "tests/models/relay/server_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using RefusedCode = wire::Refused::Code;

// What a client cannot do to a server.
class TestFeedServerLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void refusals_data();
    void refusals();
    void badFramesAreRefused_data();
    void badFramesAreRefused();
    void oversizeFrameEndsOnlyItsSession();
    void silenceInsteadOfHello();
    void webPagesAreTurnedAway();
    void tooManyClients();
    void floodOfSubmitsIsCut();
    void slowReaderIsNotBufferedFor();
    void thinPartLeavesTurnsToOthers();
    void whoReadsNothingIsToldAndCutOff();
    void floodOfFramesIsCut();
    void answersToPingsAreBounded();
    void directoryOfSomebodyWhoStays();
    void refusedWhoStays();
    void moreConnectionsThanAllowed();
    void connectionsAreCountedToTheirEnd();

private:
    [[nodiscard]] static FeedServer::Options quick();
};

void TestFeedServerLimits::initTestCase()
{
    QLoggingCategory::setFilterRules(u"yagura.relay.*.info=false\nyagura.relay.*.warning=false"_s);
}

void TestFeedServerLimits::refusals_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("subprotocol");
    QTest::addColumn<RefusedCode>("code");
    QTest::newRow("unknown feed") << u"nobody"_s << u"yagura.feed.v1"_s << RefusedCode::UnknownFeed;
    QTest::newRow("no subprotocol") << u"test"_s << QString() << RefusedCode::Protocol;
    QTest::newRow("wrong subprotocol") << u"test"_s << u"yagura.feed.v9"_s << RefusedCode::Protocol;
    QTest::newRow("directory without subprotocol") << u"/"_s << QString() << RefusedCode::Protocol;
}

void TestFeedServerLimits::refusals()
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

void TestFeedServerLimits::badFramesAreRefused_data()
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

void TestFeedServerLimits::badFramesAreRefused()
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

void TestFeedServerLimits::oversizeFrameEndsOnlyItsSession()
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

void TestFeedServerLimits::silenceInsteadOfHello()
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

void TestFeedServerLimits::webPagesAreTurnedAway()
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

void TestFeedServerLimits::tooManyClients()
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

void TestFeedServerLimits::floodOfSubmitsIsCut()
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

// A client that does not read: the server must not read its store into the socket's buffer.
void TestFeedServerLimits::slowReaderIsNotBufferedFor()
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

// Each of its frames costs reading a lot that it is not given. Others must not wait until all of them are sent.
void TestFeedServerLimits::thinPartLeavesTurnsToOthers()
{
    Relay relay;
    std::vector<Event> events = incidents(1, 240, 55'000);
    for (Event &event : events)
        event.tlp = Tlp::Red;
    // Five RED ones lie between two that are given: more than is read over for one frame.
    for (std::size_t i = 0; i < events.size(); i += 6)
        events[i] = incident("G" + std::to_string(i)).tlp(Tlp::Green);
    append(relay.store.feed(), events);
    AccessToken green;
    green.name = "green";
    green.tokenHash = hashOf("green");
    green.limits.ceiling = Tlp::Green;
    FeedServer::Options options;
    options.access = AccessList{green};
    relay.startWith(options);

    WireClient thin(relay.url(), QLatin1String(wire::subprotocol), "green");
    std::uint64_t before = 0;
    std::uint64_t most = 0; // frames from one turn of the event loop to the next
    QTimer others;
    QObject::connect(&others, &QTimer::timeout, &others, [&] {
        most = std::max(most, relay.server->counters().batches - before);
        before = relay.server->counters().batches;
    });
    others.start(0);
    QVERIFY(thin.hello(1000));
    QVERIFY(thin.waitForEvents(40));
    QVERIFY(thin.orderly());
    QCOMPARE(relay.server->counters().batches, 40U);
    QVERIFY2(most <= 12, qPrintable(QString::number(most))); // one by its timer, and some as its socket drains
}

// Short times, so that a test does not wait for them.
FeedServer::Options TestFeedServerLimits::quick()
{
    FeedServer::Options options;
    options.timing = {10ms, 10s, 5ms, 50ms};
    return options;
}

namespace {

// A client of bare TCP: does what no WebSocket library would.
struct Bare
{
    QTcpSocket socket;

    Bare(quint16 port, const QByteArray &path)
    {
        socket.connectToHost(QHostAddress::LocalHost, port);
        socket.write("GET " + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Protocol: yagura.feed.v1\r\n\r\n");
    }
    [[nodiscard]] bool upgraded()
    {
        return WireClient::waitUntil([this] { return socket.peek(12) == "HTTP/1.1 101"; });
    }
    // RFC 6455, section 5.2, masked with zeros.
    void send(unsigned opcode, const QByteArray &payload)
    {
        QByteArray frame;
        frame += static_cast<char>(0x80U | opcode);
        if (payload.size() < 126) {
            frame += static_cast<char>(0x80U | static_cast<unsigned>(payload.size()));
        } else {
            frame += static_cast<char>(0x80U | 126U);
            frame += static_cast<char>(payload.size() >> 8);
            frame += static_cast<char>(payload.size() & 0xff);
        }
        socket.write(frame + QByteArray(4, 0) + payload);
    }
    void send(const wire::ClientFrame &frame) { send(2, QByteArray::fromStdString(wire::encode(frame))); }
};

} // namespace

// Its connection is not closed in order, because it takes no part in that; all others go on as if it were not there.
void TestFeedServerLimits::whoReadsNothingIsToldAndCutOff()
{
    Relay relay(140, 60'000); // 8 MB, more than the system's own buffers take
    relay.startWith(quick());
    WireClient good(relay.url());
    QVERIFY(good.hello(100'000));
    Bare dead(relay.port(), "/test");
    QVERIFY(dead.upgraded());
    dead.socket.setReadBufferSize(1000);
    dead.send(wire::Hello{1, "dead", {}, {}, {}, 100'000});
    QVERIFY(good.waitForEvents(140));
    QVERIFY(WireClient::waitUntil([&] { return relay.server->counters().tooSlow == 1; }));
    QVERIFY(WireClient::waitUntil([&] { return relay.server->connections() == 1; }));
    relay.add(141, 150);
    QVERIFY(good.waitForEvents(150));
    QVERIFY(good.orderly());
    QCOMPARE(relay.server->clients(), 1U);
}

void TestFeedServerLimits::floodOfFramesIsCut()
{
    Relay relay(1);
    WireClient client(relay.url());
    QVERIFY(client.hello(0));
    QVERIFY(client.next<wire::Welcome>());
    for (int i = 0; i < 11'000; ++i)
        client.send(wire::Credit{0});
    const auto refused = client.next<wire::Refused>();
    QVERIFY(refused);
    QCOMPARE(refused->code, RefusedCode::Limit);
    QVERIFY(refused->reasonEn.find("too fast") != std::string::npos);
    QCOMPARE(relay.server->counters().tooFast, 1U);
}

// A WebSocket answers each ping. Who sends them without reading the answers must not fill the server with these.
void TestFeedServerLimits::answersToPingsAreBounded()
{
    Relay relay(1);
    Bare flood(relay.port(), "/test");
    QVERIFY(flood.upgraded());
    flood.socket.setReadBufferSize(1000);
    flood.send(wire::Hello{1, "flood", {}, {}, {}, 0});
    qint64 most = 0;
    QVERIFY(WireClient::waitUntil([&] {
        for (int i = 0; i < 500 && flood.socket.bytesToWrite() < 1'000'000; ++i)
            flood.send(9, QByteArray(125, 'p'));
        for (const Line *line : relay.server->findChildren<Line *>())
            most = std::max(most, line->waiting());
        return flood.socket.state() == QAbstractSocket::UnconnectedState;
    }));
    QVERIFY(most < 16 * static_cast<qint64>(limits::frameBytes));
    QVERIFY(WireClient::waitUntil([&] { return relay.server->connections() == 0; }));
}

void TestFeedServerLimits::directoryOfSomebodyWhoStays()
{
    Relay relay(1);
    relay.startWith(quick());
    Bare stays(relay.port(), "/");
    QVERIFY(stays.upgraded()); // and takes no part in the close
    QVERIFY(WireClient::waitUntil([&] { return relay.server->connections() == 0; }));
}

void TestFeedServerLimits::refusedWhoStays()
{
    Relay relay(1);
    relay.startWith(quick());
    Bare unknown(relay.port(), "/nobody");
    Bare rude(relay.port(), "/test");
    QVERIFY(unknown.upgraded() && rude.upgraded());
    rude.send(2, "\xff\xff");
    QVERIFY(WireClient::waitUntil([&] { return relay.server->counters().refused == 2; }));
    QVERIFY(WireClient::waitUntil([&] { return relay.server->connections() == 0; }));
    QCOMPARE(relay.server->clients(), 0U);
}

void TestFeedServerLimits::moreConnectionsThanAllowed()
{
    Relay relay(1);
    relay.start({}, 1); // and 64 beside it
    WireClient good(relay.url());
    QVERIFY(good.hello(10));
    QVERIFY(good.waitForEvents(1));
    std::vector<std::unique_ptr<QTcpSocket>> crowd;
    for (int i = 0; i < 100; ++i) {
        crowd.push_back(std::make_unique<QTcpSocket>());
        crowd.back()->connectToHost(QHostAddress::LocalHost, relay.port());
    }
    QVERIFY(WireClient::waitUntil([&] { return relay.server->counters().connections == 101; }));
    QCOMPARE(relay.server->connections(), 65U);
    QCOMPARE(relay.server->counters().turnedAway, 36U);
    relay.add(2, 2);
    QVERIFY(good.waitForEvents(2)); // who is in notices nothing
    crowd.clear();
    QVERIFY(WireClient::waitUntil([&] { return relay.server->connections() == 1; }));
    WireClient directory(relay.url(u"/"_s)); // and there is room again
    QVERIFY(directory.next<wire::Directory>());
}

void TestFeedServerLimits::connectionsAreCountedToTheirEnd()
{
    Relay relay(1);
    for (int i = 0; i < 3; ++i) {
        WireClient client(relay.url());
        QVERIFY(client.hello(10));
        QVERIFY(client.waitForEvents(1));
        QCOMPARE(relay.server->connections(), 1U);
        client.socket().abort();
        QVERIFY(WireClient::waitUntil([&] { return relay.server->connections() == 0; }));
    }
    QCOMPARE(relay.server->counters().sessions, 3U);
    QCOMPARE(relay.server->counters().events, 3U);
}

QTEST_GUILESS_MAIN(TestFeedServerLimits)
#include "tst_feed_server_limits.moc"
