// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>

#include "models/relay/recording.h"
#include "tests/app/relay/relay_process.h"
#include "tests/support/builders.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// The commands work on one another's results.
class TestRelayCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void serveRecordReplayExportVerify();
    void signalsEndInOrder_data();
    void signalsEndInOrder();
    void recordsUntilInterrupted();
    void demoScenarioPlays();
    void loadRuns();

private:
    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString writeRecording();
    [[nodiscard]] QStringList serve(const QString &store, const QStringList &more) const
    {
        return QStringList{u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--store"_s, at(store)} + more;
    }

    QTemporaryDir m_folder;
};

// Three events in two feeds.
QString TestRelayCommands::writeRecording()
{
    QFile file(at(u"story.ndjson"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    for (const Event &event : {incident("1").feed("a").event(), incident("2").feed("b").event(),
             incident("3").feed("a").title("陽炎", "KAGERO").event()})
        file.write(QByteArray::fromStdString(*recording::write(FakeClock::morning, encoded(event))) + '\n');
    return file.fileName();
}

void TestRelayCommands::serveRecordReplayExportVerify()
{
    RelayProcess relay(serve(u"s"_s, {u"--replay"_s, writeRecording()}));
    const QString url = relay.listening();
    QVERIFY(url.startsWith(u"ws://127.0.0.1:"_s) && url.endsWith(u'/'));

    const auto all = RelayProcess::run({u"record"_s, url, at(u"all.ndjson"_s), u"--until-head"_s});
    QCOMPARE(all.code, 0);
    QVERIFY2(all.out.contains(u"3 event"_s), qPrintable(all.out));
    QCOMPARE(contents(at(u"all.ndjson"_s)).count('\n'), 3);
    const auto one = RelayProcess::run({u"record"_s, url + u'b', at(u"b.ndjson"_s), u"--until-head"_s});
    QCOMPARE(one.code, 0);
    const QList<QByteArray> lines = contents(at(u"b.ndjson"_s)).trimmed().split('\n');
    QCOMPARE(lines.size(), 1);
    const auto recorded = recording::read(lines.front());
    QVERIFY(recorded);
    QCOMPARE(*EventCodec().decode(recorded->event), incident("2").feed("b").event());
    const auto unknown = RelayProcess::run({u"record"_s, url + u"none"_s, at(u"n.ndjson"_s)});
    QCOMPARE(unknown.code, 1);

    // Beside the running relay, and after it.
    for (int round = 0; round < 2; ++round) {
        const auto verified = RelayProcess::run({u"verify"_s, u"--store"_s, at(u"s"_s)});
        QCOMPARE(verified.code, 0);
        QVERIFY2(verified.out.contains(u"3 event"_s), qPrintable(verified.out));
        const auto exported = RelayProcess::run({u"export"_s, u"--store"_s, at(u"s"_s), u"--feed"_s, u"a"_s});
        QCOMPARE(exported.code, 0);
        QCOMPARE(exported.out.count(u'\n'), 2);
        QVERIFY(exported.out.contains(u"陽炎"_s));
        const QString file = at(u"out%1.ndjson"_s.arg(round));
        QCOMPARE(
            RelayProcess::run({u"export"_s, u"--store"_s, at(u"s"_s), u"--recording"_s, u"--out"_s, file}).code, 0);
        QCOMPARE(contents(file).count('\n'), 3);
        QVERIFY(recording::read(contents(file).split('\n').front()));
        if (round == 0)
            QCOMPARE(relay.stop().code, 0);
    }

    // The recording plays into another store, with the same events.
    RelayProcess second(serve(u"t"_s, {u"--replay"_s, at(u"all.ndjson"_s), u"--speed"_s, u"1000000"_s}));
    QVERIFY(!second.listening().isEmpty());
    QCOMPARE(second.stop().code, 0);
    for (const QString &feed : {u"a"_s, u"b"_s}) { // between feeds there is no order
        const auto exported = [&](const QString &store) {
            return RelayProcess::run({u"export"_s, u"--store"_s, at(store), u"--feed"_s, feed}).out;
        };
        QVERIFY(!exported(u"t"_s).isEmpty());
        QCOMPARE(exported(u"t"_s), exported(u"s"_s));
    }
}

void TestRelayCommands::signalsEndInOrder_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestRelayCommands::signalsEndInOrder()
{
    QFETCH(int, signal);
    RelayProcess relay(serve(u"sig"_s, {}));
    QVERIFY(!relay.listening().isEmpty());
    const auto result = relay.stop(signal);
    QCOMPARE(result.code, 0);
    QCOMPARE(result.err, QString());
    QCOMPARE(result.out, QString()); // nothing after the one line
}

void TestRelayCommands::recordsUntilInterrupted()
{
    RelayProcess relay(serve(u"r"_s, {u"--replay"_s, writeRecording()}));
    const QString url = relay.listening();
    RelayProcess recorder({u"record"_s, url + u'a', at(u"cut.ndjson"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(contents(at(u"cut.ndjson"_s)).count('\n'), 2, 10'000);
    const auto result = recorder.stop(SIGINT);
    QCOMPARE(result.code, 0);
    QVERIFY2(result.out.contains(u"2 event"_s), qPrintable(result.out));
}

void TestRelayCommands::demoScenarioPlays()
{
    RelayProcess relay(serve(u"demo"_s, {u"--scenario"_s, u"demo"_s}));
    QVERIFY(!relay.listening().isEmpty());
    QCOMPARE(relay.stop().code, 0);
    const auto exported = RelayProcess::run({u"export"_s, u"--store"_s, at(u"demo"_s)});
    QCOMPARE(exported.code, 0);
    const auto lines = exported.out.count(u'\n');
    QVERIFY2(lines > 50, qPrintable(QString::number(lines))); // the history
    // A second start of the same store repeats nothing of it.
    RelayProcess again(serve(u"demo"_s, {u"--scenario"_s, u"demo"_s}));
    QVERIFY(!again.listening().isEmpty());
    QCOMPARE(again.stop().code, 0);
    const auto afterwards = RelayProcess::run({u"export"_s, u"--store"_s, at(u"demo"_s)});
    QVERIFY(afterwards.out.startsWith(exported.out));
    QVERIFY(afterwards.out.count(u'\n') < lines + 20); // a few live ones since
}

void TestRelayCommands::loadRuns()
{
    RelayProcess relay(serve(u"load"_s, {u"--rate"_s, u"2000"_s}));
    const QString url = relay.listening();
    QVERIFY(!url.isEmpty());
    RelayProcess recorder({u"record"_s, url + u"load"_s, at(u"load.ndjson"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(contents(at(u"load.ndjson"_s)).count('\n') > 200, 10'000);
    QCOMPARE(recorder.stop().code, 0);
    QCOMPARE(relay.stop().code, 0);
    const QList<QByteArray> lines = contents(at(u"load.ndjson"_s)).split('\n');
    QVERIFY(lines.at(0).contains("\"LOAD-1\""));
    QVERIFY(lines.at(199).contains("\"LOAD-200\""));
}

QTEST_GUILESS_MAIN(TestRelayCommands)
#include "tst_relay_commands.moc"
