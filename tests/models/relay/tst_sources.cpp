// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>

#include <set>

#include "models/relay/load_source.h"
#include "models/relay/replay_source.h"
#include "tests/models/relay/relay_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

LoadSource::Profile profile(double rate, std::uint64_t seed = 1)
{
    return {rate, seed, {"us.energy", "jp.electricity", "jp.gas"}, {"US-TX", "JP-13"}};
}

QString writeRecording(const StoreFixture &store, const QByteArray &text)
{
    QFile file(store.path(u"night.ndjson"_s));
    file.open(QIODevice::WriteOnly);
    file.write(text);
    return file.fileName();
}

QByteArray line(UtcTime sequenced, const Event &event)
{
    return QByteArray::fromStdString(*recording::write(sequenced, encoded(event))) + '\n';
}

} // namespace

class TestSources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recordingRoundTrip();
    void replaysAtSpeed_data();
    void replaysAtSpeed();
    void replayQuarantinesBadLines();
    void replayGoesOnAfterRestart();
    void replayNeedsARecording_data();
    void replayNeedsARecording();
    void loadKeepsItsRate();
    void loadIsRepeatable();
    void loadGoesOnAfterRestart();
    void loadEventsAreSound();
};

void TestSources::recordingRoundTrip()
{
    const Event event = incident("x").region("JP-13").level(3);
    const auto read = recording::read(line(FakeClock::morning + 1ms, event));
    QVERIFY(read);
    QCOMPARE(read->sequenced, FakeClock::morning + 1ms);
    QCOMPARE(read->feed, std::string("test"));
    QCOMPARE(*EventCodec().decode(read->event), event);
}

void TestSources::replaysAtSpeed_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<int>("secondsToTheSecond");
    QTest::newRow("as it was") << 1.0 << 60;
    QTest::newRow("fast") << 60.0 << 1;
    QTest::newRow("slow") << 0.5 << 120;
}

void TestSources::replaysAtSpeed()
{
    QFETCH(double, speed);
    QFETCH(int, secondsToTheSecond);
    StoreFixture store;
    FakeClock clock(FakeClock::morning + 240h);
    const QString file = writeRecording(
        store, line(FakeClock::morning, incident("1")) + line(FakeClock::morning + 60s, incident("2").feed("other")));
    ReplaySource source(*store, file, speed, clock);
    QSignalSpy exhausted(&source, &EventSource::exhausted);
    QVERIFY(source.start());
    QCOMPARE(number(store.feed().head()), 1U);
    clock.advance(std::chrono::seconds(secondsToTheSecond) - 1ms);
    source.tick();
    QCOMPARE(number(store.feed("other").head()), 0U);
    clock.advance(1ms);
    source.tick();
    QCOMPARE(number(store.feed("other").head()), 1U);
    QCOMPARE(exhausted.size(), 1);
    const auto all = readAll(store.feed("other"));
    QCOMPARE(all[0].sequenced, clock.now());
    QCOMPARE(all[0].event.reported, FakeClock::morning); // the events' own times are left alone
}

void TestSources::replayQuarantinesBadLines()
{
    StoreFixture store;
    FakeClock clock;
    const QByteArray noFeed = line(FakeClock::morning, incident("3").feed("a b"));
    const QString file = writeRecording(store,
        line(FakeClock::morning, incident("1")) + "nonsense\n" + noFeed + R"({"sequenced":-1,"event":{}})" + '\n'
            + line(FakeClock::morning, incident("2")));
    ReplaySource source(*store, file, 1, clock);
    for (const char *bad : {"night.ndjson:2", "night.ndjson:3", "night.ndjson:4"})
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QLatin1String(bad)));
    QVERIFY(source.start());
    QCOMPARE(number(store.feed().head()), 2U);
    QCOMPARE(source.refused(), 3U);
    const auto kept = store->journal().quarantined("replay", 10);
    QCOMPARE(kept.size(), 3U);
    QCOMPARE(kept.back().origin, std::string("night.ndjson:2"));
    QCOMPARE(kept.back().bytes, std::string("nonsense"));
}

