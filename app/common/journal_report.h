// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/repair.h"

namespace yagura {

class CommandLine;

// What both programs offer for a journal: `verify` and `repair`. Each returns the exit code.

// Adds --expect and --json to a command line.
void addVerifyOptions(CommandLine &line);
// Whole: says so, with the head of the chain, on standard output. Else standard error names each damage, and the last
// line is the Problem. With --json one object on standard output in both cases.
int verifyJournal(const QString &folder, const CommandLine &line);

// Adds --to.
void addRepairOptions(CommandLine &line);
// Copies what is whole into --to (by default FOLDER-repaired), and says what is lost. 0 also when something is.
int repairJournal(const QString &folder, const CommandLine &line, Repair how);

} // namespace yagura
