// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHostAddress>
#include <QSignalSpy>
#include <QSslKey>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include "models/event/wire.h"
#include "models/feed/relay_transport.h"
#include "models/feed/tls_options.h"
#include "tests/support/certificates.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

// Whom a connection believes, what it shows of itself, and the words when the other side is not believed: against
// servers in this very process, with certificates made when the test runs.
class TestTlsOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_made = std::make_unique<Certificates>();
        m_client = m_made->client(u"desk-1"_s);
        m_other = m_made->client(u"desk-2"_s);
        m_old = m_made->client(u"desk-3"_s, -30, -1);
        m_locked = m_made->encrypted(m_client.key, u"correct horse"_s);
        m_nonsense = m_made->folder() + u"/nonsense.pem"_s;
        QFile file(m_nonsense);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    }

    void readsWhatIsNamed_data()
    {
        QTest::addColumn<FeedAccess>("access");
        QTest::addColumn<int>("kind"); // of the problem, -1 = none
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const FeedAccess &access, int kind, const QString &where = {},
                             const QString &word = {}) { QTest::newRow(name) << access << kind << where << word; };
        const auto kindOf = [](Problem::Kind kind) { return static_cast<int>(kind); };
        const int format = kindOf(Problem::Kind::WrongFormat);
        const QString ca = m_made->authority();
        row("nothing", {}, -1);
        row("an authority", {.caFile = ca}, -1);
        row("an identity", {.certificateFile = m_client.certificate, .keyFile = m_client.key}, -1);
        row("no such file", {.caFile = u"/nowhere/ca.pem"_s}, kindOf(Problem::Kind::FileMissing), u"/nowhere/ca.pem"_s);
        row("a folder", {.caFile = m_made->folder()}, kindOf(Problem::Kind::NotAFile), m_made->folder());
        row("a device", {.caFile = u"/dev/zero"_s}, kindOf(Problem::Kind::NotAFile), u"/dev/zero"_s);
        row("not a certificate", {.caFile = m_nonsense}, format, m_nonsense, u"certificate in PEM"_s);
        row("a key as authority", {.caFile = m_client.key}, format, m_client.key, u"certificate in PEM"_s);
        row("no key", {.certificateFile = m_client.certificate}, format, m_client.certificate, u"private key"_s);
        row("no certificate", {.keyFile = m_client.key}, format, m_client.key, u"needs the certificate"_s);
        row("a certificate as key", {.certificateFile = m_client.certificate, .keyFile = m_client.certificate}, format,
            m_client.certificate, u"private key in PEM"_s);
        row("another's key", {.certificateFile = m_client.certificate, .keyFile = m_other.key}, format, m_other.key,
            u"does not belong"_s);
        row("a locked key", {.certificateFile = m_client.certificate, .keyFile = m_locked}, format, m_locked,
            u"without a password"_s);
        row("an old certificate", {.certificateFile = m_old.certificate, .keyFile = m_old.key}, format,
            m_old.certificate, u"expired on "_s);
    }
    void readsWhatIsNamed()
    {
        QFETCH(FeedAccess, access);
        QFETCH(int, kind);
        QFETCH(QString, where);
        QFETCH(QString, word);
        const auto tls = tlsConfiguration(access);
        QCOMPARE(tls.ok(), kind < 0);
        if (tls.ok()) {
            QCOMPARE(tls->protocol(), QSsl::TlsV1_2OrLater);
            QCOMPARE(tls->peerVerifyMode(), QSslSocket::VerifyPeer);
            QCOMPARE(tls->caCertificates().size(), access.caFile.isEmpty() ? tls->caCertificates().size() : 1);
            QCOMPARE(tls->privateKey().isNull(), access.keyFile.isEmpty());
            return;
        }
        QCOMPARE(static_cast<int>(tls.error().kind), kind);
        QCOMPARE(tls.error().where, where);
        QVERIFY2(tls.error().detail.contains(word), qPrintable(tls.error().detail));
    }

    void believesOnlyWhomItShould_data()
    {
        QTest::addColumn<Certificates::Pair>("server");
        QTest::addColumn<bool>("trusted");      // the authority is named
        QTest::addColumn<QStringList>("words"); // empty = the connection opens
        const auto own = m_made->selfSigned();
        QTest::newRow("good") << m_made->server() << true << QStringList{};
        QTest::newRow("unknown authority") << m_made->server() << false << QStringList{u"authority"_s, u"CA file"_s};
        QTest::newRow("self-signed") << own << true << QStringList{u"signed by itself"_s, fingerprintOf(own)};
        QTest::newRow("expired") << m_made->server({}, -30, -1) << true << QStringList{u"expired on "_s, u"clock"_s};
        QTest::newRow("not yet valid") << m_made->server({}, 1, 30) << true
                                       << QStringList{u"not valid before"_s, u"clock"_s};
        QTest::newRow("another host") << m_made->server({u"DNS:relay.example"_s}) << true
                                      << QStringList{u"relay.example"_s, u"127.0.0.1"_s};
        QTest::newRow("expired, another host") << m_made->server({u"DNS:relay.example"_s}, -30, -1) << true
                                               << QStringList{u"relay.example"_s, u"expired on "_s};
    }
    void believesOnlyWhomItShould()
    {
        QFETCH(Certificates::Pair, server);
        QFETCH(bool, trusted);
        QFETCH(QStringList, words);
        QWebSocketServer listening(u"test"_s, QWebSocketServer::SecureMode);
        listening.setSupportedSubprotocols({QLatin1String(wire::subprotocol)});
        listening.setSslConfiguration(serverTls(server));
        QVERIFY(listening.listen(QHostAddress::LocalHost));
        RelayTransport transport(FeedAccess{.caFile = trusted ? m_made->authority() : QString()});
        QSignalSpy opened(&transport, &Transport::opened);
        QSignalSpy closed(&transport, &Transport::closed);
        transport.open(listening.serverUrl());
        QTRY_VERIFY(opened.size() + closed.size() > 0);
        QCOMPARE(opened.isEmpty(), !words.isEmpty());
        for (const QString &word : words)
            QVERIFY2(wordsOf(closed).contains(word), qPrintable(wordsOf(closed)));
    }

    void showsItsOwnCertificate_data()
    {
        QTest::addColumn<Certificates::Pair>("client");
        QTest::addColumn<QString>("word");
        QTest::newRow("known") << m_client << QString();
        QTest::newRow("none") << Certificates::Pair{} << u"ask for a client certificate"_s;
        QTest::newRow("unknown") << m_made->selfSigned() << u"ask for a client certificate that it knows"_s;
    }
    void showsItsOwnCertificate()
    {
        QFETCH(Certificates::Pair, client);
        QFETCH(QString, word);
        QWebSocketServer listening(u"test"_s, QWebSocketServer::SecureMode);
        listening.setSupportedSubprotocols({QLatin1String(wire::subprotocol)});
        QSslConfiguration tls = serverTls(m_made->server());
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.setCaCertificates(QSslCertificate::fromPath(m_made->authority()));
        listening.setSslConfiguration(tls);
        QVERIFY(listening.listen(QHostAddress::LocalHost));
        RelayTransport transport(
            FeedAccess{.caFile = m_made->authority(), .certificateFile = client.certificate, .keyFile = client.key});
        QSignalSpy opened(&transport, &Transport::opened);
        QSignalSpy closed(&transport, &Transport::closed);
        transport.open(listening.serverUrl());
        QTRY_VERIFY(opened.size() + closed.size() > 0);
        QCOMPARE(opened.isEmpty(), !word.isEmpty());
        if (!word.isEmpty())
            QVERIFY2(wordsOf(closed).contains(word), qPrintable(wordsOf(closed)));
    }

    void saysWhatAnswersInstead_data()
    {
        QTest::addColumn<QByteArray>("answer"); // what the port says by itself
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("word");
        QTest::newRow("no TLS") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << u"wss"_s
                                << u"does not speak TLS"_s;
        QTest::newRow("not found") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") << u"ws"_s
                                   << u"HTTP 404"_s;
        QTest::newRow("forbidden") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n") << u"ws"_s
                                   << u"Check the token"_s;
        QTest::newRow("a web page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") << u"ws"_s
                                    << u"HTTP 200"_s;
    }
    void saysWhatAnswersInstead()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, scheme);
        QFETCH(QString, word);
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        connect(&plain, &QTcpServer::newConnection, this, [&] { plain.nextPendingConnection()->write(answer); });
        RelayTransport transport({});
        QSignalSpy closed(&transport, &Transport::closed);
        transport.open(QUrl(u"%1://127.0.0.1:%2/jp"_s.arg(scheme).arg(plain.serverPort())));
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY2(wordsOf(closed).contains(word), qPrintable(wordsOf(closed)));
    }

    void aBadFileIsSaidByTheTransport()
    {
        RelayTransport transport(FeedAccess{.caFile = u"/nowhere/ca.pem"_s});
        QSignalSpy closed(&transport, &Transport::closed);
        transport.open(QUrl(u"wss://127.0.0.1:9/jp"_s));
        QVERIFY(closed.isEmpty());
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(wordsOf(closed).contains(u"/nowhere/ca.pem"_s));
    }

private:
    static QString wordsOf(const QSignalSpy &closed) { return words(closed[0][0].value<FeedFault>()); }
    static QSslConfiguration serverTls(const Certificates::Pair &pair)
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromPath(pair.certificate));
        QFile file(pair.key);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no key");
        tls.setPrivateKey(QSslKey(&file, QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        return tls;
    }
    static QString fingerprintOf(const Certificates::Pair &pair)
    {
        const auto digest = QSslCertificate::fromPath(pair.certificate).first().digest(QCryptographicHash::Sha256);
        return QString::fromLatin1(digest.toHex(':').toUpper());
    }

    std::unique_ptr<Certificates> m_made;
    Certificates::Pair m_client;
    Certificates::Pair m_other;
    Certificates::Pair m_old;
    QString m_locked;
    QString m_nonsense;
};

QTEST_GUILESS_MAIN(TestTlsOptions)
#include "tst_tls_options.moc"
