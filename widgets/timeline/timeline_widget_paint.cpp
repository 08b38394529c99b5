// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "widgets/common/placeholder.h"
#include "widgets/common/time_text.h"
#include "widgets/timeline/timeline_hits.h"
#include "widgets/timeline/timeline_painter.h"
#include "widgets/timeline/timeline_text.h"
#include "widgets/timeline/timeline_widget.h"

namespace yagura {

void TimelineWidget::paintEvent(QPaintEvent *)
{
    if (!m_layerValid)
        paintLayer();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_layer);
    paintOverlay(painter);
}

// Everything that stands still while the pointer moves.
void TimelineWidget::paintLayer()
{
    if (!m_binsValid)
        m_bins = TimelineBins(m_view.data, m_view.scale);
    m_binsValid = m_layerValid = true;
    const double ratio = devicePixelRatioF();
    const QSize pixels(static_cast<int>(std::ceil(width() * ratio)), static_cast<int>(std::ceil(height() * ratio)));
    if (m_layer.size() != pixels)
        m_layer = QPixmap(pixels);
    m_layer.setDevicePixelRatio(ratio);
    m_layer.fill(m_context.theme().color(Token::Surface));
    QPainter painter(&m_layer);
    paintTimelineLayers(
        painter, {m_view.data, m_view.scale, m_bins, m_view.layout, m_context.theme(), m_context.lang()});
    paintEmpty(painter);
}

void TimelineWidget::paintEmpty(QPainter &painter)
{
    const bool bandsSeen = std::ranges::any_of(m_view.data.bands,
        [&](const TimelineBand &b) { return b.start < m_view.scale.to() && b.end >= m_view.scale.from(); });
    if (m_bins.visible() > 0 || bandsSeen)
        return;
    const bool nothing = m_view.data.entries.empty();
    const bool scoped = !m_context.scope.filter().everything();
    const char *why = QT_TRANSLATE_NOOP("Timeline", "Nothing lies in this span of time.");
    const char *what = QT_TRANSLATE_NOOP("Timeline", "Zoom out, or press All to see every report.");
    if (nothing && scoped) {
        why = QT_TRANSLATE_NOOP("Timeline", "No report is in scope.");
        what = QT_TRANSLATE_NOOP("Timeline", "Widen the scope, or clear the span of time with Esc.");
    } else if (nothing) {
        why = QT_TRANSLATE_NOOP("Timeline", "No feed has reported anything yet.");
        what = QT_TRANSLATE_NOOP("Timeline", "Connect a feed, or see the demo.");
    }
    const QRectF plot = m_view.layout.plot();
    const double height = std::min(plot.height(), 90 * m_view.layout.unit);
    const double width = std::min(plot.width(), 420 * m_view.layout.unit);
    const QRectF card(plot.center().x() - width / 2, plot.center().y() - height / 2, width, height);
    painter.fillRect(card, m_context.theme().color(Token::SurfaceRaised));
    paintPlaceholder(painter, card, timelineText(why), timelineText(what), m_context.theme(), m_context.lang());
}

