// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "models/alerts/scoped_picture.h"
#include "models/alerts/situation.h"
#include "models/picture/scope.h"

// What the maps show, as plain values: made from a situation and its counts, painted without either. Shared by the
// panel, the briefing and the tests. Any thread.
namespace yagura {

// One region, or one sector: real and exercise are never added together.
struct PlaceState
{
    Tally real;
    Tally exercise;
    KnowledgeOf knowledge;
    bool inScope = true;      // out of scope is not counted, which is not the same as calm
    bool worstMapped = false; // every open incident of the worst severity has a mapped level: shown with "≈"

    [[nodiscard]] bool hidden() const { return knowledge.knowledge <= Knowledge::Lost; } // nothing is known now
};

// One region within one sector, for the small multiples.
struct SectorCell
{
    std::uint32_t open = 0;
    std::uint32_t unacknowledged = 0;
    std::uint32_t exercise = 0;           // open exercise incidents
    std::uint8_t worst = unknownSeverity; // meaningful while open > 0
};

// Open incidents at about the same spot (a twentieth of a degree), worst first.
struct SpotMark
{
    double latitude = 0;
    double longitude = 0;
    std::uint8_t severity = unknownSeverity;
    bool exercise = false;
    bool unacknowledged = false;
    std::uint32_t count = 0;
};

struct MapData
{
    std::vector<PlaceState> regions; // by RegionIndex
    std::vector<PlaceState> sectors; // by SectorIndex
    std::vector<SectorCell> cells;   // [sector * regions + region]
    std::vector<SpotMark> spots;
    UtcTime now{};

    [[nodiscard]] const SectorCell &cell(SectorIndex sector, RegionIndex region) const
    {
        return cells[sector * regions.size() + region];
    }
};

// `rows`, `real` and `exercise` are what `filter` admits of `situation` (ScopedPicture or scopeRows). One pass over
// rows.
[[nodiscard]] MapData mapData(const Situation &situation, std::span<const Row> rows, const Tallies &real,
    const Tallies &exercise, const ScopeFilter &filter, UtcTime now);

// No feed is heard: what was known until `since` is not known now.
void markSilent(MapData &data, UtcTime since);

// The graver of two gaps in knowledge.
[[nodiscard]] KnowledgeOf weaker(const KnowledgeOf &a, const KnowledgeOf &b);

// The sector when the filter names exactly one.
[[nodiscard]] std::optional<SectorIndex> onlySector(const ScopeFilter &filter, const Catalog &catalog);

// 5 … 0, then unknown: the order in which marks are drawn over each other and incidents are chosen.
[[nodiscard]] constexpr int gravity(std::uint8_t severity)
{
    return severity <= 5 ? severity : -1;
}

} // namespace yagura
