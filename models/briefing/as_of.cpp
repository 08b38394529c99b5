// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/briefing/as_of.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

namespace yagura {

namespace {

std::optional<QTimeZone> zoneNamed(const QString &name)
{
    const QString upper = name.toUpper();
    if (upper == u"JST")
        return QTimeZone("Asia/Tokyo");
    if (upper == u"UTC" || upper == u"GMT" || upper == u"Z")
        return QTimeZone::utc();
    if (upper == u"ET")
        return QTimeZone("America/New_York");
    if (upper == u"EST")
        return QTimeZone(-5 * 3600);
    if (upper == u"EDT")
        return QTimeZone(-4 * 3600);
    return std::nullopt;
}

std::optional<UtcTime> moment(const QDate &date, const QTime &time, const QTimeZone &zone)
{
    const QDateTime at(date, time, zone);
    if (!at.isValid() || at.time() != time)
        return std::nullopt;
    return utcFromMs(at.toMSecsSinceEpoch());
}

} // namespace

std::optional<UtcTime> parseMoment(const QString &text, UtcTime now)
{
    static const QRegularExpression form(QStringLiteral(
        "^(?:(\\d{4}-\\d{2}-\\d{2})[T ])?(\\d{1,2}:\\d{2}(?::\\d{2})?)\\s*([A-Za-z]+|[+-]\\d{2}:?\\d{2})$"));
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QString clock = match.captured(2);
    const QTime time
        = QTime::fromString(clock, clock.count(u':') == 2 ? QStringLiteral("H:mm:ss") : QStringLiteral("H:mm"));
    const QString zoneText = match.captured(3);
    std::optional<QTimeZone> zone;
    if (zoneText.startsWith(u'+') || zoneText.startsWith(u'-')) {
        const int hours = QStringView(zoneText).mid(1, 2).toInt();
        const int minutes = QStringView(zoneText).right(2).toInt();
        if (hours > 14 || minutes > 59)
            return std::nullopt;
        const int offset = (hours * 60 + minutes) * 60;
        zone = QTimeZone(zoneText.startsWith(u'-') ? -offset : offset);
    } else {
        zone = zoneNamed(zoneText);
    }
    if (!time.isValid() || !zone)
        return std::nullopt;
    if (!match.captured(1).isEmpty())
        return moment(QDate::fromString(match.captured(1), Qt::ISODate), time, *zone);
    const QDate today = QDateTime::fromMSecsSinceEpoch(toMs(now), *zone).date();
    const auto at = moment(today, time, *zone);
    return at && *at > now ? moment(today.addDays(-1), time, *zone) : at;
}

} // namespace yagura
