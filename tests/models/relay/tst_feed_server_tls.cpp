// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QLoggingCategory>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include "tests/models/relay/server_fixture.h"
#include "tests/support/certificates.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using RefusedCode = wire::Refused::Code;

namespace {

const QString protocol = QLatin1String(wire::subprotocol);

QSslKey keyIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QSslKey(&file, QSsl::Ec) : QSslKey();
}

QSslConfiguration believing(const QString &authority)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(authority));
    return tls;
}

QSslConfiguration showing(const Certificates::Pair &pair, const QString &authority)
{
    QSslConfiguration tls = believing(authority);
    tls.setLocalCertificateChain(QSslCertificate::fromPath(pair.certificate));
    tls.setPrivateKey(keyIn(pair.key));
    return tls;
}

} // namespace

class TestFeedServerTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void servesEncrypted();
    void versions_data();
    void versions();
    void plainClientsGetNothing();
    void notBelieved_data();
    void notBelieved();
    void clientCertificates_data();
    void clientCertificates();
    void slowReaderIsNotBufferedFor();
    void handshakeTakesNoLongerThanAllowed();

private:
    void start(Relay &relay, QSslSocket::PeerVerifyMode mode = QSslSocket::VerifyNone,
        std::optional<AccessList> access = {}, FeedSession::Timing timing = {});

    Certificates m_made;
    Certificates m_others;
    Certificates::Pair m_server = m_made.server();
};

void TestFeedServerTls::initTestCase()
{
    QLoggingCategory::setFilterRules(u"yagura.relay.*.info=false\nyagura.relay.*.warning=false"_s);
}

void TestFeedServerTls::start(
    Relay &relay, QSslSocket::PeerVerifyMode mode, std::optional<AccessList> access, FeedSession::Timing timing)
{
    FeedServer::Options options;
    options.timing = timing;
    options.timing.linger = 5ms;
    options.tls = showing(m_server, m_made.authority());
    options.tls->setProtocol(QSsl::TlsV1_2OrLater);
    options.tls->setPeerVerifyMode(mode);
    options.access = std::move(access);
    relay.startWith(options);
}

