// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_marks.h"

#include <algorithm>
#include <cmath>

namespace yagura {

namespace {
void add(TimelineMark &mark, const TimelineBin &bin, int column)
{
    if (mark.count == 0)
        mark.first = column;
    mark.last = column;
    mark.count += bin.count;
    mark.worst = std::max(mark.worst, bin.worst);
    mark.flags |= bin.flags;
}

// One mark, or, where it would hide too much, one for each cell of the grid.
void closeGroup(std::vector<TimelineMark> &out, std::span<const TimelineBin> lane, const TimelineMark &group, int size,
    std::int64_t anchor)
{
    const int cell = size * 3 / 2;
    if (group.last - group.first < cell) {
        out.push_back(group);
        return;
    }
    TimelineMark mark;
    std::int64_t current = -1;
    for (int column = group.first; column <= group.last; ++column) {
        const TimelineBin &bin = lane[static_cast<std::size_t>(column)];
        const std::int64_t index = (anchor + column) / cell;
        if (index != current && mark.count > 0) {
            out.push_back(mark);
            mark = {};
        }
        current = index;
        if (bin.count > 0)
            add(mark, bin, column);
    }
    if (mark.count > 0)
        out.push_back(mark);
}
} // namespace

std::vector<TimelineMark> marksOf(std::span<const TimelineBin> lane, int size, std::int64_t anchor)
{
    std::vector<TimelineMark> out;
    TimelineMark group;
    for (int column = 0; column < static_cast<int>(lane.size()); ++column) {
        const TimelineBin &bin = lane[static_cast<std::size_t>(column)];
        if (bin.count == 0)
            continue;
        if (group.count > 0 && column - group.last > size) {
            closeGroup(out, lane, group, size, anchor);
            group = {};
        }
        add(group, bin, column);
    }
    if (group.count > 0)
        closeGroup(out, lane, group, size, anchor);
    return out;
}

std::vector<TimelineBar> barsOf(std::span<const TimelineBin> lane)
{
    std::vector<TimelineBar> out;
    for (int column = 0; column < static_cast<int>(lane.size()); ++column) {
        const TimelineBin &bin = lane[static_cast<std::size_t>(column)];
        if (bin.spans == 0)
            continue;
        const TimelineBar bar{column, column, bin.spans, bin.spanWorst, bin.spanFlags};
        TimelineBar *before = out.empty() ? nullptr : &out.back();
        const bool same = before && before->last == column - 1 && before->count == bar.count
            && before->worst == bar.worst && before->flags == bar.flags;
        if (same)
            before->last = column;
        else
            out.push_back(bar);
    }
    return out;
}

std::int64_t anchorOf(const TimelineScale &scale)
{
    return std::llround(static_cast<double>(toMs(scale.from())) / scale.msPerPixel());
}

} // namespace yagura
