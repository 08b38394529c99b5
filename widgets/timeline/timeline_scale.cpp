// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_scale.h"

#include <algorithm>
#include <cmath>

#include "models/event/limits.h"

namespace yagura {

TimelineScale::TimelineScale(UtcTime from, ms span, double width)
    : m_span(std::clamp(span, shortest, longest))
    , m_width(std::max(1.0, std::floor(width)))
{
    // Half a span of room at both ends, so that the first and the last day can be centred.
    const ms room = m_span / 2;
    m_from = std::clamp(from, utcFromMs(limits::earliestMs) - room, utcFromMs(limits::latestMs) - room);
}

TimelineScale TimelineScale::endingNear(UtcTime now, ms span, double width)
{
    const ms wanted = std::clamp(span, shortest, longest);
    // On the grid of pixels: what follows "now" moves by whole pixels and does not shimmer.
    const double pixel = static_cast<double>(wanted.count()) / std::max(1.0, std::floor(width));
    const double from = static_cast<double>(toMs(now)) - 0.94 * static_cast<double>(wanted.count());
    return {utcFromMs(std::llround(std::ceil(from / pixel) * pixel)), wanted, width};
}

double TimelineScale::x(UtcTime t) const
{
    return static_cast<double>((t - m_from).count()) / msPerPixel();
}

UtcTime TimelineScale::timeAt(double x) const
{
    return m_from + ms{std::llround(x * msPerPixel())};
}

int TimelineScale::column(UtcTime t) const
{
    if (t < m_from)
        return -1;
    if (t >= to())
        return columns();
    return static_cast<int>((t - m_from).count() * columns() / m_span.count());
}

UtcTime TimelineScale::timeOfColumn(int column) const
{
    // Rounded up: the first millisecond that column() puts into this column.
    const std::int64_t n = static_cast<std::int64_t>(column) * m_span.count();
    return m_from + ms{(n + columns() - 1) / columns()};
}

TimelineScale TimelineScale::zoomed(double factor, double anchorX) const
{
    const double wanted = static_cast<double>(m_span.count()) * factor;
    const ms newSpan = std::clamp(ms{std::llround(wanted)}, shortest, longest);
    const double kept = anchorX * static_cast<double>(newSpan.count()) / m_width;
    return {timeAt(anchorX) - ms{std::llround(kept)}, newSpan, m_width};
}

TimelineScale TimelineScale::panned(double pixels) const
{
    return {m_from + ms{std::llround(pixels * msPerPixel())}, m_span, m_width};
}

} // namespace yagura
