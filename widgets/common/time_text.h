// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/event/event.h"

namespace yagura {

enum class Zone { Jst, Utc, Et };

// ISO dates on screen, always with the name of the zone or within a column that names it.
[[nodiscard]] QString clockText(
    UtcTime t, Zone zone, bool seconds = false);          // "14:03 JST"; an ambiguous hour of ET with its offset
[[nodiscard]] QString dateTimeText(UtcTime t, Zone zone); // "2026-11-22 14:03 JST"
[[nodiscard]] QString threeZones(
    UtcTime t); // "2026-11-22 14:03 JST · 05:03 UTC · 00:03 ET", date again where it differs
[[nodiscard]] QString instantText(const Instant &instant, Zone zone); // as precise as the source: "2026", "2026-11", …
// "12 s", "2 min", "3 h", "5 d" / 「12秒」「2分」「3時間」「5日」: the age of something, rounded down. Negative → 0.
[[nodiscard]] QString ageText(std::chrono::milliseconds age);
[[nodiscard]] QString zoneName(Zone zone); // "JST", "UTC", "ET"
[[nodiscard]] QDateTime inZone(UtcTime t, Zone zone);

} // namespace yagura
