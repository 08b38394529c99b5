// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/map_canvas.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

#include "widgets/map/map_text.h"
#include "widgets/map/sector_painter.h"
#include "widgets/map/tile_painter.h"

namespace yagura {

namespace {
using namespace std::chrono_literals;
constexpr auto pace = 200ms; // counts change on screen at most five times a second
constexpr auto agePace = 10s;
constexpr double edge = 6;
} // namespace

MapCanvas::MapCanvas(ViewContext &context, std::shared_ptr<const MapGeometry> geometry, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_geometry(std::move(geometry))
    , m_tools(context)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_InputMethodEnabled, false); // plain letters and signs work with a Japanese IME
    m_pace.setSingleShot(true);
    m_pace.setInterval(pace);
    m_ages.start(agePace);
    follow();
    refreshDescription();
}

void MapCanvas::follow()
{
    connect(&m_context.scoped, &ScopedPicture::updated, this, &MapCanvas::dataChanged);
    connect(&m_context.feeds, &FeedBoard::changed, this, &MapCanvas::dataChanged);
    connect(&m_context.themes, &ThemeSwitch::changed, this, [this] { m_ground = {}, redraw(); });
    connect(&m_context.selection, &Selection::changed, this, [this] {
        if (const auto region = cursorState().selected)
            m_region = *region;
        update();
    });
    connect(&m_pace, &QTimer::timeout, this, [this] {
        if (m_dataWaits)
            dataChanged();
    });
    connect(&m_ages, &QTimer::timeout, this, &MapCanvas::dataChanged);
}

// At once when it is quiet, else at the pace: the frame sets the pace, not the feed.
void MapCanvas::dataChanged()
{
    m_dataWaits = m_pace.isActive();
    if (m_dataWaits)
        return;
    m_dataDue = true;
    m_pace.start();
    redraw();
}

void MapCanvas::redraw()
{
    m_picture = {};
    update();
}

const MapData &MapCanvas::data()
{
    if (!m_dataDue)
        return m_data;
    m_dataDue = false;
    const ScopedPicture &scoped = m_context.scoped;
    m_data = mapData(m_context.watch.situation(), scoped.rows(), scoped.real(), scoped.exercise(),
        m_context.scope.filter(), scoped.now());
    const auto silent = m_context.feeds.silentSince();
    if (m_context.cursor.live() && silent)
        markSilent(m_data, std::max(m_context.watch.picture().lastSequenced(), *silent));
    return m_data;
}

MapStyle MapCanvas::style() const
{
    return {m_context.catalog, *m_geometry, m_context.theme(), m_context.lang(), m_pointOfView};
}

QRectF MapCanvas::mapArea() const
{
    return QRectF(rect()).adjusted(edge, edge, -edge, -edge - legendHeight(style()));
}

GeoScale MapCanvas::geoScale() const
{
    return {mapArea(), m_geometry->frames(), m_views};
}

void MapCanvas::setMode(MapMode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    m_hovered.reset();
    refreshDescription();
    redraw();
}

void MapCanvas::setPointOfView(PointOfView view)
{
    if (m_pointOfView == view)
        return;
    m_pointOfView = view;
    m_ground = {};
    redraw();
}

void MapCanvas::setCurrentRegion(RegionIndex region)
{
    if (region >= m_context.catalog.regions().size())
        return;
    m_region = region;
    refreshDescription();
    update();
}

void MapCanvas::setCurrentSector(SectorIndex sector)
{
    m_sector = sector;
    refreshDescription();
    update();
}

void MapCanvas::refreshDescription()
{
    const QString text = m_mode == MapMode::Sectors ? sectorSentence(data(), m_sector, style())
                                                    : regionSentence(data(), m_region, style());
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

MapCursor MapCanvas::cursorState() const
{
    MapCursor cursor{m_region, m_hovered, {}, hasFocus()};
    if (const auto &subject = m_context.selection.subject()) {
        const ReportTable &table = m_context.watch.reports();
        const Row row = table.find(*subject);
        if (row != noRow && table.kind(row) == ReportKind::Incident)
            cursor.selected = table.region(row);
    }
    return cursor;
}

QPixmap MapCanvas::blank() const
{
    QPixmap pixmap(size() * devicePixelRatioF());
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    pixmap.fill(m_context.theme().color(Token::Surface));
    return pixmap;
}

void MapCanvas::paintGround()
{
    m_ground = blank();
    QPainter painter(&m_ground);
    paintGeographicGround(painter, geoScale(), style());
}

void MapCanvas::paintPicture()
{
    const bool geographic = m_mode == MapMode::Geographic;
    const QSize wanted = size() * devicePixelRatioF();
    if (geographic && m_ground.size() != wanted)
        paintGround();
    m_picture = geographic ? m_ground : blank();
    QPainter painter(&m_picture);
    switch (m_mode) {
    case MapMode::Tiles:
        paintTileMap(painter, mapArea(), data(), style());
        break;
    case MapMode::Sectors:
        paintSectorMaps(painter, mapArea(), data(), style());
        break;
    case MapMode::Geographic:
        paintGeographicState(painter, geoScale(), data(), style());
        paintGeographicMarks(painter, geoScale(), data(), style());
        break;
    }
    QStringList notes;
    if (m_context.feeds.feeds().isEmpty())
        notes.append(tr("No feed is connected: nothing is known. Connect one in the Feed menu."));
    if (geographic)
        notes.append(attribution());
    const QRectF legend(edge, height() - legendHeight(style()) - 2, width() - 2 * edge, legendHeight(style()));
    paintLegend(painter, legend, style(), notes.join(QStringLiteral(" · ")));
}

void MapCanvas::paintCursor(QPainter &painter)
{
    switch (m_mode) {
    case MapMode::Tiles:
        paintTileCursor(painter, tileScale(mapArea(), style()), cursorState(), m_context.theme());
        break;
    case MapMode::Geographic:
        paintGeographicCursor(painter, geoScale(), cursorState(), style());
        break;
    case MapMode::Sectors:
        paintCurrent(painter, sectorScale(mapArea(), style()).panel(m_sector), hasFocus(), m_context.theme());
        break;
    }
}

void MapCanvas::paintEvent(QPaintEvent *)
{
    if (m_picture.size() != size() * devicePixelRatioF())
        paintPicture();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    paintCursor(painter);
}

void MapCanvas::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        redraw();
        refreshDescription();
    }
    QWidget::changeEvent(event);
}

} // namespace yagura
