// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_ticks.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>

namespace yagura {

namespace {
using Unit = TickStep::Unit;
using ms = TimelineScale::ms;

constexpr std::array<TickStep, 23> ladder{
    {{Unit::Minute, 1}, {Unit::Minute, 2}, {Unit::Minute, 5}, {Unit::Minute, 10}, {Unit::Minute, 15},
        {Unit::Minute, 30}, {Unit::Hour, 1}, {Unit::Hour, 2}, {Unit::Hour, 3}, {Unit::Hour, 6}, {Unit::Hour, 12},
        {Unit::Day, 1}, {Unit::Day, 2}, {Unit::Week, 1}, {Unit::Week, 2}, {Unit::Month, 1}, {Unit::Month, 2},
        {Unit::Month, 3}, {Unit::Month, 6}, {Unit::Year, 1}, {Unit::Year, 2}, {Unit::Year, 5}, {Unit::Year, 10}}};

UtcTime utcOf(const QDateTime &t)
{
    return utcFromMs(t.toMSecsSinceEpoch());
}

// At the end of daylight saving an hour comes twice.
bool comesTwice(const QDateTime &t)
{
    const int offset = t.offsetFromUtc();
    return t.addSecs(3600).offsetFromUtc() < offset || t.addSecs(-3600).offsetFromUtc() > offset;
}

QString hourLabel(const QDateTime &local, Zone zone)
{
    const QString clock = local.toString(u"HH:mm");
    if (zone != Zone::Et || !comesTwice(local))
        return clock;
    return QStringLiteral("%1 (%2)").arg(clock).arg(local.offsetFromUtc() / 3600);
}

Tick clockTick(UtcTime at, const QDateTime &local, Zone zone)
{
    const bool midnight = local.time() == QTime(0, 0);
    return {at, midnight, midnight ? local.toString(u"yyyy-MM-dd") : hourLabel(local, zone)};
}

// Whole minutes and hours of the clock on the wall. The walk is in UTC, so that a skipped hour is skipped and a
// repeated one is there twice; zones of ours differ from UTC by whole hours.
std::vector<Tick> clockTicks(const TimelineScale &scale, Zone zone, TickStep step)
{
    const bool hours = step.unit == Unit::Hour;
    const ms stride = hours ? ms{std::chrono::hours{1}} : ms{std::chrono::minutes{step.count}};
    std::vector<Tick> out;
    const std::int64_t first = (toMs(scale.from()) + stride.count() - 1) / stride.count();
    for (UtcTime at = utcFromMs(first * stride.count()); at < scale.to(); at += stride) {
        const QDateTime local = inZone(at, zone);
        if (!hours || local.time().hour() % step.count == 0)
            out.push_back(clockTick(at, local, zone));
    }
    return out;
}

// First day of the step that holds `date`.
QDate floorDate(QDate date, TickStep step)
{
    switch (step.unit) {
    case Unit::Day:
        return date.addDays(-(date.toJulianDay() % step.count));
    case Unit::Week: {
        const QDate monday = date.addDays(1 - date.dayOfWeek());
        return monday.addDays(-7 * ((monday.toJulianDay() / 7) % step.count));
    }
    case Unit::Month:
        return {date.year(), (date.month() - 1) / step.count * step.count + 1, 1};
    case Unit::Year:
        return {date.year() / step.count * step.count, 1, 1};
    case Unit::Minute:
    case Unit::Hour:
        break;
    }
    return date;
}

QDate nextDate(QDate date, TickStep step)
{
    switch (step.unit) {
    case Unit::Day:
        return date.addDays(step.count);
    case Unit::Week:
        return date.addDays(7 * step.count);
    case Unit::Month:
        return date.addMonths(step.count);
    case Unit::Year:
        return date.addYears(step.count);
    case Unit::Minute:
    case Unit::Hour:
        break;
    }
    return date.addDays(1);
}

Tick dateTick(UtcTime at, QDate date, TickStep step)
{
    switch (step.unit) {
    case Unit::Month:
        return {at, date.month() == 1, date.toString(u"yyyy-MM")};
    case Unit::Year:
        return {at, date.year() % 10 == 0, date.toString(u"yyyy")};
    default:
        return {at, date.day() == 1, date.toString(u"yyyy-MM-dd")};
    }
}

std::vector<Tick> dateTicks(const TimelineScale &scale, Zone zone, TickStep step)
{
    std::vector<Tick> out;
    const QTimeZone timeZone = inZone(scale.from(), zone).timeZone();
    for (QDate date = floorDate(inZone(scale.from(), zone).date(), step);; date = nextDate(date, step)) {
        const UtcTime at = utcOf(date.startOfDay(timeZone));
        if (at >= scale.to())
            return out;
        if (at >= scale.from())
            out.push_back(dateTick(at, date, step));
    }
}
} // namespace

TimelineScale::ms TickStep::length() const
{
    using namespace std::chrono;
    switch (unit) {
    case Unit::Minute:
        return minutes{count};
    case Unit::Hour:
        return hours{count};
    case Unit::Day:
        return days{count};
    case Unit::Week:
        return weeks{count};
    case Unit::Month:
        return duration_cast<ms>(months{count});
    case Unit::Year:
        return duration_cast<ms>(years{count});
    }
    return {};
}

TickStep tickStep(const TimelineScale &scale, double pixels)
{
    for (const TickStep &step : ladder) {
        if (static_cast<double>(step.length().count()) / scale.msPerPixel() >= pixels)
            return step;
    }
    return ladder.back();
}

std::vector<Tick> ticks(const TimelineScale &scale, Zone zone, TickStep step)
{
    const bool clock = step.unit == Unit::Minute || step.unit == Unit::Hour;
    return clock ? clockTicks(scale, zone, step) : dateTicks(scale, zone, step);
}

} // namespace yagura
