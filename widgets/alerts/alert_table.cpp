// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alert_table.h"

#include <QHeaderView>
#include <QScrollBar>

#include "widgets/alerts/alert_empty.h"
#include "widgets/common/marks.h"
#include "widgets/common/placeholder.h"

namespace yagura {

AlertTable::AlertTable(ViewContext &context, AlertPresenter &presenter, QWidget *parent)
    : QTableView(parent)
    , m_context(context)
    , m_presenter(presenter)
    , m_delegate(context, presenter)
{
    setItemDelegate(&m_delegate);
    setEditTriggers(NoEditTriggers);
    setAttribute(Qt::WA_InputMethodEnabled, false); // letters are keys, with a Japanese IME switched on too
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerItem); // a row is whole or not there; the top row is a row number
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->hide();
    watchModel();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &AlertTable::updateHold);
    connect(&context.selection, &Selection::changed, viewport(), qOverload<>(&QWidget::update));
    layOut();
}

void AlertTable::watchModel()
{
    // Before the view and its selection model hear of a change: they would put the hand on the neighbour.
    connect(&m_presenter, &QAbstractItemModel::rowsAboutToBeInserted, this, &AlertTable::beginChange);
    connect(&m_presenter, &QAbstractItemModel::rowsAboutToBeRemoved, this, &AlertTable::beginChange);
    connect(&m_presenter, &QAbstractItemModel::modelAboutToBeReset, this, &AlertTable::beginChange);
    setModel(&m_presenter);
    connect(&m_presenter, &QAbstractItemModel::rowsInserted, this, &AlertTable::endChange);
    connect(&m_presenter, &QAbstractItemModel::rowsRemoved, this, &AlertTable::endChange);
    connect(&m_presenter, &QAbstractItemModel::modelReset, this, &AlertTable::endChange);
    connect(&m_presenter, &QAbstractItemModel::dataChanged, this, [this] {
        layOut();
        Q_EMIT handChanged();
    });
    connect(&queue(), &AlertQueueModel::waitingChanged, this, &AlertTable::updateHold);
}

// --- rows come and go ---------------------------------------------------------------------------------------

void AlertTable::beginChange()
{
    m_changing = true;
    m_inSight.clear();
    if (atTop())
        return; // there the newest comes into sight by itself
    const auto [first, end] = visibleRows();
    for (int row = first; row < end; ++row) {
        // Before a reset the rows are still those of a situation that is gone, which may have had more alerts.
        if (const Alert *alert = queue().alertAt(row))
            m_inSight.push_back(alert->id);
    }
}

void AlertTable::endChange()
{
    putHandBack();
    m_changing = false;
    updateGeometries(); // the scroll bar has to know the new number of rows before it is set
    keepTop();
    layOut();
    Q_EMIT handChanged();
}

void AlertTable::putHandBack()
{
    const bool scrolls = hasAutoScroll();
    setAutoScroll(false);
    QItemSelection chosen;
    const int last = AlertQueueModel::ColumnCount - 1;
    for (const AlertId &id : m_chosen) {
        if (const int row = queue().rowOf(id); row >= 0)
            chosen.select(m_presenter.index(row, 0), m_presenter.index(row, last));
    }
    const int row = m_current ? queue().rowOf(*m_current) : -1;
    const QModelIndex current = row < 0 ? QModelIndex() : m_presenter.index(row, AlertQueueModel::TitleColumn);
    selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
    selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    if (row >= 0)
        m_resumeRow = row;
    setAutoScroll(scrolls);
}

void AlertTable::keepTop()
{
    for (std::size_t i = 0; i < m_inSight.size(); ++i) {
        if (const int row = queue().rowOf(m_inSight[i]); row >= 0) {
            verticalScrollBar()->setValue(std::max(0, row - static_cast<int>(i)));
            return;
        }
    }
}

// --- the hand -----------------------------------------------------------------------------------------------

std::vector<AlertId> AlertTable::hand() const
{
    if (choosing())
        return m_chosen;
    if (!currentIndex().isValid())
        return {};
    return {queue().alertAt(currentIndex().row())->id};
}

bool AlertTable::choosing() const
{
    return (m_marking && !m_chosen.empty()) || m_chosen.size() > 1;
}

bool AlertTable::atTop() const
{
    return verticalScrollBar()->value() == verticalScrollBar()->minimum();
}

void AlertTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    rememberHand();
}

void AlertTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    rememberHand();
}

void AlertTable::rememberHand()
{
    if (m_changing)
        return;
    m_current.reset();
    m_chosen.clear();
    if (currentIndex().isValid()) {
        m_resumeRow = currentIndex().row();
        m_current = queue().alertAt(m_resumeRow)->id;
    }
    for (const QModelIndex &index : selectionModel()->selectedRows())
        m_chosen.push_back(queue().alertAt(index.row())->id);
    updateHold();
    viewport()->update(); // the frame around a row crosses its cells
    Q_EMIT handChanged();
}

