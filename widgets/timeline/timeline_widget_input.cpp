// SPDX-License-Identifier: GPL-3.0-or-later
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/timeline/timeline_text.h"
#include "widgets/timeline/timeline_widget.h"
#include "widgets/timeline/timeline_words.h"

namespace yagura {

bool TimelineWidget::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString tip = tipAt(QPointF(help->pos()));
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), toolTipText(tip), this);
    return true;
}

QString TimelineWidget::tipAt(const QPointF &position) const
{
    if (m_view.layout.ruler().contains(position))
        return threeZones(m_view.timeAt(position.x()));
    if (m_view.layout.brush().contains(position))
        return timelineText(QT_TRANSLATE_NOOP("Timeline", "Drag here to set a span of time as the scope."));
    const int index = m_view.layout.laneAt(position.y());
    if (index < 0)
        return {};
    const TimelineLane &lane = m_view.data.lanes[static_cast<std::size_t>(index)];
    if (lane.heading() || m_view.layout.labels().contains(position))
        return laneTip(lane, m_context.lang());
    if (lane.kind == TimelineLane::Kind::Feeds) {
        const UtcTime at = m_view.timeAt(position.x());
        return feedMarksTip(m_view.data, at, m_view.timeAt(position.x() + 4 * m_view.layout.unit) - at);
    }
    const std::vector<std::size_t> entries = m_tools.entriesUnder(position);
    if (!entries.empty())
        return entriesTip(entries, m_view.data, m_context.watch.reports(), m_context.lang());
    return unknownTip(lane, m_view.timeAt(position.x()), m_view.data.now);
}

void TimelineWidget::mousePressEvent(QMouseEvent *event)
{
    event->setAccepted(m_tools.press(*event));
}

void TimelineWidget::mouseMoveEvent(QMouseEvent *event)
{
    m_tools.move(*event);
}

void TimelineWidget::mouseReleaseEvent(QMouseEvent *event)
{
    event->setAccepted(m_tools.release(*event));
    announce();
}

void TimelineWidget::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!m_tools.doubleClick(*event))
        mousePressEvent(event);
}

void TimelineWidget::wheelEvent(QWheelEvent *event)
{
    event->setAccepted(m_tools.wheel(*event));
}

void TimelineWidget::keyPressEvent(QKeyEvent *event)
{
    if (m_tools.key(*event))
        event->accept();
    else
        QWidget::keyPressEvent(event);
}

void TimelineWidget::leaveEvent(QEvent *)
{
    m_tools.leave();
}

void TimelineWidget::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char *text, bool enabled, auto act) {
        QAction *action = menu->addAction(timelineText(text));
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, &m_tools, act);
    };
    add(QT_TRANSLATE_NOOP("Timeline", "Return to &now"), true, &TimelineTools::returnToNow);
    add(QT_TRANSLATE_NOOP("Timeline", "Go &live"), !m_context.cursor.live(), &TimelineTools::goLive);
    add(QT_TRANSLATE_NOOP("Timeline", "Show &all reports"), !m_view.data.entries.empty(), &TimelineTools::showAll);
    add(QT_TRANSLATE_NOOP("Timeline", "Show the &selected report"), m_context.selection.subject().has_value(),
        &TimelineTools::showSelected);
    menu->addSeparator();
    add(QT_TRANSLATE_NOOP("Timeline", "&Clear the span of time"), m_tools.hasBrush(), &TimelineTools::clearBrush);
    menu->popup(event->globalPos());
}

} // namespace yagura
