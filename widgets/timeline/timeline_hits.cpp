// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_hits.h"

#include <algorithm>
#include <cmath>

namespace yagura {

namespace {
struct Hit
{
    std::size_t entry = 0;
    bool moment = true;
    WorstKey key = 0;
    double distance = 0;
};

bool before(const Hit &a, const Hit &b)
{
    if (a.moment != b.moment)
        return a.moment;
    if (a.key != b.key)
        return a.key > b.key;
    return a.distance < b.distance;
}

std::pair<std::int64_t, Row> orderOf(const TimelineEntry &entry)
{
    return {entry.start, entry.row};
}
} // namespace

std::vector<std::size_t> entriesAt(
    const TimelineData &data, const TimelineScale &scale, int lane, double x, double tolerance)
{
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < data.entries.size(); ++i) {
        const TimelineEntry &entry = data.entries[i];
        if (!data.inLane(entry, lane))
            continue;
        const ColumnRange range = columnsOf(entry, scale, data.now);
        if (range.empty())
            continue;
        const double distance = range.moment ? std::abs(x - (range.first + 0.5)) : 0;
        const bool met = range.moment ? distance <= tolerance : x >= range.first && x < range.last + 1;
        if (met)
            hits.push_back({i, range.moment, worstKey(entry), distance});
    }
    std::ranges::stable_sort(hits, before);
    std::vector<std::size_t> out;
    out.reserve(hits.size());
    std::ranges::transform(hits, std::back_inserter(out), &Hit::entry);
    return out;
}

std::optional<std::size_t> neighbour(
    const TimelineData &data, int lane, std::optional<std::size_t> current, UtcTime near, int step)
{
    const auto away
        = [&](const TimelineEntry &entry) { return std::abs(std::min(entry.start, toMs(data.now)) - toMs(near)); };
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < data.entries.size(); ++i) {
        const TimelineEntry &entry = data.entries[i];
        if (!data.inLane(entry, lane))
            continue;
        const TimelineEntry *held = best ? &data.entries[*best] : nullptr;
        if (!current) {
            if (!held || away(entry) < away(*held))
                best = i;
            continue;
        }
        const auto at = orderOf(data.entries[*current]);
        const auto mine = orderOf(entry);
        const bool later = step > 0 && mine > at && (!held || mine < orderOf(*held));
        const bool earlier = step < 0 && mine < at && (!held || mine > orderOf(*held));
        if (later || earlier)
            best = i;
    }
    return best;
}

std::optional<std::size_t> entryOf(const TimelineData &data, Row row)
{
    // In order of rows: see TimelineData.
    const auto it = std::ranges::lower_bound(data.entries, row, {}, &TimelineEntry::row);
    if (it == data.entries.end() || it->row != row)
        return {};
    return static_cast<std::size_t>(it - data.entries.begin());
}

UtcTime placeOf(const TimelineEntry &entry, const TimelineScale &scale, UtcTime now)
{
    const ColumnRange range = columnsOf(entry, scale, now);
    if (!range.empty() && !range.moment)
        return scale.timeAt((range.first + range.last + 1) / 2.0);
    return entry.has(TimelineEntry::Band) ? utcFromMs(entry.start) : std::min(utcFromMs(entry.start), now);
}

} // namespace yagura
