// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QTest>

#include "models/briefing/as_of.h"

using namespace yagura;

class tst_AsOf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc"); // "": not understood
        const auto row = [](const char *text, const char *utc) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(utc);
        };
        row("2026-11-22T14:05+09:00", "2026-11-22T05:05:00Z");
        row("2026-11-22T14:05+0900", "2026-11-22T05:05:00Z");
        row("2026-11-22T05:05Z", "2026-11-22T05:05:00Z");
        row("2026-11-22T05:05:30Z", "2026-11-22T05:05:30Z");
        row("2026-11-22 14:05 JST", "2026-11-22T05:05:00Z");
        row("2026-11-22 00:05 ET", "2026-11-22T05:05:00Z");
        row("2026-07-01 00:05 ET", "2026-07-01T04:05:00Z");
        row("2026-07-01 00:05 EST", "2026-07-01T05:05:00Z");
        row("14:05 JST", "2026-11-22T05:05:00Z");
        row("14:05JST", "2026-11-22T05:05:00Z");
        row(" 5:05 utc ", "2026-11-22T05:05:00Z");
        row("15:30 JST", "2026-11-21T06:30:00Z"); // not yet today
        row("2026-11-22T14:05", "");
        row("14:05", "");
        row("14:05 PST", "");
        row("25:05 JST", "");
        row("2026-02-30T00:00Z", "");
        row("2026-03-08 02:30 ET", ""); // does not exist
        row("2026-11-22T14:05+99:00", "");
        row("yesterday", "");
        row("", "");
    }
    void moments()
    {
        QFETCH(QString, text);
        const UtcTime now
            = utcFromMs(QDateTime::fromString(u"2026-11-22T06:00:00Z"_qs, Qt::ISODate).toMSecsSinceEpoch());
        const auto at = parseMoment(text, now);
        const QString utc = at ? QDateTime::fromMSecsSinceEpoch(toMs(*at), Qt::UTC).toString(Qt::ISODate) : QString();
        QTEST(utc, "utc");
    }
};

QTEST_GUILESS_MAIN(tst_AsOf)
#include "tst_as_of.moc"
