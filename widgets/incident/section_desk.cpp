// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"
#include "widgets/incident/report_sections.h"

namespace yagura {

namespace {
QString acknowledgedText(const Alert &alert)
{
    if (!alert.acknowledged)
        return IncidentReport::tr("Nobody has acknowledged it.");
    const Acknowledgement &by = *alert.acknowledged;
    const QString text = IncidentReport::tr("%1 (%2), %3, having seen revision %4")
                             .arg(plainText(by.person, 128), plainText(by.desk, 128), threeZones(by.at))
                             .arg(by.revision);
    if (by.revision >= alert.revision)
        return text;
    return text + QLatin1Char('\n') + IncidentReport::tr("Revision %1 came after that.").arg(alert.revision);
}
} // namespace

void writeDesk(ReportWriter &writer, const ReportPage &page)
{
    if (page.report().kind != ReportKind::Incident)
        return;
    writer.heading(IncidentReport::tr("At the desks"));
    if (!page.alert) {
        writer.paragraph(IncidentReport::tr("No rule raised an alert from this incident."), true);
        return;
    }
    const Alert &alert = *page.alert;
    std::vector<ReportWriter::Fact> facts;
    facts.push_back({IncidentReport::tr("Alert raised"), threeZones(alert.raised), {}, false});
    facts.push_back({IncidentReport::tr("Acknowledged"), acknowledgedText(alert), {}, false});
    facts.push_back({IncidentReport::tr("Owner"),
        alert.owner ? IncidentReport::tr("%1, since %2").arg(plainText(*alert.owner, 128), threeZones(alert.taken))
                    : IncidentReport::tr("Nobody has taken it."),
        {}, false});
    if (page.answer)
        facts.push_back({IncidentReport::tr("Your last action"), receiptText(*page.answer), {}, false});
    writer.facts(facts);
}

} // namespace yagura
