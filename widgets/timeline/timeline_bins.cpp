// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_bins.h"

#include <algorithm>

namespace yagura {

namespace {
using Flag = TimelineEntry::Flag;
constexpr std::size_t keys = 16;
constexpr std::size_t counters = keys + 2; // per column: spans of each key, unacknowledged ones, late ones
} // namespace

struct TimelineBins::SpanPart
{
    int lane = 0;
    ColumnRange range;
    WorstKey key = 0;
    std::uint8_t flags = 0;
};

ColumnRange columnsOf(const TimelineEntry &entry, const TimelineScale &scale, UtcTime now)
{
    const bool band = entry.has(Flag::Band); // planned: may lie after now
    const std::int64_t latest = band ? INT64_MAX : toMs(now);
    const std::int64_t start = std::min(entry.start, latest);
    const std::int64_t end = std::min(entry.end, latest);
    const std::int64_t from = toMs(scale.from());
    const std::int64_t to = toMs(scale.to());
    if (start >= to || std::max(start, end - 1) < from)
        return {};
    const int first = scale.column(utcFromMs(std::max(start, from)));
    const auto pixels = static_cast<double>(end - start) / scale.msPerPixel();
    if (end <= start + 1 || (!band && pixels < TimelineBins::shortSpan))
        return {first, first, true};
    return {first, std::min(scale.columns() - 1, scale.column(utcFromMs(end - 1))), false};
}

TimelineBins::TimelineBins(const TimelineData &data, const TimelineScale &scale)
    : m_columns(scale.columns())
    , m_lanes(static_cast<int>(data.lanes.size()))
    , m_bins(static_cast<std::size_t>(m_columns) * data.lanes.size())
{
    std::vector<SpanPart> parts;
    for (const TimelineEntry &entry : data.entries) {
        if (entry.has(Flag::Band))
            continue;
        const ColumnRange range = columnsOf(entry, scale, data.now);
        if (range.empty())
            continue;
        ++m_visible;
        data.forLanes(entry, [&](int lane) {
            if (range.moment)
                addMoment(lane, range.first, entry);
            else
                parts.push_back({lane, range, worstKey(entry), entry.flags});
        });
    }
    addSpans(parts);
}

std::span<const TimelineBin> TimelineBins::lane(int index) const
{
    const auto columns = static_cast<std::size_t>(m_columns);
    return std::span{m_bins}.subspan(static_cast<std::size_t>(index) * columns, columns);
}

TimelineBin &TimelineBins::bin(int lane, int column)
{
    return m_bins[static_cast<std::size_t>(lane) * static_cast<std::size_t>(m_columns)
        + static_cast<std::size_t>(column)];
}

void TimelineBins::addMoment(int lane, int column, const TimelineEntry &entry)
{
    TimelineBin &b = bin(lane, column);
    ++b.count;
    b.worst = std::max(b.worst, worstKey(entry));
    b.flags |= entry.flags;
}

// By differences: a span costs two additions, however many columns it meets.
void TimelineBins::addSpans(std::vector<SpanPart> &parts)
{
    std::ranges::stable_sort(parts, {}, &SpanPart::lane);
    for (auto part = parts.begin(); part != parts.end();) {
        const auto next = std::find_if(part, parts.end(), [&](const SpanPart &p) { return p.lane != part->lane; });
        addSpansOfLane(std::span<const SpanPart>(part, next));
        part = next;
    }
}

void TimelineBins::addSpansOfLane(std::span<const SpanPart> parts)
{
    using Counts = std::array<std::int32_t, counters>;
    std::vector<Counts> steps(static_cast<std::size_t>(m_columns) + 1, Counts{});
    for (const SpanPart &p : parts) {
        const auto count = [&](std::size_t counter) {
            ++steps[static_cast<std::size_t>(p.range.first)][counter];
            --steps[static_cast<std::size_t>(p.range.last) + 1][counter];
        };
        count(p.key);
        if ((p.flags & Flag::Unacknowledged) != 0)
            count(keys);
        if ((p.flags & Flag::Late) != 0)
            count(keys + 1);
    }
    Counts sum{};
    for (int column = 0; column < m_columns; ++column) {
        TimelineBin &b = bin(parts.front().lane, column);
        for (std::size_t i = 0; i < counters; ++i)
            sum[i] += steps[static_cast<std::size_t>(column)][i];
        for (std::size_t key = 0; key < keys; ++key) {
            b.spans += static_cast<std::uint32_t>(sum[key]);
            if (sum[key] > 0)
                b.spanWorst = static_cast<WorstKey>(key);
        }
        b.spanFlags = static_cast<std::uint8_t>(
            (sum[keys] > 0 ? Flag::Unacknowledged : 0) | (sum[keys + 1] > 0 ? Flag::Late : 0));
    }
}

} // namespace yagura
