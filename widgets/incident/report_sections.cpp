// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/incident/report_sections.h"

#include "widgets/common/plain_text.h"
#include "widgets/common/words.h"

namespace yagura {

void writePage(ReportWriter &writer, const ReportPage &page, const Catalog &catalog)
{
    writeTexts(writer, page);
    writeTimes(writer, page);
    writeSeverity(writer, page, catalog);
    writePlace(writer, page, catalog);
    writeDesk(writer, page);
    writeEvidence(writer, page);
    writeRevisions(writer, page, catalog);
    writeGuidance(writer, page, catalog);
    writeIdentity(writer, page);
    writer.finish();
}

void writeIdentity(ReportWriter &writer, const ReportPage &page)
{
    const Event &event = page.event();
    const Report &report = page.report();
    std::vector<ReportWriter::Fact> facts;
    const auto add = [&facts](const QString &label, const QString &value) {
        if (!value.isEmpty())
            facts.push_back({label, value, {}, false});
    };
    add(IncidentReport::tr("Feed"), plainText(page.outline.subject.feed, 128));
    add(IncidentReport::tr("Identifier"), plainText(report.subject, 128));
    add(IncidentReport::tr("Event"), plainText(event.id, 128));
    add(IncidentReport::tr("Revision"), QString::number(report.revision));
    add(IncidentReport::tr("Campaign"), plainText(report.campaign, 128));
    add(IncidentReport::tr("Exercise name"), event.exercise ? plainText(event.exerciseName, 128) : QString());
    QStringList released;
    for (const std::string &to : event.releasableTo)
        released << plainText(to, 128);
    add(IncidentReport::tr("Sharing"), tlpText(event.tlp));
    if (event.tlp == Tlp::Unspecified)
        add(QString(), IncidentReport::tr("The source gives no label: handled as TLP:AMBER."));
    add(IncidentReport::tr("Releasable to"),
        released.isEmpty() ? IncidentReport::tr("Nobody is named.") : released.join(QStringLiteral(", ")));
    add(IncidentReport::tr("Duplicate key"), plainText(event.deduplicationKey, 128));
    writer.heading(IncidentReport::tr("Identification"));
    writer.facts(facts);
}

} // namespace yagura
