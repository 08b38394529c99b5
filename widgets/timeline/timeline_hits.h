// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timeline_bins.h"

// What lies under a pixel, and what lies next to it. Values, no GUI; one pass over the entries each.
namespace yagura {

// Indexes of the entries of a lane at pixel x (from the left of the plot): moments before spans, the worst first, then
// the nearest. Moments are caught within `tolerance` pixels.
[[nodiscard]] std::vector<std::size_t> entriesAt(
    const TimelineData &data, const TimelineScale &scale, int lane, double x, double tolerance);

// The lane's next (step > 0) or previous entry in order of time, then of row; without `current` the one nearest to
// `near`. Nothing at the ends.
[[nodiscard]] std::optional<std::size_t> neighbour(
    const TimelineData &data, int lane, std::optional<std::size_t> current, UtcTime near, int step);

[[nodiscard]] std::optional<std::size_t> entryOf(const TimelineData &data, Row row);

// Where an entry stands: a moment at its place (at most now), a span at the middle of what can be seen of it.
[[nodiscard]] UtcTime placeOf(const TimelineEntry &entry, const TimelineScale &scale, UtcTime now);

} // namespace yagura
