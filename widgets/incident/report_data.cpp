// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/incident/report_data.h"

#include <algorithm>

namespace yagura {

ReportOutline outlineOf(const ReportTable &table, Row row)
{
    ReportOutline out;
    out.subject = table.subject(row);
    out.kind = table.kind(row);
    out.revision = table.revision(row);
    out.status = table.status(row);
    out.condition = table.condition(row);
    out.severity = table.severity(row);
    out.severityMapped = table.severityMapped(row);
    out.exercise = table.exercise(row);
    out.tlp = table.tlp(row);
    out.late = table.late(row);
    out.country = table.country(row);
    out.sectors = table.sectors(row);
    out.firstSequenced = table.firstSequenced(row);
    out.lastSequenced = table.lastSequenced(row);
    return out;
}

QList<EventRef> newestRefs(const std::vector<EventRef> &history)
{
    const std::size_t from = history.size() > revisionsRead ? history.size() - revisionsRead : 0;
    return {history.begin() + static_cast<std::ptrdiff_t>(from), history.end()};
}

bool takeRevisions(ReportPage &page, const QList<FetchedEvent> &events)
{
    page.revisions.clear();
    page.unreadable = 0;
    for (const FetchedEvent &fetched : events) {
        if (fetched.event && fetched.event->report())
            page.revisions.push_back(*fetched.event);
        else
            ++page.unreadable;
    }
    // The first of equal revisions counts, as in the picture's fold.
    const auto revision = [](const Event &event) { return event.report()->revision; };
    std::ranges::stable_sort(page.revisions, {}, revision);
    const auto [from, to] = std::ranges::unique(page.revisions, {}, revision);
    page.revisions.erase(from, to);
    return !page.revisions.empty();
}

} // namespace yagura
