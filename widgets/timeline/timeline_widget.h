// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QPixmap>
#include <QScrollBar>
#include <QTimer>
#include <QWidget>

#include "widgets/timeline/timeline_tools.h"

namespace yagura {

// The lanes on screen: owns the view, its tools and a picture of what stands still. The context is borrowed. UI thread.
class TimelineWidget : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineWidget(ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] const TimelineView &view() const { return m_view; }
    [[nodiscard]] TimelineTools &tools() { return m_tools; }
    void setOptions(const TimelineOptions &options);
    [[nodiscard]] QString tipAt(const QPointF &position) const; // plain text, "" = nothing there
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void viewChanged(); // window of time, follow, language, theme: what a header tells

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void connectAll();
    void wantFacts(); // collects now, or soon when the last time was dear
    void collect();
    void tick(); // now has moved on
    void cursorChanged();
    void layOut();
    void repaintAll();
    void paintLayer();
    void paintOverlay(QPainter &painter);
    void paintEmpty(QPainter &painter);
    void ringAround(QPainter &painter, const TimelineEntry &entry, int onlyLane);
    void lateLine(QPainter &painter, const TimelineEntry &entry);
    void retranslate();
    void announce(); // the entry under the keyboard, to those who hear the screen
    [[nodiscard]] std::optional<UtcTime> silentSince() const;

    ViewContext &m_context;
    TimelineView m_view;
    TimelineTools m_tools;
    TimelineBins m_bins;
    QScrollBar *m_scrollBar;
    QPixmap m_layer;
    bool m_layerValid = false;
    bool m_binsValid = false;
    bool m_factsWanted = true;
    quint64 m_generation = 0; // of the scoped picture that the facts are of
    QTimer m_collectPause;
    QTimer m_clockTimer;
};

} // namespace yagura
