// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timeline_data.h"

namespace yagura {

// Fills data.lanes and data.laneOfSlot: advisories and engagements, what happened on feeds (if anything), then the
// sectors in official order (or the countries), then, apart, the same for exercises where there are any. `used`: slots
// with entries, [real, exercise]. Real lanes stand there without entries too, because "nothing" and "not known" must be
// told apart; the buckets "not designated" and "country not stated" only when they hold something.
void layLanes(TimelineData &data, const Picture &picture, const ScopeFilter &filter,
    const std::array<std::uint64_t, 2> &used, std::optional<UtcTime> silentSince);

} // namespace yagura
