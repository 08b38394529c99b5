// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"
#include "widgets/incident/report_sections.h"

namespace yagura {

namespace {
QString happenedText(const Instant &happened)
{
    if (happened.precision == Precision::Unknown)
        return precisionWord(Precision::Unknown);
    if (happened.precision == Precision::Minute)
        return threeZones(happened.at);
    return IncidentReport::tr("%1 (%2)").arg(instantText(happened, Zone::Utc), precisionWord(happened.precision));
}

QString happenedLabel(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Incident:
        return IncidentReport::tr("Happened");
    case ReportKind::Advisory:
        return IncidentReport::tr("Published");
    case ReportKind::Engagement:
        return IncidentReport::tr("Begins");
    }
    return {};
}
} // namespace

void writeTimes(ReportWriter &writer, const ReportPage &page)
{
    const Report &report = page.report();
    std::vector<ReportWriter::Fact> facts;
    facts.push_back({happenedLabel(report.kind), happenedText(report.happened),
        report.happened.precision == Precision::Minute ? precisionWord(Precision::Minute) : QString(), false});
    if (report.endsAt != UtcTime{})
        facts.push_back({IncidentReport::tr("Ends"), threeZones(report.endsAt), {}, false});
    facts.push_back({IncidentReport::tr("Reported"), threeZones(page.event().reported), {}, false});
    facts.push_back({IncidentReport::tr("Sequenced by the feed"), threeZones(page.outline.firstSequenced), {}, false});
    if (page.outline.lastSequenced != page.outline.firstSequenced) {
        facts.push_back(
            {IncidentReport::tr("Last revision sequenced"), threeZones(page.outline.lastSequenced), {}, false});
    }
    if (page.outline.late) {
        facts.push_back({IncidentReport::tr("Late"),
            IncidentReport::tr("First reported more than an hour after it happened."), {}, false});
    }
    writer.heading(IncidentReport::tr("Times"));
    writer.facts(facts);
}

} // namespace yagura
