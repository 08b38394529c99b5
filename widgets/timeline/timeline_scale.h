// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <utility>

#include "models/event/ids.h"

namespace yagura {

// Time <-> pixel of the timeline. x counts device-independent pixels from the left edge of the lanes; a column is one
// whole pixel, column c covers [timeOfColumn(c), timeOfColumn(c + 1)). Value type, no GUI.
class TimelineScale
{
public:
    using ms = std::chrono::milliseconds;
    static constexpr ms shortest = std::chrono::minutes{10};
    static constexpr ms longest = std::chrono::days{30 * 365 + 8}; // 30 years

    TimelineScale() = default;
    // The span is brought into [shortest, longest], the width to at least 1, the start into 1970–2100.
    TimelineScale(UtcTime from, ms span, double width);

    // `span` with `now` a little inside the right edge.
    [[nodiscard]] static TimelineScale endingNear(UtcTime now, ms span, double width);

    [[nodiscard]] UtcTime from() const { return m_from; }
    [[nodiscard]] UtcTime to() const { return m_from + m_span; }
    [[nodiscard]] ms span() const { return m_span; }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] int columns() const { return static_cast<int>(m_width); }
    [[nodiscard]] double msPerPixel() const { return static_cast<double>(m_span.count()) / m_width; }

    [[nodiscard]] double x(UtcTime t) const;      // may lie outside 0 … width
    [[nodiscard]] UtcTime timeAt(double x) const; // inverse of x(), to the millisecond or the pixel's share of one
    [[nodiscard]] int column(UtcTime t) const;    // -1 before the first, columns() after the last
    [[nodiscard]] UtcTime timeOfColumn(int column) const;
    [[nodiscard]] bool covers(UtcTime t) const { return t >= from() && t < to(); }

    [[nodiscard]] TimelineScale zoomed(double factor, double anchorX) const; // factor < 1 shows less time
    [[nodiscard]] TimelineScale panned(double pixels) const;                 // > 0 looks at later times
    [[nodiscard]] TimelineScale withWidth(double width) const { return {m_from, m_span, width}; }

    bool operator==(const TimelineScale &) const = default;

private:
    UtcTime m_from{};
    ms m_span{std::chrono::hours{24}};
    double m_width = 1;
};

} // namespace yagura
