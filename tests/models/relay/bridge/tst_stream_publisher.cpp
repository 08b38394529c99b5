// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "tests/models/feed/nats/raw_publish.h"
#include "tests/models/relay/bridge/publishing.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Against a real nats-server.
class TestStreamPublisher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void publishesInOrder();
    void secondTimeAddsNothing_data();
    void secondTimeAddsNothing();
    void followsItsRun();
    void strangeIdsAreKnownAgain();
    void goesOnAroundOtherPeoplesMessages();
    void aPublishersStatusLineIsNoStatus_data();
    void aPublishersStatusLineIsNoStatus();
    void somethingElseUnderAnEventsId();
    void theLastOnesWereRemoved_data();
    void theLastOnesWereRemoved();
    void serverKilledInTheMiddle_data();
    void serverKilledInTheMiddle();
    void oneByOneCanBeCopiedInParts_data();
    void oneByOneCanBeCopiedInParts();
    void streamMadeAnew();
    void streamThatDoesNotFit_data();
    void streamThatDoesNotFit();
    void accessProblems_data();
    void accessProblems();
    void nobodyThere();
    void messagesTooLargeForTheServer();
    void severalReplicasWithoutACluster();
    void brokenRun();
};

namespace {

QStringList ids(int first, int last, const QString &prefix = u"E-"_s)
{
    QStringList list;
    for (int i = first; i <= last; ++i)
        list << prefix + QString::number(i);
    return list;
}

} // namespace

void TestStreamPublisher::init()
{
    if (NatsServer::program().isEmpty())
        QSKIP("nats-server is not installed");
}

void TestStreamPublisher::publishesInOrder()
{
    NatsServer server;
    QVERIFY(server.start());
    VectorRun run;
    run.addMany(1, 100);
    run.events.push_back(encoded(incident("last").country("US").sector("us.energy")));
    Publishing publishing(server.url(), run);
    QVERIFY(publishing.ends() && publishing.failed.empty());
    NatsBench bench(server);
    const auto all = stored(bench);
    QCOMPARE(all.size(), run.events.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(all[i].event, run.events[i]);
    QCOMPARE(all[0].subject, std::string("yagura.test.JP._"));
    QCOMPARE(all[0].id, std::string("E-1"));
    QCOMPARE(all.back().subject, std::string("yagura.test.US.us-energy"));
    QCOMPARE(publishing.publisher.counts().stored, 101U);
    QCOMPARE(number(publishing.publisher.done()), 101U);
    const QJsonObject config = bench.call("STREAM.INFO.yagura_test")->value(u"config"_s).toObject();
    QCOMPARE(objectionTo(config, "test"), QString());
    QVERIFY(config.value(u"deny_delete"_s).toBool() && config.value(u"deny_purge"_s).toBool());
}

void TestStreamPublisher::secondTimeAddsNothing_data()
{
    QTest::addColumn<qint64>("windowNs"); // in which the server itself knows an id again
    QTest::newRow("within the duplicate window") << qint64{3'600'000'000'000};
    QTest::newRow("beyond it") << qint64{100'000'000}; // the 5,000 take longer than that, or the ids do their work
}

void TestStreamPublisher::secondTimeAddsNothing()
{
    QFETCH(qint64, windowNs);
    NatsServer server;
    QVERIFY(server.start());
    QVERIFY(NatsBench(server).createStream("test", {{u"duplicate_window"_s, windowNs}}));
    VectorRun run;
    run.addMany(1, 5000); // more than one request of the reading back
    Publishing first(server.url(), run);
    QVERIFY(first.ends() && first.failed.empty());
    Publishing second(server.url(), run);
    QVERIFY(second.ends() && second.failed.empty());
    QCOMPARE(second.publisher.counts(), (UnsentEvents::Counts{0, 5000, 0}));
    run.add("more");
    Publishing third(server.url(), run);
    QVERIFY(third.ends() && third.failed.empty());
    QCOMPARE(third.publisher.counts(), (UnsentEvents::Counts{1, 5000, 0}));
    NatsBench bench(server);
    QCOMPARE(
        bench.call("STREAM.INFO.yagura_test")->value(u"state"_s).toObject().value(u"last_seq"_s).toInteger(), 5001);
}

void TestStreamPublisher::followsItsRun()
{
    NatsServer server;
    QVERIFY(server.start());
    VectorRun run; // empty: the stream is made all the same
    Publishing publishing(server.url(), run);
    QVERIFY(publishing.ends());
    run.addMany(1, 3);
    publishing.caughtUp.clear();
    publishing.publisher.poll();
    publishing.publisher.poll(); // again while it is under way
    QTRY_COMPARE_WITH_TIMEOUT(number(publishing.publisher.done()), 3U, patience);
    run.add("E-4");
    publishing.publisher.poll();
    QTRY_COMPARE_WITH_TIMEOUT(number(publishing.publisher.done()), 4U, patience);
    NatsBench bench(server);
    QCOMPARE(idsIn(bench), ids(1, 4));
}

void TestStreamPublisher::strangeIdsAreKnownAgain()
{
    NatsServer server;
    QVERIFY(server.start());
    VectorRun run;
    for (const char *id :
        {" ", "a\r\nNats-Msg-Id: b", "Nats-Expected-Last-Sequence: 7", "事案 1", "100%", "Nats-Msg-Id"})
        run.add(id);
    for (int i = 0; i < 2; ++i) {
        Publishing publishing(server.url(), run);
        QVERIFY(publishing.ends() && publishing.failed.empty());
    }
    NatsBench bench(server);
    const auto all = stored(bench);
    QCOMPARE(all.size(), run.events.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(all[i].event, run.events[i]);
}

// Desks publish their actions into the same stream at any moment.
void TestStreamPublisher::goesOnAroundOtherPeoplesMessages()
{
    NatsServer server;
    QVERIFY(server.start());
    NatsBench bench(server);
    VectorRun run;
    run.addMany(1, 3000);
    Publishing publishing(server.url(), run);
    int actions = 0;
    while (publishing.caughtUp.empty() && publishing.failed.empty() && actions < 1000) {
        const std::string id = "A-" + std::to_string(actions + 1);
        if (bench.publishBytes("yagura.test.JP._", encoded(incident(id).id(id)), {{"Nats-Msg-Id", id}})
            != Sequence::None)
            ++actions;
    }
    QVERIFY(publishing.ends() && publishing.failed.empty());
    QVERIFY(actions > 1);
    const QStringList all = idsIn(bench);
    QCOMPARE(all.filter(u"E-"_s), ids(1, 3000));
    QCOMPARE(all.filter(u"A-"_s), ids(1, actions, u"A-"_s));
    QVERIFY(all.indexOf(u"A-1"_s) < 3000);
}

void TestStreamPublisher::aPublishersStatusLineIsNoStatus_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : {"100 Idle", "404 None", "408 Poison", "409 Poison", "503 Poison"})
        QTest::newRow(status) << QByteArray(status);
}

