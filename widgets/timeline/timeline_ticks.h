// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <vector>

#include "widgets/common/time_text.h"
#include "widgets/timeline/timeline_scale.h"

// Where the rulers of the timeline have their ticks, in the civil time of a zone. Values, no GUI.
namespace yagura {

struct TickStep
{
    enum class Unit : std::uint8_t { Minute, Hour, Day, Week, Month, Year };
    Unit unit = Unit::Hour;
    int count = 1;
    [[nodiscard]] TimelineScale::ms length() const; // about: a month is 30.44 d
    bool operator==(const TickStep &) const = default;
};

struct Tick
{
    UtcTime at{};
    bool strong = false; // midnight among hours, the first of a month among days, new year among months
    QString label;       // ISO: "14:00", "2026-11-22", "2026-11", "2026"; an hour that comes twice with its offset
    bool operator==(const Tick &) const = default;
};

// The shortest step whose ticks are at least `pixels` apart.
[[nodiscard]] TickStep tickStep(const TimelineScale &scale, double pixels);
// The ticks within the scale, ascending.
[[nodiscard]] std::vector<Tick> ticks(const TimelineScale &scale, Zone zone, TickStep step);

} // namespace yagura
