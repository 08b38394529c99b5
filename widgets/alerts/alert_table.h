// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include <optional>
#include <vector>

#include "widgets/alerts/alert_delegate.h"

namespace yagura {

// The rows of the queue, and the hand upon them. Its promise: the row under the hand never moves. What the hand is on
// is an identity, never a row number; while the view is scrolled, several rows are chosen, a menu is open, or a key or
// the mouse was used a moment ago, the model is held. Where rows do come and go, the row at the top stays where it is.
// A hand whose alert has left the list is on nothing, not on the neighbour. UI thread.
class AlertTable : public QTableView
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds handRests{4}; // after the last key or movement of the mouse

    AlertTable(ViewContext &context, AlertPresenter &presenter, QWidget *parent = nullptr);

    // Alerts that an action is for: the chosen ones when several are, else the current one.
    [[nodiscard]] std::vector<AlertId> hand() const;
    [[nodiscard]] bool choosing() const; // several rows are chosen, or x was pressed
    [[nodiscard]] bool atTop() const;
    [[nodiscard]] const AlertColumns &columns() const { return m_columns; }
    void setMenuOpen(bool open);
    void showWaiting(); // what waits comes in, the view goes to its top
    void tick();        // once a second: ages, and whether the hand rests
    void layOut();      // words or font have changed
    void clearChoice();

    void keyboardSearch(const QString &) override { } // letters are keys here

Q_SIGNALS:
    void handChanged(); // another alert in hand, or the one in hand has changed
    void acknowledgeWished();
    void takeWished();
    void undoWished();
    void copyWished();
    void menuWished(const QPoint &global);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] AlertQueueModel &queue() const { return m_presenter.queue(); }
    [[nodiscard]] int rowHeight() const { return m_columns.rowHeight; }
    [[nodiscard]] std::pair<int, int> visibleRows() const; // first and one past the last
    [[nodiscard]] QRect rowRect(int row) const;
    void watchModel();
    void beginChange();
    void endChange();
    void putHandBack();
    void keepTop();
    void rememberHand();
    bool moveByKey(QKeyEvent *event);
    bool actByKey(QKeyEvent *event);
    void goTo(const QModelIndex &index);
    void step(int by);
    void toggleChosen();
    void open(const QModelIndex &index);
    void touch(); // the hand is on the list
    void updateHold();
    [[nodiscard]] int widestState() const;
    void paintRowMarks(QPainter &painter) const;
    void paintEmpty(QPainter &painter) const;

    ViewContext &m_context;
    AlertPresenter &m_presenter;
    AlertDelegate m_delegate;
    AlertColumns m_columns;
    int m_stateWidth = 0;
    std::optional<AlertId> m_current;
    std::vector<AlertId> m_chosen;  // beside the current one
    std::vector<AlertId> m_inSight; // before a change, from the top
    int m_resumeRow = 0;            // where a lost current row was
    bool m_marking = false;         // x was pressed
    bool m_menuOpen = false;
    bool m_changing = false;
    UtcTime m_handUntil{};
};

} // namespace yagura
