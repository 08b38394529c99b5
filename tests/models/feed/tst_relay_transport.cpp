// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include "models/event/limits.h"
#include "models/event/wire.h"
#include "models/feed/relay_transport.h"

using namespace yagura;

// Against a WebSocket server in this very process.
class TestRelayTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<QWebSocketServer>(QStringLiteral("test"), QWebSocketServer::NonSecureMode);
        m_server->setSupportedSubprotocols({QLatin1String(wire::subprotocol)});
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        m_transport = std::make_unique<RelayTransport>(FeedAccess{.token = "secret"});
        m_opened = std::make_unique<QSignalSpy>(m_transport.get(), &Transport::opened);
        m_received = std::make_unique<QSignalSpy>(m_transport.get(), &Transport::received);
        m_closed = std::make_unique<QSignalSpy>(m_transport.get(), &Transport::closed);
    }
    void cleanup()
    {
        m_peer.reset();
        m_transport.reset();
    }

    void carriesFramesBothWays()
    {
        connectBoth();
        QCOMPARE(m_peer->request().rawHeader("Authorization"), QByteArray("Bearer secret"));
        QCOMPARE(m_peer->request().rawHeader("Sec-WebSocket-Protocol"), QByteArray(wire::subprotocol));
        QCOMPARE(m_peer->requestUrl().path(), QStringLiteral("/jp"));
        QSignalSpy heard(m_peer.get(), &QWebSocket::binaryMessageReceived);
        m_transport->send("hello");
        QTRY_COMPARE(heard.size(), 1);
        QCOMPARE(heard[0][0].toByteArray(), QByteArray("hello"));
        const QByteArray largest(limits::frameBytes, 'x');
        m_peer->sendBinaryMessage("one");
        m_peer->sendBinaryMessage(largest);
        QTRY_COMPARE(m_received->size(), 2);
        QCOMPARE((*m_received)[0][0].toByteArray(), QByteArray("one"));
        QVERIFY((*m_received)[1][0].toByteArray() == largest);
    }

    void closesWhatIsAgainstTheRules_data()
    {
        QTest::addColumn<bool>("text");
        QTest::addColumn<int>("bytes");
        QTest::newRow("text") << true << 5;
        QTest::newRow("oversize") << false << static_cast<int>(limits::frameBytes) + 1;
    }
    void closesWhatIsAgainstTheRules()
    {
        QFETCH(bool, text);
        QFETCH(int, bytes);
        connectBoth();
        const QByteArray message(bytes, 'x');
        text ? m_peer->sendTextMessage(QString::fromLatin1(message)) : m_peer->sendBinaryMessage(message);
        QTRY_COMPARE(m_closed->size(), 1);
        QVERIFY(!wordsOf(*m_closed).isEmpty());
        QVERIFY(m_received->isEmpty());
    }

    void saysWhenTheServerCloses()
    {
        connectBoth();
        m_peer->close();
        QTRY_COMPARE(m_closed->size(), 1);
        m_transport->send("into the void"); // harmless
        m_transport->close();
        QCOMPARE(m_closed->size(), 1);
    }

    void saysWhenTheServerDies()
    {
        connectBoth();
        m_peer->abort();
        QTRY_COMPARE(m_closed->size(), 1);
    }

    void closesOnceAndOpensAgain()
    {
        for (int round = 1; round <= 3; ++round) {
            connectBoth();
            QSignalSpy gone(m_peer.get(), &QWebSocket::disconnected);
            m_transport->close();
            QCOMPARE(m_closed->size(), round);
            QTRY_COMPARE(gone.size(), 1);
            QCOMPARE(m_opened->size(), round);
        }
        QCOMPARE(m_closed->size(), 3);
    }

    // QWebSocket says nothing but error() here.
    void nobodyListens()
    {
        const QUrl url = m_server->serverUrl();
        m_server->close();
        m_transport->open(url);
        QTRY_COMPARE(m_closed->size(), 1);
        QVERIFY2(wordsOf(*m_closed).contains(QStringLiteral("Nothing listens")), qPrintable(wordsOf(*m_closed)));
        QVERIFY(m_opened->isEmpty());
        QTest::qWait(0);
        QCOMPARE(m_closed->size(), 1);
    }

    void notAWebSocketServer()
    {
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        connect(&plain, &QTcpServer::newConnection, this, [&plain] {
            auto *socket = plain.nextPendingConnection();
            socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        });
        m_transport->open(QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(plain.serverPort())));
        QTRY_COMPARE(m_closed->size(), 1);
        QVERIFY(m_opened->isEmpty());
    }

    void plainOnlyToThisMachine_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("word");
        QTest::newRow("another machine") << "ws://192.0.2.1/jp"
                                         << "192.0.2.1";
        QTest::newRow("a name that looks local") << "ws://localhost.example/jp"
                                                 << "localhost.example";
        QTest::newRow("not a WebSocket") << "https://localhost/jp"
                                         << "https://localhost/jp";
        QTest::newRow("no host") << "ws:///jp"
                                 << "jp";
    }
    void plainOnlyToThisMachine()
    {
        QFETCH(QString, url);
        QFETCH(QString, word);
        m_transport->open(QUrl(url));
        QVERIFY(m_closed->isEmpty()); // not from within open()
        QTRY_COMPARE(m_closed->size(), 1);
        QVERIFY2(wordsOf(*m_closed).contains(word), qPrintable(wordsOf(*m_closed)));
    }

    void closedBeforeTheRefusalWasSaid()
    {
        m_transport->open(QUrl(QStringLiteral("ws://192.0.2.1/jp")));
        m_transport->close();
        QCOMPARE(m_closed->size(), 1);
        m_transport->open(m_server->serverUrl()); // what was due to the first attempt does not end this one
        QTRY_COMPARE(m_opened->size(), 1);
        QCOMPARE(m_closed->size(), 1);
    }

private:
    static QString wordsOf(const QSignalSpy &closed) { return words(closed[0][0].value<FeedFault>()); }
    void connectBoth()
    {
        QUrl url = m_server->serverUrl();
        url.setPath(QStringLiteral("/jp"));
        const auto before = m_opened->size();
        m_transport->open(url);
        QTRY_COMPARE(m_opened->size(), before + 1);
        QTRY_VERIFY(m_server->hasPendingConnections());
        m_peer.reset(m_server->nextPendingConnection());
    }

    std::unique_ptr<QWebSocketServer> m_server;
    std::unique_ptr<QWebSocket> m_peer;
    std::unique_ptr<RelayTransport> m_transport;
    std::unique_ptr<QSignalSpy> m_opened;
    std::unique_ptr<QSignalSpy> m_received;
    std::unique_ptr<QSignalSpy> m_closed;
};

QTEST_GUILESS_MAIN(TestRelayTransport)
#include "tst_relay_transport.moc"
