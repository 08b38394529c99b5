// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/incident/report_words.h"

#include <QRegularExpression>

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"
#include "widgets/incident/report_sections.h"

namespace yagura {

namespace {
using Field = FieldChange::Field;
using Kind = FieldChange::Kind;
constexpr int shownChars = 160; // of an old or new text in a change

QString fieldWord(Field field)
{
    switch (field) {
    case Field::Status:
        return IncidentReport::tr("Status");
    case Field::Condition:
        return IncidentReport::tr("Condition");
    case Field::DisplaySeverity:
        return IncidentReport::tr("Severity");
    case Field::NativeSeverity:
        return IncidentReport::tr("Source's severity");
    case Field::TitleJa:
        return IncidentReport::tr("Japanese title");
    case Field::TitleEn:
        return IncidentReport::tr("English title");
    case Field::SummaryJa:
        return IncidentReport::tr("Japanese summary");
    case Field::SummaryEn:
        return IncidentReport::tr("English summary");
    case Field::Happened:
        return IncidentReport::tr("Time");
    case Field::Ends:
        return IncidentReport::tr("End");
    case Field::Engagement:
        return IncidentReport::tr("Kind");
    case Field::Sectors:
        return IncidentReport::tr("Sectors");
    case Field::Countries:
        return IncidentReport::tr("Countries");
    case Field::Region:
        return IncidentReport::tr("Region");
    case Field::Place:
        return IncidentReport::tr("Place");
    case Field::Confidence:
        return IncidentReport::tr("Confidence");
    case Field::Tlp:
        return IncidentReport::tr("Sharing");
    case Field::Releasability:
        return IncidentReport::tr("Releasable to");
    case Field::Exercise:
        return IncidentReport::tr("Exercise mark");
    case Field::Campaign:
        return IncidentReport::tr("Campaign");
    case Field::Indicators:
        return IncidentReport::tr("Indicators");
    case Field::Cves:
        return IncidentReport::tr("CVEs");
    case Field::Techniques:
        return IncidentReport::tr("Techniques");
    case Field::Products:
        return IncidentReport::tr("Products");
    case Field::Suppliers:
        return IncidentReport::tr("Suppliers");
    case Field::References:
        return IncidentReport::tr("References");
    }
    return {};
}

const Text *textOf(Field field, const Report &report)
{
    switch (field) {
    case Field::TitleJa:
        return &report.title.ja;
    case Field::TitleEn:
        return &report.title.en;
    case Field::SummaryJa:
        return &report.summary.ja;
    case Field::SummaryEn:
        return &report.summary.en;
    default:
        return nullptr;
    }
}

QString placeText(const std::optional<Place> &place)
{
    if (!place)
        return {};
    const std::string &name = place->name.ja.empty() ? place->name.en.text : place->name.ja.text;
    return QStringLiteral("%1 (%2, %3)").arg(plainText(name, shownChars)).arg(place->latitude).arg(place->longitude);
}

QString valueText(Field field, const Event &event)
{
    const Report &report = *event.report();
    if (const Text *text = textOf(field, report))
        return plainText(text->text, shownChars);
    switch (field) {
    case Field::Status:
        return statusWord(report.status);
    case Field::Condition:
        return conditionWord(report.condition);
    case Field::DisplaySeverity:
        return displayText(report.severity.display);
    case Field::NativeSeverity:
        return plainText(report.severity.scale, 40) + QLatin1Char(' ') + plainText(report.severity.value, 40);
    case Field::Happened:
        return instantText(report.happened, Zone::Jst);
    case Field::Ends:
        return dateTimeText(report.endsAt, Zone::Jst);
    case Field::Engagement:
        return engagementWord(report.engagement);
    case Field::Region:
        return plainText(report.region, 20);
    case Field::Place:
        return placeText(report.place);
    case Field::Confidence:
        return plainText(report.confidence, 20);
    case Field::Tlp:
        return tlpText(event.tlp);
    case Field::Exercise:
        return event.exercise ? exerciseWord() + QLatin1Char(' ') + plainText(event.exerciseName, shownChars)
                              : IncidentReport::tr("not an exercise");
    case Field::Campaign:
        return plainText(report.campaign, shownChars);
    default:
        return {};
    }
}

QString entriesText(const FieldChange &change)
{
    const QString added = IncidentReport::tr("%n added", nullptr, change.entriesAdded);
    const QString removed = IncidentReport::tr("%n removed", nullptr, change.entriesRemoved);
    if (change.entriesRemoved == 0)
        return IncidentReport::tr("%1: %2").arg(fieldWord(change.field), added);
    if (change.entriesAdded == 0)
        return IncidentReport::tr("%1: %2").arg(fieldWord(change.field), removed);
    return IncidentReport::tr("%1: %2, %3").arg(fieldWord(change.field), added, removed);
}

QString addedText(const FieldChange &change, const Event &after)
{
    if (const Text *text = textOf(change.field, *after.report()))
        return IncidentReport::tr("%1 added (%2)").arg(fieldWord(change.field), originWord(text->origin));
    return IncidentReport::tr("%1 added: %2").arg(fieldWord(change.field), valueText(change.field, after));
}
} // namespace

QString changeText(const FieldChange &change, const Event &before, const Event &after)
{
    switch (change.kind) {
    case Kind::Entries:
        return entriesText(change);
    case Kind::Added:
        return addedText(change, after);
    case Kind::Removed:
        return IncidentReport::tr("%1 removed; it was: %2")
            .arg(fieldWord(change.field), valueText(change.field, before));
    case Kind::OriginChanged:
        return IncidentReport::tr("%1, origin: %2 → %3")
            .arg(fieldWord(change.field), originWord(textOf(change.field, *before.report())->origin),
                originWord(textOf(change.field, *after.report())->origin));
    case Kind::Changed:
        break;
    }
    return IncidentReport::tr("%1: %2 → %3")
        .arg(fieldWord(change.field), valueText(change.field, before), valueText(change.field, after));
}

QString bothNames(const Names &names, Language first)
{
    const Language second = first == Language::Ja ? Language::En : Language::Ja;
    if (names.in(first) == names.in(second) || names.in(second).isEmpty())
        return names.in(first);
    return QStringLiteral("%1 / %2").arg(names.in(first), names.in(second));
}

QString nativeValueText(const Catalog &catalog, const Severity &severity)
{
    const QString value = plainText(severity.value, 80);
    if (const SeverityScale *scale = catalog.severityScale(severity.scale)) {
        for (const SeverityLevel &level : scale->levels) {
            if (level.value == value)
                return QStringLiteral("%1 \u2013 %2 / %3").arg(value, level.name.ja, level.name.en);
        }
    }
    return value;
}

QString scaleText(const Catalog &catalog, const std::string &scale)
{
    const SeverityScale *known = catalog.severityScale(scale);
    return known ? bothNames(known->name, Language::Ja) : plainText(scale, 80);
}

QString displayText(const DisplayLevel &level)
{
    if (!level)
        return severityWord(unknownSeverity);
    return QStringLiteral("%1 \u2013 %2").arg(QString::number(*level), severityWord(*level));
}

QString durationText(const QString &within)
{
    if (within.isEmpty())
        return IncidentReport::tr("deadline not known");
    if (within == QLatin1String("P0D"))
        return IncidentReport::tr("without delay");
    static const QRegularExpression shape(QStringLiteral("^P(?:(\\d+)(BD|CD|D|M|Y)|T(\\d+)(H|M))$"));
    const QRegularExpressionMatch match = shape.match(within);
    if (!match.hasMatch())
        return within;
    const int n = (match.captured(1) + match.captured(3)).toInt();
    if (match.captured(4) == QLatin1String("H"))
        return IncidentReport::tr("%n hour(s)", nullptr, n);
    if (match.captured(4) == QLatin1String("M"))
        return IncidentReport::tr("%n minute(s)", nullptr, n);
    if (match.captured(2) == QLatin1String("BD"))
        return IncidentReport::tr("%n business day(s)", nullptr, n);
    if (match.captured(2) == QLatin1String("CD"))
        return n == 1 ? IncidentReport::tr("by the end of the next calendar day")
                      : IncidentReport::tr("%n calendar day(s)", nullptr, n);
    if (match.captured(2) == QLatin1String("D"))
        return IncidentReport::tr("%n day(s)", nullptr, n);
    if (match.captured(2) == QLatin1String("M"))
        return IncidentReport::tr("%n month(s)", nullptr, n);
    return IncidentReport::tr("%n year(s)", nullptr, n);
}

QString admiraltyText(const Catalog &catalog, const std::string &code, Language language)
{
    const QString shown = plainText(code, 20);
    if (code.size() != 2)
        return shown;
    const QString reliability = catalog.admiraltyReliability(code[0]).in(language);
    const QString credibility = catalog.admiraltyCredibility(code[1]).in(language);
    if (reliability.isEmpty() || credibility.isEmpty())
        return shown;
    return IncidentReport::tr("%1: source: %2; information: %3").arg(shown, reliability, credibility);
}

} // namespace yagura
