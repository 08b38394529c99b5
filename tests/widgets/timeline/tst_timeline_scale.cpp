// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "widgets/timeline/timeline_scale.h"
#include "widgets/timeline/timeline_ticks.h"

using namespace yagura;
using namespace std::chrono;
using ms = TimelineScale::ms;

namespace {
const UtcTime start = sys_days{year{2026} / 3 / 2};

UtcTime utc(const QString &iso)
{
    return utcFromMs(QDateTime::fromString(iso, Qt::ISODate).toMSecsSinceEpoch());
}

QStringList labels(const std::vector<Tick> &list)
{
    QStringList out;
    for (const Tick &tick : list)
        out += tick.label;
    return out;
}
} // namespace

class TestTimelineScale : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void inverse_data()
    {
        QTest::addColumn<qint64>("span");
        QTest::addColumn<double>("width");
        QTest::newRow("10 minutes") << qint64(ms{minutes{10}}.count()) << 900.0;
        QTest::newRow("10 minutes, narrow") << qint64(ms{minutes{10}}.count()) << 7.0;
        QTest::newRow("a day") << qint64(ms{hours{24}}.count()) << 1337.0;
        QTest::newRow("a year") << qint64(ms{days{365}}.count()) << 3840.0;
        QTest::newRow("30 years") << qint64(TimelineScale::longest.count()) << 1000.0;
    }
    void inverse()
    {
        QFETCH(qint64, span);
        QFETCH(double, width);
        const TimelineScale scale(start, ms{span}, width);
        for (int i = -50; i <= 150; ++i) {
            const double x = width * i / 100;
            QVERIFY(std::abs(scale.x(scale.timeAt(x)) - x) <= 1 / scale.msPerPixel());
            const UtcTime t = start + ms{span * i / 100};
            QVERIFY(std::abs((scale.timeAt(scale.x(t)) - t).count()) <= 1);
        }
    }

    // Each column begins with the first millisecond that belongs to it, and no millisecond is between two.
    void columns_data() { inverse_data(); }
    void columns()
    {
        QFETCH(qint64, span);
        QFETCH(double, width);
        const TimelineScale scale(start, ms{span}, width);
        for (int c = 0; c < scale.columns(); ++c) {
            QCOMPARE(scale.column(scale.timeOfColumn(c)), c);
            QCOMPARE(scale.column(scale.timeOfColumn(c) - ms{1}), c - 1);
        }
        QCOMPARE(scale.column(scale.to() - ms{1}), scale.columns() - 1);
        QCOMPARE(scale.column(scale.to()), scale.columns());
    }

    void zoomHoldsTheAnchor()
    {
        const TimelineScale scale(start, hours{24}, 1000);
        for (double anchor : {0.0, 250.0, 1000.0}) {
            const UtcTime held = scale.timeAt(anchor);
            const TimelineScale in = scale.zoomed(0.5, anchor);
            QCOMPARE(in.span(), ms{hours{12}});
            QVERIFY(std::abs((in.timeAt(anchor) - held).count()) <= 1);
        }
        QCOMPARE(scale.zoomed(1e-9, 500).span(), TimelineScale::shortest);
        QCOMPARE(scale.zoomed(1e9, 500).span(), TimelineScale::longest);
    }

    void panMovesByPixels()
    {
        const TimelineScale scale(start, hours{1}, 600);
        QCOMPARE(scale.panned(60).from(), start + minutes{6});
        QCOMPARE(scale.panned(-600).to(), start);
        QCOMPARE(scale.panned(60).panned(-60), scale);
    }

    void endsNearNowOnWholePixels()
    {
        const TimelineScale a = TimelineScale::endingNear(start, hours{1}, 600);
        QVERIFY(a.covers(start));
        QVERIFY(a.x(start) > 500);
        // A pixel is 6 s here: within it the window stands still, with the next it moves by one.
        const TimelineScale b = TimelineScale::endingNear(start + seconds{6}, hours{1}, 600);
        QCOMPARE(b.from() - a.from(), ms{seconds{6}});
        QVERIFY(TimelineScale::endingNear(start + seconds{1}, hours{1}, 600).from() - a.from() <= ms{seconds{6}});
    }

    void ticksAtEveryZoom_data()
    {
        QTest::addColumn<qint64>("span");
        for (qint64 minutesLong = 10; minutesLong < 16'000'000; minutesLong = minutesLong * 7 / 4)
            QTest::newRow(qPrintable(QStringLiteral("%1 min").arg(minutesLong))) << minutesLong * 60'000;
    }
    void ticksAtEveryZoom()
    {
        QFETCH(qint64, span);
        const TimelineScale scale(start, ms{span}, 1200);
        const TickStep step = tickStep(scale, 90);
        for (Zone zone : {Zone::Jst, Zone::Utc, Zone::Et}) {
            const std::vector<Tick> list = ticks(scale, zone, step);
            QVERIFY2(list.size() >= 2 && list.size() <= 15, qPrintable(QString::number(list.size())));
            for (std::size_t i = 0; i < list.size(); ++i) {
                QVERIFY(scale.covers(list[i].at));
                // A short February, or the hour that a clock skips, may bring two a little closer.
                QVERIFY(i == 0 || scale.x(list[i].at) - scale.x(list[i - 1].at) > 90 * 0.85);
                QVERIFY(list[i].label.size() <= 10);
            }
        }
    }

    void labels_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<qint64>("hours");
        QTest::addColumn<int>("zone");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("JST midnight is a date")
            << QStringLiteral("2026-03-01T12:00:00Z") << qint64(6) << int(Zone::Jst)
            << QStringList{QStringLiteral("21:00"), QStringLiteral("22:00"), QStringLiteral("23:00"),
                   QStringLiteral("2026-03-02"), QStringLiteral("01:00"), QStringLiteral("02:00")};
        QTest::newRow("UTC") << QStringLiteral("2026-03-01T22:00:00Z") << qint64(4) << int(Zone::Utc)
                             << QStringList{QStringLiteral("22:00"), QStringLiteral("23:00"),
                                    QStringLiteral("2026-03-02"), QStringLiteral("01:00")};
        QTest::newRow("ET springs forward: 02:00 is not there")
            << QStringLiteral("2026-03-08T05:00:00Z") << qint64(5) << int(Zone::Et)
            << QStringList{QStringLiteral("2026-03-08"), QStringLiteral("01:00"), QStringLiteral("03:00"),
                   QStringLiteral("04:00"), QStringLiteral("05:00")};
        QTest::newRow("ET falls back: 01:00 is there twice")
            << QStringLiteral("2026-11-01T04:00:00Z") << qint64(5) << int(Zone::Et)
            << QStringList{QStringLiteral("2026-11-01"), QStringLiteral("01:00 (-4)"), QStringLiteral("01:00 (-5)"),
                   QStringLiteral("02:00"), QStringLiteral("03:00")};
        QTest::newRow("days in ET begin at its midnight")
            << QStringLiteral("2026-10-31T00:00:00Z") << qint64(24 * 4) << int(Zone::Et)
            << QStringList{QStringLiteral("2026-10-31"), QStringLiteral("2026-11-01"), QStringLiteral("2026-11-02"),
                   QStringLiteral("2026-11-03")};
        QTest::newRow("months") << QStringLiteral("2025-11-15T00:00:00Z") << qint64(24 * 120) << int(Zone::Jst)
                                << QStringList{QStringLiteral("2025-12"), QStringLiteral("2026-01"),
                                       QStringLiteral("2026-02"), QStringLiteral("2026-03")};
        QTest::newRow("years") << QStringLiteral("2016-06-01T00:00:00Z") << qint64(24 * 365 * 10) << int(Zone::Jst)
                               << QStringList{QStringLiteral("2018"), QStringLiteral("2020"), QStringLiteral("2022"),
                                      QStringLiteral("2024"), QStringLiteral("2026")};
    }
    void labels()
    {
        QFETCH(QString, from);
        QFETCH(qint64, hours);
        QFETCH(int, zone);
        QFETCH(QStringList, expected);
        const TimelineScale scale(utc(from), ms{hours * 3'600'000}, 600);
        QCOMPARE(::labels(ticks(scale, static_cast<Zone>(zone), tickStep(scale, 90))), expected);
    }

    // The day of the change has 25 hours: real time, not the clock's, is what the axis shows.
    void dayOfChangeIsLonger()
    {
        const TimelineScale scale(utc(QStringLiteral("2026-10-31T00:00:00Z")), days{4}, 600);
        const std::vector<Tick> list = ticks(scale, Zone::Et, {TickStep::Unit::Day, 1});
        QCOMPARE(list[2].at - list[1].at, ms{hours{25}});
        QCOMPARE(list[3].at - list[2].at, ms{hours{24}});
    }
};

QTEST_GUILESS_MAIN(TestTimelineScale)
#include "tst_timeline_scale.moc"
