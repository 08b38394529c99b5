// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/journal.h"

// A way on from a damaged journal: a new one with all that is whole in the old one, which stays as it is, as evidence.
namespace yagura {

struct RepairReport
{
    std::uint64_t events = 0;      // in the new journal
    std::vector<DamagedRun> lost;  // what could not be copied; the numbers are those of the old journal
    std::uint64_t refusedLost = 0; // entries of the quarantine that are not as they were written
    std::vector<QString> unread;   // what else could not be read, in the language that is installed now
};

// Who reads the numbers of the journal decides what becomes of a hole in them.
enum class Repair {
    Keep,  // a receiver's: the numbers are the server's, what is missing is noted as a gap
    Renew, // a server's: a feed that has lost something gets a new epoch and is numbered anew (PROTOCOL.md, The model)
};

// `to` is made, and must not be there yet. Problems: those of opening either; JournalLocked while a Yagura writes
// `from`.
[[nodiscard]] Outcome<RepairReport> repairJournal(const QString &from, const QString &to, Repair how, UtcTime now);

} // namespace yagura
