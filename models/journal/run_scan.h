// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>

#include "models/journal/journal.h"
#include "models/journal/sqlite.h"

// Reading runs so that damage is noticed, and passed by. Private to models/journal.
namespace yagura {

// One row of the table of runs. The views are those of the statement.
struct RunRow
{
    std::int64_t id = 0;
    std::string_view feed;
    std::string_view epoch;
    std::int64_t first = 0;
    std::int64_t count = 0;
    std::string_view bytes;
    std::string_view previous; // since version 2
    std::string_view link;     // since version 2
    std::int64_t checksum = 0; // version 1

    // As it was written: the bytes fulfil the link (or the checksum), and hold as many events as the row says.
    [[nodiscard]] bool whole(std::int64_t version) const;
    [[nodiscard]] DamagedRun damaged() const;
};

// The columns of a row, for a SELECT over the table of a journal of that version; and what such a SELECT gave.
[[nodiscard]] std::string runColumns(std::int64_t version);
[[nodiscard]] RunRow runRow(const sql::Statement &statement, std::int64_t version);

// All runs in the order in which they were appended. Where a page of the file cannot be read it goes on run by run
// behind it, with what the index still knows.
class RunScan
{
public:
    RunScan(sqlite3 *db, std::int64_t version);

    enum class Step {
        Run,        // see row(); whole or not
        Unreadable, // see unreadable()
        Done,
        Failed, // not for damage: see sql::lastProblem()
    };
    [[nodiscard]] Step next();
    [[nodiscard]] RunRow row() const { return runRow(m_onePerOne ? m_single : m_all, m_version); }
    [[nodiscard]] const DamagedRun &unreadable() const { return m_unreadable; }

private:
    [[nodiscard]] Step nextSingle();
    [[nodiscard]] bool listIds();
    [[nodiscard]] bool damaged() const;
    static void nameEnds(std::span<DamagedRun> numbering, Sequence position);
    void nameKnownEnds(std::vector<DamagedRun> &runs);
    void nameRanges(std::vector<DamagedRun> &byNumber);

    sqlite3 *m_db;
    std::int64_t m_version;
    sql::Statement m_all;
    sql::Statement m_single;
    std::int64_t m_seen = 0; // id of the last row
    bool m_onePerOne = false;
    std::map<std::int64_t, DamagedRun> m_ids; // behind the damage, as the index names them
    DamagedRun m_unreadable;
};

} // namespace yagura