// The server delivers the header block as it was published.
void TestStreamPublisher::aPublishersStatusLineIsNoStatus()
{
    QFETCH(QByteArray, status);
    NatsServer server;
    QVERIFY(server.start());
    NatsBench bench(server);
    QVERIFY(bench.createStream("test"));
    VectorRun run;
    run.addMany(1, 2);
    const std::string headers = "NATS/1.0 " + status.toStdString() + "\r\nNats-Msg-Id: E-1\r\n\r\n";
    QVERIFY(publishRaw(server, "yagura.test.JP._", headers, run.events[0]));
    Publishing publishing(server.url(), run);
    QVERIFY(publishing.ends() && publishing.failed.empty());
    QVERIFY(publishing.interrupted.empty());
    QCOMPARE(stored(bench).size(), std::size_t{2});
    QCOMPARE(publishing.publisher.counts(), (UnsentEvents::Counts{1, 1, 0}));
}

void TestStreamPublisher::somethingElseUnderAnEventsId()
{
    NatsServer server;
    QVERIFY(server.start());
    NatsBench bench(server);
    QVERIFY(bench.createStream("test"));
    VectorRun run;
    run.addMany(1, 4);
    // What the publisher says about the size is not what the server says.
    const std::string claim = std::to_string(run.events[1].size());
    QVERIFY(bench.publishBytes("yagura.test.JP._", "x", {{"Nats-Msg-Size", claim}, {"Nats-Msg-Id", "E-2"}})
        != Sequence::None);
    QVERIFY(bench.publishBytes("yagura.test.JP._", run.events[2], {{"Nats-Msg-Id", "E-3"}}) != Sequence::None);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^yagura_test holds something else .* of 1 events"_s));
    Publishing publishing(server.url(), run);
    QVERIFY(publishing.ends() && publishing.failed.empty());
    QCOMPARE(publishing.publisher.counts(), (UnsentEvents::Counts{2, 1, 0, 1}));
}

