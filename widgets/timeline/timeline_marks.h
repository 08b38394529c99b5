// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timeline_bins.h"

// From pixel columns to marks that can be read: columns too close for a mark each share one, which shows the worst of
// them and their number. Values, no GUI.
namespace yagura {

struct TimelineMark
{
    int first = 0; // columns
    int last = 0;
    std::uint32_t count = 0;
    WorstKey worst = 0;
    std::uint8_t flags = 0;                                             // TimelineEntry::Flag of any
    [[nodiscard]] double x() const { return (first + last + 1) / 2.0; } // a single one: the middle of its column
    bool operator==(const TimelineMark &) const = default;
};

// Groups that stand apart by at least `size` columns get a mark each, at their place. Where it is denser, marks stand
// on a grid fixed to time (`anchor`: number of the first column on it), so that they do not dance while panning.
[[nodiscard]] std::vector<TimelineMark> marksOf(std::span<const TimelineBin> lane, int size, std::int64_t anchor);

// Runs of columns with the same spans.
struct TimelineBar
{
    int first = 0;
    int last = 0;
    std::uint32_t count = 0;
    WorstKey worst = 0;
    std::uint8_t flags = 0;
    bool operator==(const TimelineBar &) const = default;
};
[[nodiscard]] std::vector<TimelineBar> barsOf(std::span<const TimelineBin> lane);

// Number of the scale's first column, counted from 1970.
[[nodiscard]] std::int64_t anchorOf(const TimelineScale &scale);

} // namespace yagura
