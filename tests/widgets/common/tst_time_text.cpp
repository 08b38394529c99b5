// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "widgets/common/time_text.h"
#include "widgets/common/ui_language.h"

using namespace yagura;
using namespace Qt::StringLiterals;

namespace {
UtcTime utc(const QString &iso)
{
    return utcFromMs(QDateTime::fromString(iso, Qt::ISODate).toMSecsSinceEpoch());
}
} // namespace

class TestTimeText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clocks_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<int>("zone");
        QTest::addColumn<QString>("clock");
        QTest::addColumn<QString>("date");
        const auto row = [](const char *name, const QString &at, Zone zone, const QString &clock, const QString &date) {
            QTest::newRow(name) << at << int(zone) << clock << date;
        };
        row("JST", u"2026-11-22T05:03:22Z"_s, Zone::Jst, u"14:03 JST"_s, u"2026-11-22 14:03 JST"_s);
        row("UTC", u"2026-11-22T05:03:22Z"_s, Zone::Utc, u"05:03 UTC"_s, u"2026-11-22 05:03 UTC"_s);
        row("ET in winter", u"2026-11-22T05:03:22Z"_s, Zone::Et, u"00:03 ET"_s, u"2026-11-22 00:03 ET"_s);
        row("ET in summer", u"2026-07-01T05:03:22Z"_s, Zone::Et, u"01:03 ET"_s, u"2026-07-01 01:03 ET"_s);
        row("the next day in Japan", u"2026-12-31T15:00:00Z"_s, Zone::Jst, u"00:00 JST"_s, u"2027-01-01 00:00 JST"_s);
        // 2026-11-01: 02:00 EDT becomes 01:00 EST, so that the hour from 01:00 comes twice.
        row("before the hour that comes twice", u"2026-11-01T04:59:00Z"_s, Zone::Et, u"00:59 ET"_s,
            u"2026-11-01 00:59 ET"_s);
        row("01:30 the first time", u"2026-11-01T05:30:00Z"_s, Zone::Et, u"01:30 ET (UTC-4)"_s,
            u"2026-11-01 01:30 ET (UTC-4)"_s);
        row("01:30 the second time", u"2026-11-01T06:30:00Z"_s, Zone::Et, u"01:30 ET (UTC-5)"_s,
            u"2026-11-01 01:30 ET (UTC-5)"_s);
        row("after it", u"2026-11-01T07:00:00Z"_s, Zone::Et, u"02:00 ET"_s, u"2026-11-01 02:00 ET"_s);
        // In spring an hour is skipped; nothing comes twice.
        row("before the hour that is skipped", u"2026-03-08T06:59:00Z"_s, Zone::Et, u"01:59 ET"_s,
            u"2026-03-08 01:59 ET"_s);
        row("after the hour that is skipped", u"2026-03-08T07:00:00Z"_s, Zone::Et, u"03:00 ET"_s,
            u"2026-03-08 03:00 ET"_s);
    }
    void clocks()
    {
        QFETCH(QString, at);
        QFETCH(int, zone);
        QTEST(clockText(utc(at), static_cast<Zone>(zone)), "clock");
        QTEST(dateTimeText(utc(at), static_cast<Zone>(zone)), "date");
    }
    void seconds() { QCOMPARE(clockText(utc(u"2026-11-22T05:03:22Z"_s), Zone::Jst, true), u"14:03:22 JST"_s); }

    // The date is said again wherever it is another one than before.
    void threeZones_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one date") << u"2026-11-22T05:03:00Z"_s << u"2026-11-22 14:03 JST · 05:03 UTC · 00:03 ET"_s;
        QTest::newRow("America is a day behind")
            << u"2026-11-22T03:00:00Z"_s << u"2026-11-22 12:00 JST · 03:00 UTC · 2026-11-21 22:00 ET"_s;
        QTest::newRow("Japan is a day ahead")
            << u"2026-11-22T15:00:00Z"_s << u"2026-11-23 00:00 JST · 2026-11-22 15:00 UTC · 10:00 ET"_s;
        QTest::newRow("the hour that comes twice")
            << u"2026-11-01T05:30:00Z"_s << u"2026-11-01 14:30 JST · 05:30 UTC · 01:30 ET (UTC-4)"_s;
    }
    void threeZones()
    {
        QFETCH(QString, at);
        QTEST(yagura::threeZones(utc(at)), "expected");
    }

    // As precise as the source; a date is the one that the source meant, in no zone shifted to another day.
    void precision_data()
    {
        QTest::addColumn<int>("precision");
        QTest::addColumn<QString>("expected");
        QTest::newRow("year") << int(Precision::Year) << u"2026"_s;
        QTest::newRow("month") << int(Precision::Month) << u"2026-12"_s;
        QTest::newRow("day") << int(Precision::Day) << u"2026-12-31"_s;
        QTest::newRow("minute") << int(Precision::Minute) << u"2027-01-01 00:00 JST"_s;
        QTest::newRow("unknown") << int(Precision::Unknown) << u"time unknown"_s;
    }
    void precision()
    {
        QFETCH(int, precision);
        QTEST(instantText({utc(u"2026-12-31T15:00:00Z"_s), static_cast<Precision>(precision)}, Zone::Jst), "expected");
    }

    void ages_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("en");
        QTest::addColumn<QString>("ja");
        const auto row = [](const char *name, std::chrono::milliseconds age, const QString &en, const QString &ja) {
            QTest::newRow(name) << qint64(age.count()) << en << ja;
        };
        using namespace std::chrono_literals;
        row("in the future", -5s, u"0 s"_s, u"0秒"_s);
        row("now", 0s, u"0 s"_s, u"0秒"_s);
        row("rounded down", 1999ms, u"1 s"_s, u"1秒"_s);
        row("just below a minute", 59999ms, u"59 s"_s, u"59秒"_s);
        row("a minute", 60s, u"1 min"_s, u"1分"_s);
        row("just below an hour", 3599s, u"59 min"_s, u"59分"_s);
        row("an hour", 1h, u"1 h"_s, u"1時間"_s);
        row("a day is still hours", 24h, u"24 h"_s, u"24時間"_s);
        row("just below two days", 48h - 1s, u"47 h"_s, u"47時間"_s);
        row("two days", 48h, u"2 d"_s, u"2日"_s);
        row("a century is cut, not negative", 876'600h, u"24855 d"_s, u"24855日"_s);
    }
    void ages()
    {
        QFETCH(qint64, ms);
        UiLanguage language(Language::En);
        QTEST(ageText(std::chrono::milliseconds(ms)), "en");
        language.set(Language::Ja);
        QTEST(ageText(std::chrono::milliseconds(ms)), "ja");
    }
};

QTEST_MAIN(TestTimeText)
#include "tst_time_text.moc"