void TimelineWidget::paintOverlay(QPainter &painter)
{
    const Theme &theme = m_context.theme();
    const double unit = m_view.layout.unit;
    const QRectF plot = m_view.layout.plot();
    painter.save();
    painter.setClipRect(QRectF(plot.left(), m_view.layout.area.top(), plot.width(), m_view.layout.area.height()));
    if (m_view.hoverX) {
        const double x = plot.left() + std::floor(*m_view.hoverX) + 0.5;
        painter.setPen(QPen(theme.color(Token::TextMuted), unit, Qt::DotLine));
        painter.drawLine(QPointF(x, m_view.layout.brush().top()), QPointF(x, plot.bottom()));
    }
    if (m_view.brushing) {
        const double a = plot.left() + m_view.scale.x(m_view.brushing->first);
        const double b = plot.left() + m_view.scale.x(m_view.brushing->second);
        QColor fill = theme.color(Token::Accent);
        fill.setAlphaF(0.2F);
        const QRectF span = QRectF(QPointF(a, m_view.layout.brush().top()), QPointF(b, plot.bottom())).normalized();
        painter.fillRect(span, fill);
        painter.setPen(QPen(theme.color(Token::Accent), unit));
        painter.drawRect(span);
    }
    const auto wanted = m_context.cursor.pinned();
    if (wanted && wanted != m_context.watch.shownAt()) {
        // On its way: the picture of that moment is not folded yet, the hand must see where it is.
        const double x = plot.left() + std::floor(m_view.scale.x(*wanted)) + 0.5;
        painter.setPen(QPen(theme.color(Token::Accent), 2 * unit, Qt::DashLine));
        painter.drawLine(QPointF(x, m_view.layout.ruler().top()), QPointF(x, plot.bottom()));
    }
    painter.setClipRect(plot);
    const auto &subject = m_context.selection.subject();
    const auto selected = subject ? entryOf(m_view.data, m_context.watch.reports().find(*subject)) : std::nullopt;
    if (selected) {
        ringAround(painter, m_view.data.entries[*selected], -1);
        lateLine(painter, m_view.data.entries[*selected]);
    }
    const auto current = m_view.current ? entryOf(m_view.data, *m_view.current) : std::nullopt;
    if (current && current != selected) {
        ringAround(painter, m_view.data.entries[*current], m_view.lane);
        lateLine(painter, m_view.data.entries[*current]);
    }
    if (m_view.hoverX && m_view.hoverLane >= 0) {
        const auto under
            = entriesAt(m_view.data, m_view.scale, m_view.hoverLane, *m_view.hoverX, m_view.layout.markSize() / 2);
        if (!under.empty())
            lateLine(painter, m_view.data.entries[under.front()]);
    }
    painter.restore();
    if (!hasFocus() || m_view.data.lanes.empty())
        return;
    painter.save();
    painter.setClipRect(plot | m_view.layout.labels());
    painter.setPen(QPen(theme.color(Token::Accent), 2 * unit));
    const QRectF lane = m_view.layout.label(m_view.lane) | m_view.layout.lane(m_view.lane);
    painter.drawRect(lane.adjusted(unit, unit, -unit, -unit));
    painter.restore();
}

void TimelineWidget::ringAround(QPainter &painter, const TimelineEntry &entry, int onlyLane)
{
    const double unit = m_view.layout.unit;
    const QRectF plot = m_view.layout.plot();
    const double x = plot.left() + m_view.scale.x(placeOf(entry, m_view.scale, m_view.data.now));
    const ColumnRange range = columnsOf(entry, m_view.scale, m_view.data.now);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_context.theme().color(Token::Accent), 2 * unit));
    m_view.data.forLanes(entry, [&](int lane) {
        if (onlyLane >= 0 && lane != onlyLane)
            return;
        QRectF row = m_view.layout.markRow(lane);
        if (!range.empty() && !range.moment) {
            row.setLeft(plot.left() + range.first);
            row.setRight(plot.left() + range.last + 1);
            painter.drawRect(row.adjusted(0, unit, 0, -unit));
            return;
        }
        const bool notices = m_view.data.lanes[static_cast<std::size_t>(lane)].kind == TimelineLane::Kind::Notices;
        if (notices)
            row.setTop(row.top() + row.height() / 2);
        const double radius = std::min(row.height() / 2, m_view.layout.markSize() * 0.8);
        painter.drawEllipse(QPointF(x, row.center().y()), radius, radius);
    });
}

// From where it happened to when it was reported, for one that came late.
void TimelineWidget::lateLine(QPainter &painter, const TimelineEntry &entry)
{
    if (!entry.has(TimelineEntry::Late) || m_view.data.options.basis == TimelineOptions::Basis::Reported)
        return;
    const double unit = m_view.layout.unit;
    const double left = m_view.layout.plot().left();
    const double from = left + m_view.scale.x(placeOf(entry, m_view.scale, m_view.data.now));
    const double to = left + m_view.scale.x(utcFromMs(entry.reported));
    painter.setPen(QPen(m_context.theme().color(Token::Warning), unit));
    m_view.data.forLanes(entry, [&](int lane) {
        const double y = m_view.layout.markRow(lane).bottom();
        painter.drawLine(QPointF(from, y), QPointF(to, y));
        painter.drawLine(QPointF(to, y - 4 * unit), QPointF(to, y + 4 * unit));
    });
}

} // namespace yagura