void TestFeedServerTls::servesEncrypted()
{
    Relay relay(300, 3000); // frames of full size
    start(relay);
    QCOMPARE(relay.url().scheme(), u"wss"_s);
    const auto tls = believing(m_made.authority());
    WireClient client(relay.url(), protocol, {}, &tls);
    QVERIFY(client.hello(1000));
    QVERIFY(client.waitForEvents(300));
    QVERIFY(client.orderly());
    relay.add(301, 310);
    QVERIFY(client.waitForEvents(310));
    // And large frames the other way.
    client.send(wire::Submit{"a", std::string(200'000, 'x')});
    QCOMPARE(client.next<wire::Receipt>()->code, wire::Receipt::Code::Invalid);
    WireClient directory(relay.url(u"/"_s), protocol, {}, &tls);
    QVERIFY(directory.next<wire::Directory>());
    QVERIFY(directory.waitForClose());
}

void TestFeedServerTls::versions_data()
{
    QTest::addColumn<QSsl::SslProtocol>("version");
    QTest::newRow("1.2") << QSsl::TlsV1_2;
    QTest::newRow("1.3") << QSsl::TlsV1_3;
}

void TestFeedServerTls::versions()
{
    QFETCH(QSsl::SslProtocol, version);
    Relay relay(1);
    start(relay);
    auto tls = believing(m_made.authority());
    tls.setProtocol(version);
    WireClient client(relay.url(), protocol, {}, &tls);
    QVERIFY(client.hello(10));
    QVERIFY(client.waitForEvents(1));
}

void TestFeedServerTls::plainClientsGetNothing()
{
    Relay relay(1);
    start(relay);
    QTcpSocket plain;
    plain.connectToHost(QHostAddress::LocalHost, relay.port());
    plain.write("GET /test HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Protocol: yagura.feed.v1\r\n\r\n");
    QVERIFY(WireClient::waitUntil([&] { return plain.state() == QAbstractSocket::UnconnectedState; }));
    QVERIFY(!plain.readAll().contains("HTTP"));
    QVERIFY(WireClient::waitUntil([&] { return relay.server->connections() == 0; }));
    QCOMPARE(relay.server->counters().handshakesFailed, 1U);
}

void TestFeedServerTls::notBelieved_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"expired", "wrong host", "not yet", "self-signed", "another authority"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

// The server's part is only to live on: it is the client that does not believe.
void TestFeedServerTls::notBelieved()
{
    QFETCH(QString, kind);
    const Certificates::Pair good = m_server;
    m_server = kind == u"expired"_s ? m_made.server({}, -30, -1)
        : kind == u"wrong host"_s   ? m_made.server({u"DNS:relay.example"_s})
        : kind == u"not yet"_s      ? m_made.server({}, 1, 30)
        : kind == u"self-signed"_s  ? m_made.selfSigned()
                                    : m_others.server();
    Relay relay(1);
    start(relay);
    const auto tls = believing(m_made.authority());
    {
        WireClient client(relay.url(), protocol, {}, &tls);
        bool failed = false;
        QObject::connect(&client.socket(), &QWebSocket::sslErrors, &client.socket(), [&] { failed = true; });
        QVERIFY(WireClient::waitUntil([&] { return failed; }));
        QVERIFY(!client.socket().isValid());
    }
    m_server = good;
    QVERIFY(WireClient::waitUntil([&] { return relay.server->connections() == 0; }));
}

void TestFeedServerTls::clientCertificates_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("end");
    QTest::newRow("its own") << u"desk"_s << QByteArray() << u"welcome"_s;
    QTest::newRow("known to the authority only") << u"other"_s << QByteArray() << u"unauthorised"_s;
    QTest::newRow("of another authority") << u"foreign"_s << QByteArray() << u"nothing"_s;
    QTest::newRow("expired") << u"expired"_s << QByteArray() << u"nothing"_s;
    QTest::newRow("none") << QString() << QByteArray("token") << u"nothing"_s;
    QTest::newRow("any, with a token") << u"other"_s << QByteArray("token") << u"welcome"_s;
    QTest::newRow("bound token, right certificate") << u"desk"_s << QByteArray("bound") << u"welcome"_s;
    QTest::newRow("bound token, stolen") << u"other"_s << QByteArray("bound") << u"unauthorised"_s;
}

void TestFeedServerTls::clientCertificates()
{
    QFETCH(QString, shown);
    QFETCH(QByteArray, token);
    QFETCH(QString, end);
    const auto desk = m_made.client(u"desk"_s);
    const auto pair = shown == u"desk"_s ? desk
        : shown == u"other"_s            ? m_made.client(u"other"_s)
        : shown == u"expired"_s          ? m_made.client(u"expired"_s, -30, -1)
                                         : m_others.client(u"foreign"_s);
    AccessList list(3);
    const QByteArray print = QSslCertificate::fromPath(desk.certificate).first().digest(QCryptographicHash::Sha256);
    list[0].name = "desk";
    list[0].certificateHash = print;
    list[1].name = "token";
    list[1].tokenHash = hashOf("token");
    list[2].name = "bound";
    list[2].tokenHash = hashOf("bound");
    list[2].certificateHash = print;
    for (AccessToken &entry : list)
        entry.limits.ceiling = Tlp::Green;

    Relay relay(1);
    start(relay, QSslSocket::VerifyPeer, list);
    const auto tls = shown.isEmpty() ? believing(m_made.authority()) : showing(pair, m_made.authority());
    WireClient client(relay.url(), protocol, token, &tls);
    if (end == u"welcome"_s) {
        QVERIFY(client.hello(10));
        QVERIFY(client.waitForEvents(1));
    } else if (end == u"unauthorised"_s) {
        QCOMPARE(client.next<wire::Refused>()->code, RefusedCode::Unauthorised);
    } else {
        QVERIFY(WireClient::waitUntil([&] { return relay.server->counters().handshakesFailed == 1; }));
        QVERIFY(WireClient::waitUntil([&] { return relay.server->connections() == 0; }));
        QCOMPARE(relay.server->clients(), 0U);
    }
}

// What waits behind TLS counts as well: the same bound as without.
void TestFeedServerTls::slowReaderIsNotBufferedFor()
{
    Relay relay(140, 60'000); // 8 MB
    start(relay);
    const auto tls = believing(m_made.authority());
    WireClient slow(relay.url(), protocol, {}, &tls);
    QVERIFY(slow.connected());
    slow.send(wire::Hello{1, "slow", {}, {}, {}, 1});
    QVERIFY(slow.waitForEvents(1));
    slow.socket().setReadBufferSize(1000); // QWebSocket never gets a frame together then
    slow.send(wire::Credit{100'000});
    const auto waiting = [&] {
        qint64 most = 0;
        for (const Line *line : relay.server->findChildren<Line *>())
            most = std::max(most, line->waiting());
        return most;
    };
    QVERIFY(WireClient::waitUntil([&] { return waiting() > static_cast<qint64>(limits::frameBytes); }));
    WireClient good(relay.url(), protocol, {}, &tls);
    QVERIFY(good.hello(100'000));
    QVERIFY(good.waitForEvents(140));
    QVERIFY(waiting() > 0);
    QVERIFY(waiting() <= 3 * static_cast<qint64>(limits::frameBytes));
}

void TestFeedServerTls::handshakeTakesNoLongerThanAllowed()
{
    Relay relay(1);
    start(relay, QSslSocket::VerifyNone, {}, {5s, 50ms, {}});
    QTcpSocket silent; // never begins with TLS
    silent.connectToHost(QHostAddress::LocalHost, relay.port());
    QSslSocket halfway; // TLS, and then no HTTP
    halfway.setSslConfiguration(believing(m_made.authority()));
    halfway.connectToHostEncrypted(u"127.0.0.1"_s, relay.port());
    for (QTcpSocket *socket : {&silent, static_cast<QTcpSocket *>(&halfway)}) {
        QVERIFY(WireClient::waitUntil([&] { return relay.server->counters().connections == 2; }));
        QVERIFY(WireClient::waitUntil([&] { return socket->state() == QAbstractSocket::UnconnectedState; }));
    }
    QCOMPARE(relay.server->connections(), 0U);
    QCOMPARE(relay.server->counters().handshakesFailed, 2U);
}

QTEST_GUILESS_MAIN(TestFeedServerTls)
#include "tst_feed_server_tls.moc"
