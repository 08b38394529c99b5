// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/tile_scale.h"

#include <QJsonArray>

#include <cmath>

#include "widgets/map/geo_json.h"

namespace yagura {

namespace {

constexpr double gapBetweenGrids = 0.5; // in tiles
constexpr double widestTile = 1.75;     // times its height
constexpr double tallestTile = 1.1;     // times its width

TileGrid readGrid(const QJsonObject &object, const Catalog &catalog)
{
    TileGrid grid;
    grid.country = Catalog::countryOf(object[u"country"].toString().toStdString());
    grid.columns = object[u"columns"].toInt();
    grid.rows = object[u"rows"].toInt();
    const QJsonArray cells = object[u"cells"].toArray();
    for (const QJsonValue &cell : cells) {
        const RegionIndex region = catalog.regionIndex(cell[u"code"].toString().toStdString(), grid.country);
        grid.cells.push_back({region, cell[u"column"].toInt(), cell[u"row"].toInt(), 1});
    }
    return grid;
}

// What names no region stands where the country leaves room: in the sea off its north-west.
void addCounters(TileGrid &grid, const Catalog &catalog)
{
    const bool japan = grid.country == Country::Japan;
    grid.cells.push_back({catalog.regionIndex({}, grid.country), japan ? 0 : 2, 0, japan ? 4 : 3});
    if (!japan)
        grid.cells.push_back({catalog.regionIndex({}, Country::Other), 6, 0, 3});
}

} // namespace

Outcome<std::vector<TileGrid>> loadTileGrids(const Catalog &catalog)
{
    const QString resource = QStringLiteral(":/map/tiles.json");
    auto object = readJsonObject(resource);
    if (!object)
        return object.error();
    std::vector<TileGrid> grids;
    const QJsonArray array = object->value(u"grids").toArray();
    for (const QJsonValue &value : array) {
        grids.push_back(readGrid(value.toObject(), catalog));
        addCounters(grids.back(), catalog);
    }
    if (grids.empty())
        return Problem{Problem::Kind::WrongFormat, resource, {}};
    return grids;
}

TileScale::TileScale(const QRectF &area, std::vector<TileGrid> grids, double caption)
    : m_grids(std::move(grids))
    , m_caption(caption)
{
    const QSizeF beside = fit(area.size(), true);
    const QSizeF above = fit(area.size(), false);
    const bool wide = beside.width() * beside.height() >= above.width() * above.height();
    m_tile = wide ? beside : above;

    QSizeF whole;
    for (const TileGrid &grid : m_grids) {
        const double gap = m_origins.empty() ? 0 : gapBetweenGrids;
        const double width = grid.columns * m_tile.width();
        const double height = grid.rows * m_tile.height() + caption;
        if (wide) {
            m_origins.push_back({whole.width() + gap * m_tile.width(), caption});
            whole = {m_origins.back().x() + width, std::max(whole.height(), height)};
        } else {
            const double top = whole.height() + (m_origins.empty() ? 0 : gap * m_tile.height() / 2);
            m_origins.push_back({0, top + caption});
            whole = {std::max(whole.width(), width), top + height};
        }
    }
    const QPointF shift(std::round(area.left() + (area.width() - whole.width()) / 2),
        std::round(area.top() + (area.height() - whole.height()) / 2));
    for (QPointF &origin : m_origins)
        origin += shift;
}

QSizeF TileScale::fit(const QSizeF &area, bool beside) const
{
    double columns = 0;
    double rows = 0;
    double captions = 0;
    const double gaps = (static_cast<double>(m_grids.size()) - 1) * gapBetweenGrids;
    for (const TileGrid &grid : m_grids) {
        columns = beside ? columns + grid.columns : std::max<double>(columns, grid.columns);
        rows = beside ? std::max<double>(rows, grid.rows) : rows + grid.rows;
        captions = beside ? m_caption : captions + m_caption;
    }
    const double width = area.width() / (columns + (beside ? gaps : 0));
    const double height = (area.height() - captions) / (rows + (beside ? 0 : gaps / 2));
    const double w = std::floor(std::max(1.0, std::min(width, height * widestTile)));
    const double h = std::floor(std::max(1.0, std::min(height, width * tallestTile)));
    return {w, h};
}

QRectF TileScale::rect(std::size_t grid, const TileCell &cell) const
{
    const QPointF at(cell.column * m_tile.width(), cell.row * m_tile.height());
    return {m_origins[grid] + at, QSizeF(cell.width * m_tile.width(), m_tile.height())};
}

QRectF TileScale::tile(RegionIndex region) const
{
    for (std::size_t g = 0; g < m_grids.size(); ++g)
        for (const TileCell &cell : m_grids[g].cells)
            if (cell.region == region)
                return rect(g, cell);
    return {};
}

std::optional<RegionIndex> TileScale::at(QPointF pixel) const
{
    for (std::size_t g = 0; g < m_grids.size(); ++g) {
        const QPointF in = pixel - m_origins[g];
        const int column = static_cast<int>(std::floor(in.x() / m_tile.width()));
        const int row = static_cast<int>(std::floor(in.y() / m_tile.height()));
        for (const TileCell &cell : m_grids[g].cells)
            if (row == cell.row && column >= cell.column && column < cell.column + cell.width)
                return cell.region;
    }
    return {};
}

QRectF TileScale::gridArea(std::size_t grid) const
{
    return {m_origins[grid], QSizeF(m_grids[grid].columns * m_tile.width(), m_grids[grid].rows * m_tile.height())};
}

QRectF TileScale::caption(std::size_t grid) const
{
    const QRectF area = gridArea(grid);
    return {area.left(), area.top() - m_caption, area.width(), m_caption};
}

std::vector<Stop> stopsOf(const TileScale &scale)
{
    std::vector<Stop> stops;
    for (const TileGrid &grid : scale.grids())
        for (const TileCell &cell : grid.cells)
            stops.push_back({cell.region, scale.tile(cell.region).center()});
    return stops;
}

std::optional<RegionIndex> neighbour(const std::vector<Stop> &stops, RegionIndex from, Direction direction)
{
    const auto start = std::ranges::find(stops, from, &Stop::region);
    if (start == stops.end())
        return stops.empty() ? std::nullopt : std::optional(stops.front().region);
    const bool horizontal = direction == Direction::Left || direction == Direction::Right;
    const double sign = direction == Direction::Right || direction == Direction::Down ? 1 : -1;
    // First the quarter that the arrow points to; when it is empty, a wider sector: no stop is out of reach.
    for (const double widest : {1.0, 4.0}) {
        std::optional<RegionIndex> best;
        double bestCost = 0;
        for (const Stop &stop : stops) {
            const QPointF d = stop.at - start->at;
            const double ahead = sign * (horizontal ? d.x() : d.y());
            const double aside = std::abs(horizontal ? d.y() : d.x());
            if (ahead <= 0.5 || aside > ahead * widest)
                continue;
            const double cost = ahead + 2 * aside;
            if (!best || cost < bestCost) {
                best = stop.region;
                bestCost = cost;
            }
        }
        if (best)
            return best;
    }
    return {};
}

} // namespace yagura
