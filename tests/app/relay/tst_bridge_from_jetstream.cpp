// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/relay/relay_process.h"
#include "tests/models/feed/nats/nats_bench.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

// The real program reads from a real nats-server.
class TestBridgeFromJetStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (NatsServer::program().isEmpty())
            QSKIP("nats-server is not installed");
    }

    void endsThoughTheLastMessageWasRemoved_data()
    {
        QTest::addColumn<QList<int>>("removed"); // of three
        QTest::newRow("none") << QList<int>{};
        QTest::newRow("the last") << QList<int>{3};
        QTest::newRow("all") << QList<int>{1, 2, 3};
    }
    void endsThoughTheLastMessageWasRemoved()
    {
        QFETCH(QList<int>, removed);
        NatsServer server;
        QVERIFY(server.start());
        NatsBench bench(server);
        QVERIFY(bench.createStream("test"));
        for (const char *id : {"A", "B", "C"})
            QVERIFY(bench.publish("test", incident(id)) != Sequence::None);
        for (const int sequence : removed)
            QVERIFY(bench.call("STREAM.MSG.DELETE.yagura_test", {{u"seq"_s, sequence}}).ok());
        const QTemporaryDir folder;
        const auto kept = 3 - removed.size();
        for (const bool again : {false, true}) { // the second run begins at the last one that is left
            RelayProcess bridge(
                {u"bridge"_s, u"--from"_s, server.url(u"/test"_s).toString(), u"--to"_s, folder.filePath(u"store"_s)});
            const auto result = bridge.finish(60'000);
            QVERIFY2(result.code == 0, qPrintable(result.err));
            const QString line = u"test: %1 event"_s.arg(again ? 0 : kept);
            QVERIFY2(kept == 0 || again || result.out.contains(line), qPrintable(result.out));
        }
    }
};

QTEST_GUILESS_MAIN(TestBridgeFromJetStream)
#include "tst_bridge_from_jetstream.moc"
