// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/event/limits.h"
#include "models/feed/nats/jetstream_transport.h"
#include "tests/models/feed/nats/frames.h"
#include "tests/models/feed/nats/nats_bench.h"
#include "tests/models/feed/nats/raw_publish.h"
#include "tests/support/certificates.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {

using Numbers = std::vector<std::uint64_t>;

Numbers upTo(std::uint64_t last, std::uint64_t first = 1)
{
    Numbers numbers;
    for (auto i = first; i <= last; ++i)
        numbers.push_back(i);
    return numbers;
}

} // namespace

// The transport against a real nats-server.
class TestJetStreamServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (NatsServer::program().isEmpty())
            QSKIP("nats-server is not installed");
        m_server = std::make_unique<NatsServer>();
        QVERIFY2(m_server->start(), m_server->log().constData());
        m_bench = std::make_unique<NatsBench>(*m_server);
        QVERIFY(m_bench->isOpen());
        QVERIFY(m_bench->createStream("test"));
        m_transport = std::make_unique<JetStreamTransport>(FeedAccess{}, Clock::system());
        m_frames = std::make_unique<Frames>(*m_transport);
    }
    void cleanup()
    {
        if (m_frames)
            QCOMPARE(m_frames->mistakes, 0);
        m_frames.reset();
        m_transport.reset();
        m_bench.reset();
        m_server.reset();
    }

    void carriesEventsByteForByte()
    {
        std::vector<std::string> sent;
        for (int i = 1; i <= 5; ++i)
            sent.push_back(publish(i));
        subscribe(100);
        const auto welcome = m_frames->of<wire::Welcome>().at(0);
        QCOMPARE(welcome.feed, std::string("test"));
        QVERIFY(!welcome.epoch.id.empty());
        QCOMPARE(number(welcome.oldest), 1U);
        QCOMPARE(number(welcome.head), 5U);
        QVERIFY(welcome.resumed);
        QVERIFY(!welcome.partial);
        const auto skew = welcome.serverTime - Clock::system().now();
        QVERIFY2(std::chrono::abs(skew) < std::chrono::seconds(60), "the server is this machine");
        QTRY_COMPARE(m_frames->events, sent);
        sent.push_back(publish(6)); // live
        QTRY_COMPARE(m_frames->events, sent);
        QCOMPARE(m_frames->sequences, upTo(6));
        const auto entry = m_frames->of<wire::Batch>().at(0).entries.at(0);
        QVERIFY(std::chrono::abs(entry.sequenced - Clock::system().now()) < std::chrono::minutes(5));
    }

    void anEmptyStream()
    {
        subscribe(10);
        QCOMPARE(number(m_frames->of<wire::Welcome>().at(0).oldest), 0U);
        QCOMPARE(number(m_frames->of<wire::Welcome>().at(0).head), 0U);
        publish(1);
        QTRY_COMPARE(m_frames->sequences, upTo(1));
    }

    void sendsNoMoreThanCredit()
    {
        std::vector<std::string> sent;
        for (int i = 1; i <= 50; ++i)
            sent.push_back(incident("I-" + std::to_string(i)).bytes());
        QCOMPARE(m_bench->publishMany("yagura.test._._", sent), 50);
        subscribe(20);
        QTRY_COMPARE(m_frames->sequences, upTo(20));
        // What comes next on the same connection shows that nothing else was on its way.
        askForHeartbeat();
        QCOMPARE(m_frames->sequences, upTo(20));
        m_frames->say(wire::Credit{29});
        QTRY_COMPARE(m_frames->sequences, upTo(49));
        m_frames->say(wire::Credit{29});
        QTRY_COMPARE(m_frames->sequences, upTo(50));
        QCOMPARE(m_frames->events, sent);
    }

    void resumes_data()
    {
        QTest::addColumn<QByteArray>("epoch"); // empty = the stream's
        QTest::addColumn<quint64>("have");
        QTest::addColumn<quint64>("purgedTo");
        QTest::addColumn<bool>("resumed");
        QTest::addColumn<quint64>("oldest");
        QTest::addColumn<quint64>("first");
        QTest::newRow("in the middle") << QByteArray() << quint64(4) << quint64(0) << true << quint64(1) << quint64(5);
        QTest::newRow("at the head") << QByteArray() << quint64(10) << quint64(0) << true << quint64(1) << quint64(11);
        QTest::newRow("another epoch") << QByteArray("other") << quint64(4) << quint64(0) << false << quint64(1)
                                       << quint64(1);
        QTest::newRow("just before the oldest")
            << QByteArray() << quint64(6) << quint64(6) << true << quint64(7) << quint64(7);
        QTest::newRow("before the oldest")
            << QByteArray() << quint64(4) << quint64(6) << false << quint64(7) << quint64(7);
        QTest::newRow("beyond the head") << QByteArray() << quint64(12) << quint64(0) << false << quint64(1)
                                         << quint64(1);
        QTest::newRow("everything purged, all known")
            << QByteArray() << quint64(10) << quint64(10) << true << quint64(11) << quint64(11);
    }
    void resumes()
    {
        QFETCH(QByteArray, epoch);
        QFETCH(quint64, have);
        QFETCH(quint64, purgedTo);
        QFETCH(bool, resumed);
        QFETCH(quint64, oldest);
        QFETCH(quint64, first);
        for (int i = 1; i <= 10; ++i)
            publish(i);
        if (purgedTo > 0)
            QVERIFY(m_bench->purge("test", static_cast<qint64>(purgedTo) + 1));
        subscribe(0);
        const Epoch real = m_frames->of<wire::Welcome>().at(0).epoch;
        m_transport->close();
        m_frames->forget();
        subscribe(100, FeedPosition{epoch.isEmpty() ? real : Epoch{epoch.toStdString()}, Sequence{have}});
        const auto welcome = m_frames->of<wire::Welcome>().at(0);
        QCOMPARE(welcome.resumed, resumed);
        QCOMPARE(number(welcome.oldest), oldest);
        QCOMPARE(number(welcome.head), 10U);
        QVERIFY(welcome.epoch == real);
        publish(11);
        QTRY_COMPARE(m_frames->sequences, upTo(11, first));
    }

    void anotherStreamOfTheNameIsAnotherEpoch()
    {
        publish(1);
        subscribe(10);
        const Epoch old = m_frames->of<wire::Welcome>().at(0).epoch;
        QTRY_COMPARE(m_frames->sequences, upTo(1));
        QVERIFY(m_bench->removeStream("test"));
        QVERIFY(m_bench->createStream("test"));
        publish(2);
        QTRY_COMPARE_WITH_TIMEOUT(m_frames->closed, 1, 30'000);
        QVERIFY(!m_frames->words.isEmpty());
        QCOMPARE(m_frames->sequences, upTo(1)); // nothing of the other one under the old numbers
        m_frames->forget();
        subscribe(10, FeedPosition{old, Sequence{1}});
        QVERIFY(m_frames->of<wire::Welcome>().at(0).epoch != old);
        QVERIFY(!m_frames->of<wire::Welcome>().at(0).resumed);
        QTRY_COMPARE(m_frames->sequences, upTo(1));
    }

    void aRemovedStreamIsAnUnknownFeed()
    {
        subscribe(10);
        QVERIFY(m_bench->removeStream("test"));
        QTRY_COMPARE_WITH_TIMEOUT(m_frames->closed, 1, 30'000);
        m_frames->forget();
        open();
        m_frames->hello(10);
        QTRY_COMPARE(m_frames->of<wire::Refused>().size(), 1U);
        QVERIFY(m_frames->of<wire::Refused>().at(0).code == wire::Refused::Code::UnknownFeed);
    }

    // The whole feed: the hole is there to be seen by the client, not explained away.
    void whatIsRemovedInTheMiddleIsAHole()
    {
        for (int i = 1; i <= 4; ++i)
            publish(i);
        QVERIFY(m_bench->call("STREAM.MSG.DELETE.yagura_test", {{u"seq"_s, 3}}).ok());
        subscribe(10);
        QTRY_COMPARE(m_frames->sequences, (Numbers{1, 2, 4}));
        const auto batches = m_frames->of<wire::Batch>();
        QCOMPARE(number(batches.back().first), 4U);
        QCOMPARE(number(batches.back().after), 0U); // that is: 3 comes before
    }

    void aLostConsumerIsReplaced()
    {
        publish(1);
        subscribe(10);
        QTRY_COMPARE(m_frames->sequences, upTo(1));
        removeConsumers();
        publish(2);
        QTRY_COMPARE_WITH_TIMEOUT(m_frames->sequences, upTo(2), 30'000);
        QCOMPARE(m_frames->closed, 0);
        QCOMPARE(m_frames->of<wire::Welcome>().size(), 1U);
    }

    void killedAndStartedAgain()
    {
        for (int i = 1; i <= 20; ++i)
            publish(i);
        subscribe(10);
        QTRY_COMPARE(m_frames->sequences, upTo(10));
        const Epoch epoch = m_frames->of<wire::Welcome>().at(0).epoch;
        m_server->kill();
        QTRY_COMPARE(m_frames->closed, 1);
        QVERIFY(m_server->start());
        subscribe(100, FeedPosition{epoch, Sequence{10}});
        QVERIFY(m_frames->of<wire::Welcome>().back().resumed);
        QVERIFY(m_frames->of<wire::Welcome>().back().epoch == epoch);
        QTRY_COMPARE(m_frames->sequences, upTo(20));
    }

    void deskActionsGoIntoTheStream()
    {
        publish(1);
        subscribe(10);
        DeskAction acknowledge;
        acknowledge.kind = DeskAction::Kind::Acknowledge;
        acknowledge.subject = "I-1";
        acknowledge.rule = "level-4";
        acknowledge.person = "佐藤";
        acknowledge.country = "JP";
        Event event;
        event.id = "action-1";
        event.feed = "test";
        event.reported = FakeClock::morning;
        event.body = acknowledge;
        const std::string bytes = encoded(event);
        m_frames->say(wire::Submit{"action-1", bytes});
        QTRY_COMPARE(m_frames->of<wire::Receipt>().size(), 1U);
        QVERIFY(m_frames->of<wire::Receipt>().at(0).code == wire::Receipt::Code::Accepted);
        QCOMPARE(number(m_frames->of<wire::Receipt>().at(0).sequence), 2U);
        QTRY_COMPARE(m_frames->events.size(), 2U);
        QCOMPARE(m_frames->events.back(), bytes);
        m_frames->say(wire::Submit{"action-1", bytes}); // the receipt got lost, say
        QTRY_COMPARE(m_frames->of<wire::Receipt>().size(), 2U);
        QCOMPARE(number(m_frames->of<wire::Receipt>().at(1).sequence), 2U);
        event.feed = "other";
        m_frames->say(wire::Submit{"action-1", encoded(event)});
        QTRY_COMPARE(m_frames->of<wire::Receipt>().size(), 3U);
        QVERIFY(m_frames->of<wire::Receipt>().at(2).code == wire::Receipt::Code::Invalid);
        QCOMPARE(publishedSubject(2), u"yagura.test.JP._"_s);
        publish(3);
        QTRY_COMPARE(m_frames->sequences, upTo(3)); // nothing of it twice
    }

    // By the same id as from the bridge, so that the server knows it again.
    void deskActionsOfAnyId_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("messageId");
        QTest::newRow("Japanese") << QByteArray("行 1") << QByteArray("%E8%A1%8C%201");
        QTest::newRow("a percent sign") << QByteArray("100%") << QByteArray("100%25");
        QTest::newRow("the end of a line") << QByteArray("a\r\nB: c") << QByteArray("a%0D%0AB:%20c");
    }
    void deskActionsOfAnyId()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, messageId);
        subscribe(10);
        DeskAction take;
        take.kind = DeskAction::Kind::Take;
        take.subject = "I-1";
        Event event;
        event.id = id.toStdString();
        event.feed = "test";
        event.body = take;
        m_frames->say(wire::Submit{event.id, encoded(event)});
        QTRY_COMPARE(m_frames->of<wire::Receipt>().size(), 1U);
        QVERIFY(m_frames->of<wire::Receipt>().at(0).code == wire::Receipt::Code::Accepted);
        const auto found = m_bench->call("STREAM.MSG.GET.yagura_test", {{u"seq"_s, 1}});
        const QString headers = found->value(u"message"_s).toObject().value(u"hdrs"_s).toString();
        QCOMPARE(QByteArray::fromBase64(headers.toLatin1()), "NATS/1.0\r\nNats-Msg-Id: " + messageId + "\r\n\r\n");
    }

    void aPartOfAFeed()
    {
        publish(1);                                                    // 1: no country
        publish(incident("A").country("JP"));                          // 2
        publish(incident("B").country("US"));                          // 3
        publish(incident("C").country("JP").sector("jp.electricity")); // 4
        wire::Interest japan;
        japan.countries = {"JP"};
        open();
        m_frames->hello(10, {}, japan);
        QTRY_COMPARE(m_frames->sequences, (Numbers{2, 4}));
        const auto welcome = m_frames->of<wire::Welcome>().at(0);
        QVERIFY(welcome.partial);
        QCOMPARE(number(welcome.oldest), 2U);
        QCOMPARE(number(m_frames->of<wire::Batch>().back().after), 2U); // 3 is not ours to miss
        m_transport->close();
        m_frames->forget();
        subscribe(10);
        QVERIFY(m_frames->of<wire::Welcome>().at(0).epoch != welcome.epoch);
        m_transport->close();
        m_frames->forget();
        publish(incident("D").country("US")); // 5
        publish(incident("E").country("JP")); // 6
        open();
        m_frames->hello(10, FeedPosition{welcome.epoch, Sequence{4}}, japan);
        QTRY_COMPARE(m_frames->sequences, (Numbers{6}));
        QVERIFY(m_frames->of<wire::Welcome>().at(0).resumed);
        QCOMPARE(number(m_frames->of<wire::Batch>().at(0).after), 4U);
    }

    void aPartOfWhichThereIsNothingYet()
    {
        publish(1);
        publish(2);
        wire::Interest energy;
        energy.sectors = {"us.energy"};
        open();
        m_frames->hello(10, {}, energy);
        QTRY_COMPARE(m_frames->of<wire::Welcome>().size(), 1U);
        QCOMPARE(number(m_frames->of<wire::Welcome>().at(0).oldest), 3U);
        publish(3);
        publish(incident("A").sector("us.energy"));
        QTRY_COMPARE(m_frames->sequences, (Numbers{4}));
        QCOMPARE(number(m_frames->of<wire::Batch>().at(0).after), 2U);
    }

    void aMessageLargerThanAnEventMayBe_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::newRow("above an event") << 131'073;
        QTest::newRow("above a frame") << 300'000;
        QTest::newRow("above what is pulled at once") << 1'048'000;
    }
    void aMessageLargerThanAnEventMayBe()
    {
        QFETCH(int, bytes);
        publish(1);
        const std::string large(static_cast<std::size_t>(bytes), 'x');
        QCOMPARE(number(m_bench->publishBytes("yagura.test._._", large)), 2U);
        publish(3);
        subscribe(10);
        QTRY_COMPARE(m_frames->sequences, upTo(3));
        QCOMPARE(m_frames->events.at(1), large.substr(0, limits::eventBytes + 1));
    }

    // The server delivers the header block as it was published.
    void aPublishersStatusLineIsNoStatus_data()
    {
        QTest::addColumn<QByteArray>("status");
        for (const char *status : {"100 Idle", "404 None", "408 Poison", "409 Consumer Deleted",
                 "409 Message Size Exceeds MaxBytes", "503", "503 Poison"})
            QTest::newRow(status) << QByteArray(status);
    }
    void aPublishersStatusLineIsNoStatus()
    {
        QFETCH(QByteArray, status);
        std::vector<std::string> sent{publish(1), "poison"};
        QVERIFY(publishRaw(
            *m_server, "yagura.test._._", "NATS/1.0 " + status.toStdString() + "\r\nA: b\r\n\r\n", "poison"));
        sent.push_back(publish(3));
        subscribe(10);
        QTRY_COMPARE(m_frames->events, sent);
        QCOMPARE(m_frames->sequences, upTo(3));
        const auto consumers = m_bench->call("STREAM.INFO.yagura_test");
        QCOMPARE(consumers->value(u"state"_s).toObject().value(u"consumer_count"_s).toInt(), 1);
    }

    void listsTheFeeds()
    {
        QVERIFY(m_bench->createStream("a.b-c_d"));
        QVERIFY(m_bench->call("STREAM.CREATE.other", {{u"name"_s, u"other"_s}, {u"subjects"_s, QJsonArray{u"x.>"_s}}})
                    .ok());
        m_transport->open(m_server->url());
        QTRY_COMPARE(m_frames->of<wire::Directory>().size(), 1U);
        auto feeds = m_frames->of<wire::Directory>().at(0).feeds;
        std::ranges::sort(feeds);
        QCOMPARE(feeds, (std::vector<std::string>{"a.b-c_d", "test"}));
        m_transport->close();
        m_transport->open(m_server->url(u"/a.b-c_d"_s)); // '=' in the name of a stream
        QTRY_COMPARE(m_frames->opened, 2);
        m_frames->hello(1);
        QTRY_COMPARE(m_frames->of<wire::Welcome>().size(), 1U);
        QCOMPARE(m_frames->of<wire::Welcome>().at(0).feed, std::string("a.b-c_d"));
    }

    void access_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<bool>("good");
        const QByteArray token = "authorization { token: \"s3cret\" }";
        const QByteArray user = "authorization { users: [ { user: floor, password: \"p w\" } ] }";
        QTest::newRow("token") << token << QByteArray("s3cret") << QString() << QByteArray() << true;
        QTest::newRow("wrong token") << token << QByteArray("guess") << QString() << QByteArray() << false;
        QTest::newRow("no token") << token << QByteArray() << QString() << QByteArray() << false;
        QTest::newRow("user") << user << QByteArray() << u"floor"_s << QByteArray("p w") << true;
        QTest::newRow("wrong password") << user << QByteArray() << u"floor"_s << QByteArray("x") << false;
    }
    void access()
    {
        QFETCH(QByteArray, config);
        QFETCH(QByteArray, token);
        QFETCH(QString, user);
        QFETCH(QByteArray, password);
        QFETCH(bool, good);
        m_bench.reset();
        m_server->kill();
        m_server->setMore(config);
        QVERIFY(m_server->start());
        FeedAccess access;
        access.token = token;
        access.user = user;
        access.password = password;
        m_transport = std::make_unique<JetStreamTransport>(access, Clock::system());
        m_frames = std::make_unique<Frames>(*m_transport);
        open();
        if (good) {
            m_frames->hello(1);
            QTRY_COMPARE(m_frames->of<wire::Welcome>().size(), 1U);
        } else {
            QTRY_COMPARE(m_frames->of<wire::Refused>().size(), 1U);
            QVERIFY(m_frames->of<wire::Refused>().at(0).code == wire::Refused::Code::Unauthorised);
            QTRY_COMPARE(m_frames->closed, 1);
        }
    }

    void tls_data()
    {
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<bool>("asksForCertificate");
        QTest::addColumn<bool>("hasCertificate");
        QTest::addColumn<bool>("good");
        QTest::newRow("trusted") << true << false << false << true;
        QTest::newRow("an authority that nobody knows") << false << false << false << false;
        QTest::newRow("with a certificate of the desk") << true << true << true << true;
        QTest::newRow("without the certificate that is asked for") << true << true << false << false;
    }
    void tls()
    {
        QFETCH(bool, trusted);
        QFETCH(bool, asksForCertificate);
        QFETCH(bool, hasCertificate);
        QFETCH(bool, good);
        const Certificates made;
        const auto server = made.server();
        const auto desk = made.client(u"desk-1"_s);
        m_bench.reset();
        m_server->kill();
        m_server->setTls(server.certificate, server.key, asksForCertificate ? made.authority() : QString());
        QVERIFY2(m_server->start(), m_server->log().constData());
        FeedAccess access;
        access.caFile = trusted ? made.authority() : QString();
        access.certificateFile = hasCertificate ? desk.certificate : QString();
        access.keyFile = hasCertificate ? desk.key : QString();
        m_transport = std::make_unique<JetStreamTransport>(access, Clock::system());
        m_frames = std::make_unique<Frames>(*m_transport);
        if (good) {
            subscribe(1);
            return;
        }
        m_transport->open(m_server->url(u"/test"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_frames->closed, 1, 20'000);
        QCOMPARE(m_frames->opened, 0);
        QVERIFY2(m_frames->words.contains(u"certificate"_s), qPrintable(m_frames->words));
    }

    void whatAUserMayNotDo()
    {
        m_bench.reset();
        m_server->kill();
        m_server->setMore("authorization { users: [ { user: floor, password: pw, permissions: { "
                          "publish: [\"$JS.API.>\"], subscribe: [\"_INBOX.>\"] } }, "
                          "{ user: none, password: pw, permissions: { publish: [\"x\"] } } ] }");
        QVERIFY(m_server->start());
        FeedAccess access;
        access.user = u"floor"_s;
        access.password = "pw";
        m_transport = std::make_unique<JetStreamTransport>(access, Clock::system());
        m_frames = std::make_unique<Frames>(*m_transport);
        subscribe(1);
        Event event;
        event.id = "action-1";
        event.feed = "test";
        DeskAction take;
        take.kind = DeskAction::Kind::Take;
        take.subject = "I-1";
        event.body = take;
        m_frames->say(wire::Submit{"action-1", encoded(event)});
        QTRY_COMPARE(m_frames->of<wire::Receipt>().size(), 1U);
        QVERIFY(m_frames->of<wire::Receipt>().at(0).code == wire::Receipt::Code::Invalid);

        access.user = u"none"_s;
        m_transport = std::make_unique<JetStreamTransport>(access, Clock::system());
        m_frames = std::make_unique<Frames>(*m_transport);
        open();
        m_frames->hello(1);
        QTRY_COMPARE(m_frames->of<wire::Refused>().size(), 1U);
        QVERIFY(m_frames->of<wire::Refused>().at(0).code == wire::Refused::Code::Unauthorised);
    }

private:
    void open()
    {
        const int before = m_frames->opened;
        m_transport->open(m_server->url(u"/test"_s));
        QTRY_COMPARE(m_frames->opened, before + 1);
    }
    void subscribe(std::uint32_t credit, std::optional<FeedPosition> resume = {})
    {
        const auto before = m_frames->of<wire::Welcome>().size();
        open();
        m_frames->hello(credit, std::move(resume));
        QTRY_COMPARE(m_frames->of<wire::Welcome>().size(), before + 1);
    }
    void askForHeartbeat()
    {
        const auto before = m_frames->of<wire::Heartbeat>().size();
        QTRY_COMPARE_WITH_TIMEOUT(m_frames->of<wire::Heartbeat>().size(), before + 1, 20'000);
    }
    std::string publish(int number) { return publish(incident("I-" + std::to_string(number))); }
    std::string publish(const Event &event)
    {
        return m_bench->publish("test", event) == Sequence::None ? std::string("not stored") : encoded(event);
    }
    void removeConsumers()
    {
        const auto names = m_bench->call("CONSUMER.NAMES.yagura_test");
        QVERIFY(names.ok());
        const QJsonArray consumers = names->value(u"consumers"_s).toArray();
        QCOMPARE(consumers.size(), 1);
        for (const QJsonValue &name : consumers)
            QVERIFY(m_bench->call("CONSUMER.DELETE.yagura_test." + name.toString().toStdString()).ok());
    }
    QString publishedSubject(int sequence)
    {
        const auto found = m_bench->call("STREAM.MSG.GET.yagura_test", {{u"seq"_s, sequence}});
        return found ? found->value(u"message"_s).toObject().value(u"subject"_s).toString() : QString();
    }

    std::unique_ptr<NatsServer> m_server;
    std::unique_ptr<NatsBench> m_bench;
    std::unique_ptr<JetStreamTransport> m_transport;
    std::unique_ptr<Frames> m_frames;
};

QTEST_GUILESS_MAIN(TestJetStreamServer)
#include "tst_jetstream_server.moc"
