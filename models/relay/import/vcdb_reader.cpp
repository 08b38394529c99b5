// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/import/vcdb_reader.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

#include "models/relay/import/fields.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

SourceStatus statusOf(const QString &securityIncident)
{
    if (securityIncident == "Confirmed"_L1)
        return SourceStatus::Confirmed;
    if (securityIncident == "Suspected"_L1)
        return SourceStatus::Draft;
    return securityIncident == "False positive"_L1 ? SourceStatus::Retracted : SourceStatus::Unspecified;
}

std::string confidenceOf(const QString &confidence)
{
    if (confidence == "High"_L1)
        return "F2";
    if (confidence == "Medium"_L1)
        return "F3";
    if (confidence == "Low"_L1)
        return "F4";
    return confidence == "None"_L1 ? "F6" : "";
}

// "2016-07", or {"year": 2016, "month": 7}.
Instant dateOf(const QJsonValue &value)
{
    if (!value.isObject())
        return fields::instant(value.toString());
    const QJsonObject date = value.toObject();
    QString text = u"%1"_s.arg(date["year"_L1].toInt(), 4, 10, '0'_L1);
    for (const auto part : {"month"_L1, "day"_L1}) {
        const int number = date[part].toInt();
        if (number == 0)
            break;
        text += u"-%1"_s.arg(number, 2, 10, '0'_L1);
    }
    return fields::instant(text);
}

Condition conditionOf(const QJsonObject &timeline)
{
    static const QStringList open{u""_s, u"NA"_s, u"Never"_s, u"Unknown"_s};
    const QString unit = timeline["containment"_L1]["unit"_L1].toString();
    return open.contains(unit) ? Condition::Active : Condition::Cleared;
}

// "URL (20140202)", "URL; URL", a list of them, or words without a URL.
void readReferences(const QJsonValue &value, std::vector<Reference> &references)
{
    static const QRegularExpression url(u"https?://[^\\s]+"_s);
    static const QRegularExpression edge(u"^[\\s;,()]+|[\\s;,()]+$"_s);
    for (const QString &text : fields::texts(value)) {
        qsizetype at = 0;
        auto match = url.globalMatch(text);
        if (!match.hasNext())
            fields::addReference(references, {}, text);
        while (match.hasNext()) {
            const auto found = match.next();
            QString address = found.captured();
            while (address.endsWith(u';') || address.endsWith(u','))
                address.chop(1);
            at = found.capturedEnd();
            const qsizetype next = match.hasNext() ? match.peekNext().capturedStart() : text.size();
            fields::addReference(references, address, text.mid(at, next - at).remove(edge).remove(edge));
        }
    }
}

QString actionWords(const QJsonObject &action)
{
    QStringList words = action.keys();
    for (QString &word : words)
        word[0] = word.at(0).toUpper();
    return words.join(u" + "_s);
}

std::string titleOf(const QString &summary, const QJsonObject &record)
{
    if (!summary.isEmpty())
        return fields::title(summary);
    const QString victim = record["victim"_L1]["victim_id"_L1].toString().trimmed();
    const QString action = actionWords(record["action"_L1].toObject());
    return fields::title(victim.isEmpty() ? action : action + u": "_s + victim);
}

} // namespace

VcdbReader::VcdbReader(const Catalog &catalog)
    : m_catalog(catalog)
    , m_regions(catalog)
{
}

bool VcdbReader::recognises(const QJsonObject &record) const
{
    return record["schema_version"_L1].isString() && record["timeline"_L1].isObject() && record["action"_L1].isObject();
}

void VcdbReader::readVictim(const QJsonObject &victim, Report &report, QStringList &notes) const
{
    static const QRegularExpression form(u"^[A-Z]{2}$"_s);
    const QStringList countries = fields::texts(victim["country"_L1]).filter(form);
    const auto home = [](const QString &c) {
        const Country country = Catalog::countryOf(c.toStdString());
        return country == Country::Japan || country == Country::UnitedStates;
    };
    const auto chosen = std::ranges::find_if(countries, home);
    const QString country = countries.isEmpty() ? QString() : chosen == countries.end() ? countries.first() : *chosen;
    if (countries.size() > 1)
        notes.append(u"[Countries of the victim: %1.]"_s.arg(countries.mid(0, 100).join(u", "_s)));
    if (!country.isEmpty()) {
        report.countries = {country.toStdString()};
        report.region = m_regions.codeFor(victim["state"_L1].toString(), country);
    }
    const std::string naics = fields::id(victim["industry"_L1]);
    if (naics.empty())
        return;
    report.sectors.push_back({"naics", naics, false});
    const Country where = Catalog::countryOf(country.toStdString());
    for (const std::string &code : m_catalog.sectorsForNaics(naics)) {
        const auto index = m_catalog.sectorIndex(code);
        if (index && m_catalog.sector(*index).country == where)
            report.sectors.push_back({where == Country::Japan ? "jp-ci" : "us-ci", code, true});
    }
}

Reading VcdbReader::read(const QByteArray &, const QJsonObject &record)
{
    if (!recognises(record))
        return Refusal{Refusal::Reason::NotAnEvent,
            QT_TRANSLATE_NOOP("Import", "not a VERIS record: schema_version, timeline or action is missing")};
    const auto key = record.contains("id"_L1) ? "id"_L1 : "incident_id"_L1;
    const QJsonObject timeline = record["timeline"_L1].toObject();
    QStringList notes;
    Report report;
    report.kind = ReportKind::Incident;
    report.subject = record[key].toString().trimmed().toStdString();
    report.status = statusOf(record["security_incident"_L1].toString());
    if (report.status == SourceStatus::Unspecified)
        notes.append(u"[Security incident: %1.]"_s.arg(record["security_incident"_L1].toString().left(100)));
    report.condition = conditionOf(timeline);
    readVictim(record["victim"_L1].toObject(), report, notes);
    report.severity.value = fields::id(record["impact"_L1]["overall_rating"_L1]);
    if (!report.severity.value.empty()) {
        report.severity.scale = "veris";
        report.severity.display = m_catalog.displayLevelFor("veris", report.severity.value);
        report.severity.displayMapped = report.severity.display.has_value();
    }
    report.confidence = confidenceOf(record["confidence"_L1].toString());
    report.happened = dateOf(timeline["incident"_L1]);
    report.cves = fields::cvesIn(QString::fromUtf8(QJsonDocument(record["action"_L1].toObject()).toJson()));
    fields::bound(report.cves, u"CVEs"_s, notes);
    readReferences(record[record.contains("references"_L1) ? "references"_L1 : "reference"_L1], report.references);
    report.campaign = fields::id(record["campaign_id"_L1]);
    const QString summary = record["summary"_L1].toString().trimmed();
    report.title
        = fields::english(titleOf(summary, record), summary.isEmpty() ? TextOrigin::Unspecified : TextOrigin::Original);
    report.summary = fields::summary(summary, notes);

    ImportedRecord made;
    const QString created = record["created"_L1].toString(record["plus"_L1]["created"_L1].toString());
    made.event.reported = fields::time(created);
    made.event.tlp = Tlp::Clear;
    made.event.body = std::move(report);
    return made;
}

} // namespace yagura
