// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

#include "models/event/ids.h"

namespace yagura {

// A moment as people write it on a watch floor: ISO 8601 with its zone ("2026-11-22T14:05+09:00", "…T05:05Z"), a date
// and a time with the name of one of the three zones ("2026-11-22 14:05 JST"), or a time of day alone ("14:05 JST"):
// the last such time not after `now`. Zones: JST, UTC, Z, GMT, ET, EST, EDT. Nothing: not understood, or without a
// zone, which would be anybody's guess. A time of day that the change to daylight saving leaves out is not understood.
[[nodiscard]] std::optional<UtcTime> parseMoment(const QString &text, UtcTime now);

} // namespace yagura
