// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/sqlite.h"

#include <cerrno>
#include <cstring>

#include <sqlite3.h>

namespace yagura::sql {

void CloseDatabase::operator()(sqlite3 *db) const
{
    sqlite3_close_v2(db);
}

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

namespace {

bool isFull(int systemError)
{
    return systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
}

Problem::Kind kindOfIoError(int code)
{
    switch (code) {
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_CORRUPTFS:
    case SQLITE_IOERR_DATA:
        return Problem::Kind::JournalDamaged;
    default:
        return Problem::Kind::NotWritable;
    }
}

int lastErrorOf(sqlite3_file *file)
{
    int error = 0;
    if (file && file->pMethods)
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error);
    return error;
}

// The errno behind an I/O error: SQLite's own word on it is often 0 by the time one can ask.
int systemErrorOf(sqlite3 *db)
{
    if (const int error = sqlite3_system_errno(db); error != 0 || (sqlite3_errcode(db) & 0xff) != SQLITE_IOERR)
        return error;
    sqlite3_file *log = nullptr;
    sqlite3_file *main = nullptr;
    sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &main);
    const int error = lastErrorOf(log);
    return error != 0 ? error : lastErrorOf(main);
}

// SQLite would bind a null pointer as NULL, but an empty text is a value.
const char *dataOf(std::string_view value)
{
    return value.data() ? value.data() : "";
}

} // namespace

Problem::Kind kindOf(int code, int systemError)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return Problem::Kind::DiskFull;
    case SQLITE_IOERR:
        return isFull(systemError) ? Problem::Kind::DiskFull : kindOfIoError(code);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT:
        return Problem::Kind::JournalDamaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Problem::Kind::JournalLocked;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        return Problem::Kind::NotWritable;
    default:
        return Problem::Kind::Internal;
    }
}

Problem lastProblem(sqlite3 *db, const QString &where)
{
    // Asked before anything else touches the connection.
    const int code = sqlite3_extended_errcode(db);
    QString detail = QString::fromUtf8(sqlite3_errmsg(db));
    const int systemError = systemErrorOf(db);
    if (systemError != 0)
        detail += QStringLiteral(" (%1)").arg(QString::fromLocal8Bit(std::strerror(systemError)));
    return {kindOf(code, systemError), where, detail};
}

Statement::Statement(sqlite3 *db, const char *text)
{
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    m_statement.reset(statement);
}

void Statement::bind(int parameter, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), parameter, value);
}

void Statement::bindText(int parameter, std::string_view value)
{
    sqlite3_bind_text64(m_statement.get(), parameter, dataOf(value), value.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bindBlob(int parameter, std::string_view value)
{
    sqlite3_bind_blob64(m_statement.get(), parameter, dataOf(value), value.size(), SQLITE_STATIC);
}

Statement::Step Statement::step()
{
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW:
        return Step::Row;
    case SQLITE_DONE:
        return Step::Done;
    default:
        return Step::Failed;
    }
}

void Statement::rewind()
{
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

std::string_view Statement::text(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column)))
                : std::string_view();
}

std::string_view Statement::blob(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column)))
                : std::string_view();
}

Transaction::Transaction(sqlite3 *db)
    : m_db(db)
    , m_begun(execute(db, "BEGIN IMMEDIATE"))
{
}

Transaction::~Transaction()
{
    // A failed statement may have rolled back already; then there is no transaction left to end.
    if (m_begun && sqlite3_get_autocommit(m_db) == 0)
        static_cast<void>(execute(m_db, "ROLLBACK"));
}

bool Transaction::commit()
{
    return execute(m_db, "COMMIT");
}

bool execute(sqlite3 *db, const char *text)
{
    return sqlite3_exec(db, text, nullptr, nullptr, nullptr) == SQLITE_OK;
}

} // namespace yagura::sql
