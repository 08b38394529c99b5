// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "models/journal/chain.h"
#include "models/journal/sqlite.h"

// Whether the rows of a journal follow each other as they were written, and what is to be said when they do not.
// Private to models/journal.
namespace yagura {

// Sentences that name what is missing, was added, or stands in another place; none: the chain is whole. `head` and
// `last`: link and id of the newest row, as the journal notes them. What a row itself says is checked elsewhere.
[[nodiscard]] QStringList checkChain(sqlite3 *db, const Link &head, std::int64_t last);

} // namespace yagura
