// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/catalog/catalog_loader.h"

using namespace Qt::StringLiterals;

namespace yagura {

namespace {

constexpr std::size_t prefectures = 47;
constexpr std::size_t states = 56;

// 47 prefectures by JIS code, which is the number in their ISO code; 56 states by English name; then the three others.
bool inOrder(std::span<const Region> regions)
{
    if (regions.size() != prefectures + states + 3)
        return false;
    const auto japan = regions.first(prefectures);
    const auto america = regions.subspan(prefectures, states);
    const auto rest = regions.last(3);
    const auto is = [](Country country) {
        return [country](const Region &region) { return region.country == country && region.real(); };
    };
    return std::ranges::all_of(japan, is(Country::Japan)) && std::ranges::is_sorted(japan, {}, &Region::code)
        && std::ranges::all_of(america, is(Country::UnitedStates))
        && std::ranges::is_sorted(america, {}, [](const Region &region) { return region.name.en; })
        && rest[0].country == Country::Japan && rest[1].country == Country::UnitedStates
        && rest[2].country == Country::Other && std::ranges::none_of(rest, &Region::real);
}

} // namespace

void Catalog::Loader::loadRegions()
{
    const QJsonObject file = open(u"map/regions.json"_s);
    for (const QJsonValue &row : file["regions"_L1].toArray()) {
        const QString code = row["code"_L1].toString();
        Region region;
        region.index = static_cast<RegionIndex>(m_catalog.m_regions.size());
        region.code = code.toStdString();
        region.country = catalogCountry(row["country"_L1]);
        if (region.country == Country::None)
            region.country = Country::Other; // "elsewhere" has no code of its own
        region.name = names(row["name"_L1], code);
        region.abbreviation = row["abbreviation"_L1].toString();
        expect(!m_catalog.m_regionByCode.contains(code.toUtf8()), u"%1 only once"_s.arg(code));
        if (region.real())
            m_catalog.m_regionByCode.insert(code.toUtf8(), region.index);
        m_catalog.m_regions.push_back(std::move(region));
    }
    expect(inOrder(m_catalog.m_regions), u"47 prefectures by JIS code, 56 states by English name, and three others"_s);
}

} // namespace yagura
