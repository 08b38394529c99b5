// SPDX-License-Identifier: GPL-3.0-or-later
// The real relay as a service: status page, log, and how it says goodbye.
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/relay/relay_process.h"
#include "tests/models/relay/wire_client.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {

// A request by hand, so that its Host can be a stranger's.
QByteArray answerTo(const QUrl &page, const QByteArray &path, const QByteArray &host)
{
    QTcpSocket socket;
    socket.connectToHost(page.host(), static_cast<quint16>(page.port()));
    if (!socket.waitForConnected(10'000))
        return {};
    socket.write("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    const auto whole = [&] {
        const qsizetype head = answer.indexOf("\r\n\r\n");
        const qsizetype at = answer.indexOf("Content-Length: ");
        return head >= 0 && at >= 0 && answer.size() >= head + 4 + answer.mid(at + 16).split('\r').first().toInt();
    };
    while (!whole() && socket.waitForReadyRead(10'000))
        answer += socket.readAll();
    return answer;
}

} // namespace

class TestService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_relay = std::make_unique<RelayProcess>(
            QStringList{u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--store"_s, m_folder->filePath(u"store"_s),
                u"--scenario"_s, u"demo"_s, u"--status-port"_s, u"0"_s, u"--log"_s, m_folder->filePath(u"relay.log"_s)},
            u"C.UTF-8"_s, u"yagura.*.info=true"_s);
        m_url = QUrl(m_relay->listening());
        QVERIFY(m_url.isValid());
        m_page = QUrl(m_relay->nextLine().section(u' ', -1));
        QVERIFY(m_page.port() > 0);
    }
    void cleanup() { m_relay.reset(); }

    void statusPage_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("health") << "/healthz"_ba
                                << "127.0.0.1"_ba
                                << " 200 "_ba
                                << "ok\n"_ba;
        QTest::newRow("metrics") << "/metrics"_ba
                                 << "localhost:1"_ba
                                 << " 200 "_ba
                                 << "yagura_relay_feed_head{feed=\"jp-gov\"} "_ba;
        QTest::newRow("under another name") << "/metrics"_ba
                                            << "evil.example"_ba
                                            << " 403 "_ba
                                            << "not here"_ba;
        QTest::newRow("nothing else") << "/store"_ba
                                      << "127.0.0.1"_ba
                                      << " 404 "_ba
                                      << ""_ba;
    }
    void statusPage()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, holds);
        const QByteArray answer = answerTo(m_page, path, host);
        QVERIFY2(answer.split('\n').first().contains(status), answer);
        QVERIFY2(answer.contains(holds), answer);
    }

    void saysGoodbyeAndWritesItsLog()
    {
        QUrl feed = m_url;
        feed.setPath(u"/jp-gov"_s);
        WireClient client(feed);
        QVERIFY(client.hello(1000));
        QVERIFY(client.next<wire::Welcome>());
        QVERIFY(answerTo(m_page, "/metrics", "127.0.0.1").contains("feed_subscribers{feed=\"jp-gov\"} 1\n"));
        m_relay->ask();
        const auto refused = client.next<wire::Refused>();
        QVERIFY(refused);
        QCOMPARE(refused->code, wire::Refused::Code::Unavailable);
        QCOMPARE(m_relay->finish().code, 0);

        QFile log(m_folder->filePath(u"relay.log"_s));
        QVERIFY(log.open(QIODevice::ReadOnly));
        QStringList messages;
        while (!log.atEnd())
            messages << QJsonDocument::fromJson(log.readLine()).object()[u"message"_s].toString();
        QVERIFY2(messages.first().startsWith(u"listening on ws://"_s), qPrintable(messages.first()));
        QCOMPARE(messages.last(), u"ended"_s);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RelayProcess> m_relay;
    QUrl m_url;
    QUrl m_page;
};

QTEST_GUILESS_MAIN(TestService)
#include "tst_service.moc"
