// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/import/cisa_readers.h"

#include <QCoreApplication>

#include <algorithm>

#include "models/relay/import/fields.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

Tlp tlpNamed(const QString &name)
{
    const QString label = name.trimmed().toUpper().remove(u"TLP:"_s);
    if (label == "WHITE"_L1 || label == "CLEAR"_L1)
        return Tlp::Clear;
    if (label == "GREEN"_L1)
        return Tlp::Green;
    if (label == "AMBER"_L1)
        return Tlp::Amber;
    if (label == "AMBER+STRICT"_L1)
        return Tlp::AmberStrict;
    return label == "RED"_L1 ? Tlp::Red : Tlp::Unspecified;
}

// The source lists vendors and products apart: with one vendor they belong together, else each stands by itself.
void readProducts(const QJsonObject &record, std::vector<Product> &into)
{
    const QStringList vendors = fields::texts(record["vendors"_L1]);
    const QStringList products = fields::texts(record["products"_L1]);
    const QString vendor = vendors.size() == 1 ? vendors.first() : QString();
    if (vendors.size() > 1 || products.isEmpty()) {
        for (const QString &name : vendors)
            into.push_back({fields::shortText(name), {}});
    }
    for (const QString &name : products)
        into.push_back({fields::shortText(vendor), fields::shortText(name)});
    into.resize(std::min(into.size(), limits::listLength));
}

void readCves(const QJsonObject &record, Report &report, QStringList &notes)
{
    report.cves = fields::cvesIn(fields::texts(record["cves"_L1]).join(u' '));
    fields::bound(report.cves, u"CVEs"_s, notes);
}

QJsonValue either(const QJsonObject &record, QLatin1StringView ours, QLatin1StringView published)
{
    return record.contains(ours) ? record[ours] : record[published];
}

} // namespace

// --- advisories -------------------------------------------------------------------------------------------

bool CisaIcsReader::recognises(const QJsonObject &record) const
{
    return record["id"_L1].isString() && record["title"_L1].isString() && record.contains("initial_release"_L1);
}

Reading CisaIcsReader::read(const QByteArray &, const QJsonObject &record)
{
    if (!recognises(record))
        return Refusal{Refusal::Reason::NotAnEvent,
            QT_TRANSLATE_NOOP("Import", "not an advisory: id, title or initial_release is missing")};
    QStringList notes;
    Report report;
    report.kind = ReportKind::Advisory;
    report.subject = record["id"_L1].toString().trimmed().toStdString();
    report.status = SourceStatus::Confirmed;
    for (const QString &code : fields::texts(record["us_sectors"_L1]).mid(0, limits::listLength))
        report.sectors.push_back({"us-ci", fields::fitted(code, limits::idBytes), false});
    if (record["multiple_sectors"_L1].toBool() && report.sectors.empty())
        notes.append(u"[The source names multiple sectors without saying which.]"_s);
    readCves(record, report, notes);
    readProducts(record, report.products);
    if (record["cvss_max"_L1].isDouble()) {
        const std::string value = QString::number(record["cvss_max"_L1].toDouble(), 'f', 1).toStdString();
        const DisplayLevel display = m_catalog.displayLevelFor("cvss", value);
        report.severity = {"cvss", value, display, display.has_value()};
    }
    report.happened = fields::instant(record["initial_release"_L1].toString());
    if (const QString url = record["url"_L1].toString(); !url.isEmpty())
        fields::addReference(report.references, url);
    if (record["no_known_exploit"_L1].toBool())
        notes.append(u"[No known public exploit, by the source.]"_s);
    report.title
        = fields::english(fields::fitted(record["title"_L1].toString(), limits::titleBytes), TextOrigin::Original);
    report.summary = fields::summary(record["risk"_L1].toString(), notes);

    ImportedRecord made;
    bool isNumber = false;
    const uint version = record["version"_L1].toVariant().toString().toUInt(&isNumber);
    if (isNumber && version >= 1 && version <= limits::maxRevision)
        made.revision = version;
    const QString released = record["current_release"_L1].toString();
    made.event.reported = fields::time(released.isEmpty() ? record["initial_release"_L1].toString() : released);
    made.dated = !made.revision.has_value();
    made.event.tlp = tlpNamed(record["tlp"_L1].toString());
    made.event.body = std::move(report);
    return made;
}

// --- known exploited vulnerabilities ----------------------------------------------------------------------

bool CisaKevReader::recognises(const QJsonObject &record) const
{
    return !fields::cvesIn(either(record, "cve"_L1, "cveID"_L1).toString()).empty()
        && either(record, "added"_L1, "dateAdded"_L1).isString();
}

Reading CisaKevReader::read(const QByteArray &, const QJsonObject &record)
{
    if (!recognises(record))
        return Refusal{Refusal::Reason::NotAnEvent,
            QT_TRANSLATE_NOOP("Import", "not a known exploited vulnerability: cve or added is missing")};
    const auto text = [&record](QLatin1StringView ours, QLatin1StringView published) {
        return either(record, ours, published).toString().trimmed();
    };
    QStringList notes;
    if (const QString action = record["requiredAction"_L1].toString().trimmed(); !action.isEmpty())
        notes.append(u"Required action: %1"_s.arg(action.left(2000)));
    if (const QString due = text("due"_L1, "dueDate"_L1); !due.isEmpty())
        notes.append(u"Due date for US federal agencies: %1."_s.arg(due.left(40)));
    const QString ransomware = text("ransomware"_L1, "knownRansomwareCampaignUse"_L1);
    if (!ransomware.isEmpty())
        notes.append(u"Known use in ransomware campaigns: %1."_s.arg(ransomware.left(40)));
    if (const QStringList weaknesses = fields::texts(record["cwes"_L1]); !weaknesses.isEmpty())
        notes.append(u"Weaknesses: %1."_s.arg(weaknesses.mid(0, 50).join(u", "_s).left(1000)));

    Report report;
    report.kind = ReportKind::Advisory;
    report.status = SourceStatus::Confirmed;
    report.cves = fields::cvesIn(text("cve"_L1, "cveID"_L1));
    report.subject = report.cves.front();
    report.products.push_back(
        {fields::shortText(text("vendor"_L1, "vendorProject"_L1)), fields::shortText(record["product"_L1].toString())});
    report.happened = fields::instant(text("added"_L1, "dateAdded"_L1));
    report.title = fields::english(
        fields::fitted(text("name"_L1, "vulnerabilityName"_L1), limits::titleBytes), TextOrigin::Original);
    report.summary = fields::summary(text("desc"_L1, "shortDescription"_L1), notes);
    for (const QString &url : record["notes"_L1].toString().split(u';', Qt::SkipEmptyParts)) {
        if (url.trimmed().startsWith(u"http"_s))
            fields::addReference(report.references, url);
    }

    ImportedRecord made;
    made.event.reported = report.happened.at;
    made.event.tlp = Tlp::Clear;
    made.event.body = std::move(report);
    return made;
}

} // namespace yagura
