// SPDX-License-Identifier: GPL-3.0-or-later
#include <QKeyEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include "widgets/timeline/timeline_hits.h"
#include "widgets/timeline/timeline_tools.h"

namespace yagura {

namespace {
constexpr double zoomStep = 1.5;
constexpr double notch = 120; // of a wheel, in eighths of a degree
} // namespace

bool TimelineTools::wheel(const QWheelEvent &event)
{
    const QPoint turn = event.angleDelta();
    const double main = turn.y() != 0 ? turn.y() : turn.x();
    if (main == 0)
        return false;
    if ((event.modifiers() & Qt::ControlModifier) != 0) {
        zoomAt(std::pow(zoomStep, -main / notch), m_view.plotX(event.position().x()));
        return true;
    }
    const bool sideways = turn.y() == 0 || (event.modifiers() & Qt::ShiftModifier) != 0;
    if (sideways || m_view.layout.maxScroll() <= 0) {
        pan(-main / notch * m_view.scale.width() / 12);
        return true;
    }
    const double by = -main / notch * 2 * m_view.layout.laneHeight;
    m_view.layout.scroll = std::clamp(m_view.layout.scroll + by, 0.0, m_view.layout.maxScroll());
    Q_EMIT viewMoved();
    return true;
}

bool TimelineTools::key(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(1 / zoomStep);
        return true;
    case Qt::Key_Minus:
        zoom(zoomStep);
        return true;
    case Qt::Key_End:
        returnToNow();
        return true;
    case Qt::Key_Home:
        goLive();
        return true;
    case Qt::Key_Escape:
        return escape();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        selectCurrent();
        return true;
    default:
        return keyMove(event);
    }
}

bool TimelineTools::keyMove(const QKeyEvent &event)
{
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const int page = std::max(1, static_cast<int>(m_view.layout.plot().height() / m_view.layout.laneHeight) - 1);
    const bool right = event.key() == Qt::Key_Right;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (modifiers == Qt::NoModifier)
            stepEntry(right ? 1 : -1);
        else
            pan((right ? 1 : -1) * m_view.scale.width() * (modifiers == Qt::ShiftModifier ? 0.1 : 0.9));
        return true;
    case Qt::Key_Up:
        m_view.stepLane(-1);
        break;
    case Qt::Key_Down:
        m_view.stepLane(1);
        break;
    case Qt::Key_PageUp:
        m_view.stepLane(-page);
        break;
    case Qt::Key_PageDown:
        m_view.stepLane(page);
        break;
    default:
        return false;
    }
    Q_EMIT viewMoved();
    return true;
}

void TimelineTools::stepEntry(int step)
{
    const auto index = m_view.current ? entryOf(m_view.data, *m_view.current) : std::nullopt;
    const UtcTime near = m_view.scale.timeAt(m_view.scale.width() / 2);
    const auto next = neighbour(m_view.data, m_view.lane, index, near, step);
    if (!next)
        return;
    const TimelineEntry &entry = m_view.data.entries[*next];
    m_view.current = entry.row;
    m_view.reveal(placeOf(entry, m_view.scale, m_view.data.now));
    m_view.reveal(m_view.lane);
    Q_EMIT viewMoved();
}

// One thing at a time: the drag under way, then the pinned moment, then the span.
bool TimelineTools::escape()
{
    if (m_drag != Drag::None) {
        m_drag = Drag::None;
        m_view.brushing.reset();
        m_scrub.drop();
        Q_EMIT pointerMoved();
        return true;
    }
    if (!m_context.cursor.live()) {
        goLive();
        return true;
    }
    if (!hasBrush())
        return false;
    clearBrush();
    return true;
}

} // namespace yagura
