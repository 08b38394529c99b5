// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/incident/report_sections.h"
#include "widgets/incident/report_words.h"

namespace yagura {

namespace {
using Facts = std::vector<ReportWriter::Fact>;

// What the catalogue is not sure of says so on screen.
bool doubtful(const QString &confidence)
{
    return confidence != QLatin1String("high");
}

void writeSector(ReportWriter &writer, const Sector &sector, const Catalog &catalog)
{
    const Language language = writer.language();
    Facts facts;
    if (!sector.authorities.in(language).isEmpty())
        facts.push_back({sector.authorityRole.in(language), sector.authorities.in(language), {}, false});
    if (!sector.sharingBodies.isEmpty()) {
        facts.push_back(
            {IncidentReport::tr("Sharing bodies"), sector.sharingBodies.join(QStringLiteral(", ")), {}, false});
    }
    if (const QStringList notify = catalog.notifyFor(sector.index); !notify.isEmpty())
        facts.push_back({IncidentReport::tr("Whom to notify"), notify.join(QStringLiteral(", ")), {}, false});
    if (facts.empty())
        return;
    if (doubtful(sector.confidence))
        facts.push_back({IncidentReport::tr("Certainty of this entry"), sector.confidence, {}, true});
    writer.subheading(bothNames(sector.name, language));
    writer.facts(facts);
}

void writeDuty(ReportWriter &writer, const Duty &duty)
{
    const Language language = writer.language();
    writer.subheading(duty.name.in(language));
    Facts facts;
    for (const DutyClock &clock : duty.clocks) {
        facts.push_back({clock.label.in(language),
            clock.from.in(language).isEmpty()
                ? durationText(clock.within)
                : IncidentReport::tr("%1, counted from: %2").arg(durationText(clock.within), clock.from.in(language)),
            {}, false});
    }
    facts.push_back({IncidentReport::tr("Whom it binds"), duty.appliesTo.in(language), {}, false});
    facts.push_back({IncidentReport::tr("Trigger"), duty.trigger.in(language), {}, false});
    facts.push_back({IncidentReport::tr("Report to"), duty.reportTo.join(QStringLiteral(", ")), {}, false});
    facts.push_back({IncidentReport::tr("Nature"), duty.nature.in(language), {}, false});
    facts.push_back({IncidentReport::tr("In force"), duty.status.in(language), {}, false});
    if (doubtful(duty.confidence))
        facts.push_back({IncidentReport::tr("Certainty of this entry"), duty.confidence, {}, true});
    std::erase_if(facts, [](const ReportWriter::Fact &fact) { return fact.value.isEmpty(); });
    writer.facts(facts);
}
} // namespace

void writeGuidance(ReportWriter &writer, const ReportPage &page, const Catalog &catalog)
{
    if (page.report().kind == ReportKind::Engagement)
        return;
    const Language language = writer.language();
    writer.heading(IncidentReport::tr("Authorities, duties and guidance"));
    writer.paragraph(
        IncidentReport::tr("Not legal advice. As of %1; check before relying on it.").arg(catalog.dutiesAsOf()), true);
    for (const Sector &sector : catalog.sectors()) {
        if ((page.outline.sectors & bit(sector.index)) != 0)
            writeSector(writer, sector, catalog);
    }
    for (const Duty *duty : catalog.dutiesFor(page.outline.sectors))
        writeDuty(writer, *duty);
    std::vector<QStringList> guidance;
    for (const Guidance &item : catalog.guidance())
        guidance.push_back({item.name.in(language), item.date, item.source});
    if (guidance.empty())
        return;
    writer.subheading(IncidentReport::tr("Guidance"));
    writer.list({IncidentReport::tr("Document"), IncidentReport::tr("Date"), IncidentReport::tr("Source")}, guidance,
        {5, 1, 3});
}

} // namespace yagura
