// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "widgets/common/time_text.h"
#include "widgets/timeline/timeline_painter.h"
#include "widgets/timeline/timeline_text.h"
#include "widgets/timeline/timeline_ticks.h"

namespace yagura {

namespace {
constexpr Zone zones[] = {Zone::Jst, Zone::Utc, Zone::Et};

QString cursorText(const TimelinePicture &picture)
{
    if (picture.data.live)
        return timelineText(QT_TRANSLATE_NOOP("Timeline", "now"));
    return timelineText(QT_TRANSLATE_NOOP("Timeline", "as of %1")).arg(dateTimeText(picture.data.now, Zone::Jst));
}

// Where the handle of the cursor stands in the uppermost ruler; empty while now is out of sight.
QRectF handleOf(const TimelinePicture &picture, const QPaintDevice *device)
{
    if (!picture.scale.covers(picture.data.now))
        return {};
    const double unit = picture.layout.unit;
    const QRectF plot = picture.layout.plot();
    const QFontMetricsF fm(Theme::font(TypeSize::Small, picture.language, true), const_cast<QPaintDevice *>(device));
    const double width = fm.horizontalAdvance(cursorText(picture)) + 10 * unit;
    const double x = pixelOf(picture, picture.data.now) - width / 2;
    const double left = std::clamp(x, plot.left(), std::max(plot.left(), plot.right() - width));
    const QRectF top = picture.layout.rulerOf(0);
    return {left, top.top() + unit, width, top.height() - unit};
}

// The zone, and the date on which the visible span begins there.
void paintZoneName(QPainter &painter, const TimelinePicture &picture, int index)
{
    const double unit = picture.layout.unit;
    QRectF cell = picture.layout.rulerOf(index);
    cell.setRect(
        picture.layout.area.left() + 6 * unit, cell.top(), picture.layout.labelWidth - 12 * unit, cell.height());
    painter.setPen(picture.theme.color(Token::TextMuted));
    painter.drawText(
        cell, Qt::AlignLeft | Qt::AlignVCenter, inZone(picture.scale.from(), zones[index]).toString(u"yyyy-MM-dd"));
    painter.setPen(picture.theme.color(Token::Text));
    painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, zoneName(zones[index]));
}

void paintTicks(QPainter &painter, const TimelinePicture &picture, int index, TickStep step)
{
    const double unit = picture.layout.unit;
    const QRectF row = picture.layout.rulerOf(index);
    const QFontMetricsF fm(painter.font(), painter.device());
    const QRectF handle = handleOf(picture, painter.device());
    for (const Tick &tick : ticks(picture.scale, zones[index], step)) {
        const double x = std::floor(pixelOf(picture, tick.at)) + 0.5;
        painter.setPen(
            QPen(picture.theme.color(tick.strong ? Token::TextMuted : Token::Border), picture.layout.line()));
        painter.drawLine(QPointF(x, row.bottom() - row.height() * 0.7), QPointF(x, row.bottom()));
        if (x + fm.horizontalAdvance(tick.label) + 4 * unit > row.right())
            continue; // rather none than a cut one
        const QRectF room(x + 4 * unit, row.top(), fm.horizontalAdvance(tick.label), row.height());
        if (room.intersects(handle))
            continue;
        painter.setPen(picture.theme.color(index == 0 || tick.strong ? Token::Text : Token::TextMuted));
        painter.drawText(
            QRectF(x + 4 * unit, row.top(), row.width(), row.height()), Qt::AlignLeft | Qt::AlignVCenter, tick.label);
    }
}

void paintBrushBand(QPainter &painter, const TimelinePicture &picture)
{
    const double unit = picture.layout.unit;
    const QRectF band = picture.layout.brush();
    painter.fillRect(band, picture.theme.color(Token::Ground));
    painter.setPen(QPen(picture.theme.color(Token::Border), picture.layout.line()));
    for (const Tick &tick : ticks(picture.scale, Zone::Jst, tickStep(picture.scale, 11 * unit))) {
        const double x = std::floor(pixelOf(picture, tick.at)) + 0.5;
        painter.drawLine(QPointF(x, band.bottom() - 3 * unit), QPointF(x, band.bottom()));
    }
    if (!picture.data.scopeFrom && !picture.data.scopeTo)
        return;
    QRectF span = plotSpan(picture, picture.data.scopeFrom.value_or(picture.scale.from()),
        picture.data.scopeTo.value_or(picture.scale.to()));
    span = QRectF(span.left(), band.top() + 2 * unit, span.width(), band.height() - 4 * unit);
    painter.fillRect(span, picture.theme.color(Token::Selected));
    painter.setPen(QPen(picture.theme.color(Token::Accent), 2 * unit));
    const QRectF plot = picture.layout.plot();
    const auto bracket = [&](double x, double inward) {
        painter.drawLine(QPointF(x, band.top()), QPointF(x, plot.bottom()));
        painter.drawLine(QPointF(x, band.top() + unit), QPointF(x + inward * 5 * unit, band.top() + unit));
    };
    if (picture.data.scopeFrom && picture.scale.covers(*picture.data.scopeFrom))
        bracket(span.left(), 1);
    if (picture.data.scopeTo && picture.scale.covers(*picture.data.scopeTo))
        bracket(span.right(), -1);
}

} // namespace