void TestStreamPublisher::theLastOnesWereRemoved_data()
{
    QTest::addColumn<QList<int>>("removed"); // of five, in that order
    QTest::addColumn<bool>("restarted");     // the server, in between
    for (const bool restarted : {false, true}) {
        const char *when = restarted ? ", server started anew" : "";
        QTest::addRow("the last%s", when) << QList<int>{5} << restarted;
        QTest::addRow("the last two%s", when) << QList<int>{4, 5} << restarted;
        QTest::addRow("backwards%s", when) << QList<int>{5, 4, 3} << restarted;
        QTest::addRow("one before, too%s", when) << QList<int>{2, 5} << restarted;
        QTest::addRow("all but the first%s", when) << QList<int>{2, 3, 4, 5} << restarted;
        QTest::addRow("all but the last%s", when) << QList<int>{1, 2, 3, 4} << restarted;
        QTest::addRow("all%s", when) << QList<int>{1, 2, 3, 4, 5} << restarted;
    }
}

// Its number stays the stream's last one, and is never delivered.
void TestStreamPublisher::theLastOnesWereRemoved()
{
    QFETCH(QList<int>, removed);
    QFETCH(bool, restarted);
    NatsServer server;
    QVERIFY(server.start());
    VectorRun run;
    run.addMany(1, 5);
    {
        NatsBench bench(server);
        QVERIFY(bench.createStream("test"));
        for (int i = 1; i <= 5; ++i)
            QVERIFY(bench.publishBytes("yagura.test.JP._", "{}", {{"Nats-Msg-Id", "A-" + std::to_string(i)}})
                != Sequence::None);
        for (const int seq : removed)
            QVERIFY(bench.call("STREAM.MSG.DELETE.yagura_test", {{u"seq"_s, seq}}).ok());
    }
    if (restarted) {
        server.kill();
        QVERIFY(server.start());
    }
    Publishing publishing(server.url(), run);
    QVERIFY(publishing.ends() && publishing.failed.empty());
    QVERIFY(publishing.interrupted.empty());
    NatsBench bench(server);
    QCOMPARE(idsIn(bench).filter(u"E-"_s), ids(1, 5));
}

void TestStreamPublisher::serverKilledInTheMiddle_data()
{
    QTest::addColumn<int>("at");
    for (const int at : {1, 700, 3000})
        QTest::addRow("after %d", at) << at;
}

void TestStreamPublisher::serverKilledInTheMiddle()
{
    QFETCH(int, at);
    NatsServer server;
    QVERIFY(server.start());
    VectorRun run;
    run.addMany(1, 6000);
    Publishing publishing(server.url(), run);
    QTRY_VERIFY_WITH_TIMEOUT(number(publishing.publisher.done()) >= static_cast<quint64>(at), patience);
    server.kill();
    QVERIFY(publishing.caughtUp.empty());
    QTRY_VERIFY_WITH_TIMEOUT(!publishing.interrupted.empty(), patience);
    QVERIFY(server.start());
    QVERIFY(publishing.ends());
    QVERIFY(publishing.failed.empty());
    QCOMPARE(publishing.resumed.size(), publishing.interrupted.size());
    QCOMPARE(publishing.publisher.counts(), (UnsentEvents::Counts{6000, 0, 0}));
    NatsBench bench(server);
    QCOMPARE(idsIn(bench), ids(1, 6000));
}

void TestStreamPublisher::oneByOneCanBeCopiedInParts_data()
{
    QTest::addColumn<bool>("killed");
    QTest::newRow("at peace") << false;
    QTest::newRow("killed in the middle") << true;
}

// What a partner does: another stream takes a part of this one as its source.
void TestStreamPublisher::oneByOneCanBeCopiedInParts()
{
    QFETCH(bool, killed);
    NatsServer server;
    QVERIFY(server.start());
    VectorRun run;
    QStringList part;
    for (int i = 1; i <= 1500; ++i) {
        const std::string id = "E-" + std::to_string(i);
        const bool ours = i % 3 == 0;
        run.events.push_back(encoded(incident(id).id(id).country(ours ? "JP" : "US")));
        if (ours)
            part << QString::fromStdString(id);
    }
    Publishing publishing(server.url(), run, {}, 1, true);
    if (killed) {
        QTRY_VERIFY_WITH_TIMEOUT(number(publishing.publisher.done()) >= 500, patience);
        server.kill();
        QVERIFY(server.start());
    }
    QVERIFY(publishing.ends() && publishing.failed.empty());
    NatsBench bench(server);
    QCOMPARE(idsIn(bench), ids(1, 1500));
    const QJsonObject source{{u"name"_s, u"yagura_test"_s}, {u"filter_subject"_s, u"yagura.test.JP.*"_s}};
    QVERIFY(bench.call("STREAM.CREATE.part", {{u"name"_s, u"part"_s}, {u"sources"_s, QJsonArray{source}}}));
    QTRY_COMPARE_WITH_TIMEOUT(idsIn(bench, "part"), part, patience);
}