void AlertTable::touch()
{
    m_handUntil = m_context.clock.now() + handRests;
    updateHold();
}

void AlertTable::setMenuOpen(bool open)
{
    m_menuOpen = open;
    touch();
}

void AlertTable::updateHold()
{
    if (m_changing)
        return;
    // In an empty list nothing can move under the hand, and "no open alerts" must not be said while some wait.
    const bool inHand = !atTop() || choosing() || m_menuOpen || m_context.clock.now() < m_handUntil;
    queue().setHeld(inHand && queue().rowCount() > 0);
}

void AlertTable::tick()
{
    updateHold();
    const int column = m_columns.narrow ? AlertQueueModel::SeverityColumn : AlertQueueModel::AgeColumn;
    viewport()->update(columnViewportPosition(column), 0, columnWidth(column), viewport()->height());
}

void AlertTable::showWaiting()
{
    queue().release();
    m_handUntil = {};
    scrollToTop();
    updateHold();
}

void AlertTable::clearChoice()
{
    m_marking = false;
    selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

// --- layout and paint ---------------------------------------------------------------------------------------

std::pair<int, int> AlertTable::visibleRows() const
{
    const int first = std::max(0, rowAt(0));
    const int count = viewport()->height() / std::max(1, rowHeight()) + 1;
    return {first, std::min(m_presenter.rowCount(), first + count)};
}

QRect AlertTable::rowRect(int row) const
{
    return {0, rowViewportPosition(row), viewport()->width(), rowHeight()};
}

int AlertTable::widestState() const
{
    int width = 0;
    const auto [first, end] = visibleRows();
    for (int row = first; row < end; ++row) {
        const Alert &alert = *queue().alertAt(row);
        width = std::max(width,
            AlertColumns::stateWidth(font(), m_presenter.words().stateText(alert), m_presenter.words().owner(alert)));
    }
    return width;
}

// The state column grows to the longest name that has been in sight and does not shrink again: a column that breathes
// while one reads is worse than one that is a little wide.
void AlertTable::layOut()
{
    m_stateWidth = std::max(m_stateWidth, widestState());
    m_columns = AlertColumns::of(font(), viewport()->width(), m_stateWidth);
    m_delegate.setNarrow(m_columns.narrow);
    if (verticalHeader()->defaultSectionSize() != m_columns.rowHeight)
        verticalHeader()->setDefaultSectionSize(m_columns.rowHeight);
    for (int column = 0; column < AlertQueueModel::ColumnCount; ++column) {
        const int width = m_columns.width[static_cast<std::size_t>(column)];
        setColumnHidden(column, width == 0);
        if (width > 0 && columnWidth(column) != width)
            setColumnWidth(column, width);
    }
    horizontalHeader()->setVisible(!m_columns.narrow);
}

void AlertTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOut();
}

void AlertTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        m_stateWidth = 0;
        layOut();
        viewport()->update();
    }
}

void AlertTable::paintEvent(QPaintEvent *event)
{
    if (m_presenter.rowCount() > 0)
        QTableView::paintEvent(event);
    QPainter painter(viewport());
    if (m_presenter.rowCount() > 0)
        paintRowMarks(painter);
    else
        paintEmpty(painter);
}

void AlertTable::paintRowMarks(QPainter &painter) const
{
    const Theme &theme = m_context.theme();
    const auto &opened = m_context.selection.subject();
    const auto [first, end] = visibleRows();
    for (int row = first; row < end; ++row) {
        const Alert &alert = *queue().alertAt(row);
        if (alert.exercise)
            paintExerciseFrame(painter, rowRect(row), theme);
        if (opened && *opened == alert.id.subject) // the one that the incident pane shows
            painter.fillRect(rowRect(row).adjusted(0, 1, 3 - viewport()->width(), -1), theme.color(Token::Accent));
    }
    if (currentIndex().isValid() && hasFocus()) {
        // Inside the frame of an exercise, so that both are seen.
        const int inset = queue().alertAt(currentIndex().row())->exercise ? 3 : 0;
        painter.setPen(theme.color(Token::Accent));
        painter.drawRect(rowRect(currentIndex().row()).adjusted(inset, inset, -1 - inset, -1 - inset));
    }
}

void AlertTable::paintEmpty(QPainter &painter) const
{
    const QRect area = viewport()->rect();
    painter.fillRect(area, m_context.theme().color(Token::Surface));
    const AlertEmpty words = emptyWords(m_context, queue().section());
    if (words.unknown)
        paintUnknown(painter, area, m_context.theme(), 0.5);
    paintPlaceholder(painter, area, words.why, words.whatToDo, m_context.theme(), m_context.lang());
}

} // namespace yagura
