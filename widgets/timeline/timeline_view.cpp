// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_view.h"

#include <algorithm>

namespace yagura {

void TimelineView::followNow(TimelineScale::ms span)
{
    follow = true;
    scale = TimelineScale::endingNear(data.now, span, scale.width());
}

void TimelineView::showAll()
{
    const auto extent = data.extent();
    if (!extent)
        return;
    const UtcTime last = std::max(extent->second, data.now);
    const TimelineScale::ms span = last - extent->first;
    const TimelineScale::ms margin = span / 25 + std::chrono::minutes{1};
    follow = false;
    // Beyond thirty years the latest are shown.
    scale = TimelineScale(
        std::max(extent->first - margin, last + margin - TimelineScale::longest), span + 2 * margin, scale.width());
}

void TimelineView::reveal(UtcTime t)
{
    const double margin = std::min(40.0, scale.width() / 4);
    const double x = scale.x(t);
    const double move = x < margin ? x - margin : x > scale.width() - margin ? x - scale.width() + margin : 0;
    if (move == 0)
        return;
    follow = false;
    scale = scale.panned(move);
}

void TimelineView::reveal(int laneIndex)
{
    if (laneIndex < 0 || static_cast<std::size_t>(laneIndex) + 1 >= layout.tops.size())
        return;
    const double top = layout.tops[static_cast<std::size_t>(laneIndex)];
    const double bottom = layout.tops[static_cast<std::size_t>(laneIndex) + 1];
    const double room = layout.plot().height();
    layout.scroll
        = std::clamp(layout.scroll, std::max(0.0, bottom - room), std::max(0.0, std::max(top, bottom - room)));
    layout.scroll = std::clamp(layout.scroll, 0.0, layout.maxScroll());
}

void TimelineView::stepLane(int by)
{
    const int count = static_cast<int>(data.lanes.size());
    const int direction = by < 0 ? -1 : 1;
    int wanted = std::clamp(lane + by, 0, std::max(0, count - 1));
    while (wanted >= 0 && wanted < count && data.lanes[static_cast<std::size_t>(wanted)].heading())
        wanted += direction;
    if (wanted < 0 || wanted >= count)
        return;
    lane = wanted;
    current.reset();
    reveal(lane);
}

} // namespace yagura
