// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>

#include <array>
#include <memory>
#include <span>

#include "widgets/map/geo_json.h"
#include "widgets/map/projection.h"
#include "widgets/map/tile_scale.h"

namespace yagura {

// Parts of the geographic map, each with a projection of its own that keeps areas.
enum class FrameId : std::uint8_t {
    Japan,
    Nansei,
    Ogasawara,
    UnitedStates,
    Alaska,
    Hawaii,
    PuertoRico,
    Marianas,
    Samoa,
    Count
};
inline constexpr std::size_t frameCount = static_cast<std::size_t>(FrameId::Count);

// Whose reading of contested areas the map draws. The data below it draw de facto control.
//   Neutral: dashed outline, in the colour of no country, all three of them.
//   Japan: 北方領土, 竹島 and 尖閣諸島 as Japan's.
//   UnitedStates: the Northern Territories and the Senkakus as Japan's, Takeshima (no position taken) dashed.
enum class PointOfView : std::uint8_t { Neutral, Japan, UnitedStates };

struct ContestedArea
{
    RegionIndex region = 0; // that it is part of when drawn as Japan's
    bool dashedForUnitedStates = false;
    Names name;
    QPainterPath path;
    QPointF label;
    [[nodiscard]] bool dashed(PointOfView view) const
    {
        return view == PointOfView::Neutral || (view == PointOfView::UnitedStates && dashedForUnitedStates);
    }
};

struct City
{
    Names name;
    QPointF at;
    int population = 0;
};

// Everything drawn in one frame, in metres of its projection.
struct MapFrame
{
    FrameId id{};
    Country country = Country::None;
    LonLatBox box; // what the frame shows at least
    QRectF bounds; // the same in metres
    std::shared_ptr<const Projection> projection;
    std::vector<std::pair<RegionIndex, QPainterPath>> regions;
    std::vector<std::pair<RegionIndex, QPointF>> labels; // where a region's mark stands; each region in one frame only
    std::vector<ContestedArea> contested;
    std::vector<City> cities; // largest first
    QPainterPath otherLand;
};

// The map as data: tile grids and projected outlines. Loaded once at start, then immutable and shared. UI thread.
class MapGeometry
{
public:
    // Reads ":/map/…"; call initResources() before. A missing or damaged resource is a broken build: Problem.
    [[nodiscard]] static Outcome<std::shared_ptr<const MapGeometry>> load(const Catalog &catalog);

    [[nodiscard]] const std::vector<TileGrid> &tiles() const { return m_tiles; }
    [[nodiscard]] std::span<const MapFrame> frames() const { return m_frames; }
    [[nodiscard]] const MapFrame &frame(FrameId id) const { return m_frames[static_cast<std::size_t>(id)]; }
    // The frame whose box holds the place, insets before main frames; nothing: elsewhere in the world.
    [[nodiscard]] std::optional<FrameId> frameOf(double longitude, double latitude) const;

private:
    std::vector<TileGrid> m_tiles;
    std::vector<MapFrame> m_frames;
};

} // namespace yagura
