// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>

#include "widgets/common/plain_text.h"
#include "widgets/common/words.h"
#include "widgets/incident/report_sections.h"
#include "widgets/incident/report_words.h"

namespace yagura {

namespace {
using Facts = std::vector<ReportWriter::Fact>;

// Says what the catalogue says of its own crosswalk.
QString mappingWarning()
{
    return IncidentReport::tr(
        "No official mapping exists between the US and the Japanese scale. They measure different things: the US scale "
        "potential national impact, rated during the response; the Japanese scale actual service impact on the public, "
        "rated after the event. The mapped value is Yagura's own proposal.");
}

void addMappedValues(Facts &facts, const Severity &severity, const Catalog &catalog)
{
    if (!severity.display)
        return;
    for (const char *scale : {"us-national", "jp-ci"}) {
        const SeverityLevel *level = catalog.mappedTo(scale, *severity.display);
        if (severity.scale == scale || !level)
            continue;
        facts.push_back({IncidentReport::tr("On the other scale"),
            QStringLiteral("\u2248 %1 \u2013 %2 / %3\n%4")
                .arg(level->value, level->name.ja, level->name.en, scaleText(catalog, scale)),
            mappingWarning(), true});
    }
}

QString sectorText(const SectorRef &ref, const Catalog &catalog, Country country, Language language)
{
    const QString mark = ref.mapped ? QStringLiteral("\u2248 ") : QString();
    const QString code = plainText(ref.code, 64);
    if (const auto known = catalog.sectorIndex(ref.code))
        return QStringLiteral("%1%2  %3").arg(mark, bothNames(catalog.sector(*known).name, language), code);
    QString text = QStringLiteral("%1%2 %3").arg(mark, plainText(ref.taxonomy, 64), code);
    const SectorSet mapped = catalog.sectorsFor({&ref, 1}, country);
    for (const Sector &sector : catalog.sectors()) {
        if ((mapped & bit(sector.index)) != 0)
            text += QStringLiteral("\n\u2248 %1").arg(bothNames(sector.name, language));
    }
    return text;
}

SectorSet namedSectors(const Report &report, const Catalog &catalog)
{
    SectorSet named = 0;
    for (const SectorRef &ref : report.sectors) {
        if (const auto known = catalog.sectorIndex(ref.code))
            named |= bit(*known);
    }
    return named;
}

QString counterpartText(const Report &report, const Catalog &catalog, Language language)
{
    const SectorSet named = namedSectors(report, catalog);
    SectorSet others = 0;
    for (const Sector &sector : catalog.sectors()) {
        if ((named & bit(sector.index)) != 0)
            others |= catalog.counterparts(sector.index);
    }
    QStringList lines;
    for (const Sector &sector : catalog.sectors()) {
        if ((others & ~named & bit(sector.index)) != 0)
            lines << QStringLiteral("\u2248 %1").arg(bothNames(sector.name, language));
    }
    return lines.join(QLatin1Char('\n'));
}

void addPlace(Facts &facts, const Place &place)
{
    QStringList names;
    for (const Text *name : {&place.name.ja, &place.name.en}) {
        if (!name->empty())
            names << plainText(name->text, 200);
    }
    const QLocale locale;
    facts.push_back({IncidentReport::tr("Place"),
        QStringLiteral("%1\n%2\u00b0, %3\u00b0")
            .arg(names.join(QStringLiteral(" / ")), locale.toString(place.latitude, 'f', 3),
                locale.toString(place.longitude, 'f', 3)),
        {}, false});
}
} // namespace

void writeSeverity(ReportWriter &writer, const ReportPage &page, const Catalog &catalog)
{
    const Report &report = page.report();
    if (report.kind == ReportKind::Engagement)
        return;
    Facts facts;
    const Severity &severity = report.severity;
    if (severity.value.empty())
        facts.push_back(
            {IncidentReport::tr("Source's severity"), IncidentReport::tr("The source gives none."), {}, true});
    else
        facts.push_back({IncidentReport::tr("Source's severity"),
            nativeValueText(catalog, severity) + QLatin1Char('\n') + scaleText(catalog, severity.scale), {}, false});
    facts.push_back({IncidentReport::tr("Display level"),
        (severity.displayMapped ? QStringLiteral("\u2248 ") : QString()) + displayText(severity.display),
        severity.displayMapped ? IncidentReport::tr("Mapped from the source's scale.") : QString(), false});
    addMappedValues(facts, severity, catalog);
    if (report.kind == ReportKind::Incident) {
        facts.push_back({IncidentReport::tr("Confidence"),
            report.confidence.empty() ? IncidentReport::tr("The source gives none.")
                                      : admiraltyText(catalog, report.confidence, writer.language()),
            {}, report.confidence.empty()});
    }
    writer.heading(IncidentReport::tr("Severity and confidence"));
    writer.facts(facts);
}

void writePlace(ReportWriter &writer, const ReportPage &page, const Catalog &catalog)
{
    const Report &report = page.report();
    const Language language = writer.language();
    Facts facts;
    QStringList sectors;
    for (const SectorRef &ref : report.sectors)
        sectors << sectorText(ref, catalog, page.outline.country, language);
    if (sectors.isEmpty())
        facts.push_back({IncidentReport::tr("Sectors"), IncidentReport::tr("The source names no sector."), {}, true});
    else
        facts.push_back({IncidentReport::tr("Sectors"), sectors.join(QLatin1Char('\n')), {}, false});
    if (const QString counterparts = counterpartText(report, catalog, language); !counterparts.isEmpty()) {
        facts.push_back({IncidentReport::tr("Counterparts"), counterparts,
            IncidentReport::tr("Sectors of the other country's list by Yagura's crosswalk; not an official one."),
            true});
    }
    QStringList countries;
    for (const std::string &country : report.countries) {
        const Country known = Catalog::countryOf(country);
        countries << (known == Country::Japan || known == Country::UnitedStates ? countryWord(known)
                                                                                : plainText(country, 8));
    }
    if (!countries.isEmpty())
        facts.push_back({IncidentReport::tr("Country"), countries.join(QStringLiteral(", ")), {}, false});
    if (!report.region.empty()) {
        const Region &region = catalog.region(catalog.regionIndex(report.region, page.outline.country));
        facts.push_back({IncidentReport::tr("Region"),
            region.real() ? QStringLiteral("%1  %2").arg(bothNames(region.name, language), plainText(report.region, 16))
                          : plainText(report.region, 16),
            {}, false});
    }
    if (report.place)
        addPlace(facts, *report.place);
    writer.heading(IncidentReport::tr("Sectors and place"));
    writer.facts(facts);
}

} // namespace yagura
