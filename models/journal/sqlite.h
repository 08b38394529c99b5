// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <memory>
#include <string_view>

#include "models/problem/problem.h"

struct sqlite3;
struct sqlite3_stmt;

// The little of SQLite's C interface that the journal needs. Private to models/journal; one thread at a time.
namespace yagura::sql {

struct CloseDatabase
{
    void operator()(sqlite3 *db) const;
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

// Which problem a result code of SQLite is (an extended one, and the errno behind it, 0 = none). Pure.
[[nodiscard]] Problem::Kind kindOf(int code, int systemError);
// The problem that the last call on this connection ran into.
[[nodiscard]] Problem lastProblem(sqlite3 *db, const QString &where);

// One statement, prepared once. Bound texts and blobs are not copied: they must live until rewind().
class Statement
{
public:
    Statement() = default;
    Statement(sqlite3 *db, const char *text);

    [[nodiscard]] bool ok() const { return m_statement != nullptr; }
    void bind(int parameter, std::int64_t value); // parameters count from 1
    void bindText(int parameter, std::string_view value);
    void bindBlob(int parameter, std::string_view value);

    enum class Step { Row, Done, Failed };
    [[nodiscard]] Step step();
    void rewind();

    [[nodiscard]] std::int64_t integer(int column) const;  // columns count from 0
    [[nodiscard]] std::string_view text(int column) const; // valid until step() or rewind()
    [[nodiscard]] std::string_view blob(int column) const;

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

// A statement in use: rewound when it goes out of scope.
class Use
{
public:
    explicit Use(Statement &statement)
        : m_statement(statement)
    {
    }
    ~Use() { m_statement.rewind(); }
    Use(const Use &) = delete;
    Use &operator=(const Use &) = delete;
    Statement *operator->() const { return &m_statement; }

private:
    Statement &m_statement;
};

// BEGIN IMMEDIATE … COMMIT; rolls back when it goes out of scope without commit().
class Transaction
{
public:
    explicit Transaction(sqlite3 *db);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    [[nodiscard]] bool begun() const { return m_begun; }
    [[nodiscard]] bool commit();

private:
    sqlite3 *m_db;
    bool m_begun;
};

// Runs statements that give no rows (or whose rows do not matter). False: see lastProblem().
[[nodiscard]] bool execute(sqlite3 *db, const char *text);

} // namespace yagura::sql
