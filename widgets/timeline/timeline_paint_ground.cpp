// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "widgets/common/marks.h"
#include "widgets/timeline/timeline_painter.h"
#include "widgets/timeline/timeline_ticks.h"

namespace yagura {

namespace {
void paintGrounds(QPainter &painter, const TimelinePicture &picture)
{
    const QRectF plot = picture.layout.plot();
    painter.fillRect(picture.layout.area, picture.theme.color(Token::Surface));
    // What comes after now is another ground: nothing is known there, and nothing is missing.
    QRectF future = plot;
    future.setLeft(std::clamp(pixelOf(picture, picture.data.now), plot.left(), plot.right()));
    painter.fillRect(future, picture.theme.color(Token::Ground));
}

void paintGrid(QPainter &painter, const TimelinePicture &picture)
{
    const QRectF plot = picture.layout.plot();
    const TickStep step = tickStep(picture.scale, 90 * picture.layout.unit);
    for (const Tick &tick : ticks(picture.scale, Zone::Jst, step)) {
        const double x = std::floor(pixelOf(picture, tick.at)) + 0.5;
        painter.setPen(QPen(picture.theme.color(tick.strong ? Token::Border : Token::Grid), picture.layout.line()));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
}

void paintLaneGround(QPainter &painter, const TimelinePicture &picture, int index)
{
    const TimelineLane &lane = picture.data.lanes[static_cast<std::size_t>(index)];
    const QRectF rect = picture.layout.lane(index);
    for (const UnknownSpan &unknown : lane.unknown) {
        QRectF span = plotSpan(picture, unknown.from, unknown.to);
        if (unknown.to == UtcTime{} || unknown.to > picture.data.now)
            span.setRight(plotSpan(picture, unknown.from, {}).right());
        if (span.width() <= 0)
            continue;
        // An outage too short for the zoom stays visible.
        span.setWidth(std::max(span.width(), 2 * picture.layout.unit));
        painter.fillRect(
            QRectF(span.left(), rect.top(), span.width(), rect.height()), picture.theme.color(Token::Ground));
        paintUnknown(painter, {span.left(), rect.top(), span.width(), rect.height()}, picture.theme, unknown.strength);
    }
    painter.setPen(QPen(picture.theme.color(Token::Grid), picture.layout.line()));
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
}

void paintExerciseGround(QPainter &painter, const TimelinePicture &picture)
{
    const auto &lanes = picture.data.lanes;
    const auto heading = std::ranges::find_if(lanes, [](const TimelineLane &lane) { return lane.heading(); });
    if (heading == lanes.end())
        return;
    const int first = static_cast<int>(heading - lanes.begin());
    QRectF all = picture.layout.label(first) | picture.layout.lane(static_cast<int>(lanes.size()) - 1);
    painter.fillRect(
        all & (picture.layout.plot() | picture.layout.labels()), picture.theme.color(Token::ExerciseGround));
    paintExerciseFrame(painter, all, picture.theme);
}

// What the scope's span leaves out is dimmed; its ends stand as brackets.
void paintScope(QPainter &painter, const TimelinePicture &picture)
{
    const QRectF plot = picture.layout.plot();
    QColor dim = picture.theme.color(Token::Ground);
    dim.setAlphaF(0.65F);
    const auto edge = [&](UtcTime t) { return std::clamp(pixelOf(picture, t), plot.left(), plot.right()); };
    if (picture.data.scopeFrom)
        painter.fillRect(QRectF(plot.topLeft(), QPointF(edge(*picture.data.scopeFrom), plot.bottom())), dim);
    if (picture.data.scopeTo)
        painter.fillRect(QRectF(QPointF(edge(*picture.data.scopeTo), plot.top()), plot.bottomRight()), dim);
}
} // namespace

void paintTimelineGround(QPainter &painter, const TimelinePicture &picture)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintGrounds(painter, picture);
    painter.setClipRect(picture.layout.plot() | picture.layout.labels(), Qt::IntersectClip);
    paintExerciseGround(painter, picture);
    painter.setClipRect(picture.layout.plot(), Qt::IntersectClip);
    paintGrid(painter, picture);
    const auto [first, last] = picture.layout.visibleLanes();
    for (int i = first; i < last; ++i)
        paintLaneGround(painter, picture, i);
    paintScope(painter, picture);
    painter.restore();
}

} // namespace yagura
