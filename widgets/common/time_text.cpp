// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/time_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <limits>

namespace yagura {

namespace {
const QTimeZone &zoneOf(Zone zone)
{
    static const QTimeZone jst("Asia/Tokyo");
    static const QTimeZone et("America/New_York");
    static const QTimeZone utc = QTimeZone::utc();
    return zone == Zone::Jst ? jst : zone == Zone::Et ? et : utc;
}

// At the end of daylight saving an hour comes twice: then the offset is part of the time.
bool ambiguous(const QDateTime &t)
{
    const int offset = t.offsetFromUtc();
    return t.addSecs(3600).offsetFromUtc() < offset || t.addSecs(-3600).offsetFromUtc() > offset;
}

QString zoneSuffix(const QDateTime &t, Zone zone)
{
    if (zone != Zone::Et || !ambiguous(t))
        return zoneName(zone);
    return QStringLiteral("ET (UTC%1)").arg(t.offsetFromUtc() / 3600);
}
} // namespace

QString zoneName(Zone zone)
{
    switch (zone) {
    case Zone::Jst:
        return QStringLiteral("JST");
    case Zone::Utc:
        return QStringLiteral("UTC");
    case Zone::Et:
        return QStringLiteral("ET");
    }
    return {};
}

QDateTime inZone(UtcTime t, Zone zone)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(t), zoneOf(zone));
}

QString clockText(UtcTime t, Zone zone, bool seconds)
{
    const QDateTime local = inZone(t, zone);
    return QStringLiteral("%1 %2").arg(local.toString(seconds ? u"HH:mm:ss" : u"HH:mm"), zoneSuffix(local, zone));
}

QString dateTimeText(UtcTime t, Zone zone)
{
    const QDateTime local = inZone(t, zone);
    return QStringLiteral("%1 %2").arg(local.toString(u"yyyy-MM-dd HH:mm"), zoneSuffix(local, zone));
}

QString threeZones(UtcTime t)
{
    QString text = dateTimeText(t, Zone::Jst);
    QDate date = inZone(t, Zone::Jst).date();
    for (Zone zone : {Zone::Utc, Zone::Et}) {
        const bool sameDate = inZone(t, zone).date() == date;
        text += QStringLiteral(" \u00b7 ") + (sameDate ? clockText(t, zone) : dateTimeText(t, zone));
        date = inZone(t, zone).date();
    }
    return text;
}

QString instantText(const Instant &instant, Zone zone)
{
    const QDateTime utc = inZone(instant.at, Zone::Utc);
    switch (instant.precision) {
    case Precision::Year:
        return utc.toString(u"yyyy");
    case Precision::Month:
        return utc.toString(u"yyyy-MM");
    case Precision::Day:
        return utc.toString(u"yyyy-MM-dd");
    case Precision::Minute:
        return dateTimeText(instant.at, zone);
    case Precision::Unknown:
        return QCoreApplication::translate("TimeText", "time unknown");
    }
    return {};
}

QString ageText(std::chrono::milliseconds age)
{
    // Named counts: an expression in the place of the number hides the text from the collection of texts.
    constexpr std::int64_t longest = std::numeric_limits<int>::max(); // 68 years: beyond it an age means nothing
    const int seconds = static_cast<int>(std::clamp<std::int64_t>(age.count() / 1000, 0, longest));
    const int minutes = seconds / 60;
    const int hours = minutes / 60;
    const int days = hours / 24;
    if (minutes == 0)
        return QCoreApplication::translate("TimeText", "%n s", "seconds", seconds);
    if (hours == 0)
        return QCoreApplication::translate("TimeText", "%n min", "minutes", minutes);
    if (days < 2)
        return QCoreApplication::translate("TimeText", "%n h", "hours", hours);
    return QCoreApplication::translate("TimeText", "%n d", "days", days);
}

} // namespace yagura
