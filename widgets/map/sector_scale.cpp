// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/sector_scale.h"

#include <cmath>

namespace yagura {

namespace {
constexpr double pad = 4; // inside a panel
constexpr double gap = 4; // between panels

bool belongs(const Sector &sector, const TileGrid &grid)
{
    return sector.country == grid.country;
}
} // namespace

SectorScale::SectorScale(const QRectF &area, std::span<const Sector> sectors, const std::vector<TileGrid> &grids,
    double caption, double heading)
    : m_grids(grids)
    , m_items(sectors.size())
    , m_caption(caption)
    , m_heading(heading)
{
    const bool beside = area.width() > area.height();
    double at = 0;
    double all = 0;
    for (const TileGrid &grid : m_grids)
        all += beside ? grid.columns : grid.rows;
    m_side = 1000;
    std::vector<QRectF> blocks;
    for (const TileGrid &grid : m_grids) {
        const double share = (beside ? grid.columns : grid.rows) / all;
        QRectF block = area;
        if (beside) {
            block.setLeft(std::round(area.left() + at * area.width()));
            block.setWidth(std::round(share * area.width()) - (at > 0 ? 0 : 3 * gap));
        } else {
            block.setTop(std::round(area.top() + at * area.height()));
            block.setHeight(std::round(share * area.height()) - (at > 0 ? 0 : gap));
        }
        blocks.push_back(block);
        at += share;
    }
    for (std::size_t g = 0; g < m_grids.size(); ++g)
        lay(blocks[g], g, sectors);
}

double SectorScale::sideFor(const QSizeF &block, std::size_t grid, int columns, int count) const
{
    const int rows = (count + columns - 1) / columns;
    const double width = block.width() / columns - gap - 2 * pad;
    const double height = block.height() / rows - gap - 2 * pad - m_caption;
    return std::floor(std::min(width / m_grids[grid].columns, height / m_grids[grid].rows));
}

void SectorScale::lay(const QRectF &block, std::size_t grid, std::span<const Sector> sectors)
{
    const int count
        = static_cast<int>(std::ranges::count_if(sectors, [&](const Sector &s) { return belongs(s, m_grids[grid]); }));
    m_headings.push_back(QRectF(block.topLeft(), QSizeF(block.width(), m_heading)));
    const QRectF room = block.adjusted(0, m_heading, 0, 0);
    int columns = 1;
    for (int c = 2; c <= count; ++c)
        if (sideFor(room.size(), grid, c, count) > sideFor(room.size(), grid, columns, count))
            columns = c;
    const int rows = std::max(1, (count + columns - 1) / columns);
    m_side = std::min(m_side, std::max(1.0, sideFor(room.size(), grid, columns, count)));

    const QSizeF size(room.width() / columns, room.height() / rows);
    int n = 0;
    for (const Sector &sector : sectors) {
        if (!belongs(sector, m_grids[grid]))
            continue;
        const QPointF at = room.topLeft() + QPointF(n % columns * size.width(), n / columns * size.height());
        m_items[sector.index] = {grid, QRectF(at, size).adjusted(0, 0, -gap, -gap)};
        ++n;
    }
}

QRectF SectorScale::panel(SectorIndex sector) const
{
    return m_items[sector].panel;
}

QRectF SectorScale::caption(SectorIndex sector) const
{
    const QRectF panel = m_items[sector].panel;
    return {panel.left() + pad, panel.top() + pad / 2, panel.width() - 2 * pad, m_caption};
}

QRectF SectorScale::heading(Country country) const
{
    for (std::size_t g = 0; g < m_grids.size(); ++g)
        if (m_grids[g].country == country)
            return m_headings[g];
    return {};
}

QRectF SectorScale::tile(SectorIndex sector, const TileCell &cell) const
{
    const TileGrid &g = grid(sector);
    const QRectF panel = m_items[sector].panel.adjusted(pad, pad / 2 + m_caption, -pad, -pad);
    const double left = std::round(panel.center().x() - g.columns * m_side / 2);
    const double top = std::round(panel.center().y() - g.rows * m_side / 2);
    return {left + cell.column * m_side, top + cell.row * m_side, cell.width * m_side, m_side};
}

std::optional<SectorIndex> SectorScale::at(QPointF pixel) const
{
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (m_items[i].panel.contains(pixel))
            return static_cast<SectorIndex>(i);
    return {};
}

} // namespace yagura
