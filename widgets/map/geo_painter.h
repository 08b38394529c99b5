// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "widgets/map/geo_scale.h"
#include "widgets/map/label_placer.h"
#include "widgets/map/map_data.h"
#include "widgets/map/map_style.h"

// The geographic map, from back to front. Stateless. The first two layers are costly and change rarely: the panel keeps
// them as pictures; a document calls paintGeographicMap() and has all of it.
namespace yagura {

void paintGeographicMap(
    QPainter &painter, const QRectF &area, const MapData &data, const MapStyle &style, const FrameViews &views = {});

// Water, land, borders, contested areas: depends on size, view and theme only.
void paintGeographicGround(QPainter &painter, const GeoScale &scale, const MapStyle &style);
// What is known of each region: tint of the worst open severity, hatch of the unknown, faded out of scope.
void paintGeographicState(QPainter &painter, const GeoScale &scale, const MapData &data, const MapStyle &style);
// Marks, labels, names and scale bars of the frames.
void paintGeographicMarks(QPainter &painter, const GeoScale &scale, const MapData &data, const MapStyle &style);
// Outlines of the current, hovered and selected region.
void paintGeographicCursor(QPainter &painter, const GeoScale &scale, const MapCursor &cursor, const MapStyle &style);

// Region under the pixel; nothing over water, other land, or outside.
[[nodiscard]] std::optional<RegionIndex> regionAt(const GeoScale &scale, const MapGeometry &geometry, QPointF pixel);
// Where each region's mark stands.
[[nodiscard]] std::vector<Stop> stopsOf(const GeoScale &scale, const MapGeometry &geometry);

} // namespace yagura