void paintTimelineRulers(QPainter &painter, const TimelinePicture &picture)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRectF header(picture.layout.area.left(), picture.layout.area.top(), picture.layout.area.width(),
        picture.layout.headerHeight());
    painter.fillRect(header, picture.theme.color(Token::SurfaceRaised));
    painter.setFont(Theme::font(TypeSize::Small, picture.language));
    // Room for the longest label, the whole date, and some air.
    const QFontMetricsF fm(painter.font(), painter.device());
    const TickStep step
        = tickStep(picture.scale, fm.horizontalAdvance(QStringLiteral("0000-00-00")) + 18 * picture.layout.unit);
    for (int i = 0; i < 3; ++i) {
        paintZoneName(painter, picture, i);
        painter.save();
        painter.setClipRect(picture.layout.rulerOf(i), Qt::IntersectClip);
        paintTicks(painter, picture, i, step);
        painter.restore();
        painter.setPen(QPen(picture.theme.color(Token::Grid), picture.layout.line()));
        const QRectF row = picture.layout.rulerOf(i);
        painter.drawLine(QPointF(header.left(), row.bottom()), row.bottomRight());
    }
    paintBrushBand(painter, picture);
    painter.setPen(QPen(picture.theme.color(Token::Border), picture.layout.line()));
    painter.drawLine(header.bottomLeft(), header.bottomRight());
    painter.restore();
}

// The line of the picture's now, with its handle in the rulers.
void paintTimelineCursor(QPainter &painter, const TimelinePicture &picture)
{
    if (!picture.scale.covers(picture.data.now))
        return;
    painter.save();
    const double unit = picture.layout.unit;
    const QRectF plot = picture.layout.plot();
    const double x = std::floor(pixelOf(picture, picture.data.now)) + 0.5;
    const QColor color = picture.theme.color(picture.data.live ? Token::TextMuted : Token::Accent);
    painter.setFont(Theme::font(TypeSize::Small, picture.language, true));
    const QRectF handle = handleOf(picture, painter.device());
    painter.setPen(QPen(color, picture.data.live ? unit : 2 * unit));
    painter.drawLine(QPointF(x, handle.bottom()), QPointF(x, plot.bottom()));
    painter.fillRect(handle, color);
    painter.setPen(picture.theme.color(picture.data.live ? Token::Ground : Token::AccentText));
    painter.drawText(handle, Qt::AlignCenter, cursorText(picture));
    painter.restore();
}

} // namespace yagura
