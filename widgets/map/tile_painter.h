// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "widgets/map/map_data.h"
#include "widgets/map/map_style.h"

// The tile grid, from back to front. Stateless: the panel, the briefing and the tests paint with the same functions.
namespace yagura {

// Both countries' grids inside `area`, with captions. The same geometry as tileScale().
void paintTileMap(QPainter &painter, const QRectF &area, const MapData &data, const MapStyle &style);
[[nodiscard]] TileScale tileScale(const QRectF &area, const MapStyle &style);

// Where the person stands: accent frame, hover, the report in hand. On top of paintTileMap().
void paintTileCursor(QPainter &painter, const TileScale &scale, const MapCursor &cursor, const Theme &theme);
// The frame that all modes draw around what is current: solid with the keyboard's focus, thin without.
void paintCurrent(QPainter &painter, const QRectF &rect, bool focus, const Theme &theme);

// What the marks mean, on one line, as much of it as fits; returns the height it needs.
double legendHeight(const MapStyle &style);
void paintLegend(QPainter &painter, const QRectF &area, const MapStyle &style, const QString &rightText = {});

} // namespace yagura
