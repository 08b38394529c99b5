// SPDX-License-Identifier: GPL-3.0-or-later
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include "widgets/alerts/alert_table.h"

// Keys and mouse of the alert table. Nothing here paints, nothing here acts on an alert: it says what the person
// wishes.
namespace yagura {

void AlertTable::keyPressEvent(QKeyEvent *event)
{
    touch();
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyWished();
        return;
    }
    if (moveByKey(event) || actByKey(event))
        return;
    // Letters that mean nothing here belong to the window ("/" and "?"); the view would search or edit with them.
    if (!event->text().isEmpty() && event->text().front().isPrint()) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

bool AlertTable::moveByKey(QKeyEvent *event)
{
    if (event->modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_J:
    case Qt::Key_Down:
        step(+1);
        return true;
    case Qt::Key_K:
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        goTo(moveCursor(MovePageDown, Qt::NoModifier));
        return true;
    case Qt::Key_PageUp:
        goTo(moveCursor(MovePageUp, Qt::NoModifier));
        return true;
    case Qt::Key_End:
        goTo(m_presenter.index(m_presenter.rowCount() - 1, AlertQueueModel::TitleColumn));
        return true;
    default:
        return false;
    }
}

bool AlertTable::actByKey(QKeyEvent *event)
{
    if (event->modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        open(currentIndex());
        return true;
    case Qt::Key_A:
        if (!event->isAutoRepeat()) // a key that is held down is not many decisions
            Q_EMIT acknowledgeWished();
        return true;
    case Qt::Key_T:
        if (!event->isAutoRepeat())
            Q_EMIT takeWished();
        return true;
    case Qt::Key_U:
        if (!event->isAutoRepeat())
            Q_EMIT undoWished();
        return true;
    case Qt::Key_X:
        toggleChosen();
        return true;
    case Qt::Key_Escape:
        if (!choosing())
            return false;
        clearChoice();
        return true;
    default:
        return false;
    }
}

void AlertTable::goTo(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QModelIndex target = index.siblingAtColumn(AlertQueueModel::TitleColumn);
    selectionModel()->setCurrentIndex(target,
        choosing() ? QItemSelectionModel::SelectionFlags(QItemSelectionModel::NoUpdate)
                   : QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(target);
}

// From a row that has left the list the way goes on where it was.
void AlertTable::step(int by)
{
    const int rows = m_presenter.rowCount();
    if (rows == 0)
        return;
    const bool lost = !currentIndex().isValid();
    const int row = lost ? m_resumeRow + (by < 0 ? by : 0) : currentIndex().row() + by;
    goTo(m_presenter.index(std::clamp(row, 0, rows - 1), AlertQueueModel::TitleColumn));
}

void AlertTable::toggleChosen()
{
    if (!currentIndex().isValid())
        return;
    const auto how = choosing() ? QItemSelectionModel::Toggle : QItemSelectionModel::ClearAndSelect;
    m_marking = true;
    selectionModel()->select(currentIndex(), how | QItemSelectionModel::Rows);
    rememberHand(); // choosing the row that was selected anyway is no change of the selection
    if (m_chosen.empty())
        clearChoice();
}

void AlertTable::open(const QModelIndex &index)
{
    if (index.isValid())
        m_context.selection.select(queue().alertAt(index.row())->id.subject);
}

void AlertTable::mousePressEvent(QMouseEvent *event)
{
    touch();
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && event->button() == Qt::LeftButton)
        m_marking = false;
    QTableView::mousePressEvent(event);
    if (plain && event->button() == Qt::LeftButton)
        open(indexAt(event->position().toPoint()));
}

void AlertTable::mouseMoveEvent(QMouseEvent *event)
{
    touch();
    QTableView::mouseMoveEvent(event);
}

void AlertTable::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint at = event->pos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const QModelIndex index = indexAt(at);
        if (index.isValid() && !selectionModel()->isSelected(index)) {
            m_marking = false;
            selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        }
    } else if (currentIndex().isValid()) {
        at = visualRect(currentIndex()).bottomLeft();
    }
    Q_EMIT menuWished(viewport()->mapToGlobal(at));
}

} // namespace yagura
