// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/board/board_tools.h"

#include <tuple>

namespace yagura {

void BoardTools::toggleScope(const BoardRow &row)
{
    ScopeFilter filter = m_context.scope.filter();
    const SectorSet wanted = row.heading ? m_context.catalog.sectorsOf(row.country) : bit(row.sector);
    filter.sectors = filter.sectors == wanted ? ScopeFilter{}.sectors : wanted;
    m_context.scope.set(filter);
}

void BoardTools::clearScope()
{
    ScopeFilter filter = m_context.scope.filter();
    filter.sectors = ScopeFilter{}.sectors;
    m_context.scope.set(filter);
}

void BoardTools::selectWorst(const BoardRow &row)
{
    if (row.heading)
        return;
    const ReportTable &reports = m_context.watch.reports();
    const AlertBook &alerts = m_context.watch.situation().alerts();
    // Unknown severity is graver than what is known to be low, less grave than what is known to be high.
    const auto rank = [&](Row r) {
        const Alert *alert = alerts.alertOf(r);
        const int severity = reports.severity(r) == unknownSeverity ? 2 : reports.severity(r);
        return std::tuple(severity, alert && alert->unacknowledged(), reports.lastSequenced(r));
    };
    Row best = noRow;
    for (const Row r : m_context.scoped.rows()) {
        if (!(reports.sectors(r) & bit(row.sector)) || !reports.open(r) || reports.exercise(r))
            continue;
        if (best == noRow || rank(r) > rank(best))
            best = r;
    }
    if (best != noRow)
        m_context.selection.select(reports.subject(best));
}

int BoardTools::step(const std::vector<BoardRow> &rows, int from, int step)
{
    const int count = static_cast<int>(rows.size());
    const int direction = step < 0 ? -1 : 1;
    int index = std::clamp(from + step, 0, std::max(0, count - 1));
    while (index >= 0 && index < count && rows[static_cast<std::size_t>(index)].heading)
        index += direction;
    return index >= 0 && index < count ? index : from;
}

} // namespace yagura
