// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>

#include "models/relay/rebase.h"
#include "models/relay/scenario_source.h"
#include "tests/models/relay/relay_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

// 2026-03-02T10:11:12.345Z, in the middle of everything.
constexpr UtcTime anchor = FakeClock::morning + 10h + 11min + 12s + 345ms;

QByteArray step(double at, const char *id, const char *more = "")
{
    return QStringLiteral(R"({"at": %1, "event": {"id": "%2", "feed": "jp", "reportedAt": %3, "tlp": "TLP_GREEN",
        "incident": {"incident": "%2", "revision": 1 %4}}})")
               .arg(QString::number(at), QLatin1String(id), QString::number(at * 1000 - 5000, 'f', 0),
                   QLatin1String(more))
               .simplified()
               .toUtf8()
        + '\n';
}

Outcome<Scenario> read(QByteArray text)
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    return Scenario::read(buffer, u"story"_s, anchor);
}

} // namespace

class TestScenario : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rebases_data();
    void rebases();
    void tellsWrongLines_data();
    void tellsWrongLines();
    void sortsByTime();
    void historyAtOnceTheRestLive();
    void restartGoesOnWithoutRepeats();
    void silenceIsAnnounced();
    void unknownScenarioLeavesNoAnchor();
};

void TestScenario::rebases_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QByteArray>("expected");
    const auto ms = [](UtcTime t) { return QByteArray::number(static_cast<qlonglong>(toMs(t))); };
    const QByteArray reported = R"("reportedAt":)" + ms(anchor);
    const auto row = [&](const char *name, const QByteArray &in, const QByteArray &out) {
        QTest::newRow(name) << QByteArray('{' + in + '}') << QByteArray('{' + out + '}');
    };
    row("reported, negative", R"("reportedAt":-1000)", R"("reportedAt":)" + ms(anchor - 1s));
    row("reported, as a string", R"("reportedAt":"2000")", R"("reportedAt":)" + ms(anchor + 2s));
    row("reported, other spelling", R"("reported_at":1)", R"("reported_at":)" + ms(anchor + 1ms));
    row("reported, left out", "", reported);
    const auto happened = [&](const char *name, const char *at, const char *precision, UtcTime placed) {
        const auto instant = [&](const QByteArray &value) -> QByteArray {
            return R"("reportedAt":%R,"incident":{"happened":{"at":)" + value + R"(,"precision":")" + precision
                + R"("}})";
        };
        row(name, instant(at).replace("%R", "0"), instant(ms(placed)).replace("%R", ms(anchor)));
    };
    using namespace std::chrono;
    happened("minute", "-60000", "PRECISION_MINUTE", FakeClock::morning + 10h + 10min);
    happened("day", "-86400000", "PRECISION_DAY", sys_days{2026y / 3 / 1});
    happened("month", "-86400000", "PRECISION_MONTH", sys_days{2026y / 3 / 1});
    happened("month before", "-172800000", "PRECISION_MONTH", sys_days{2026y / 2 / 1});
    happened("year", "-8640000000", "PRECISION_YEAR", sys_days{2025y / 1 / 1});
    happened("unknown", "-1", "PRECISION_UNKNOWN", anchor - 1ms);
    row("happened, not stated", R"("reportedAt":0,"incident":{"incident":"x"})",
        reported + R"(,"incident":{"incident":"x"})");
    row("advisory", R"("reportedAt":0,"advisory":{"published":{"at":0,"precision":1}})",
        reported + R"(,"advisory":{"published":{"at":)" + ms(sys_days{2026y / 1 / 1}) + R"(,"precision":1}})");
    row("engagement", R"("reportedAt":0,"engagement":{"startsAt":-5,"endsAt":"7"})",
        reported + R"(,"engagement":{"startsAt":)" + ms(anchor - 5ms) + R"(,"endsAt":)" + ms(anchor + 7ms) + '}');
    row("desk action", R"("reportedAt":0,"deskAction":{"until":9})",
        reported + R"(,"deskAction":{"until":)" + ms(anchor + 9ms) + '}');
    row("notice", R"("reportedAt":0,"feedNotice":{"from":-3,"to":3})",
        reported + R"(,"feedNotice":{"from":)" + ms(anchor - 3ms) + R"(,"to":)" + ms(anchor + 3ms) + '}');
    row("other numbers stay", R"("reportedAt":0,"incident":{"revision":7,"place":{"latitude":35.5}})",
        reported + R"(,"incident":{"revision":7,"place":{"latitude":35.5}})");
}

void TestScenario::rebases()
{
    QFETCH(QByteArray, event);
    QFETCH(QByteArray, expected);
    const QJsonObject in = QJsonDocument::fromJson(event).object();
    QCOMPARE(rebased(in, anchor), QJsonDocument::fromJson(expected).object());
}

void TestScenario::tellsWrongLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("not JSON") << QByteArray("{\"at\": 1,");
    QTest::newRow("not an object") << QByteArray("[1]");
    QTest::newRow("no time") << QByteArray(R"({"event":{}})");
    QTest::newRow("time as text") << step(1, "x").replace("\"at\": 1", "\"at\": \"1\"");
    QTest::newRow("time out of the world") << step(1, "x").replace("\"at\": 1", "\"at\": 1e12");
    QTest::newRow("neither event nor silence") << QByteArray(R"({"at":1})");
    QTest::newRow("misspelt field") << step(1, "x", ", \"titel\": 1");
    QTest::newRow("no id") << step(1, "");
    QTest::newRow("feed that is no name") << step(1, "x").replace("\"jp\"", "\"a/b\"");
    QTest::newRow("silence without end") << QByteArray(R"({"at":1,"silence":{"feed":"jp"}})");
    QTest::newRow("silence of nobody") << QByteArray(R"({"at":1,"silence":{"seconds":3}})");
    QTest::newRow("endless line") << QByteArray(static_cast<qsizetype>(limits::jsonBytes) + 10, '1');
}

