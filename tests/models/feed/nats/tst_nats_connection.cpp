// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTcpServer>
#include <QTest>

#include "models/feed/nats/nats_connection.h"
#include "tests/models/feed/nats/fake_nats.h"
#include "tests/support/fake_clock.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Kind = NatsFailure::Kind;

class TestNatsConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeNats>();
        QVERIFY(m_server->listening);
        m_clock = std::make_unique<FakeClock>();
        FeedAccess access;
        access.token = "s3cret";
        make(access);
    }
    void cleanup()
    {
        m_connection.reset();
        m_server.reset();
    }

    void saysWhoItIs_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("expected");
        QTest::newRow("token") << QByteArray("s\"3") << QString() << u"s\"3||"_s;
        QTest::newRow("user") << QByteArray() << u"floor"_s << u"|floor|pw"_s;
        QTest::newRow("user before token") << QByteArray("s3") << u"floor"_s << u"|floor|pw"_s;
        QTest::newRow("nobody") << QByteArray() << QString() << u"||"_s;
    }
    void saysWhoItIs()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, user);
        QFETCH(QString, expected);
        FeedAccess access;
        access.token = token;
        access.user = user;
        access.password = "pw";
        make(access);
        connectNow();
        const auto said = QJsonDocument::fromJson(QByteArray::fromStdString(m_server->hello)).object();
        const QStringList words{
            said.value(u"auth_token"_s).toString(), said.value(u"user"_s).toString(), said.value(u"pass"_s).toString()};
        QCOMPARE(words.join(u'|'), expected);
        QVERIFY(said.value(u"headers"_s).toBool() && said.value(u"no_responders"_s).toBool());
        QVERIFY(!said.value(u"verbose"_s).toBool(true));
        QCOMPARE(m_connection->maxPayload(), 1048576U);
        QCOMPARE(m_connection->server(), u"127.0.0.1:%1"_s.arg(m_server->port()));
    }

    void messagesBothWays()
    {
        connectNow();
        std::vector<std::string> got;
        const auto number = m_connection->subscribe(
            "a.*", [&](const nats::Message &message) { got.push_back(message.subject + '=' + message.payload); });
        m_connection->publish("x.y", "hello");
        m_connection->publish("x.z", "", {{"Nats-Msg-Id", "1"}}, "back");
        QTRY_COMPARE(m_server->published.size(), 2U);
        QCOMPARE(m_server->published[0].payload, std::string("hello"));
        QCOMPARE(m_server->published[1].payload, std::string("NATS/1.0\r\nNats-Msg-Id: 1\r\n\r\n"));
        QCOMPARE(m_server->published[1].reply, std::string("back"));
        const std::string sid = m_server->subscriptions.at("a.*");
        m_server->say("MSG a.b " + sid + " 2\r\nh"); // cut anywhere
        m_server->say("i\r\nMSG a.c " + sid + " 0\r\n\r\n");
        QTRY_COMPARE(got, (std::vector<std::string>{"a.b=hi", "a.c="}));
        m_connection->unsubscribe(number);
        m_server->say("MSG a.d " + sid + " 0\r\n\r\nPING\r\n");
        QTRY_COMPARE(m_server->unknown, 2); // UNSUB, PONG
        QCOMPARE(got.size(), 2U);
        QTRY_COMPARE(m_connection->bytesToWrite(), 0);
    }

    void requests()
    {
        connectNow();
        m_server->answers["echo"] = [](const FakeNats::Publication &asked) { return "re: " + asked.payload; };
        QCOMPARE(ask("echo", "a"), u"re: a"_s);
        m_server->answers["nobody"] = [this](const FakeNats::Publication &asked) {
            m_server->status(asked.reply, "503");
            return std::string();
        };
        QCOMPARE(ask("nobody", "a"), u"NoResponders"_s);
        QVERIFY(m_connection->newInbox() != m_connection->newInbox());
    }

    void aRequestWithoutAnswer()
    {
        connectNow();
        m_connection->request("void", "", {}, 5s, keep());
        QTRY_COMPARE(m_server->published.size(), 1U);
        m_clock->advance(1s);
        m_connection->tick();
        m_clock->advance(-24h); // somebody sets the clock back
        m_connection->tick();
        m_clock->advance(4999ms);
        m_connection->tick();
        QCOMPARE(m_answer, QString());
        m_clock->advance(1ms);
        m_connection->tick();
        QCOMPARE(m_answer, u"Timeout"_s);
        m_server->deliver(m_server->published[0].reply, "late");
        m_server->answers["echo"] = [](const FakeNats::Publication &) { return std::string("now"); };
        QCOMPARE(ask("echo", ""), u"now"_s);
    }

    void aRequestWhenTheConnectionGoes()
    {
        connectNow();
        m_connection->request("void", "", {}, 5s, keep());
        QTRY_COMPARE(m_server->published.size(), 1U);
        m_server->drop();
        QTRY_COMPARE(m_answer, u"Disconnected"_s);
        QTRY_COMPARE(m_failures.size(), 1);
        QVERIFY(m_failures[0].kind == Kind::Closed);
        m_answer.clear();
        m_connection->request("void", "", {}, 5s, keep());
        QCOMPARE(m_answer, QString()); // not from within
        QTRY_COMPARE(m_answer, u"Disconnected"_s);
        QCOMPARE(m_connection->subscribe("x", {}), 0U);
        m_connection->publish("x", "");
    }

    void endings_data()
    {
        QTest::addColumn<QByteArray>("info");
        QTest::addColumn<QByteArray>("last"); // when connected
        QTest::addColumn<bool>("drops");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const QByteArray &info, const QByteArray &last, bool drops, Kind kind,
                             const QString &word) {
            QTest::newRow(name) << info << last << drops << static_cast<int>(kind) << word;
        };
        const QByteArray good = "INFO {}\r\n";
        row("another protocol", "220 mail.example ESMTP\r\n", {}, false, Kind::Protocol, u"NATS"_s);
        row("nonsense later", good, "MSG x\r\n", false, Kind::Protocol, u"NATS"_s);
        row("refused", "INFO {}\r\n-ERR 'Authorization Violation'\r\n", {}, true, Kind::Unauthorised, u"token"_s);
        row("too slow with CONNECT", "INFO {}\r\n-ERR 'Authentication Timeout'\r\n", {}, true, Kind::Unauthorised,
            u"token"_s);
        row("expired", good, "-ERR 'User Authentication Expired'\r\n", true, Kind::Unauthorised, u"token"_s);
        row("too many", "INFO {}\r\n-ERR 'maximum connections exceeded'\r\n", {}, true, Kind::Refused,
            u"maximum connections exceeded"_s);
        row("too large", good, "-ERR 'Maximum Payload Violation'\r\n", true, Kind::Refused,
            u"Maximum Payload Violation"_s);
        row("too slow", good, "-ERR 'Slow Consumer'\r\n", true, Kind::Refused, u"Slow Consumer"_s);
        row("stale for the server", good, "-ERR 'Stale Connection'\r\n", true, Kind::Stale, u"heard"_s);
        row("no word", good, "", true, Kind::Closed, u"closed"_s);
        row("an endless word", good, "-ERR '" + QByteArray(3000, 'x') + "'\r\n", true, Kind::Refused, u"xxx"_s);
    }
    void endings()
    {
        QFETCH(QByteArray, info);
        QFETCH(QByteArray, last);
        QFETCH(bool, drops);
        QFETCH(int, kind);
        QFETCH(QString, word);
        m_server->info = info.toStdString();
        m_server->pongs = info == "INFO {}\r\n";
        m_connection->open(m_server->url());
        if (m_server->pongs)
            QTRY_COMPARE(m_opened, 1);
        else
            QTRY_COMPARE(m_server->connects, 1);
        if (!last.isEmpty())
            m_server->say(last.toStdString());
        if (drops) {
            m_server->closeNicely();
        }
        QTRY_COMPARE(m_failures.size(), 1);
        QCOMPARE(static_cast<int>(m_failures[0].kind), kind);
        const QString said = words(m_failures[0].fault);
        QVERIFY2(said.contains(word), qPrintable(said));
        QVERIFY(said.size() < 400);
        QVERIFY(!m_connection->isOpen());
    }

    void permissionsEndNothing()
    {
        connectNow();
        m_server->say("-ERR 'Permissions Violation for Publish to \"x\"'\r\n");
        QTRY_COMPARE(m_objections.size(), 1);
        QVERIFY(m_objections[0].contains(u"\"x\""_s));
        QVERIFY(m_connection->isOpen());
    }

    void answersPing()
    {
        connectNow();
        m_server->say("PING\r\n");
        m_server->answers["echo"] = [](const FakeNats::Publication &) { return std::string("x"); };
        QCOMPARE(ask("echo", ""), u"x"_s);
        QCOMPARE(m_server->unknown, 1); // the PONG
    }

    // Connected, and silent: a stopped process, a cut cable.
    void goesStale()
    {
        connectNow();
        m_clock->advance(1999ms);
        m_connection->tick();
        m_connection->tick();
        QCOMPARE(m_server->pings, 1); // of the greeting
        m_clock->advance(1ms);
        m_connection->tick();
        QTRY_COMPARE(m_server->pings, 2);
        m_server->answers["echo"] = [](const FakeNats::Publication &) { return std::string("x"); };
        QCOMPARE(ask("echo", ""), u"x"_s); // the PONG is behind us
        m_server->pongs = false;
        m_clock->advance(2s);
        m_connection->tick();
        m_clock->advance(3999ms);
        m_connection->tick();
        QVERIFY(m_connection->isOpen());
        m_clock->advance(1ms);
        m_connection->tick();
        QTRY_COMPARE(m_failures.size(), 1);
        QVERIFY(m_failures[0].kind == Kind::Stale);
    }

    // A process that slept itself asks first.
    void aLongSleepIsNotTheServersFault()
    {
        connectNow();
        m_clock->advance(1h);
        m_connection->tick();
        QVERIFY(m_connection->isOpen());
        QTRY_COMPARE(m_server->pings, 2);
    }

    void nobodyAnswers()
    {
        QTcpServer silent; // takes the connection, says nothing
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        m_connection->open(QUrl(u"nats+ws://127.0.0.1:%1/"_s.arg(silent.serverPort())));
        QTRY_VERIFY(silent.hasPendingConnections());
        m_clock->advance(2499ms);
        m_connection->tick();
        QVERIFY(m_failures.isEmpty());
        m_clock->advance(1ms);
        m_connection->tick();
        QTRY_COMPARE(m_failures.size(), 1);
        QVERIFY(m_failures[0].kind == Kind::Unreachable);
    }

    void aWebSocketThatSaysNothing()
    {
        m_server->info.clear();
        m_connection->open(m_server->url());
        QTRY_COMPARE(m_server->connects, 1);
        m_clock->advance(3s);
        m_connection->tick();
        QTRY_COMPARE(m_failures.size(), 1);
        QVERIFY(m_failures[0].kind == Kind::Unreachable);
    }

    void triesTheNextServer()
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const quint16 dead = gone.serverPort();
        gone.close();
        m_connection->open(QUrl(u"nats+ws://127.0.0.1:%1/test?also=127.0.0.1:%2"_s.arg(dead).arg(m_server->port())));
        QTRY_COMPARE(m_opened, 1);
        m_server->drop();
        QTRY_COMPARE(m_failures.size(), 1); // an open connection ends; the next open() goes on elsewhere
        m_connection->open(QUrl(u"nats+ws://127.0.0.1:%1/test?also=127.0.0.1:%2"_s.arg(dead).arg(m_server->port())));
        QTRY_COMPARE(m_opened, 2);
    }

    void learnsOfOtherServers()
    {
        FakeNats other;
        m_server->info
            = "INFO {\"connect_urls\":[\"127.0.0.1:" + std::to_string(other.port()) + "\",\"192.0.2.1:1\",7]}\r\n";
        connectNow();
        m_server->drop();
        QTRY_COMPARE(m_failures.size(), 1);
        m_connection->open(m_server->url());
        QTRY_COMPARE(m_opened, 2);
        QCOMPARE(other.connects, 1);
    }

    // One refusal is enough: asking the others may lock the desk out.
    void aRefusalHoldsForTheCluster()
    {
        FakeNats other;
        m_server->info = "INFO {}\r\n-ERR 'Authorization Violation'\r\n";
        m_server->pongs = false;
        m_connection->open(QUrl(m_server->url().toString() + u"?also=127.0.0.1:%1"_s.arg(other.port())));
        QTRY_COMPARE(m_server->connects, 1);
        m_server->closeNicely();
        QTRY_COMPARE(m_failures.size(), 1);
        QVERIFY(m_failures[0].kind == Kind::Unauthorised);
        QCOMPARE(other.connects, 0);
    }

    void notAllowed()
    {
        m_connection->open(QUrl(u"nats+ws://192.0.2.1/jp"_s));
        QVERIFY(m_failures.isEmpty()); // not from within open()
        QTRY_COMPARE(m_failures.size(), 1);
        QVERIFY(m_failures[0].kind == Kind::BadUrl);
        QVERIFY(words(m_failures[0].fault).contains(u"192.0.2.1"_s));
        m_connection->open(m_server->url());
        QTRY_COMPARE(m_opened, 1);
    }

    void textIsNotNats()
    {
        connectNow();
        m_server->sayText(u"PING\r\n"_s);
        QTRY_COMPARE(m_failures.size(), 1);
        QVERIFY(m_failures[0].kind == Kind::Protocol);
    }

    void closesOnce()
    {
        connectNow();
        m_connection->close();
        QCOMPARE(m_failures.size(), 1);
        m_connection->close();
        QCOMPARE(m_failures.size(), 1);
        m_connection->open(m_server->url());
        m_connection->close(); // before it began
        QCOMPARE(m_failures.size(), 2);
        connectNow(2);
    }

    void mayBeDestroyedInItsOwnHandler()
    {
        connectNow();
        m_connection->subscribe("bye", [this](const nats::Message &) { m_connection.reset(); });
        m_connection->request("void", "", {}, 5s, keep());
        QTRY_VERIFY(m_server->subscriptions.contains("bye"));
        m_server->say("MSG bye " + m_server->subscriptions.at("bye") + " 0\r\n\r\nMSG bye 2 0\r\n\r\n");
        QTRY_VERIFY(!m_connection);
        QCOMPARE(m_answer, QString());
    }

