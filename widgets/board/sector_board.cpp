// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/board/sector_board.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>

#include "widgets/common/plain_text.h"

namespace yagura {

SectorBoard::SectorBoard(ViewContext &context, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_context(context)
    , m_tools(context)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    connect(&context.scoped, &ScopedPicture::updated, this, &SectorBoard::refresh);
    connect(&context.feeds, &FeedBoard::changed, this, &SectorBoard::refresh);
    connect(&context.themes, &ThemeSwitch::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&m_timer, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    m_timer.start(std::chrono::seconds(5));
    refresh();
}

QSize SectorBoard::sizeHint() const
{
    const BoardScale s = scale();
    return {static_cast<int>(s.textWidth * 46), static_cast<int>(s.rowHeight * 35)};
}

BoardScale SectorBoard::scale() const
{
    return boardScale(viewport()->width(), verticalScrollBar()->value(), static_cast<int>(m_rows.size()));
}

const BoardRow *SectorBoard::rowAt(int index) const
{
    return index >= 0 && index < static_cast<int>(m_rows.size()) ? &m_rows[static_cast<std::size_t>(index)] : nullptr;
}

void SectorBoard::refresh()
{
    m_rows = boardRows(m_context.watch.situation(), m_context.scoped.real(), m_context.scoped.exercise(),
        m_context.scope.filter().sectors);
    const auto silent = m_context.feeds.silentSince();
    if (!m_context.watch.shownAt() && silent)
        markSilent(m_rows, std::max(m_context.watch.picture().lastSequenced(), *silent));
    layOut();
    setCurrent(std::min(m_current, static_cast<int>(m_rows.size()) - 1));
}

void SectorBoard::layOut()
{
    const BoardScale s = scale();
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(s.contentHeight()) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(static_cast<int>(s.rowHeight));
    viewport()->update();
}

void SectorBoard::setCurrent(int row)
{
    m_current = row;
    if (const BoardRow *current = rowAt(row))
        setAccessibleDescription(boardRowText(*current, m_context.catalog, m_context.lang(), m_context.scoped.now()));
    const QRectF box = scale().row(row);
    if (box.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(box.top()));
    else if (box.bottom() > viewport()->height())
        verticalScrollBar()->setValue(
            verticalScrollBar()->value() + static_cast<int>(box.bottom()) - viewport()->height());
    viewport()->update();
}

void SectorBoard::setHovered(int row)
{
    if (m_hovered == row)
        return;
    m_hovered = row;
    viewport()->update();
}

void SectorBoard::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const SectorSet sectors = m_context.scope.filter().sectors;
    const BoardLook look{.now = m_context.scoped.now(),
        .current = m_current,
        .hovered = m_hovered,
        .focused = hasFocus(),
        .only = sectors};
    paintBoard(painter, event->rect(), m_rows, scale(), look, m_context.catalog, m_context.theme(), m_context.lang());
}

void SectorBoard::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void SectorBoard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setCurrent(m_current); // says the row anew
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        layOut();
    QAbstractScrollArea::changeEvent(event);
}

void SectorBoard::keyPressEvent(QKeyEvent *event)
{
    const BoardRow *row = rowAt(m_current);
    const int page = std::max(1, viewport()->height() / static_cast<int>(scale().rowHeight));
    switch (event->key()) {
    case Qt::Key_Down:
        return setCurrent(BoardTools::step(m_rows, m_current, 1));
    case Qt::Key_Up:
        return setCurrent(BoardTools::step(m_rows, m_current, -1));
    case Qt::Key_PageDown:
        return setCurrent(BoardTools::step(m_rows, m_current, page));
    case Qt::Key_PageUp:
        return setCurrent(BoardTools::step(m_rows, m_current, -page));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (row)
            m_tools.toggleScope(*row);
        return;
    case Qt::Key_Space:
        if (row)
            m_tools.selectWorst(*row);
        return;
    case Qt::Key_Escape:
        return m_tools.clearScope();
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void SectorBoard::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(scale().rowAt(event->position().y()));
}

void SectorBoard::mousePressEvent(QMouseEvent *event)
{
    const int row = scale().rowAt(event->position().y());
    if (event->button() != Qt::LeftButton || row < 0)
        return;
    setCurrent(row);
    m_tools.selectWorst(m_rows[static_cast<std::size_t>(row)]);
}

void SectorBoard::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const BoardRow *row = rowAt(scale().rowAt(event->position().y())))
        m_tools.toggleScope(*row);
}

void SectorBoard::contextMenuEvent(QContextMenuEvent *event)
{
    const int at = event->reason() == QContextMenuEvent::Mouse ? scale().rowAt(event->y()) : m_current;
    const BoardRow *row = rowAt(at);
    if (!row)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const BoardRow chosen = *row; // rows may be rebuilt while the menu is open
    menu->addAction(tr("Only this sector, or all again"), this, [this, chosen] { m_tools.toggleScope(chosen); });
    menu->addAction(tr("Select the worst open incident"), this, [this, chosen] { m_tools.selectWorst(chosen); })
        ->setEnabled(!chosen.heading);
    menu->addAction(tr("All sectors"), this, [this] { m_tools.clearScope(); });
    menu->popup(event->globalPos());
}

bool SectorBoard::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const BoardRow *row = rowAt(scale().rowAt(help->pos().y())))
            QToolTip::showText(help->globalPos(),
                toolTipText(boardRowText(*row, m_context.catalog, m_context.lang(), m_context.scoped.now())),
                viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace yagura
