// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog.h"

#include <algorithm>

namespace yagura {

RegionIndex Catalog::regionIndex(std::string_view iso3166_2, Country country) const
{
    const auto known
        = m_regionByCode.constFind(QByteArray::fromRawData(iso3166_2.data(), static_cast<qsizetype>(iso3166_2.size())));
    if (known != m_regionByCode.constEnd())
        return *known;
    // The last three are "no region stated" of Japan, of the US, and "elsewhere".
    const auto last = static_cast<RegionIndex>(m_regions.size() - 1);
    switch (country) {
    case Country::Japan:
        return static_cast<RegionIndex>(last - 2);
    case Country::UnitedStates:
        return static_cast<RegionIndex>(last - 1);
    case Country::None:
    case Country::Other:
        break;
    }
    return last;
}

Country Catalog::countryOf(std::string_view alpha2)
{
    // ISO 3166-1 gives the territories codes of their own; here they are regions of the United States.
    static constexpr std::string_view american[] = {"US", "AS", "GU", "MP", "PR", "UM", "VI"};
    if (alpha2.empty())
        return Country::None;
    if (alpha2 == "JP")
        return Country::Japan;
    return std::ranges::find(american, alpha2) != std::end(american) ? Country::UnitedStates : Country::Other;
}

const TlpLabel &Catalog::tlpLabel(Tlp tlp) const
{
    const auto strictness = static_cast<std::size_t>(effective(tlp));
    return m_tlp[strictness - static_cast<std::size_t>(Tlp::Clear)];
}

Names Catalog::admiraltyReliability(char letter) const
{
    return letter >= 'A' && letter <= 'F' ? m_admiralty.value(letter) : Names{};
}

Names Catalog::admiraltyCredibility(char digit) const
{
    return digit >= '1' && digit <= '6' ? m_admiralty.value(digit) : Names{};
}

} // namespace yagura
