// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/journal_schema.h"

#include "models/journal/chain.h"
#include "models/journal/run_codec.h"

namespace yagura {

using Step = sql::Statement::Step;

namespace {

constexpr char feedTables[] = R"(
CREATE TABLE feed (
  name TEXT PRIMARY KEY NOT NULL,
  epoch TEXT NOT NULL, sequence INTEGER NOT NULL, oldest INTEGER NOT NULL,
  events INTEGER NOT NULL, quarantined INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE action (
  id INTEGER PRIMARY KEY, action TEXT UNIQUE NOT NULL, feed TEXT NOT NULL, event BLOB NOT NULL);
CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;
)";

constexpr char chainTables[] = R"(
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  feed TEXT NOT NULL, epoch TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL,
  previous BLOB NOT NULL, link BLOB NOT NULL, bytes BLOB NOT NULL);
CREATE INDEX run_by_feed ON run (feed, epoch, first);
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  feed TEXT NOT NULL, origin TEXT NOT NULL, reason TEXT NOT NULL, field TEXT NOT NULL,
  at INTEGER NOT NULL, previous BLOB NOT NULL, link BLOB NOT NULL, bytes BLOB NOT NULL);
CREATE INDEX quarantine_by_feed ON quarantine (feed, id);
CREATE TABLE chain (head BLOB NOT NULL, last INTEGER NOT NULL);
INSERT INTO chain VALUES (zeroblob(32), 0);
)";

constexpr char marks[] = "PRAGMA application_id = 1497450325; PRAGMA user_version = 2;";
static_assert(applicationId == 1497450325 && schemaVersion == 2);

// Each copies a table of version 1 row by row, and moves the chain on. The problem is asked for where it arises: the
// end of another statement would overwrite it.
class Migration
{
public:
    Migration(sqlite3 *db, const QString &folder)
        : m_db(db)
        , m_folder(folder)
    {
    }
    [[nodiscard]] std::optional<Problem> run();

private:
    [[nodiscard]] Problem problem() const;
    [[nodiscard]] std::optional<Problem> execute(const char *text) const;
    [[nodiscard]] std::optional<Problem> copyRuns();
    [[nodiscard]] std::optional<Problem> copyQuarantine();
    [[nodiscard]] std::optional<Problem> putChain() const;

    sqlite3 *m_db;
    QString m_folder;
    Link m_head{};
    std::int64_t m_last = 0;
};

Problem Migration::problem() const
{
    Problem problem = sql::lastProblem(m_db, m_folder);
    if (problem.kind == Problem::Kind::Internal) // "no such table": SQLite calls that a mistake of the caller
        problem.kind = Problem::Kind::JournalDamaged;
    return problem;
}

std::optional<Problem> Migration::execute(const char *text) const
{
    return sql::execute(m_db, text) ? std::nullopt : std::optional(problem());
}

std::optional<Problem> Migration::copyRuns()
{
    sql::Statement rows(m_db, "SELECT feed, epoch, first, count, checksum, bytes FROM run_1 ORDER BY id");
    if (!rows.ok())
        return problem();
    sql::Statement put(m_db, "INSERT INTO run VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    Step step = rows.step();
    for (; step == Step::Row; step = rows.step()) {
        const RunText text{rows.text(0), rows.text(1), rows.integer(2), rows.integer(3), rows.blob(5)};
        Link link = linkAfter(viewOf(m_head), text);
        if (checksum(text.bytes) != rows.integer(4))
            link = sha256(viewOf(link));
        const sql::Use use(put);
        use->bind(1, ++m_last);
        use->bindText(2, text.feed);
        use->bindText(3, text.epoch);
        use->bind(4, text.first);
        use->bind(5, text.count);
        use->bindBlob(6, viewOf(m_head));
        use->bindBlob(7, viewOf(link));
        use->bindBlob(8, text.bytes);
        if (use->step() != Step::Done)
            return problem();
        m_head = link;
    }
    return step == Step::Done ? std::nullopt : std::optional(problem());
}

std::optional<Problem> Migration::copyQuarantine()
{
    sql::Statement rows(m_db, "SELECT feed, origin, reason, field, at, bytes FROM quarantine_1 ORDER BY id");
    if (!rows.ok())
        return problem();
    sql::Statement put(m_db, "INSERT INTO quarantine VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    Step step = rows.step();
    for (; step == Step::Row; step = rows.step()) {
        const Link link = linkAfter(viewOf(m_head),
            QuarantineText{rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), rows.blob(5)});
        const sql::Use use(put);
        use->bind(1, ++m_last);
        for (int column = 0; column < 4; ++column)
            use->bindText(2 + column, rows.text(column));
        use->bind(6, rows.integer(4));
        use->bindBlob(7, viewOf(m_head));
        use->bindBlob(8, viewOf(link));
        use->bindBlob(9, rows.blob(5));
        if (use->step() != Step::Done)
            return problem();
        m_head = link;
    }
    return step == Step::Done ? std::nullopt : std::optional(problem());
}

std::optional<Problem> Migration::putChain() const
{
    sql::Statement put(m_db, "UPDATE chain SET head = ?1, last = ?2");
    put.bindBlob(1, viewOf(m_head));
    put.bind(2, m_last);
    return put.step() == Step::Done ? std::nullopt : std::optional(problem());
}

std::optional<Problem> Migration::run()
{
    sql::Transaction transaction(m_db);
    if (!transaction.begun())
        return problem();
    if (auto failed = execute("DROP INDEX run_by_feed; DROP INDEX quarantine_by_feed;"
                              "ALTER TABLE run RENAME TO run_1; ALTER TABLE quarantine RENAME TO quarantine_1;"))
        return failed;
    if (auto failed = execute(chainTables))
        return failed;
    if (auto failed = copyRuns())
        return failed;
    if (auto failed = copyQuarantine())
        return failed;
    if (auto failed = putChain())
        return failed;
    if (auto failed = execute("DROP TABLE run_1; DROP TABLE quarantine_1; PRAGMA user_version = 2;"))
        return failed;
    return transaction.commit() ? std::nullopt : std::optional(problem());
}

} // namespace

bool createTables(sqlite3 *db)
{
    sql::Transaction transaction(db);
    return transaction.begun() && sql::execute(db, feedTables) && sql::execute(db, chainTables)
        && sql::execute(db, marks) && transaction.commit();
}

std::optional<Problem> migrate(sqlite3 *db, const QString &folder)
{
    return Migration(db, folder).run();
}

} // namespace yagura
