// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "models/picture/report_table.h"

namespace yagura {

// Counts of incidents (not advisories, not engagements) of one sector or region. Real and exercise are never added
// together: there is one Tally for each.
struct Tally
{
    std::array<std::uint32_t, 7> open{};     // active, not retracted, by severity 0–5; [6] = severity unknown
    std::uint32_t total = 0;                 // every incident in scope, cleared and retracted ones included
    std::uint32_t unacknowledged = 0;        // open alerts nobody has acknowledged
    std::array<std::uint16_t, 24> perHour{}; // first sequenced in the last 24 h, oldest hour first
    UtcTime lastWord{};                      // last report of the sector or region; {} = never

    [[nodiscard]] std::uint32_t openCount() const;
    // 5…0; unknownSeverity when only incidents of unknown severity are open; nothing when none is open.
    [[nodiscard]] std::optional<std::uint8_t> worstOpen() const;
    bool operator==(const Tally &) const = default;
};

struct Tallies
{
    std::vector<Tally> bySector;          // by SectorIndex
    std::vector<Tally> byRegion;          // by RegionIndex
    std::vector<Tally> bySectorAndRegion; // [sector * regions + region], for the small multiples
    Tally all;
    void resize(std::size_t sectors, std::size_t regions);
    bool operator==(const Tallies &) const = default;
};

} // namespace yagura
