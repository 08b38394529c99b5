// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/map_tools.h"

#include <tuple>

#include "widgets/map/map_data.h"

namespace yagura {

bool MapTools::onlyRegion(RegionIndex region) const
{
    return m_context.scope.filter().regions == std::set{region};
}

void MapTools::toggleRegion(RegionIndex region)
{
    ScopeFilter filter = m_context.scope.filter();
    filter.regions = onlyRegion(region) ? std::set<RegionIndex>{} : std::set{region};
    m_context.scope.set(filter);
}

bool MapTools::clearRegions()
{
    ScopeFilter filter = m_context.scope.filter();
    if (filter.regions.empty())
        return false;
    filter.regions.clear();
    m_context.scope.set(filter);
    return true;
}

void MapTools::toggleSector(SectorIndex sector)
{
    ScopeFilter filter = m_context.scope.filter();
    const bool alone = onlySector(filter, m_context.catalog) == sector;
    filter.sectors = alone ? ScopeFilter{}.sectors : bit(sector);
    m_context.scope.set(filter);
}

std::optional<Row> MapTools::worstIn(RegionIndex region) const
{
    const Situation &situation = m_context.watch.situation();
    const ReportTable &table = situation.picture().reports();
    // Smaller is more urgent; the row breaks ties.
    const auto urgency = [&](Row row) {
        const Alert *alert = situation.alerts().alertOf(row);
        const bool waiting = alert && alert->unacknowledged();
        return std::tuple{table.exercise(row), !waiting, -gravity(table.severity(row)), table.firstSequenced(row), row};
    };
    std::optional<Row> worst;
    for (const Row row : m_context.scoped.rows()) {
        if (table.region(row) != region || table.kind(row) != ReportKind::Incident || !table.open(row))
            continue;
        if (!worst || urgency(row) < urgency(*worst))
            worst = row;
    }
    return worst;
}

bool MapTools::selectWorst(RegionIndex region)
{
    const auto row = worstIn(region);
    if (row)
        m_context.selection.select(m_context.watch.reports().subject(*row));
    return row.has_value();
}

} // namespace yagura
