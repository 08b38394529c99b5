// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "widgets/timeline/timeline_bins.h"
#include "widgets/timeline/timeline_layout.h"

// The timeline as a picture, from back to front: ground, grid, what is not known, bands, bars, marks, labels, rulers,
// the time cursor. Stateless, needs no widget: the panel and the briefing use the same.
namespace yagura {

// Everything into `area`, with one pass over the entries. The scale gives the span of time; its width is replaced by
// that of the lanes. What has no room below is left out and counted in a line of its own.
void paintTimeline(QPainter &painter, const QRectF &area, const TimelineData &data, const TimelineScale &scale,
    const Theme &theme, Language language);

// The same in the hands of a widget, which keeps layout and bins. `scale.width()` is that of layout.plot(), `bins` are
// of `data` and `scale`.
struct TimelinePicture
{
    const TimelineData &data;
    const TimelineScale &scale;
    const TimelineBins &bins;
    const TimelineLayout &layout;
    const Theme &theme;
    Language language;
};
void paintTimelineLayers(QPainter &painter, const TimelinePicture &picture);

// The layers by themselves, in files of their own.
void paintTimelineGround(QPainter &painter, const TimelinePicture &picture);
void paintTimelineMarks(QPainter &painter, const TimelinePicture &picture);
void paintTimelineBands(QPainter &painter, const TimelinePicture &picture);
void paintTimelineLabels(QPainter &painter, const TimelinePicture &picture);
void paintTimelineRulers(QPainter &painter, const TimelinePicture &picture);
void paintTimelineCursor(QPainter &painter, const TimelinePicture &picture);

// Pixel of a moment within the picture's area.
[[nodiscard]] inline double pixelOf(const TimelinePicture &picture, UtcTime t)
{
    return picture.layout.plot().left() + picture.scale.x(t);
}
// The pixels of [from, to), cut to the plot; to = {}: up to the picture's now. Empty when outside.
[[nodiscard]] QRectF plotSpan(const TimelinePicture &picture, UtcTime from, UtcTime to);

} // namespace yagura
