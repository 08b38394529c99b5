// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/tally.h"

#include <numeric>

namespace yagura {

std::uint32_t Tally::openCount() const
{
    return std::accumulate(open.begin(), open.end(), std::uint32_t{0});
}

std::optional<std::uint8_t> Tally::worstOpen() const
{
    for (std::uint8_t level = 6; level-- > 0;) {
        if (open[level] > 0)
            return level;
    }
    if (open[6] > 0)
        return unknownSeverity;
    return std::nullopt;
}

void Tallies::resize(std::size_t sectors, std::size_t regions)
{
    bySector.resize(sectors);
    byRegion.resize(regions);
    bySectorAndRegion.resize(sectors * regions);
}

} // namespace yagura
