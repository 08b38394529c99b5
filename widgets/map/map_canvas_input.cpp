// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/map_canvas.h"

#include <QActionGroup>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

#include "widgets/common/plain_text.h"
#include "widgets/map/map_text.h"
#include "widgets/map/sector_painter.h"
#include "widgets/map/tile_painter.h"

// Keys and mouse of the map: they move the canvas's own cursor and views, and use MapTools for all that is shared.
namespace yagura {

namespace {
constexpr double zoomStep = 1.5;

std::optional<Direction> directionOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return Direction::Left;
    case Qt::Key_Right:
        return Direction::Right;
    case Qt::Key_Up:
        return Direction::Up;
    case Qt::Key_Down:
        return Direction::Down;
    default:
        return {};
    }
}
} // namespace

bool MapCanvas::moveBy(Direction direction)
{
    if (m_mode == MapMode::Sectors) {
        const SectorScale scale = sectorScale(mapArea(), style());
        std::vector<Stop> stops;
        for (const Sector &sector : m_context.catalog.sectors())
            stops.push_back({sector.index, scale.panel(sector.index).center()});
        if (const auto next = neighbour(stops, m_sector, direction))
            setCurrentSector(static_cast<SectorIndex>(*next));
        return true;
    }
    const std::vector<Stop> stops
        = m_mode == MapMode::Tiles ? stopsOf(tileScale(mapArea(), style())) : stopsOf(geoScale(), *m_geometry);
    if (const auto next = neighbour(stops, m_region, direction))
        setCurrentRegion(*next);
    return true;
}

void MapCanvas::activate()
{
    m_mode == MapMode::Sectors ? m_tools.toggleSector(m_sector) : m_tools.toggleRegion(m_region);
}

bool MapCanvas::zoomKey(const QKeyEvent &event)
{
    if (m_mode != MapMode::Geographic)
        return false;
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(zoomStep);
        return true;
    case Qt::Key_Minus:
        zoomBy(1 / zoomStep);
        return true;
    case Qt::Key_0:
        resetZoom();
        return true;
    default:
        return false;
    }
}

void MapCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    const auto direction = directionOf(event->key());
    bool used = false;
    if (plain && direction) {
        used = moveBy(*direction);
    } else if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        activate();
        used = true;
    } else if (plain && event->key() == Qt::Key_Space) {
        used = m_mode != MapMode::Sectors && m_tools.selectWorst(m_region);
    } else if (plain && event->key() == Qt::Key_Escape) {
        used = m_tools.clearRegions();
    } else if (plain) {
        used = zoomKey(*event);
    }
    used ? event->accept() : QWidget::keyPressEvent(event);
}

std::optional<RegionIndex> MapCanvas::regionAtPixel(QPointF pixel) const
{
    switch (m_mode) {
    case MapMode::Tiles:
        return tileScale(mapArea(), style()).at(pixel);
    case MapMode::Geographic:
        return regionAt(geoScale(), *m_geometry, pixel);
    case MapMode::Sectors:
        break;
    }
    return {};
}

std::optional<SectorIndex> MapCanvas::sectorAtPixel(QPointF pixel) const
{
    return m_mode == MapMode::Sectors ? sectorScale(mapArea(), style()).at(pixel) : std::nullopt;
}

void MapCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::RightButton)
        return;
    if (const auto region = regionAtPixel(event->position()))
        setCurrentRegion(*region);
    if (const auto sector = sectorAtPixel(event->position()))
        setCurrentSector(*sector);
    if (event->button() == Qt::LeftButton)
        m_dragFrom = event->position();
}

void MapCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (m_mode == MapMode::Geographic && m_dragFrom && (event->buttons() & Qt::LeftButton)) {
        const QPointF by = event->position() - *m_dragFrom;
        m_dragging = m_dragging || by.manhattanLength() >= QApplication::startDragDistance();
        const auto id = geoScale().frameAt(*m_dragFrom);
        if (!m_dragging || !id)
            return;
        const auto i = static_cast<std::size_t>(*id);
        m_views[i] = dragged(m_views[i], geoScale().frame(*id), by, m_geometry->frame(*id).bounds);
        m_dragFrom = event->position();
        m_ground = {};
        redraw();
        return;
    }
    if (const auto hovered = regionAtPixel(event->position()); hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void MapCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    const auto sector = sectorAtPixel(event->position());
    if (event->button() == Qt::LeftButton && m_dragFrom && sector && *sector == m_sector)
        m_tools.toggleSector(*sector);
    m_dragFrom.reset();
    m_dragging = false;
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto region = regionAtPixel(event->position());
    if (event->button() == Qt::LeftButton && region)
        m_tools.toggleRegion(*region);
}

