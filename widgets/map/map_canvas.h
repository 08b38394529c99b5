// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include "widgets/common/context.h"
#include "widgets/map/geo_painter.h"
#include "widgets/map/map_data.h"
#include "widgets/map/map_style.h"
#include "widgets/map/map_tools.h"
#include "widgets/map/sector_scale.h"

namespace yagura {

enum class MapMode : std::uint8_t { Tiles, Geographic, Sectors };

// The painted part of the map panel: shows one of the three maps, and moves over it by keyboard and mouse. Owns its
// cursor, the views of the frames and the cached pictures; changes what is shared through MapTools. UI thread.
class MapCanvas : public QWidget
{
    Q_OBJECT
public:
    MapCanvas(ViewContext &context, std::shared_ptr<const MapGeometry> geometry, QWidget *parent = nullptr);

    [[nodiscard]] MapMode mode() const { return m_mode; }
    void setMode(MapMode mode);
    [[nodiscard]] PointOfView pointOfView() const { return m_pointOfView; }
    void setPointOfView(PointOfView view);

    [[nodiscard]] RegionIndex currentRegion() const { return m_region; }
    void setCurrentRegion(RegionIndex region);
    [[nodiscard]] SectorIndex currentSector() const { return m_sector; }
    void setCurrentSector(SectorIndex sector);

    [[nodiscard]] const FrameViews &views() const { return m_views; }
    void zoomBy(double factor); // around the frame of the current region
    void resetZoom();

    [[nodiscard]] const MapData &data();
    [[nodiscard]] MapStyle style() const;
    [[nodiscard]] QRectF mapArea() const; // without the legend

    [[nodiscard]] QSize sizeHint() const override { return {960, 520}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {360, 220}; }

Q_SIGNALS:
    void pointOfViewChanged(yagura::PointOfView view); // by the person, in the menu

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void dataChanged();
    void redraw(); // the picture is out of date
    void refreshDescription();
    [[nodiscard]] bool moveBy(Direction direction);
    [[nodiscard]] bool zoomKey(const QKeyEvent &event);
    void activate();
    [[nodiscard]] std::optional<RegionIndex> regionAtPixel(QPointF pixel) const;
    [[nodiscard]] std::optional<SectorIndex> sectorAtPixel(QPointF pixel) const;
    [[nodiscard]] GeoScale geoScale() const;
    [[nodiscard]] QString toolTipAt(QPointF pixel);
    [[nodiscard]] MapCursor cursorState() const;
    [[nodiscard]] QPoint menuPoint() const;
    void paintPicture();
    void paintGround();
    void paintCursor(QPainter &painter);
    [[nodiscard]] QPixmap blank() const;

    ViewContext &m_context;
    std::shared_ptr<const MapGeometry> m_geometry;
    MapTools m_tools;
    MapMode m_mode = MapMode::Tiles;
    PointOfView m_pointOfView = PointOfView::Neutral;
    RegionIndex m_region = 0;
    SectorIndex m_sector = 0;
    std::optional<RegionIndex> m_hovered;
    FrameViews m_views{};
    std::optional<QPointF> m_dragFrom;
    bool m_dragging = false;

    MapData m_data;
    bool m_dataDue = true;    // to be made anew before the next look
    bool m_dataWaits = false; // changed while the timer runs
    QTimer m_pace;            // between two makings of the data
    QTimer m_ages;            // ages grow without events
    QPixmap m_picture;        // all but the cursor
    QPixmap m_ground;         // geographic: water, land, borders
};

} // namespace yagura
