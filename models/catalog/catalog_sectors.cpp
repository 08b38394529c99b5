// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/catalog/catalog.h"

namespace yagura {

namespace {

constexpr std::size_t longestNaics = 6;

bool isNaics(std::string_view code)
{
    return !code.empty() && code.size() <= longestNaics
        && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<SectorIndex> Catalog::sectorIndex(std::string_view code) const
{
    const auto found
        = m_sectorByCode.constFind(QByteArray::fromRawData(code.data(), static_cast<qsizetype>(code.size())));
    return found == m_sectorByCode.constEnd() ? std::nullopt : std::optional{*found};
}

SectorSet Catalog::sectorsOf(Country country) const
{
    SectorSet set = 0;
    for (const Sector &sector : m_sectors) {
        if (sector.country == country)
            set |= bit(sector.index);
    }
    return set;
}

SectorIndex Catalog::notDesignated(Country country) const
{
    // The two buckets are the last two: Japan's, then that of the US.
    return static_cast<SectorIndex>(m_sectors.size() - (country == Country::Japan ? 2 : 1));
}

SectorSet Catalog::sectorsFor(std::span<const SectorRef> refs, Country country) const
{
    // A mapped taxonomy leads to both lists; only that of the report's own country counts, or an American bank would
    // stand on the Japanese board.
    const SectorSet own = sectorsOf(country == Country::Japan ? Country::Japan : Country::UnitedStates);
    SectorSet set = 0;
    const auto add = [this, &set](std::string_view code, SectorSet among) {
        if (const auto index = sectorIndex(code))
            set |= bit(*index) & among;
    };
    for (const SectorRef &ref : refs) {
        if (ref.taxonomy == "us-ci" || ref.taxonomy == "jp-ci") {
            add(ref.code, ~SectorSet{0});
        } else if (ref.taxonomy == "naics") {
            for (const std::string &code : sectorsForNaics(ref.code))
                add(code, own);
        } else if (ref.taxonomy == "stix") {
            const auto row = std::ranges::find(m_stix, ref.code, [](const auto &r) { return r.first; });
            if (row == m_stix.end())
                continue;
            for (const std::string &code : row->second)
                add(code, own);
        }
    }
    return set != 0 ? set : bit(notDesignated(country));
}

std::vector<std::string> Catalog::sectorsForNaics(std::string_view naics) const
{
    if (!isNaics(naics))
        return {};
    const auto row = std::ranges::find_if(m_naics, [naics](const auto &r) { return naics.starts_with(r.first); });
    return row == m_naics.end() ? std::vector<std::string>{} : row->second;
}

SectorSet Catalog::counterparts(SectorIndex index) const
{
    SectorSet set = 0;
    for (const auto &[japan, unitedStates] : m_crosswalk) {
        if (japan == index)
            set |= bit(unitedStates);
        if (unitedStates == index)
            set |= bit(japan);
    }
    return set;
}

} // namespace yagura