void TestStreamPublisher::streamMadeAnew()
{
    NatsServer server;
    QVERIFY(server.start());
    VectorRun run;
    run.addMany(1, 3);
    Publishing publishing(server.url(), run);
    QVERIFY(publishing.ends());
    NatsBench bench(server);
    QVERIFY(bench.removeStream("test"));
    QVERIFY(bench.createStream("test"));
    run.add("E-4");
    publishing.publisher.poll();
    QTRY_COMPARE_WITH_TIMEOUT(number(publishing.publisher.done()), 4U, patience);
    QCOMPARE(idsIn(bench), ids(1, 4));
}

void TestStreamPublisher::streamThatDoesNotFit_data()
{
    QTest::addColumn<QJsonObject>("more");
    QTest::newRow("forgets with age") << QJsonObject{{u"max_age"_s, 3'600'000'000'000LL}};
    QTest::newRow("is a queue") << QJsonObject{{u"retention"_s, u"workqueue"_s}};
    QTest::newRow("forgets the oldest") << QJsonObject{{u"max_msgs"_s, 10}};
}

void TestStreamPublisher::streamThatDoesNotFit()
{
    QFETCH(QJsonObject, more);
    NatsServer server;
    QVERIFY(server.start());
    NatsBench bench(server);
    QVERIFY(bench.createStream("test", more));
    VectorRun run;
    run.add("E-1");
    Publishing publishing(server.url(), run);
    QVERIFY(publishing.ends());
    QCOMPARE(publishing.problem().kind, Problem::Kind::StreamUnusable);
    QVERIFY(!publishing.problem().detail.isEmpty());
    QVERIFY(idsIn(bench).isEmpty());
}

void TestStreamPublisher::accessProblems_data()
{
    using Kind = Problem::Kind;
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("another token") << QByteArray("authorization { token: \"other\" }") << Kind::FeedRefused;
    QTest::newRow("may not publish") << QByteArray(
        "authorization { users: [ { user: me, password: right, permissions: { publish: [\"other.>\"], "
        "subscribe: \">\" } } ] }") << Kind::FeedRefused;
    QTest::newRow("an account without JetStream")
        << QByteArray("accounts { A: { users: [ { user: me, password: right } ] } }") << Kind::StreamUnusable;
}

void TestStreamPublisher::accessProblems()
{
    QFETCH(QByteArray, config);
    QFETCH(Problem::Kind, kind);
    NatsServer server(config);
    QVERIFY2(server.start(), server.log().constData());
    VectorRun run;
    run.add("E-1");
    FeedAccess access;
    access.user = u"me"_s;
    access.password = "right";
    Publishing publishing(server.url(), run, access);
    QVERIFY(publishing.ends());
    QVERIFY(publishing.caughtUp.empty());
    QVERIFY2(publishing.problem().kind == kind, qPrintable(sentence(publishing.problem())));
}

void TestStreamPublisher::nobodyThere()
{
    NatsServer server;
    QVERIFY(server.start());
    const QUrl url = server.url();
    server.kill();
    VectorRun run;
    Publishing publishing(url, run);
    QVERIFY(publishing.ends());
    QCOMPARE(publishing.problem().kind, Problem::Kind::FeedUnreachable);
    QCOMPARE(publishing.problem().where, url.toString());
}

void TestStreamPublisher::messagesTooLargeForTheServer()
{
    NatsServer server("max_payload: 4096");
    QVERIFY(server.start());
    VectorRun run;
    run.add("E-1");
    Report report = *incident("large").event().report();
    report.summary.en.text = std::string(5000, 'x');
    Event event = incident("large").id("large").event();
    event.body = report;
    run.events.push_back(encoded(event));
    Publishing publishing(server.url(), run);
    QVERIFY(publishing.ends());
    QCOMPARE(publishing.problem().kind, Problem::Kind::StreamUnusable);
    QVERIFY2(publishing.problem().detail.contains(u"4096"_s), qPrintable(publishing.problem().detail));
}

void TestStreamPublisher::severalReplicasWithoutACluster()
{
    NatsServer server;
    QVERIFY(server.start());
    VectorRun run;
    Publishing publishing(server.url(), run, {}, 3);
    QVERIFY(publishing.ends());
    QCOMPARE(publishing.problem().kind, Problem::Kind::StreamUnusable);
}

void TestStreamPublisher::brokenRun()
{
    NatsServer server;
    QVERIFY(server.start());
    VectorRun run;
    run.broken = true;
    Publishing publishing(server.url(), run);
    QVERIFY(publishing.ends());
    QCOMPARE(publishing.problem().kind, Problem::Kind::JournalDamaged);
}

QTEST_GUILESS_MAIN(TestStreamPublisher)
#include "tst_stream_publisher.moc"
