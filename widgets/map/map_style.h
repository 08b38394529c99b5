// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "widgets/map/map_geometry.h"
#include "widgets/theme/theme.h"

namespace yagura {

// What all map painters need besides the data. Borrowed for the time of one painting.
struct MapStyle
{
    const Catalog &catalog;
    const MapGeometry &geometry;
    const Theme &theme;
    Language language;
    PointOfView view = PointOfView::Neutral;
};

// Which region the person stands on. Not part of a document.
struct MapCursor
{
    std::optional<RegionIndex> current;
    std::optional<RegionIndex> hovered;
    std::optional<RegionIndex> selected; // of the report in hand
    bool focus = false;
};

} // namespace yagura
