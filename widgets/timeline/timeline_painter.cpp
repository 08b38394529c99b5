// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_painter.h"

#include <algorithm>

#include "widgets/common/time_text.h"
#include "widgets/timeline/timeline_text.h"

namespace yagura {

namespace {
// The lanes that do not fit into an area that cannot scroll: said, not silently cut.
int lanesWithoutRoom(const TimelineLayout &layout)
{
    const double room = layout.plot().height();
    int missing = 0;
    for (std::size_t i = 0; i + 1 < layout.tops.size(); ++i)
        missing += layout.tops[i + 1] > room ? 1 : 0;
    return missing;
}

void dropLanes(TimelineData &data, int count)
{
    data.lanes.resize(data.lanes.size() - static_cast<std::size_t>(count));
    for (auto &slots : data.laneOfSlot) {
        for (int &lane : slots)
            lane = lane < static_cast<int>(data.lanes.size()) ? lane : -1;
    }
}

void paintMissing(QPainter &painter, const QRectF &line, int missing, const Theme &theme, Language language)
{
    painter.setFont(Theme::font(TypeSize::Small, language));
    painter.setPen(theme.color(Token::TextMuted));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
        timelineText(QT_TRANSLATE_N_NOOP("Timeline", "%n more lane(s) without room on this page"), missing));
}
} // namespace

QRectF plotSpan(const TimelinePicture &picture, UtcTime from, UtcTime to)
{
    const QRectF plot = picture.layout.plot();
    const double left = std::clamp(pixelOf(picture, from), plot.left(), plot.right());
    const double right
        = std::clamp(pixelOf(picture, to == UtcTime{} ? picture.data.now : to), plot.left(), plot.right());
    return {left, plot.top(), std::max(0.0, right - left), plot.height()};
}

void paintTimelineLayers(QPainter &painter, const TimelinePicture &picture)
{
    painter.save();
    painter.setClipRect(picture.layout.area, Qt::IntersectClip);
    paintTimelineGround(painter, picture);
    paintTimelineBands(painter, picture);
    paintTimelineMarks(painter, picture);
    paintTimelineLabels(painter, picture);
    paintTimelineRulers(painter, picture);
    paintTimelineCursor(painter, picture);
    painter.restore();
}

void paintTimeline(QPainter &painter, const QRectF &area, const TimelineData &data, const TimelineScale &scale,
    const Theme &theme, Language language)
{
    painter.save();
    TimelineLayout layout = layoutTimeline(area, data, language, painter.device());
    const double line = layout.rulerRow;
    int missing = lanesWithoutRoom(layout);
    TimelineData shown = data;
    if (missing > 0) {
        layout = layoutTimeline(area.adjusted(0, 0, 0, -line), data, language, painter.device());
        missing = lanesWithoutRoom(layout);
        dropLanes(shown, missing);
        layout = layoutTimeline(layout.area, shown, language, painter.device());
        paintMissing(painter, QRectF(area.left(), area.bottom() - line, area.width(), line), missing, theme, language);
    }
    const TimelineScale fitted = scale.withWidth(layout.plot().width());
    const TimelineBins bins(shown, fitted);
    paintTimelineLayers(painter, {shown, fitted, bins, layout, theme, language});
    painter.restore();
}

} // namespace yagura