void MapCanvas::wheelEvent(QWheelEvent *event)
{
    const auto id = m_mode == MapMode::Geographic ? geoScale().frameAt(event->position()) : std::nullopt;
    if (!id || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    const auto i = static_cast<std::size_t>(*id);
    const double factor = std::pow(zoomStep, event->angleDelta().y() / 120.0);
    m_views[i] = zoomed(m_views[i], geoScale().frame(*id), event->position(), factor);
    m_ground = {};
    redraw();
    event->accept();
}

// Around the current region, in the frame that its mark stands in.
void MapCanvas::zoomBy(double factor)
{
    for (const MapFrame &frame : m_geometry->frames())
        for (const auto &[region, metres] : frame.labels) {
            if (region != m_region)
                continue;
            const auto i = static_cast<std::size_t>(frame.id);
            const FrameScale scale = geoScale().frame(frame.id);
            m_views[i] = zoomed(m_views[i], scale, scale.toPixel(metres), factor);
        }
    m_ground = {};
    redraw();
}

void MapCanvas::resetZoom()
{
    m_views = {};
    m_ground = {};
    redraw();
}

void MapCanvas::leaveEvent(QEvent *event)
{
    m_hovered.reset();
    update();
    QWidget::leaveEvent(event);
}

void MapCanvas::focusInEvent(QFocusEvent *event)
{
    update();
    QWidget::focusInEvent(event);
}

void MapCanvas::focusOutEvent(QFocusEvent *event)
{
    update();
    QWidget::focusOutEvent(event);
}

QString MapCanvas::toolTipAt(QPointF pixel)
{
    if (const auto region = regionAtPixel(pixel))
        return regionToolTip(data(), *region, style());
    if (const auto sector = sectorAtPixel(pixel))
        return sectorToolTip(data(), *sector, style());
    if (m_mode == MapMode::Geographic)
        if (const auto frame = geoScale().frameAt(pixel))
            return frameName(*frame);
    return {};
}

bool MapCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = toolTipAt(help->pos());
        text.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), toolTipText(text), this);
        return true;
    }
    return QWidget::event(event);
}

QPoint MapCanvas::menuPoint() const
{
    switch (m_mode) {
    case MapMode::Tiles:
        return tileScale(mapArea(), style()).tile(m_region).center().toPoint();
    case MapMode::Sectors:
        return sectorScale(mapArea(), style()).panel(m_sector).center().toPoint();
    case MapMode::Geographic:
        break;
    }
    for (const Stop &stop : stopsOf(geoScale(), *m_geometry))
        if (stop.region == m_region)
            return stop.at.toPoint();
    return rect().center();
}

void MapCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu;
    if (m_mode == MapMode::Sectors) {
        const bool alone = onlySector(m_context.scope.filter(), m_context.catalog) == m_sector;
        menu.addAction(alone ? tr("Show all sectors") : tr("Show only this sector"), this,
            [this] { m_tools.toggleSector(m_sector); });
    } else {
        menu.addAction(m_tools.onlyRegion(m_region) ? tr("Show all regions") : tr("Show only this region"), this,
            [this] { m_tools.toggleRegion(m_region); });
        menu.addAction(tr("Select the worst incident here"), this, [this] { m_tools.selectWorst(m_region); })
            ->setEnabled(m_tools.worstIn(m_region).has_value());
    }
    if (m_mode == MapMode::Geographic) {
        menu.addSeparator();
        menu.addAction(tr("Zoom in"), this, [this] { zoomBy(zoomStep); });
        menu.addAction(tr("Zoom out"), this, [this] { zoomBy(1 / zoomStep); });
        menu.addAction(tr("Whole map"), this, &MapCanvas::resetZoom);
        QMenu *views = menu.addMenu(tr("Contested areas"));
        auto *group = new QActionGroup(views);
        for (const auto &[view, text] :
            {std::pair{PointOfView::Neutral, tr("Neutral, dashed")}, {PointOfView::Japan, tr("As Japan draws them")},
                {PointOfView::UnitedStates, tr("As the United States draws them")}}) {
            QAction *action = views->addAction(text, this, [this, view = view] {
                setPointOfView(view);
                Q_EMIT pointOfViewChanged(view);
            });
            action->setCheckable(true);
            action->setChecked(view == m_pointOfView);
            group->addAction(action);
        }
    }
    menu.exec(event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : mapToGlobal(menuPoint()));
}

} // namespace yagura