void TestSources::replayGoesOnAfterRestart()
{
    StoreFixture store;
    FakeClock clock;
    QByteArray text;
    for (int n = 0; n < 10; ++n)
        text += line(FakeClock::morning + n * 10s, incident(std::to_string(n)));
    const QString file = writeRecording(store, text);
    QVERIFY(ReplaySource(*store, file, 1, clock).start());
    clock.advance(35s);
    store.reopen();
    QVERIFY(ReplaySource(*store, file, 1, clock).start());
    QCOMPARE(number(store.feed().head()), 4U);
    for (const Stored &stored : readAll(store.feed()))
        QCOMPARE(stored.event.report()->subject, std::to_string(number(stored.sequence) - 1));
}

void TestSources::replayNeedsARecording_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<Problem::Kind>("kind");
    QTest::newRow("missing") << u"none.ndjson"_s << Problem::Kind::FileMissing;
    QTest::newRow("folder") << u"."_s << Problem::Kind::NotAFile;
    QTest::newRow("empty") << u"night.ndjson"_s << Problem::Kind::WrongFormat;
}

void TestSources::replayNeedsARecording()
{
    QFETCH(QString, file);
    QFETCH(Problem::Kind, kind);
    StoreFixture store;
    FakeClock clock;
    writeRecording(store, "\n");
    const Success started = ReplaySource(*store, store.path(file), 1, clock).start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, kind);
}

void TestSources::loadKeepsItsRate()
{
    StoreFixture store;
    FakeClock clock;
    LoadSource source(*store, profile(1000), clock);
    QVERIFY(source.start());
    for (int tick = 0; tick < 100; ++tick) {
        clock.advance(10ms);
        source.tick();
    }
    QCOMPARE(number(store.feed("load").head()), 1000U);
    clock.advance(10s); // an outage of the machine: caught up with, a bounded part at a time
    source.tick();
    QVERIFY(number(store.feed("load").head()) < 6000U);
    for (int tick = 0; tick < 3; ++tick)
        source.tick();
    QCOMPARE(number(store.feed("load").head()), 11'000U);
}

void TestSources::loadIsRepeatable()
{
    for (const std::uint64_t n : {1U, 2U, 100U, 1'000'000U}) {
        const Event event = LoadSource::eventAt(profile(1), n, FakeClock::morning);
        QCOMPARE(LoadSource::eventAt(profile(1), n, FakeClock::morning), event);
        QVERIFY(LoadSource::eventAt(profile(1, 2), n, FakeClock::morning).body != event.body);
    }
}

void TestSources::loadGoesOnAfterRestart()
{
    StoreFixture store;
    FakeClock clock;
    for (int run = 1; run <= 3; ++run, store.reopen()) {
        LoadSource source(*store, profile(100), clock);
        QVERIFY(source.start());
        clock.advance(1s);
        source.tick();
        QCOMPARE(number(store.feed("load").head()), static_cast<std::uint64_t>(100 * run));
    }
}

void TestSources::loadEventsAreSound()
{
    EventCodec codec;
    std::map<std::string, std::set<std::uint32_t>> revisions;
    std::set<std::string> sectors;
    std::set<std::string> regions;
    for (std::uint64_t n = 1; n <= 2000; ++n) {
        const Event event = LoadSource::eventAt(profile(1), n, FakeClock::morning);
        const auto decoded = codec.decode(codec.encode(event));
        QVERIFY(decoded);
        QCOMPARE(*decoded, event);
        QVERIFY(event.exercise);
        const Report &report = *event.report();
        QVERIFY2(revisions[report.subject].insert(report.revision).second, report.subject.c_str());
        sectors.insert(report.sectors.front().code);
        regions.insert(report.region);
    }
    for (const auto &[subject, seen] : revisions)
        QVERIFY2(seen.contains(1), subject.c_str());
    QCOMPARE(sectors.size(), 3U);
    QCOMPARE(regions.size(), 2U);
}

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
