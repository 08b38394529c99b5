// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/journal/chain.h"
#include "models/journal/journal.h"
#include "models/journal/journal_open.h"

// What the parts of Journal share. Private to models/journal.
namespace yagura {

struct Journal::Private
{
    QString folder;
    OpenedJournal opened;

    // How far the chain of hashes reaches.
    struct Chain
    {
        Link head{};
        std::int64_t last = 0; // id of the row whose link is the head
        bool operator==(const Chain &) const = default;
    };
    Chain chain;   // durable
    Chain written; // in the transaction that is going on

    // Declared after the database: finalized before it is closed.
    sql::Statement findFeed;
    sql::Statement spanOfEpoch;
    sql::Statement insertRun;
    sql::Statement putFeed;
    sql::Statement insertQuarantine;
    sql::Statement putChain;
    sql::Statement runBytes;

    [[nodiscard]] sqlite3 *db() const { return opened.db.get(); }
    [[nodiscard]] Problem problem() const { return sql::lastProblem(db(), folder); }
    // Opened for writing; only then is it of this version, and are there statements that write.
    [[nodiscard]] bool mayWrite() const { return opened.lock != nullptr; }
    [[nodiscard]] Problem readOnly() const;
    // False: the tables are not those of a journal.
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool readChain(Chain &found) const;
    // Writes the head of the chain, and commits.
    [[nodiscard]] bool commit(sql::Transaction &transaction);

    struct Span
    {
        Sequence oldest = Sequence::None;
        Sequence last = Sequence::None;
    };
    // What is kept of one numbering of a feed; nothing when SQLite fails.
    [[nodiscard]] std::optional<Span> span(std::string_view feed, std::string_view epoch);
    // Within a transaction; nothing when SQLite fails.
    [[nodiscard]] std::optional<Appended> append(const JournalAppend &append);
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
