// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/journal.h"
#include "models/journal/journal_open.h"

// What the parts of Journal share. Private to models/journal.
namespace yagura {

struct Journal::Private
{
    QString folder;
    OpenedJournal opened;

    // Declared after the database: finalized before it is closed.
    sql::Statement findFeed;
    sql::Statement endOfEpoch;
    sql::Statement insertRun;
    sql::Statement putFeed;
    sql::Statement insertQuarantine;
    sql::Statement runBytes;

    [[nodiscard]] sqlite3 *db() const { return opened.db.get(); }
    [[nodiscard]] Problem problem() const { return sql::lastProblem(db(), folder); }
    // False: the tables are not those of a journal.
    [[nodiscard]] bool prepare();

    struct Span
    {
        Sequence oldest = Sequence::None;
        Sequence last = Sequence::None;
    };
    // What is kept of one numbering of a feed; nothing when SQLite fails.
    [[nodiscard]] std::optional<Span> span(std::string_view feed, std::string_view epoch);
    [[nodiscard]] bool insert(const JournalAppend &append, std::uint32_t skipped);
    [[nodiscard]] bool insert(const Quarantined &item);

    struct FeedChange
    {
        std::string_view feed;
        std::string_view epoch;
        Span span;
        std::uint64_t events = 0;      // more than before
        std::uint64_t quarantined = 0; // more than before
    };
    [[nodiscard]] bool put(const FeedChange &change);
    // For a feed of which nothing but refused things may be known.
    [[nodiscard]] bool countQuarantined(std::string_view feed, std::uint64_t more);

    // Runs one statement of two parameters that gives no rows.
    [[nodiscard]] Success run(const char *text, std::string_view first, std::string_view second);
};

} // namespace yagura