void TestScenario::tellsWrongLines()
{
    QFETCH(QByteArray, line);
    const auto scenario = read(step(1, "good") + "\n\n" + line + '\n' + step(2, "also good"));
    QVERIFY(!scenario);
    QCOMPARE(scenario.error().kind, Problem::Kind::WrongFormat);
    QCOMPARE(scenario.error().where, u"story:4"_s);
    QVERIFY(!scenario.error().detail.isEmpty());
}

void TestScenario::sortsByTime()
{
    const auto scenario = read(step(5, "c") + step(-2, "a") + step(5, "d") + step(0, "b"));
    QVERIFY(scenario);
    QStringList order;
    for (const Scenario::Step &step : scenario->steps)
        order << QString::fromStdString(step.id) + (step.history ? u"h"_s : QString());
    QCOMPARE(order, (QStringList{u"ah"_s, u"bh"_s, u"c"_s, u"d"_s}));
}

namespace {

struct Stage
{
    StoreFixture store;
    FakeClock clock{anchor};
    QString file = store.path(u"story.ndjson"_s);

    explicit Stage(const QByteArray &story)
    {
        QFile out(file);
        out.open(QIODevice::WriteOnly);
        out.write(story);
    }
    std::unique_ptr<ScenarioSource> source() { return std::make_unique<ScenarioSource>(*store, file, clock); }
    QStringList ids()
    {
        QStringList ids;
        for (const Stored &stored : readAll(store.feed("jp")))
            ids << QString::fromStdString(stored.event.id);
        return ids;
    }
};

} // namespace

void TestScenario::historyAtOnceTheRestLive()
{
    Stage stage(step(10, "c") + step(-3600, "a") + step(0, "b") + step(20, "d"));
    const auto source = stage.source();
    QSignalSpy exhausted(source.get(), &EventSource::exhausted);
    QVERIFY(source->start());
    QCOMPARE(stage.ids(), (QStringList{u"a"_s, u"b"_s}));
    stage.clock.advance(9999ms);
    source->tick();
    QCOMPARE(stage.ids().size(), 2);
    stage.clock.advance(2ms);
    source->tick();
    QCOMPARE(stage.ids().size(), 3);
    QCOMPARE(exhausted.size(), 0);
    stage.clock.advance(1h);
    source->tick();
    QCOMPARE(exhausted.size(), 1);

    const auto all = readAll(stage.store.feed("jp"));
    QCOMPARE(all[0].sequenced, anchor - 1h); // history carries the story's time, live events the moment they came
    QCOMPARE(all[1].sequenced, anchor);
    QCOMPARE(all[2].sequenced, anchor + 10'001ms);
    QCOMPARE(all[0].event.reported, anchor - 1h - 5s);
    QCOMPARE(all[3].event.reported, anchor + 15s);
}

void TestScenario::restartGoesOnWithoutRepeats()
{
    Stage stage(step(-60, "a") + step(10, "b") + step(20, "c") + step(300, "d"));
    QVERIFY(stage.source()->start());
    stage.clock.advance(15s);
    for (int restart = 0; restart < 3; ++restart) {
        stage.store.reopen();
        const auto source = stage.source();
        QVERIFY(source->start());
        QCOMPARE(stage.ids().size(), restart == 0 ? 2 : 3);
        stage.clock.advance(10s);
        source->tick();
        QCOMPARE(stage.ids(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(readAll(stage.store.feed("jp"))[2].event.reported, anchor + 15s); // the first start's anchor
    }
}

void TestScenario::silenceIsAnnounced()
{
    Stage stage(step(-60, "a") + R"({"at":10,"silence":{"feed":"jp","seconds":30}})");
    std::vector<bool> heard;
    const auto listen = [&](EventSource &source) {
        connect(&source, &EventSource::silenceChanged, this, [&](const QByteArray &feed, bool silent) {
            QCOMPARE(feed, QByteArray("jp"));
            heard.push_back(silent);
        });
    };
    auto source = stage.source();
    listen(*source);
    QVERIFY(source->start());
    QVERIFY(heard.empty());
    stage.clock.advance(10s);
    source->tick();
    source->tick();
    QCOMPARE(heard, (std::vector{true}));
    source.reset();
    source = stage.source(); // a restart in its middle
    listen(*source);
    QVERIFY(source->start());
    QCOMPARE(heard, (std::vector{true, true}));
    stage.clock.advance(30s);
    source->tick();
    QCOMPARE(heard, (std::vector{true, true, false}));
}

void TestScenario::unknownScenarioLeavesNoAnchor()
{
    Stage stage("not a scenario\n");
    QCOMPARE(stage.source()->start().error().kind, Problem::Kind::WrongFormat);
    ScenarioSource missing(*stage.store, u"no-such-story"_s, stage.clock);
    const Success started = missing.start();
    QVERIFY(!started);
    QCOMPARE(started.error(), (Problem{Problem::Kind::FileMissing, u"no-such-story"_s, {}}));
    QVERIFY(!stage.store->journal().setting("relay/scenario-anchor"));
}

QTEST_GUILESS_MAIN(TestScenario)
#include "tst_scenario.moc"
