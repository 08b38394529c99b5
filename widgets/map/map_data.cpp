// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/map_data.h"

#include <cmath>
#include <tuple>

namespace yagura {

namespace {

bool inScope(const Region &region, const ScopeFilter &filter)
{
    const bool country = region.country == Country::Japan ? filter.japan
        : region.country == Country::UnitedStates         ? filter.unitedStates
                                                          : filter.elsewhere;
    return country && (filter.regions.empty() || filter.regions.contains(region.index));
}

bool inScope(const Sector &sector, const ScopeFilter &filter)
{
    const bool country = sector.country == Country::Japan ? filter.japan : filter.unitedStates;
    return country && (filter.sectors & bit(sector.index)) != 0;
}

void fillRegions(
    MapData &data, const Picture &picture, const Tallies &real, const Tallies &exercise, const ScopeFilter &filter)
{
    const std::optional<SectorIndex> only = onlySector(filter, picture.catalog());
    for (const Region &region : picture.catalog().regions()) {
        PlaceState &state = data.regions.emplace_back();
        state.real = real.byRegion[region.index];
        state.exercise = exercise.byRegion[region.index];
        state.knowledge = picture.coverage().region(region.index);
        // A region that is heard of says nothing about a sector that is not.
        if (only && picture.catalog().sector(*only).country == region.country)
            state.knowledge = weaker(state.knowledge, picture.coverage().sector(*only));
        state.inScope = inScope(region, filter);
    }
}

// "Not stated" has no feed of its own: it is as known as the regions that are stated.
void fillCounters(MapData &data, const Catalog &catalog)
{
    const bool heard = std::ranges::any_of(
        data.regions, [](const PlaceState &state) { return state.knowledge.knowledge != Knowledge::Never; });
    for (const Region &region : catalog.regions())
        if (KnowledgeOf &known = data.regions[region.index].knowledge;
            heard && !region.real() && known.knowledge == Knowledge::Never)
            known.knowledge = Knowledge::Known;
}

void fillSectors(
    MapData &data, const Picture &picture, const Tallies &real, const Tallies &exercise, const ScopeFilter &filter)
{
    for (const Sector &sector : picture.catalog().sectors()) {
        PlaceState &state = data.sectors.emplace_back();
        state.real = real.bySector[sector.index];
        state.exercise = exercise.bySector[sector.index];
        state.knowledge = picture.coverage().sector(sector.index);
        state.inScope = inScope(sector, filter);
    }
}

void fillCells(MapData &data, const Tallies &real, const Tallies &exercise)
{
    data.cells.resize(real.bySectorAndRegion.size());
    for (std::size_t i = 0; i < data.cells.size(); ++i) {
        const Tally &tally = real.bySectorAndRegion[i];
        SectorCell &cell = data.cells[i];
        cell.open = tally.openCount();
        cell.unacknowledged = tally.unacknowledged;
        cell.worst = tally.worstOpen().value_or(unknownSeverity);
        cell.exercise = exercise.bySectorAndRegion[i].openCount();
    }
}

// Spots closer than a mark is wide are one mark: the number of marks is bounded by the map, not by the incidents.
class Spots
{
public:
    void add(const Situation &situation, Row row)
    {
        const ReportTable &table = situation.picture().reports();
        const auto place = table.place(row);
        if (!place)
            return;
        const auto key
            = std::tuple{std::lround(place->first * 20), std::lround(place->second * 20), table.exercise(row)};
        SpotMark &spot = m_spots
                             .try_emplace(key,
                                 SpotMark{place->first, place->second, unknownSeverity, table.exercise(row), false, 0})
                             .first->second;
        const Alert *alert = situation.alerts().alertOf(row);
        spot.unacknowledged = spot.unacknowledged || (alert && alert->unacknowledged());
        if (gravity(table.severity(row)) > gravity(spot.severity))
            spot.severity = table.severity(row);
        ++spot.count;
    }

    [[nodiscard]] std::vector<SpotMark> take() const
    {
        std::vector<SpotMark> spots;
        for (const auto &[key, spot] : m_spots)
            spots.push_back(spot);
        std::ranges::stable_sort(spots, std::greater{}, [](const SpotMark &s) { return gravity(s.severity); });
        return spots;
    }

private:
    std::map<std::tuple<long, long, bool>, SpotMark> m_spots;
};

// What the counts do not say: where exactly, and whether the worst level is the source's own.
void survey(MapData &data, const Situation &situation, std::span<const Row> rows)
{
    const ReportTable &table = situation.picture().reports();
    std::vector<bool> native(data.regions.size());
    Spots spots;
    for (const Row row : rows) {
        if (table.kind(row) != ReportKind::Incident || !table.open(row))
            continue;
        spots.add(situation, row);
        const RegionIndex region = table.region(row);
        if (!table.exercise(row) && !table.severityMapped(row)
            && data.regions[region].real.worstOpen() == table.severity(row))
            native[region] = true;
    }
    for (std::size_t i = 0; i < native.size(); ++i) {
        const auto worst = data.regions[i].real.worstOpen();
        data.regions[i].worstMapped = worst && *worst != unknownSeverity && !native[i];
    }
    data.spots = spots.take();
}

} // namespace

MapData mapData(const Situation &situation, std::span<const Row> rows, const Tallies &real, const Tallies &exercise,
    const ScopeFilter &filter, UtcTime now)
{
    MapData data;
    data.now = now;
    fillRegions(data, situation.picture(), real, exercise, filter);
    fillCounters(data, situation.picture().catalog());
    fillSectors(data, situation.picture(), real, exercise, filter);
    fillCells(data, real, exercise);
    survey(data, situation, rows);
    return data;
}

void markSilent(MapData &data, UtcTime since)
{
    const auto mark = [since](PlaceState &state) {
        if (state.hidden())
            return;
        // An earlier gap stays the earlier one.
        const bool partial = isPart(state.knowledge.knowledge);
        state.knowledge.since = partial ? std::min(since, state.knowledge.since) : since;
        state.knowledge.knowledge = Knowledge::Lost;
    };
    std::ranges::for_each(data.regions, mark);
    std::ranges::for_each(data.sectors, mark);
}

KnowledgeOf weaker(const KnowledgeOf &a, const KnowledgeOf &b)
{
    return a.knowledge <= b.knowledge ? a : b;
}

std::optional<SectorIndex> onlySector(const ScopeFilter &filter, const Catalog &catalog)
{
    std::optional<SectorIndex> only;
    for (const Sector &sector : catalog.sectors()) {
        if ((filter.sectors & bit(sector.index)) == 0)
            continue;
        if (only)
            return {};
        only = sector.index;
    }
    return only;
}

} // namespace yagura
