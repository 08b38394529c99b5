// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/map/map_canvas.h"

class QButtonGroup;
class QLabel;

namespace yagura {

// Both countries at a glance: tile grid, geographic map, or a little map for every sector. A dock's content; owned by
// its parent. UI thread. Which point of view is drawn is the deployment's choice: the application stores and sets it.
class MapPanel : public QWidget
{
    Q_OBJECT
public:
    // Reads the map resources (below a second). When they are damaged the panel says so and stays empty.
    explicit MapPanel(ViewContext &context, QWidget *parent = nullptr);
    // With a geometry that has been read already.
    MapPanel(ViewContext &context, std::shared_ptr<const MapGeometry> geometry, QWidget *parent = nullptr);

    [[nodiscard]] MapMode mode() const;
    void setMode(MapMode mode);
    [[nodiscard]] PointOfView pointOfView() const;
    void setPointOfView(PointOfView view);

    // Shared with the briefing. nullptr: could not be read.
    [[nodiscard]] const std::shared_ptr<const MapGeometry> &geometry() const { return m_geometry; }
    [[nodiscard]] MapCanvas *canvas() const { return m_canvas; }

Q_SIGNALS:
    void modeChanged(yagura::MapMode mode);
    void pointOfViewChanged(yagura::PointOfView view); // by the person: to be stored

protected:
    void changeEvent(QEvent *event) override;

private:
    void start();
    void build();
    void retranslate();
    void refreshCaption();

    ViewContext &m_context;
    std::shared_ptr<const MapGeometry> m_geometry;
    MapCanvas *m_canvas = nullptr;
    QButtonGroup *m_modes = nullptr;
    QLabel *m_caption = nullptr;
};

} // namespace yagura
