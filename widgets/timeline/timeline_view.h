// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "widgets/timeline/timeline_bins.h"
#include "widgets/timeline/timeline_layout.h"

namespace yagura {

// What the widget shows and its tools move: the facts, the window of time on them, and where the person points. Owned
// by the widget. Value type.
struct TimelineView
{
    TimelineData data;
    TimelineLayout layout;
    TimelineScale scale;
    bool follow = true; // the window moves on with now, until a person moves it

    int lane = 0;                 // under the keyboard
    std::optional<Row> current;   // under the keyboard, in `lane`
    std::optional<double> hoverX; // pointer, pixels of the plot
    int hoverLane = -1;
    std::optional<std::pair<UtcTime, UtcTime>> brushing; // drag under way: start, pointer

    // x of the plot for a position in the widget, and back.
    [[nodiscard]] double plotX(double widgetX) const { return widgetX - layout.plot().left(); }
    [[nodiscard]] UtcTime timeAt(double widgetX) const { return scale.timeAt(plotX(widgetX)); }
    // Where a zoom without a pointer holds on: now while following, else the middle.
    [[nodiscard]] double anchor() const { return follow ? scale.x(data.now) : scale.width() / 2; }
    void followNow(TimelineScale::ms span);
    void showAll();
    void reveal(UtcTime t); // pans only as far as needed
    void reveal(int laneIndex);
    void stepLane(int by); // over headings
};

} // namespace yagura
