// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/event/limits.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"

using namespace yagura;
using namespace std::chrono;

namespace {

UtcTime utc(const char *iso)
{
    const auto parsed = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs);
    Q_ASSERT(parsed.isValid());
    return utcFromMs(parsed.toMSecsSinceEpoch());
}

} // namespace

class TestEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spansOfInstants_data()
    {
        QTest::addColumn<Precision>("precision");
        QTest::addColumn<QByteArray>("at");
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("end");
        const auto row = [](const char *name, Precision p, const char *at, const char *start, const char *end) {
            QTest::newRow(name) << p << QByteArray(at) << QByteArray(start) << QByteArray(end);
        };
        const char *busy = "2025-12-31T23:59:59.999Z";
        row("year", Precision::Year, busy, "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
        row("leap year", Precision::Year, "2024-02-29T12:00:00Z", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z");
        row("month over the year's end", Precision::Month, busy, "2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z");
        row("February of a leap year", Precision::Month, "2024-02-10T08:00:00Z", "2024-02-01T00:00:00Z",
            "2024-03-01T00:00:00Z");
        row("February otherwise", Precision::Month, "2025-02-28T23:00:00Z", "2025-02-01T00:00:00Z",
            "2025-03-01T00:00:00Z");
        row("day", Precision::Day, busy, "2025-12-31T00:00:00Z", "2026-01-01T00:00:00Z");
        row("minute", Precision::Minute, busy, "2025-12-31T23:59:00Z", "2026-01-01T00:00:00Z");
        row("first instant", Precision::Year, "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1971-01-01T00:00:00Z");
        row("before 1970", Precision::Day, "1969-12-31T23:59:59Z", "1969-12-31T00:00:00Z", "1970-01-01T00:00:00Z");
        row("unknown", Precision::Unknown, busy, busy, busy);
    }

    void spansOfInstants()
    {
        QFETCH(Precision, precision);
        QFETCH(QByteArray, at);
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, end);
        const Instant instant{utc(at), precision};
        QCOMPARE(toMs(floored(instant).at), toMs(utc(start)));
        QCOMPARE(floored(instant).precision, precision);
        QCOMPARE(floored(floored(instant)), floored(instant));
        QCOMPARE(toMs(endOf(instant)), toMs(utc(end)));
        QCOMPARE(endOf(floored(instant)), endOf(instant));
    }

    void unspecifiedTlpIsAmber()
    {
        QCOMPARE(effective(Tlp::Unspecified), Tlp::Amber);
        for (const Tlp tlp : {Tlp::Clear, Tlp::Green, Tlp::Amber, Tlp::AmberStrict, Tlp::Red})
            QCOMPARE(effective(tlp), tlp);
    }

    void reasonsHaveNames()
    {
        QSet<QByteArray> names;
        for (int i = 0; i <= static_cast<int>(Refusal::Reason::WrongFeed); ++i) {
            const auto reason = static_cast<Refusal::Reason>(i);
            const QByteArray name = nameOf(reason);
            QVERIFY2(!names.contains(name), name.constData());
            names.insert(name);
            QCOMPARE(reasonNamed(name.constData()), reason);
        }
        QCOMPARE(nameOf(Refusal::Reason::TextTooLong), "text-too-long");
        QCOMPARE(reasonNamed("of-a-later-version"), Refusal::Reason::NotAnEvent);
    }

    void systemClockIsUtc()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const qint64 now = toMs(Clock::system().now());
        QVERIFY(now >= before && now <= QDateTime::currentMSecsSinceEpoch());
    }

    void fakeClockTurnsByHandOnly()
    {
        test::FakeClock clock;
        QCOMPARE(toMs(clock.now()), toMs(utc("2026-03-02T00:00:00Z")));
        clock.advance(1500ms);
        QCOMPARE(toMs(clock.now()), toMs(utc("2026-03-02T00:00:01.500Z")));
        clock.set(utcFromMs(7));
        QCOMPARE(toMs(clock.now()), 7);
    }

    void latestIsTheEndOf2100() { QCOMPARE(limits::latestMs, toMs(utc("2101-01-01T00:00:00Z")) - 1); }

    void buildersMakeWhatTheySay()
    {
        const Event e = test::incident("I-1").revision(3).region("JP-13").sector("jp.electricity").level(4);
        const Report &r = *e.report();
        QCOMPARE(e.id, std::string("I-1.3"));
        QCOMPARE(r.countries, std::vector<std::string>{"JP"});
        QCOMPARE(r.sectors, (std::vector<SectorRef>{{"jp-ci", "jp.electricity", false}}));
        QCOMPARE(r.severity.display, DisplayLevel(4));
        QVERIFY(!e.deskAction() && !e.feedNotice());
    }
};

QTEST_APPLESS_MAIN(TestEvent)
#include "tst_event.moc"
