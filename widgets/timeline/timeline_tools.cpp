// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_tools.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QStyleHints>

#include <algorithm>

#include "widgets/timeline/timeline_hits.h"

namespace yagura {

TimelineTools::TimelineTools(ViewContext &context, TimelineView &view, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_view(view)
    , m_scrub(context.cursor, context.watch, context.clock)
{
}

bool TimelineTools::press(const QMouseEvent &event)
{
    m_pressed = m_last = event.position();
    const bool left = event.button() == Qt::LeftButton;
    if (!left && event.button() != Qt::MiddleButton)
        return false;
    if (left && m_view.layout.ruler().contains(m_pressed)) {
        m_drag = Drag::Scrub;
        m_scrub.request(m_view.timeAt(m_pressed.x()));
        return true;
    }
    if (left && (m_view.layout.brush().contains(m_pressed) || (event.modifiers() & Qt::ShiftModifier) != 0))
        return startBrush(m_pressed);
    m_drag = left ? Drag::Press : Drag::Pan;
    return true;
}

bool TimelineTools::move(const QMouseEvent &event)
{
    const QPointF position = event.position();
    if (m_drag == Drag::Press
        && (position - m_pressed).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance())
        m_drag = Drag::Pan;
    switch (m_drag) {
    case Drag::Pan: {
        const double down = m_last.y() - position.y();
        m_view.layout.scroll = std::clamp(m_view.layout.scroll + down, 0.0, m_view.layout.maxScroll());
        pan(m_last.x() - position.x());
        break;
    }
    case Drag::Scrub:
        m_scrub.request(m_view.timeAt(position.x()));
        break;
    case Drag::Brush:
        m_view.brushing->second = m_view.timeAt(position.x());
        Q_EMIT pointerMoved();
        break;
    case Drag::Press:
    case Drag::None:
        hover(position);
        break;
    }
    m_last = position;
    return m_drag != Drag::None;
}

bool TimelineTools::release(const QMouseEvent &event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Scrub)
        m_scrub.finish();
    else if (drag == Drag::Brush)
        endBrush();
    else if (drag == Drag::Press)
        selectUnder(event.position());
    return drag != Drag::None;
}

bool TimelineTools::doubleClick(const QMouseEvent &event)
{
    if (!m_view.layout.ruler().contains(event.position()))
        return false;
    m_drag = Drag::None;
    goLive();
    return true;
}

void TimelineTools::leave()
{
    m_view.hoverX.reset();
    m_view.hoverLane = -1;
    Q_EMIT pointerMoved();
}

void TimelineTools::returnToNow()
{
    m_view.followNow(m_view.scale.span());
    Q_EMIT viewMoved();
}

void TimelineTools::goLive()
{
    m_scrub.drop();
    m_context.cursor.goLive();
}

void TimelineTools::zoom(double factor)
{
    zoomAt(factor, m_view.anchor());
}

void TimelineTools::setSpan(TimelineScale::ms span)
{
    m_view.followNow(span);
    Q_EMIT viewMoved();
}

void TimelineTools::showAll()
{
    m_view.showAll();
    Q_EMIT viewMoved();
}

void TimelineTools::showSelected()
{
    const auto &subject = m_context.selection.subject();
    if (!subject)
        return;
    const auto index = entryOf(m_view.data, m_context.watch.reports().find(*subject));
    if (!index)
        return;
    const TimelineEntry &entry = m_view.data.entries[*index];
    m_view.reveal(placeOf(entry, m_view.scale, m_view.data.now));
    std::optional<int> first;
    m_view.data.forLanes(entry, [&](int lane) { first = first.value_or(lane); });
    if (first)
        m_view.reveal(*first);
    Q_EMIT viewMoved();
}

bool TimelineTools::hasBrush() const
{
    return m_context.scope.filter().from || m_context.scope.filter().to;
}

void TimelineTools::clearBrush()
{
    ScopeFilter filter = m_context.scope.filter();
    filter.from.reset();
    filter.to.reset();
    m_context.scope.set(filter);
}

std::vector<std::size_t> TimelineTools::entriesUnder(const QPointF &position) const
{
    const int lane = m_view.layout.laneAt(position.y());
    if (lane < 0 || !m_view.layout.plot().contains(position))
        return {};
    return entriesAt(m_view.data, m_view.scale, lane, m_view.plotX(position.x()), m_view.layout.markSize() / 2);
}

// The scope filters by what happened: a span of time of report would filter something else than it shows.
bool TimelineTools::startBrush(const QPointF &position)
{
    if (m_view.data.options.basis == TimelineOptions::Basis::Reported) {
        Q_EMIT brushRefused(position);
        return true;
    }
    m_drag = Drag::Brush;
    m_view.brushing = std::pair{m_view.timeAt(position.x()), m_view.timeAt(position.x())};
    Q_EMIT pointerMoved();
    return true;
}

void TimelineTools::endBrush()
{
    const auto [a, b] = *std::exchange(m_view.brushing, {});
    const double pixels = std::abs(m_view.scale.x(a) - m_view.scale.x(b));
    Q_EMIT pointerMoved();
    if (pixels < QGuiApplication::styleHints()->startDragDistance() / 2.0)
        return; // a click, not a span
    ScopeFilter filter = m_context.scope.filter();
    filter.from = std::min(a, b);
    filter.to = std::max(a, b);
    m_context.scope.set(filter);
}

void TimelineTools::pan(double pixels)
{
    if (pixels != 0) {
        m_view.follow = false;
        m_view.scale = m_view.scale.panned(pixels);
    }
    Q_EMIT viewMoved();
}

void TimelineTools::zoomAt(double factor, double x)
{
    if (m_view.follow)
        m_view.followNow(
            std::chrono::milliseconds{std::llround(static_cast<double>(m_view.scale.span().count()) * factor)});
    else
        m_view.scale = m_view.scale.zoomed(factor, x);
    Q_EMIT viewMoved();
}

void TimelineTools::selectUnder(const QPointF &position)
{
    const int lane = m_view.layout.laneAt(position.y());
    if (lane < 0 || m_view.data.lanes[static_cast<std::size_t>(lane)].heading())
        return;
    m_view.lane = lane;
    m_view.current.reset();
    const std::vector<std::size_t> entries = entriesUnder(position);
    if (!entries.empty()) {
        m_view.current = m_view.data.entries[entries.front()].row;
        selectCurrent();
    }
    Q_EMIT pointerMoved();
}

void TimelineTools::selectCurrent()
{
    if (m_view.current)
        m_context.selection.select(m_context.watch.reports().subject(*m_view.current));
}

void TimelineTools::hover(const QPointF &position)
{
    const bool inside = m_view.layout.plot().contains(position) || m_view.layout.ruler().contains(position);
    m_view.hoverX = inside ? std::optional{m_view.plotX(position.x())} : std::nullopt;
    m_view.hoverLane = m_view.layout.laneAt(position.y());
    Q_EMIT pointerMoved();
}

} // namespace yagura
