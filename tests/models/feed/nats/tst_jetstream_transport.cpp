// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/event/limits.h"
#include "models/feed/nats/jetstream_transport.h"
#include "models/feed/nats/nats_connection.h"
#include "tests/models/feed/nats/fake_nats.h"
#include "tests/models/feed/nats/frames.h"
#include "tests/support/builders.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Numbers = std::vector<std::uint64_t>;
using Code = wire::Refused::Code;

// Against a JetStream of the test's own making: what a real one does only when things go wrong.
class TestJetStreamTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeNats>();
        QVERIFY(m_server->listening);
        m_server->serveStream(1, 10);
        m_clock = std::make_unique<FakeClock>();
        m_transport = std::make_unique<JetStreamTransport>(FeedAccess{}, *m_clock);
        m_frames = std::make_unique<Frames>(*m_transport);
    }
    void cleanup()
    {
        QCOMPARE(m_frames->mistakes, 0);
        m_frames.reset();
        m_transport.reset();
        m_server.reset();
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("answer"); // of STREAM.INFO; "503" = nobody listens
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const QByteArray &answer, Code code, const QString &word) {
            QTest::newRow(name) << answer << static_cast<int>(code) << word;
        };
        const auto error = [](int code, int number) {
            return "{\"error\":{\"code\":" + QByteArray::number(code) + ",\"err_code\":" + QByteArray::number(number)
                + ",\"description\":\"x\"}}";
        };
        row("no such stream", error(404, 10059), Code::UnknownFeed, u"stream"_s);
        row("JetStream is off", error(503, 10076), Code::Unavailable, u"not enabled"_s);
        row("not for this account", error(503, 10039), Code::Unavailable, u"account"_s);
        row("no leader", error(503, 10008), Code::Unavailable, u"at the moment"_s);
        row("an error of a newer server", error(500, 99999), Code::Unavailable, u"at the moment"_s);
        row("nobody there", "503", Code::Unavailable, u"does not answer"_s);
        row("not JSON", "hello", Code::Unavailable, u"does not answer"_s);
        row("not an object", "[1]", Code::Unavailable, u"does not answer"_s);
    }
    void refusals()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, code);
        QFETCH(QString, word);
        m_server->answers["$JS.API.STREAM.INFO."] = [this, answer](const FakeNats::Publication &asked) {
            if (answer == "503")
                m_server->status(asked.reply, "503");
            return answer == "503" ? std::string() : answer.toStdString();
        };
        open();
        m_frames->hello(1);
        QTRY_COMPARE(m_frames->of<wire::Refused>().size(), 1U);
        const auto refused = m_frames->of<wire::Refused>().at(0);
        QCOMPARE(static_cast<int>(refused.code), code);
        QVERIFY2(QString::fromStdString(refused.reasonEn).contains(word), refused.reasonEn.c_str());
        QVERIFY(!refused.reasonJa.empty());
        QTRY_COMPARE(m_frames->closed, 1);
    }

    void noAnswerAtAll()
    {
        m_server->answers.clear();
        open();
        m_frames->hello(1);
        QTRY_COMPARE(m_server->published.size(), 1U);
        turn(4s);
        QTRY_COMPARE(m_frames->of<wire::Refused>().size(), 1U);
        QVERIFY(m_frames->of<wire::Refused>().at(0).code == Code::Unavailable);
        QTRY_COMPARE(m_frames->closed, 1);
    }

    void theServersClock_data()
    {
        QTest::addColumn<QByteArray>("made"); // the consumer, by the server's clock, which ours calls 00:00:00
        QTest::addColumn<int>("ahead");
        QTest::newRow("the same") << QByteArray("2026-03-02T00:00:00Z") << 0;
        QTest::newRow("ahead") << QByteArray("2026-03-02T00:00:00.5Z") << 500;
        QTest::newRow("behind, to the nanosecond") << QByteArray("2026-03-01T23:59:58.123456789Z") << -1877;
        QTest::newRow("unknown") << QByteArray("yesterday") << 0;
    }
    void theServersClock()
    {
        QFETCH(QByteArray, made);
        QFETCH(int, ahead);
        m_server->consumerMade = made.toStdString();
        subscribe(1);
        QCOMPARE((m_frames->of<wire::Welcome>().at(0).serverTime - m_clock->now()).count(), ahead);
        m_clock->advance(5s);
        m_transport->tick();
        QTRY_COMPARE(m_frames->of<wire::Heartbeat>().size(), 1U);
        QCOMPARE((m_frames->of<wire::Heartbeat>().at(0).serverTime - m_clock->now()).count(), ahead);
    }

    void asksForAsMuchAsThereIsCredit()
    {
        subscribe(3);
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        const auto pull = FakeNats::json(m_server->pulls[0]);
        QCOMPARE(pull.value(u"batch"_s).toInt(), 3);
        QVERIFY(pull.value(u"max_bytes"_s).toInt() <= 1024 * 1024);
        QVERIFY(pull.value(u"idle_heartbeat"_s).toInteger() * 2 <= pull.value(u"expires"_s).toInteger());
        m_frames->say(wire::Credit{4}); // one pull at a time
        m_server->deliverEvent(1, 1, "a");
        m_server->deliverEvent(2, 2, "b");
        QTRY_COMPARE(m_frames->sequences, (Numbers{1, 2}));
        QCOMPARE(m_server->pulls.size(), 1U);
        m_server->deliverEvent(3, 3, "c");
        QTRY_COMPARE(m_server->pulls.size(), 2U);
        QCOMPARE(FakeNats::json(m_server->pulls[1]).value(u"batch"_s).toInt(), 4);
    }

    void whatComesUnasked()
    {
        subscribe(1);
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        m_server->deliverEvent(1, 1, "a");
        m_server->deliverEvent(2, 2, "b"); // more than credit
        QTRY_COMPARE(m_server->starts, (std::vector<qint64>{1, 2}));
        QCOMPARE(m_frames->sequences, (Numbers{1}));
    }

    void aPullThatEnds_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<int>("before"); // delivered before it ends
        QTest::addColumn<bool>("anotherConsumer");
        QTest::addColumn<int>("asked"); // by the next pull, of ten
        QTest::addColumn<bool>("bounded");
        QTest::newRow("time is up") << QByteArray("408 Request Timeout") << 0 << false << 10 << true;
        QTest::newRow("time is up in the middle") << QByteArray("408 Request Timeout") << 2 << false << 8 << true;
        QTest::newRow("full") << QByteArray("409 Message Size Exceeds MaxBytes") << 2 << false << 8 << true;
        QTest::newRow("one too large") << QByteArray("409 Message Size Exceeds MaxBytes") << 0 << false << 1 << false;
        QTest::newRow("consumer removed") << QByteArray("409 Consumer Deleted") << 2 << true << 8 << true;
        QTest::newRow("leader moved") << QByteArray("409 Leadership Change") << 0 << true << 10 << true;
        QTest::newRow("server stops") << QByteArray("409 Server Shutdown") << 0 << true << 10 << true;
        QTest::newRow("nobody there") << QByteArray("503") << 0 << true << 10 << true;
        QTest::newRow("not understood") << QByteArray("400 Bad Request") << 0 << true << 10 << true;
    }
    void aPullThatEnds()
    {
        QFETCH(QByteArray, status);
        QFETCH(int, before);
        QFETCH(bool, anotherConsumer);
        QFETCH(int, asked);
        QFETCH(bool, bounded);
        subscribe(10);
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        for (int i = 1; i <= before; ++i)
            m_server->deliverEvent(static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(i), "e");
        m_server->status(m_server->pulls[0].reply, status.toStdString());
        QTRY_COMPARE(m_server->pulls.size(), 2U);
        QCOMPARE(m_server->starts.size(), anotherConsumer ? 2U : 1U);
        QCOMPARE(m_server->starts.back(), anotherConsumer ? before + 1 : 1);
        const auto pull = FakeNats::json(m_server->pulls[1]);
        QCOMPARE(pull.value(u"batch"_s).toInt(), asked);
        QCOMPARE(pull.contains(u"max_bytes"_s), bounded);
        const auto next = static_cast<std::uint64_t>(before) + 1;
        m_server->deliverEvent(next, anotherConsumer ? 1 : next, "next");
        QTRY_COMPARE(m_frames->sequences.size(), next);
        QCOMPARE(m_frames->events.back(), std::string("next"));
        if (!bounded) { // and back to normal
            QTRY_COMPARE(m_server->pulls.size(), 3U);
            QVERIFY(FakeNats::json(m_server->pulls[2]).contains(u"max_bytes"_s));
        }
    }

    // Two messages lost between server and desk: another consumer, from the last one that came.
    void aHoleInTheConsumersOwnNumbers()
    {
        subscribe(10);
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        m_server->deliverEvent(1, 1, "a");
        m_server->deliverEvent(4, 4, "d");
        QTRY_COMPARE(m_server->starts, (std::vector<qint64>{1, 2}));
        QTRY_COMPARE(m_server->pulls.size(), 2U);
        QCOMPARE(FakeNats::json(m_server->pulls[1]).value(u"batch"_s).toInt(), 9);
        m_server->deliverEvent(2, 1, "b");
        m_server->deliverEvent(3, 2, "c");
        QTRY_COMPARE(m_frames->sequences, (Numbers{1, 2, 3}));
        QCOMPARE(m_frames->closed, 0);
    }

    void whatTheOldConsumerStillSends()
    {
        subscribe(10);
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        const std::string sid = m_server->subscriptions.at(m_server->pulls[0].reply);
        m_server->status(m_server->pulls[0].reply, "409 Leadership Change");
        QTRY_COMPARE(m_server->pulls.size(), 2U);
        m_server->say("MSG x " + sid + " $JS.ACK.yagura_test.c.1.1.1.1772409660250000000.0 3\r\nold\r\n");
        m_server->deliverEvent(1, 1, "new");
        QTRY_COMPARE(m_frames->events, (std::vector<std::string>{"new"}));
    }

    void aConsumerThatBeginsTooEarly()
    {
        subscribe(3, FeedPosition{{m_server->created}, Sequence{2}});
        QCOMPARE(m_server->starts, (std::vector<qint64>{3}));
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        m_server->deliverEvent(2, 1, "b"); // a node that lags
        m_server->deliverEvent(3, 2, "c");
        m_server->deliverEvent(4, 3, "d");
        QTRY_COMPARE(m_frames->sequences, (Numbers{3, 4}));
        QTRY_COMPARE(m_server->pulls.size(), 2U); // what was not ours cost no credit
        QCOMPARE(FakeNats::json(m_server->pulls[1]).value(u"batch"_s).toInt(), 1);
    }

    void missedIdleBeats()
    {
        subscribe(10);
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        beat(); // 5 s
        m_server->status(m_server->pulls[0].reply, "100 Idle Heartbeat");
        beat(); // 10 s, at which that was heard
        beat();
        beat(); // 20 s: ten seconds of silence
        QCOMPARE(m_server->starts.size(), 1U);
        turn(1s);
        QTRY_COMPARE(m_server->starts.size(), 2U);
        QTRY_COMPARE(m_server->pulls.size(), 2U);
        m_server->deliverEvent(1, 1, "a");
        QTRY_COMPARE(m_frames->sequences, (Numbers{1}));
    }

    // Whatever ends them, consumers are not asked for without a pause, nor for ever.
    void consumersOfNoUse()
    {
        subscribe(10);
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        for (std::size_t i = 1; i <= 4; ++i) {
            m_server->status(m_server->pulls.back().reply, "409 Consumer Deleted");
            if (i == 1) { // may happen to any: another one at once
                QTRY_COMPARE(m_server->pulls.size(), 2U);
                continue;
            }
            QTRY_COMPARE(std::ranges::count_if(m_server->published,
                             [](const FakeNats::Publication &said) {
                                 return said.subject.starts_with("$JS.API.CONSUMER.DELETE.");
                             }),
                static_cast<std::ptrdiff_t>(i));
            QCOMPARE(m_server->starts.size(), i);
            m_clock->advance(1s);
            m_transport->tick();
            if (i < 4)
                QTRY_COMPARE(m_server->pulls.size(), i + 1);
        }
        QTRY_COMPARE(m_frames->closed, 1);
        QVERIFY(!m_frames->words.isEmpty());
        QCOMPARE(m_server->starts.size(), 4U);
    }

    void aConsumerOfUseForgivesThoseBefore()
    {
        subscribe(10);
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        for (std::uint64_t i = 1; i <= 6; ++i) {
            m_server->deliverEvent(i, 1, "e");
            m_server->status(m_server->pulls.back().reply, "409 Leadership Change");
            QTRY_COMPARE(m_server->pulls.size(), i + 1);
        }
        QCOMPARE(m_frames->sequences.size(), 6U);
        QCOMPARE(m_frames->closed, 0);
    }

    void noConsumerToBeHad()
    {
        subscribe(10);
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        int tries = 0;
        m_server->answers["$JS.API.CONSUMER.CREATE."] = [&tries](const FakeNats::Publication &) {
            ++tries;
            return std::string("{\"error\":{\"code\":503,\"err_code\":10008}}");
        };
        m_server->status(m_server->pulls[0].reply, "409 Leadership Change");
        for (int i = 1; i <= 3; ++i) {
            QTRY_COMPARE(tries, i);
            m_clock->advance(1s);
            m_transport->tick();
        }
        QTRY_COMPARE(m_frames->closed, 1);
        QVERIFY(m_frames->words.contains(u"consumer"_s));
    }

    // The name was taken by another stream between the question and the consumer.
    void anotherStreamInBetween()
    {
        const auto make = m_server->answers.at("$JS.API.CONSUMER.CREATE.");
        m_server->answers["$JS.API.CONSUMER.CREATE."] = [this, make](const FakeNats::Publication &asked) {
            m_server->created = "2026-02-02T00:00:00Z";
            return make(asked);
        };
        open();
        m_frames->hello(10);
        QTRY_COMPARE(m_frames->of<wire::Refused>().size(), 1U);
        QVERIFY(m_frames->of<wire::Welcome>().empty());
        QVERIFY(m_server->pulls.empty());
    }

    void heartbeats()
    {
        subscribe(0);
        QVERIFY(m_server->pulls.empty()); // nothing is asked for without credit
        m_server->lastSequence = 17;
        turn(4999ms);
        QVERIFY(m_frames->of<wire::Heartbeat>().empty());
        turn(1ms);
        QTRY_COMPARE(m_frames->of<wire::Heartbeat>().size(), 1U);
        const auto heartbeat = m_frames->of<wire::Heartbeat>().at(0);
        QCOMPARE(number(heartbeat.head), 17U);
        m_server->answers["$JS.API.STREAM.INFO."] = [](const FakeNats::Publication &) {
            return std::string("{\"error\":{\"code\":503,\"err_code\":10008}}");
        };
        turn(5s); // no leader: no heartbeat, and the client hears that nothing is heard
        QTRY_COMPARE(m_server->published.back().subject, std::string("$JS.API.STREAM.INFO.yagura_test"));
        m_server->created = "2026-02-02T00:00:00Z";
        m_server->serveStream(1, 10);
        QCOMPARE(m_frames->of<wire::Heartbeat>().size(), 1U);
        turn(5s);
        QTRY_COMPARE(m_frames->closed, 1); // another stream now
        QCOMPARE(m_frames->of<wire::Heartbeat>().size(), 1U);
    }

    // A part: numbers are missing all the time, so a purge must be noticed by other means.
    void removedUnseenInAPart()
    {
        m_server->answers["$JS.API.STREAM.MSG.GET."]
            = [](const FakeNats::Publication &) { return std::string("{\"message\":{\"seq\":4}}"); };
        wire::Interest japan;
        japan.countries = {"JP"};
        open();
        m_frames->hello(10, {}, japan);
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        QCOMPARE(number(m_frames->of<wire::Welcome>().at(0).oldest), 4U);
        m_server->deliverEvent(4, 1, "a");
        QTRY_COMPARE(m_frames->sequences, (Numbers{4}));
        m_server->firstSequence = 9; // 5 to 8 are gone; but nothing of ours was left up to 10:
        m_server->status(m_server->pulls[0].reply, "100 Idle Heartbeat");
        beat();
        QCOMPARE(m_frames->closed, 0);
        m_server->lastSequence = 30;
        beat();
        m_server->firstSequence = 25; // 11 to 24 are gone, and nobody said that there was nothing of ours
        turn(5s);
        QTRY_COMPARE(m_frames->closed, 1);
        QVERIFY(m_frames->words.contains(u"removed"_s));
    }

    void framesStayWithinTheirLimit()
    {
        subscribe(10);
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        const std::string large(limits::eventBytes, 'x');
        for (std::uint64_t i = 1; i <= 5; ++i)
            m_server->deliverEvent(i, i, large);
        QTRY_COMPARE(m_frames->sequences, (Numbers{1, 2, 3, 4, 5})); // what is above it would be no frame
        QVERIFY(m_frames->events.back() == large);
    }

    void aSubmitThatGetsNoAnswer()
    {
        subscribe(1);
        Event event;
        event.id = "action-1";
        event.feed = "test";
        DeskAction take;
        take.kind = DeskAction::Kind::Take;
        take.subject = "I-1";
        event.body = take;
        int stored = 0;
        std::string ack;
        m_server->answers["yagura."] = [&](const FakeNats::Publication &said) {
            stored += said.payload.find("Nats-Msg-Id: action-1\r\n") != std::string::npos ? 1 : 0;
            return ack;
        };
        m_frames->say(wire::Submit{"action-1", encoded(event)});
        m_frames->say(wire::Submit{"action-1", encoded(event)}); // not twice at a time
        QTRY_COMPARE(stored, 1);
        turn(4s);
        ack = "{\"stream\":\"yagura_test\",\"seq\":7,\"duplicate\":true}";
        turn(1s); // with the next heartbeat
        QTRY_COMPARE(m_frames->of<wire::Receipt>().size(), 1U);
        QCOMPARE(stored, 2);
        QCOMPARE(number(m_frames->of<wire::Receipt>().at(0).sequence), 7U);
        turn(5s);
        QTRY_COMPARE(m_frames->of<wire::Heartbeat>().size(), 2U);
        QCOMPARE(stored, 2);
    }

    void notASubmit_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not an event") << QByteArray("\xff\xff");
        QTest::newRow("a report") << QByteArray::fromStdString(incident("action-1").id("action-1").bytes());
    }
    void notASubmit()
    {
        QFETCH(QByteArray, bytes);
        subscribe(1);
        m_frames->say(wire::Submit{"action-1", bytes.toStdString()});
        QTRY_COMPARE(m_frames->of<wire::Receipt>().size(), 1U);
        QVERIFY(m_frames->of<wire::Receipt>().at(0).code == wire::Receipt::Code::Invalid);
    }

    void closedInTheMiddleOfABatch()
    {
        subscribe(10);
        QTRY_COMPARE(m_server->pulls.size(), 1U);
        connect(m_transport.get(), &Transport::received, this, [this] { m_transport->close(); });
        const std::string large(limits::eventBytes, 'x');
        for (std::uint64_t i = 1; i <= 3; ++i)
            m_server->deliverEvent(i, i, large);
        QTRY_COMPARE(m_frames->closed, 1);
        const auto heard = m_frames->sequences.size();
        open(2);
        QCOMPARE(m_frames->sequences.size(), heard); // nothing of the old one comes later
    }

    void manyPagesOfFeeds()
    {
        m_server->answers["$JS.API.STREAM.NAMES"] = [](const FakeNats::Publication &asked) {
            const auto offset = FakeNats::json(asked).value(u"offset"_s).toInteger();
            return "{\"total\":3,\"offset\":" + std::to_string(offset) + ",\"streams\":[\"yagura_f"
                + std::to_string(offset) + "\"]}";
        };
        m_transport->open(m_server->url(u"/"_s));
        QTRY_COMPARE(m_frames->of<wire::Directory>().size(), 1U);
        QCOMPARE(m_frames->of<wire::Directory>().at(0).feeds, (std::vector<std::string>{"f0", "f1", "f2"}));
    }

    void moreFeedsThanAListHolds()
    {
        m_server->answers["$JS.API.STREAM.NAMES"] = [](const FakeNats::Publication &) {
            std::string names;
            for (int i = 0; i < 300; ++i)
                names += (i == 0 ? "\"yagura_" : ",\"yagura_") + std::to_string(i) + '"';
            return "{\"total\":300,\"streams\":[" + names + "]}";
        };
        m_transport->open(m_server->url(u"/"_s));
        QTRY_COMPARE(m_frames->of<wire::Refused>().size(), 1U);
        QVERIFY(m_frames->of<wire::Refused>().at(0).code == Code::Limit);
    }

    void noFeedsAtAll()
    {
        m_server->answers["$JS.API.STREAM.NAMES"]
            = [](const FakeNats::Publication &) { return std::string("{\"total\":0,\"streams\":null}"); };
        m_transport->open(m_server->url(u"/"_s));
        QTRY_COMPARE(m_frames->of<wire::Directory>().size(), 1U);
    }

private:
    void open(int opened = 1)
    {
        m_transport->open(m_server->url());
        QTRY_COMPARE(m_frames->opened, opened);
    }
    void subscribe(std::uint32_t credit, std::optional<FeedPosition> resume = {})
    {
        open();
        m_frames->hello(credit, std::move(resume));
        QTRY_COMPARE(m_frames->of<wire::Welcome>().size(), 1U);
    }
    void turn(std::chrono::milliseconds by)
    {
        m_clock->advance(by);
        m_transport->tick();
        for (NatsConnection *connection : m_transport->findChildren<NatsConnection *>())
            connection->tick();
    }
    // The next heartbeat and its answer.
    void beat()
    {
        const auto before = m_frames->of<wire::Heartbeat>().size();
        m_clock->advance(5s);
        m_transport->tick();
        QTRY_COMPARE(m_frames->of<wire::Heartbeat>().size(), before + 1);
    }

    std::unique_ptr<FakeNats> m_server;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<JetStreamTransport> m_transport;
    std::unique_ptr<Frames> m_frames;
};

QTEST_GUILESS_MAIN(TestJetStreamTransport)
#include "tst_jetstream_transport.moc"
