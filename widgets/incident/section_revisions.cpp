// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/report_changes.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"
#include "widgets/incident/report_sections.h"
#include "widgets/incident/report_words.h"

namespace yagura {

namespace {
QString whatChanged(const Event &before, const Event &after)
{
    QStringList lines;
    for (const FieldChange &change : changesBetween(before, after))
        lines << changeText(change, before, after);
    return lines.isEmpty() ? IncidentReport::tr("No field that is shown here changed.") : lines.join(QLatin1Char('\n'));
}

QString firstOne(const ReportPage &page)
{
    if (page.notRead > 0)
        return IncidentReport::tr("%n older revision(s) are in the journal and not shown.", nullptr, page.notRead);
    return IncidentReport::tr("The first that was received.");
}
} // namespace

void writeRevisions(ReportWriter &writer, const ReportPage &page, const Catalog &)
{
    writer.heading(IncidentReport::tr("Revisions"));
    if (page.unreadable > 0) {
        writer.paragraph(
            IncidentReport::tr("%n revision(s) could not be read from the journal.", nullptr, page.unreadable), true);
    }
    std::vector<QStringList> rows;
    for (std::size_t i = page.revisions.size(); i-- > 0;) {
        const Event &event = page.revisions[i];
        rows.push_back({QString::number(event.report()->revision), dateTimeText(event.reported, Zone::Jst),
            i == 0 ? firstOne(page) : whatChanged(page.revisions[i - 1], event)});
    }
    writer.list({IncidentReport::tr("Revision"), IncidentReport::tr("Reported"), IncidentReport::tr("What changed")},
        rows, {2, 4, 9});
}

} // namespace yagura
