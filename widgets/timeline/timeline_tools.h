// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include "widgets/common/context.h"
#include "widgets/timeline/timeline_scrub.h"
#include "widgets/timeline/timeline_view.h"

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace yagura {

// The hands on the timeline: pointer, wheel and keys move the view and change Scope, TimeCursor and Selection. Paints
// nothing. The view and the context are borrowed; owned by the widget; UI thread. A handler returns false when the
// event is not its own.
class TimelineTools : public QObject
{
    Q_OBJECT
public:
    TimelineTools(ViewContext &context, TimelineView &view, QObject *parent = nullptr);

    bool press(const QMouseEvent &event);
    bool move(const QMouseEvent &event);
    bool release(const QMouseEvent &event);
    bool doubleClick(const QMouseEvent &event);
    bool wheel(const QWheelEvent &event);
    bool key(const QKeyEvent &event);
    void leave();

    void returnToNow();
    void goLive();
    void zoom(double factor);
    void setSpan(TimelineScale::ms span); // ends at now
    void showAll();
    void showSelected(); // moves the window to the selected report
    void clearBrush();
    [[nodiscard]] bool hasBrush() const;

    // Entries under a position of the widget, the worst first.
    [[nodiscard]] std::vector<std::size_t> entriesUnder(const QPointF &position) const;

Q_SIGNALS:
    void viewMoved();    // scale, scroll: everything is to be painted again
    void pointerMoved(); // hover, current, brush under way: only what lies on top
    void brushRefused(const QPointF &position);

private:
    enum class Drag { None, Press, Pan, Scrub, Brush };
    bool startBrush(const QPointF &position);
    void endBrush();
    void pan(double pixels);
    void zoomAt(double factor, double x);
    void stepEntry(int step);
    void selectCurrent();
    void selectUnder(const QPointF &position);
    bool keyMove(const QKeyEvent &event);
    bool escape();
    void hover(const QPointF &position);

    ViewContext &m_context;
    TimelineView &m_view;
    TimelineScrub m_scrub;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_last;
};

} // namespace yagura
