// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <optional>
#include <vector>

#include "models/catalog/catalog.h"

// The tile grid: every region one tile of the same size, in about its place. Plain values, no widgets.
namespace yagura {

struct TileCell
{
    RegionIndex region = 0;
    int column = 0;
    int row = 0;
    int width = 1; // columns; more than one for "not stated" and "elsewhere", which stand beside the country
};

struct TileGrid
{
    Country country = Country::None;
    int columns = 0;
    int rows = 0;
    std::vector<TileCell> cells;
};

// Both grids, from ":/map/tiles.json": Japan first. The counters of what names no region are cells as well.
[[nodiscard]] Outcome<std::vector<TileGrid>> loadTileGrids(const Catalog &catalog);

// Cell <-> pixel of the grids inside `area`, side by side or one above the other, whichever gives larger tiles. Above
// each grid `caption` pixels are left free. Tiles are equal in all grids.
class TileScale
{
public:
    TileScale(const QRectF &area, std::vector<TileGrid> grids, double caption);

    [[nodiscard]] QRectF tile(RegionIndex region) const; // null rectangle: not in these grids
    [[nodiscard]] std::optional<RegionIndex> at(QPointF pixel) const;
    [[nodiscard]] QRectF caption(std::size_t grid) const;
    [[nodiscard]] QRectF gridArea(std::size_t grid) const;
    [[nodiscard]] QSizeF tileSize() const { return m_tile; }
    [[nodiscard]] const std::vector<TileGrid> &grids() const { return m_grids; }

private:
    [[nodiscard]] QSizeF fit(const QSizeF &area, bool beside) const;
    [[nodiscard]] QRectF rect(std::size_t grid, const TileCell &cell) const;

    std::vector<TileGrid> m_grids;
    std::vector<QPointF> m_origins;
    QSizeF m_tile;
    double m_caption;
};

enum class Direction { Left, Right, Up, Down };

struct Stop
{
    RegionIndex region = 0;
    QPointF at;
};

// The stop an arrow key leads to: the nearest in that direction, where sideways counts double. Nothing beyond: nothing.
[[nodiscard]] std::optional<RegionIndex> neighbour(
    const std::vector<Stop> &stops, RegionIndex from, Direction direction);

// Centres of all tiles, in the order of the catalogue.
[[nodiscard]] std::vector<Stop> stopsOf(const TileScale &scale);

} // namespace yagura
