// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/map_data.h"
#include "widgets/map/map_style.h"

// What the maps say in words: tooltips, descriptions for screen readers, captions. In the language installed now.
namespace yagura {

// Name as short as it stays unmistakable: 「東京」, "Tokyo", "TX".
[[nodiscard]] QString regionCode(const Region &region, Language language);
// Name without what the map says anyway: 「東京都」, "Tokyo", 「テキサス州」, "Texas".
[[nodiscard]] QString regionName(const Region &region, Language language);

// Several lines: both names, counts by severity, exercise apart, what is not known, ages. Plain text.
[[nodiscard]] QString regionToolTip(const MapData &data, RegionIndex region, const MapStyle &style);
[[nodiscard]] QString sectorToolTip(const MapData &data, SectorIndex sector, const MapStyle &style);
// One sentence for a screen reader.
[[nodiscard]] QString regionSentence(const MapData &data, RegionIndex region, const MapStyle &style);
[[nodiscard]] QString sectorSentence(const MapData &data, SectorIndex sector, const MapStyle &style);

[[nodiscard]] QString scopeCaption(const ScopeFilter &filter, const Catalog &catalog, Language language);
[[nodiscard]] QString frameName(FrameId frame);
[[nodiscard]] QString attribution(); // that the licences of the data ask for, on one line

// Age of the last word, or "" when there has never been one.
[[nodiscard]] QString lastWordAge(const MapData &data, const PlaceState &state);

} // namespace yagura
