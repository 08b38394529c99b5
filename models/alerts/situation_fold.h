// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "models/alerts/situation.h"

namespace yagura {

// foldJournal() that another thread may call off: then a null situation comes back. Private to models/alerts.
[[nodiscard]] Outcome<std::shared_ptr<const Situation>> foldJournalUntil(
    const QString &folder, const Catalog &catalog, std::optional<UtcTime> knownAt, const std::atomic<bool> &calledOff);

} // namespace yagura
