// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/import/stix_context.h"

#include <QJsonArray>

#include <algorithm>

#include "models/event/limits.h"
#include "models/relay/import/fields.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

constexpr std::pair<const char *, Tlp> knownMarkings[] = {
    // TLP 2.0
    {"marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", Tlp::Clear},
    {"marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Tlp::Green},
    {"marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", Tlp::Amber},
    {"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", Tlp::AmberStrict},
    {"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", Tlp::Red},
    // TLP 1.0, as STIX 2.1 defines it
    {"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp::Clear},
    {"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp::Green},
    {"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", Tlp::Amber},
    {"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp::Red},
};

template <typename List, typename Item> void addOnce(List &list, const Item &item)
{
    if (list.size() < limits::listLength && std::ranges::find(list, item) == list.end())
        list.push_back(item);
}

std::vector<std::string> strings(const QJsonValue &value)
{
    std::vector<std::string> list;
    for (const QString &text : fields::texts(value))
        list.push_back(fields::fitted(text, limits::idBytes));
    return list;
}

} // namespace

StixContext::StixContext(const Catalog &catalog)
    : m_regions(catalog)
    , m_markings(std::begin(knownMarkings), std::end(knownMarkings))
{
}

void StixContext::add(const QJsonObject &object)
{
    const QString type = object["type"_L1].toString();
    const std::string id = object["id"_L1].toString().toStdString();
    if (type == "relationship"_L1) {
        auto &targets = m_related[object["source_ref"_L1].toString().toStdString()];
        addOnce(targets, object["target_ref"_L1].toString().toStdString());
    } else if (type == "identity"_L1 || type == "location"_L1 || type == "attack-pattern"_L1
        || type == "vulnerability"_L1) {
        m_facts[id] = factsOf(object);
    }
}

StixContext::Facts StixContext::factsOf(const QJsonObject &object) const
{
    Facts facts;
    const QString type = object["type"_L1].toString();
    const QString country = object["country"_L1].toString().trimmed().toUpper();
    facts.sectors = strings(object["sectors"_L1]);
    if (type == "location"_L1 && country.size() == 2) {
        facts.countries = {country.toStdString()};
        facts.region = m_regions.codeFor(object["administrative_area"_L1].toString(), country);
    }
    for (const QJsonValue &reference : object["external_references"_L1].toArray()) {
        const QString source = reference["source_name"_L1].toString();
        const QString id = reference["external_id"_L1].toString();
        if (source.startsWith("mitre"_L1) && type == "attack-pattern"_L1)
            addOnce(facts.techniques, fields::fitted(id, limits::idBytes));
        for (const std::string &cve : fields::cvesIn(id))
            addOnce(facts.cves, cve);
    }
    if (type == "vulnerability"_L1) {
        for (const std::string &cve : fields::cvesIn(object["name"_L1].toString()))
            addOnce(facts.cves, cve);
    }
    return facts;
}

void StixContext::merge(const Facts &facts, Report &report) const
{
    for (const std::string &sector : facts.sectors)
        addOnce(report.sectors, SectorRef{"stix", sector, false});
    for (const std::string &technique : facts.techniques)
        addOnce(report.techniques, technique);
    for (const std::string &cve : facts.cves)
        addOnce(report.cves, cve);
    // An incident has one country; the first that is named stays.
    if (report.kind == ReportKind::Incident && !report.countries.empty())
        return;
    for (const std::string &country : facts.countries)
        addOnce(report.countries, country);
    if (report.kind == ReportKind::Incident)
        report.region = facts.region;
}

void StixContext::complete(const QJsonObject &object, Report &report) const
{
    merge(factsOf(object), report);
    const std::string id = object["id"_L1].toString().toStdString();
    std::vector<std::string> near = strings(object["object_refs"_L1]);
    const auto addRelated = [this, &near](const std::string &of) {
        if (const auto related = m_related.find(of); related != m_related.end()) {
            for (const std::string &target : related->second)
                addOnce(near, target);
        }
    };
    addRelated(id);
    // One step further for the victims: an identity stands at a location.
    for (std::size_t i = 0, direct = near.size(); i < direct; ++i) {
        if (near[i].starts_with("identity--"))
            addRelated(std::string(near[i]));
    }
    for (const std::string &other : near) {
        if (const auto facts = m_facts.find(other); facts != m_facts.end())
            merge(facts->second, report);
    }
}

Tlp StixContext::tlpOf(const QJsonObject &object) const
{
    Tlp strictest = Tlp::Unspecified;
    for (const std::string &marking : strings(object["object_marking_refs"_L1])) {
        if (const auto known = m_markings.find(marking); known != m_markings.end())
            strictest = std::max(strictest, known->second);
    }
    return strictest;
}

} // namespace yagura
