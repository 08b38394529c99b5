// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timeline_data.h"
#include "widgets/timeline/timeline_scale.h"

namespace yagura {

// What lies in one pixel column of one lane. Moments and spans are kept apart; the worst of each is never averaged
// away.
struct TimelineBin
{
    std::uint32_t count = 0;    // moments, and spans too short to be seen as such
    std::uint32_t spans = 0;    // spans that meet the column
    WorstKey worst = 0;         // of `count`
    WorstKey spanWorst = 0;     // of `spans`
    std::uint8_t flags = 0;     // TimelineEntry::Flag of any of `count`
    std::uint8_t spanFlags = 0; // Unacknowledged and Late of any of `spans`
    bool operator==(const TimelineBin &) const = default;
};

// The visible span, lane by lane and column by column. Computed in one pass over the entries, then read at the cost of
// pixels. Nothing lies after now: a moment that claims to lies at now, a span ends there. Engagements are plans, have
// their own bands and are not counted here. Value type, no GUI.
class TimelineBins
{
public:
    // A span of fewer columns than this is a moment in its first visible column.
    static constexpr int shortSpan = 3;

    TimelineBins() = default;
    TimelineBins(const TimelineData &data, const TimelineScale &scale);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int lanes() const { return m_lanes; }
    [[nodiscard]] std::span<const TimelineBin> lane(int index) const;
    [[nodiscard]] const TimelineBin &at(int lane, int column) const
    {
        return m_bins[static_cast<std::size_t>(lane) * static_cast<std::size_t>(m_columns)
            + static_cast<std::size_t>(column)];
    }
    [[nodiscard]] std::uint64_t visible() const { return m_visible; } // entries that left a mark

private:
    struct SpanPart;
    TimelineBin &bin(int lane, int column);
    void addMoment(int lane, int column, const TimelineEntry &entry);
    void addSpans(std::vector<SpanPart> &parts);
    void addSpansOfLane(std::span<const SpanPart> parts);

    int m_columns = 0;
    int m_lanes = 0;
    std::uint64_t m_visible = 0;
    std::vector<TimelineBin> m_bins;
};

// The columns an entry covers, clipped to now and to the scale: [first, last]; first > last: none.
struct ColumnRange
{
    int first = 0;
    int last = -1;
    bool moment = true;
    [[nodiscard]] bool empty() const { return first > last; }
};
[[nodiscard]] ColumnRange columnsOf(const TimelineEntry &entry, const TimelineScale &scale, UtcTime now);

} // namespace yagura
