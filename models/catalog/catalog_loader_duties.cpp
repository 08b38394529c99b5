// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog_loader.h"

using namespace Qt::StringLiterals;

namespace yagura {

void Catalog::Loader::loadReporting()
{
    const QJsonObject file = open(u"catalog/reporting.json"_s);
    m_catalog.m_dutiesAsOf = file["as_of"_L1].toString();
    for (const QJsonValue &row : file["duties"_L1].toArray())
        loadDuty(row.toObject());
    expect(!m_catalog.m_duties.empty(), u"reporting duties"_s);
    for (const QJsonValue &row : file["who_to_notify"_L1].toArray())
        m_catalog.m_notify.insert(knownSector(row["sector"_L1].toString()), stringList(row["notify"_L1]));
    for (const QJsonValue &row : file["guidance"_L1].toArray()) {
        const QString id = row["id"_L1].toString();
        m_catalog.m_guidance.push_back(
            {id, names(row["name"_L1], id), row["date"_L1].toString(), row["source"_L1].toString()});
    }
}

void Catalog::Loader::loadDuty(const QJsonObject &row)
{
    Duty duty;
    duty.id = row["id"_L1].toString();
    duty.country = catalogCountry(row["country"_L1]);
    duty.name = names(row["name"_L1], duty.id);
    duty.appliesTo = names(row["applies_to"_L1], duty.id);
    duty.trigger = names(row["trigger"_L1], duty.id);
    for (const QJsonValue &clock : row["clocks"_L1].toArray()) {
        duty.clocks.push_back({clock["kind"_L1].toString(), clock["within"_L1].toString(),
            names(clock["from"_L1], duty.id), names(clock["label"_L1], duty.id)});
    }
    duty.reportTo = stringList(row["report_to"_L1]);
    duty.nature = names(row["nature"_L1], duty.id);
    duty.status = names(row["status"_L1], duty.id);
    duty.source = row["source"_L1].toString();
    duty.confidence = row["confidence"_L1].toString();
    duty.sectors = sectorsNamed(row["sectors"_L1].toArray(), duty.country);
    expect(duty.sectors != 0, u"the sectors of %1"_s.arg(duty.id));
    expect(!duty.confidence.isEmpty(), u"the confidence of %1"_s.arg(duty.id));
    m_catalog.m_duties.push_back(std::move(duty));
}

// "*": everybody in the country, in a designated sector or not. "jp.*": the designated sectors. "jpki.*": the sectors
// in which 基幹インフラ operators are designated; the duty's own words say that it binds those operators only.
SectorSet Catalog::Loader::sectorsNamed(const QJsonArray &codes, Country country)
{
    SectorSet set = 0;
    for (const QJsonValue &value : codes) {
        const QString code = value.toString();
        if (code == "*"_L1)
            set |= m_catalog.sectorsOf(country);
        else if (code == "jpki.*"_L1)
            set |= m_essential;
        else if (code == "jp.*"_L1)
            set |= designated(Country::Japan);
        else if (code == "us.*"_L1)
            set |= designated(Country::UnitedStates);
        else
            set |= bit(knownSector(code));
    }
    return set;
}

SectorSet Catalog::Loader::designated(Country country) const
{
    return m_catalog.sectorsOf(country) & ~bit(m_catalog.notDesignated(country));
}

} // namespace yagura
