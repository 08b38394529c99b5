// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/journal/journal.h"
#include "models/journal/sqlite.h"

// The tables of a journal, and how those of an older version become those of this one. Private to models/journal.
//   version 1  runs with a CRC-32 each
//   version 2  runs and refused things as links of a chain of hashes (chain.h), whose ids count the links: 1, 2, 3 …
namespace yagura {

inline constexpr std::uint32_t applicationId = 0x59414755; // "YAGU", at offset 68 of the file
inline constexpr std::int64_t schemaVersion = 2;
inline constexpr std::int64_t oldestVersion = 1; // that can be read

// Makes the tables in an empty database. False: see sql::lastProblem().
[[nodiscard]] bool createTables(sqlite3 *db);

// From version 1 to 2, in one transaction: interrupted, it leaves version 1 as it was. The chain is that of what is
// there now; it vouches for nothing that was done to it before. A run whose checksum is wrong gets a link that it does
// not fulfil, and so stays known as damaged.
[[nodiscard]] std::optional<Problem> migrate(sqlite3 *db, const QString &folder);

} // namespace yagura
