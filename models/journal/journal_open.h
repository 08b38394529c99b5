// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>

#include <memory>

#include "models/journal/journal.h"
#include "models/journal/journal_schema.h"
#include "models/journal/sqlite.h"

// Opens or creates the database of a journal, and finds out what is wrong with one. Private to models/journal.
namespace yagura {

struct OpenedJournal
{
    std::unique_ptr<QLockFile> lock; // before the database, so that it is released after it; none for ReadOnly
    sql::Database db;
    std::int64_t version = schemaVersion; // an older one only for ReadOnly: writing brings a journal up to date
};

[[nodiscard]] Outcome<OpenedJournal> openJournal(const QString &folder, Journal::Access access);

} // namespace yagura
