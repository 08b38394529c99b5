// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "models/catalog/catalog_loader.h"

using namespace Qt::StringLiterals;

namespace yagura {

namespace {

constexpr int japaneseSectors = 15;
constexpr int americanSectors = 16;

// The least sure of a row's marks: one word stands for the row on screen, the marks of each field stay in the file.
QString leastConfidence(const QJsonObject &marks)
{
    static constexpr std::array<QLatin1String, 3> falling{"low"_L1, "medium"_L1, "high (unverified)"_L1};
    const auto anyStartsWith = [&marks](QLatin1String level) {
        return std::any_of(
            marks.begin(), marks.end(), [level](const QJsonValue &mark) { return mark.toString().startsWith(level); });
    };
    const auto least = std::ranges::find_if(falling, anyStartsWith);
    return least == falling.end() ? u"high"_s : QString(*least);
}

QString sourceText(const QJsonValue &ids, const QJsonObject &sources)
{
    QStringList texts;
    for (const QString &id : stringList(ids))
        texts.append(sources[id].toString(id));
    return texts.join("; "_L1);
}

// Place of the row in the official order over both lists, by country and order; the buckets come last.
SectorIndex expectedIndex(Country country, int order)
{
    const bool japan = country == Country::Japan;
    if (order == 0)
        return static_cast<SectorIndex>(japaneseSectors + americanSectors + (japan ? 0 : 1));
    return static_cast<SectorIndex>(order - 1 + (japan ? 0 : japaneseSectors));
}

} // namespace

void Catalog::Loader::loadSectors()
{
    const QJsonObject file = open(u"catalog/sectors.json"_s);
    const QJsonObject sources = file["sources"_L1].toObject();
    for (const QJsonValue &row : file["sectors"_L1].toArray())
        loadSector(row.toObject(), sources);
    expect(m_catalog.m_sectors.size() == japaneseSectors + americanSectors + 2, u"15 + 16 sectors and 2 buckets"_s);
    loadEssentialInfrastructure(file["essential_infrastructure"_L1].toArray());
}

void Catalog::Loader::loadSector(const QJsonObject &row, const QJsonObject &sources)
{
    const QString code = row["code"_L1].toString();
    Sector sector;
    sector.index = static_cast<SectorIndex>(m_catalog.m_sectors.size());
    sector.code = code.toStdString();
    sector.country = catalogCountry(row["country"_L1]);
    sector.order = row["order"_L1].toInt(-1);
    sector.name = names(row["name"_L1], code);
    sector.shortName = names(row["short"_L1], code);
    sector.authorities = optionalNames(row["authorities"_L1]);
    sector.authorityRole = optionalNames(row["authority_role"_L1]);
    sector.sharingBodies = stringList(row["sharing"_L1]);
    sector.source = sourceText(row["source"_L1], sources);
    sector.confidence = leastConfidence(row["confidence"_L1].toObject());
    expect(sector.index == expectedIndex(sector.country, sector.order), u"%1 in its official place"_s.arg(code));
    expect(!m_catalog.m_sectorByCode.contains(code.toUtf8()), u"%1 only once"_s.arg(code));
    m_catalog.m_sectorByCode.insert(code.toUtf8(), sector.index);
    m_catalog.m_sectors.push_back(std::move(sector));
}

void Catalog::Loader::loadEssentialInfrastructure(const QJsonArray &rows)
{
    for (const QJsonValue &row : rows) {
        const QString code = row["sector"_L1].toString(); // null: a field outside the 15 sectors, such as postal
        if (!code.isEmpty())
            m_essential |= bit(knownSector(code));
    }
}

void Catalog::Loader::loadCrosswalk()
{
    const QJsonObject file = open(u"catalog/crosswalk.json"_s);
    for (const QJsonValue &row : file["crosswalk"_L1].toArray()) {
        m_catalog.m_crosswalk.emplace_back(knownSector(row["jp"_L1].toString()), knownSector(row["us"_L1].toString()));
    }
    expect(!m_catalog.m_crosswalk.empty(), u"a crosswalk between the two lists"_s);
    loadMappedTaxonomy(file["stix"_L1].toArray(), "value"_L1, m_catalog.m_stix);
    loadMappedTaxonomy(file["naics"_L1].toArray(), "prefix"_L1, m_catalog.m_naics);
    std::ranges::stable_sort(
        m_catalog.m_naics, std::ranges::greater{}, [](const auto &row) { return row.first.size(); });
}

void Catalog::Loader::loadMappedTaxonomy(
    const QJsonArray &rows, QLatin1String key, std::vector<std::pair<std::string, std::vector<std::string>>> &into)
{
    for (const QJsonValue &row : rows) {
        std::vector<std::string> codes;
        for (const QString &code : stringList(row["sectors"_L1])) {
            static_cast<void>(knownSector(code));
            codes.push_back(code.toStdString());
        }
        into.emplace_back(row[key].toString().toStdString(), std::move(codes));
    }
    expect(!into.empty(), u"rows with a %1"_s.arg(key));
}

} // namespace yagura
