// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QTimer>

#include "widgets/board/board_painter.h"
#include "widgets/board/board_tools.h"

namespace yagura {

// The sector board: both countries' sectors in official order with worst open severity, count, trend of the last 24 h
// and age of the last word. Arrows move, Enter narrows the scope to the sector, Space selects its worst incident,
// Escape widens again.
class SectorBoard : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit SectorBoard(ViewContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void refresh();
    void layOut();
    void setCurrent(int row);
    void setHovered(int row);
    [[nodiscard]] BoardScale scale() const;
    [[nodiscard]] const BoardRow *rowAt(int index) const;

    ViewContext &m_context;
    BoardTools m_tools;
    std::vector<BoardRow> m_rows;
    int m_current = 1;
    int m_hovered = -1;
    QTimer m_timer; // ages
};

} // namespace yagura