private:
    void make(const FeedAccess &access)
    {
        m_connection = std::make_unique<NatsConnection>(access, *m_clock);
        m_opened = 0;
        m_failures.clear();
        m_objections.clear();
        m_answer.clear();
        connect(m_connection.get(), &NatsConnection::opened, this, [this] { ++m_opened; });
        connect(m_connection.get(), &NatsConnection::closed, this,
            [this](const NatsFailure &failure) { m_failures.append(failure); });
        connect(m_connection.get(), &NatsConnection::objected, this,
            [this](const QString &words) { m_objections.append(words); });
    }
    void connectNow(int opened = 1)
    {
        m_connection->open(m_server->url());
        QTRY_COMPARE(m_opened, opened);
        QVERIFY(m_connection->isOpen());
    }
    NatsConnection::Answer keep()
    {
        return [this](const Result<nats::Message, NatsSilence> &answer) {
            const QStringList names{u"NoResponders"_s, u"Timeout"_s, u"Disconnected"_s};
            m_answer = answer ? QString::fromStdString(answer->payload) : names.at(static_cast<int>(answer.error()));
        };
    }
    QString ask(const std::string &subject, const std::string &payload)
    {
        m_answer.clear();
        m_connection->request(subject, payload, {}, 5s, keep());
        (void)QTest::qWaitFor([this] { return !m_answer.isEmpty(); });
        return m_answer;
    }

    std::unique_ptr<FakeNats> m_server;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<NatsConnection> m_connection;
    int m_opened = 0;
    QList<NatsFailure> m_failures;
    QStringList m_objections;
    QString m_answer;
};

QTEST_GUILESS_MAIN(TestNatsConnection)
#include "tst_nats_connection.moc"
