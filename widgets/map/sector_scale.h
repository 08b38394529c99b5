// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "widgets/map/tile_scale.h"

namespace yagura {

// Small multiples: a little tile grid of its country for every sector, equal in size, Japan's block left of (or above)
// that of the United States, each in official order. Value type.
class SectorScale
{
public:
    // `caption`: height of the line of words above each little map; `heading`: above each block.
    SectorScale(const QRectF &area, std::span<const Sector> sectors, const std::vector<TileGrid> &grids, double caption,
        double heading);

    [[nodiscard]] QRectF panel(SectorIndex sector) const;
    [[nodiscard]] QRectF caption(SectorIndex sector) const;
    [[nodiscard]] QRectF heading(Country country) const;
    [[nodiscard]] QRectF tile(SectorIndex sector, const TileCell &cell) const;
    [[nodiscard]] std::optional<SectorIndex> at(QPointF pixel) const;
    [[nodiscard]] double tileSide() const { return m_side; }
    [[nodiscard]] const TileGrid &grid(SectorIndex sector) const { return m_grids[m_items[sector].block]; }

private:
    struct Item
    {
        std::size_t block = 0;
        QRectF panel;
    };
    [[nodiscard]] double sideFor(const QSizeF &block, std::size_t grid, int columns, int count) const;
    void lay(const QRectF &block, std::size_t grid, std::span<const Sector> sectors);

    std::vector<TileGrid> m_grids;
    std::vector<Item> m_items; // by SectorIndex
    std::vector<QRectF> m_headings;
    double m_caption;
    double m_heading;
    double m_side = 1;
};

} // namespace yagura
