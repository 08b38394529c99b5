// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/event.h"
#include "models/journal/journal.h"

namespace yagura {

// How a damaged run is shown: as a gap of its feed, from the last event before it to the first one behind it. Made anew
// at each reading and never written, so that whoever folds a journal sees the same. It belongs to the desk's feed.
// Pure.
[[nodiscard]] SequencedEvent gapOf(const DamagedRun &run);

// The setting that keeps the last number of a damaged run, written before anything is brought back for it: of the last
// run of a feed, what comes back cannot be told from what is appended behind it.
[[nodiscard]] std::string endKey(std::int64_t run);

} // namespace yagura
