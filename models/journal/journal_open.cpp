// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/journal_open.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <array>
#include <cerrno>
#include <cstring>

#include <sqlite3.h>

#include "models/journal/journal_schema.h"

namespace yagura {

namespace {

using Kind = Problem::Kind;

QString databasePath(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("journal.sqlite"));
}

QString systemWords(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

std::optional<Problem> makeFolder(const QString &folder)
{
    const bool ours = !QFileInfo::exists(folder);
    errno = 0;
    if (QDir().mkpath(folder)) {
        // What is reported to a floor is not for everybody who has an account here. Not on every file system.
        if (ours)
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return std::nullopt;
    }
    const int error = errno ? errno : EEXIST;
    return Problem{error == ENOSPC ? Kind::DiskFull : Kind::NotWritable, folder, systemWords(error)};
}

std::optional<Problem> checkFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (!info.isDir())
        return Problem{Kind::FolderMissing, folder, {}};
    if (!info.isReadable() || !info.isExecutable())
        return Problem{Kind::FolderUnreadable, folder, systemWords(EACCES)};
    return std::nullopt;
}

std::optional<Problem> takeLock(const QString &folder, QLockFile &lock)
{
    lock.setStaleLockTime(std::chrono::milliseconds(0)); // stale only when its process is gone, however old it is
    if (lock.tryLock(std::chrono::milliseconds(0)))
        return std::nullopt;
    if (lock.error() == QLockFile::LockFailedError)
        return Problem{Kind::JournalLocked, folder, {}};
    return Problem{Kind::NotWritable, folder, systemWords(lock.error() == QLockFile::PermissionError ? EACCES : EIO)};
}

sql::Database connectTo(const QByteArray &name, int flags)
{
    sqlite3 *db = nullptr;
    sqlite3_open_v2(name.constData(), &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    sql::Database owned(db);
    sqlite3_busy_timeout(db, 2000);
    // The file may come from elsewhere: nothing in its schema is to be trusted.
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return owned;
}

// The first bytes of the file, read through SQLite's own handle: opening and closing the file a second time would
// drop the locks that another connection of this process holds on it (POSIX).
std::array<unsigned char, 100> headerOf(sqlite3 *db)
{
    std::array<unsigned char, 100> header{};
    sqlite3_file *file = nullptr;
    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (file && file->pMethods)
        file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0); // zeros what is not there
    return header;
}

// SQLite cannot read it: is it a journal that was damaged, or something that never was one?
bool wasJournal(sqlite3 *db)
{
    const auto header = headerOf(db);
    if (std::memcmp(header.data(), "SQLite format 3", 16) != 0)
        return false;
    std::uint32_t id = 0;
    for (std::size_t i = 68; i < 72; ++i)
        id = (id << 8U) | header[i];
    return id == applicationId || id == 0; // 0: our mark may still lie in the write-ahead log
}

struct Identity
{
    bool readable = false;
    std::int64_t application = 0;
    std::int64_t version = 0;
    std::int64_t objects = 0; // tables and indexes
    [[nodiscard]] bool fresh() const { return application == 0 && version == 0 && objects == 0; }
};

bool readNumber(sqlite3 *db, const char *text, std::int64_t &number)
{
    sql::Statement statement(db, text);
    if (!statement.ok() || statement.step() != sql::Statement::Step::Row)
        return false;
    number = statement.integer(0);
    return true;
}

Identity identify(sqlite3 *db)
{
    Identity identity;
    identity.readable = readNumber(db, "PRAGMA application_id", identity.application)
        && readNumber(db, "PRAGMA user_version", identity.version)
        && readNumber(db, "SELECT count(*) FROM sqlite_schema", identity.objects);
    return identity;
}

Problem unreadable(sqlite3 *db, const QString &folder, Journal::Access access)
{
    Problem problem = sql::lastProblem(db, folder);
    if (problem.kind == Kind::JournalDamaged && !wasJournal(db))
        return {Kind::NotAJournal, folder, problem.detail};
    if (problem.kind == Kind::NotWritable && access == Journal::Access::ReadOnly)
        problem.kind = Kind::FolderUnreadable;
    return problem;
}

std::optional<Problem> judge(const Identity &identity, const QString &folder)
{
    if (identity.application != applicationId)
        return Problem{Kind::NotAJournal, folder, {}};
    if (identity.version > schemaVersion)
        return Problem{Kind::JournalNewer, folder, QString::number(identity.version)};
    if (identity.version < oldestVersion)
        return Problem{Kind::JournalDamaged, folder, QStringLiteral("version %1").arg(identity.version)};
    return std::nullopt;
}

Outcome<OpenedJournal> openForWriting(const QString &folder)
{
    if (const auto problem = makeFolder(folder))
        return *problem;
    if (const auto problem = checkFolder(folder))
        return *problem;
    if (QFileInfo(databasePath(folder)).isDir())
        return Problem{Kind::NotAJournal, folder, {}};
    OpenedJournal opened;
    opened.lock = std::make_unique<QLockFile>(QDir(folder).filePath(QStringLiteral("journal.lock")));
    if (const auto problem = takeLock(folder, *opened.lock))
        return *problem;
    opened.db = connectTo(databasePath(folder).toUtf8(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3 *db = opened.db.get();
    const Identity identity = identify(db);
    if (!identity.readable)
        return unreadable(db, folder, Journal::Access::ReadWrite);
    if (!identity.fresh()) {
        if (const auto problem = judge(identity, folder))
            return *problem;
    }
    if (!sql::execute(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON;"))
        return sql::lastProblem(db, folder);
    if (identity.fresh() && !createTables(db))
        return sql::lastProblem(db, folder);
    if (!identity.fresh() && identity.version < schemaVersion) {
        if (auto problem = migrate(db, folder))
            return *problem;
    }
    return opened;
}

// A folder that cannot be written has no room for the files by which readers and writers meet. When no write-ahead log
// lies there nobody is writing either, and the file can be read as one that never changes.
bool mayBeImmutable(const QString &path)
{
    return QFileInfo(path + QStringLiteral("-wal")).size() == 0;
}

sql::Database connectImmutable(const QString &path)
{
    const QByteArray uri = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toEncoded();
    return connectTo(uri + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

Outcome<OpenedJournal> openForReading(const QString &folder)
{
    if (const auto problem = checkFolder(folder))
        return *problem;
    const QString path = databasePath(folder);
    if (!QFileInfo(path).isFile())
        return Problem{Kind::NotAJournal, folder, {}};
    OpenedJournal opened;
    opened.db = connectTo(path.toUtf8(), SQLITE_OPEN_READONLY);
    Identity identity = identify(opened.db.get());
    if (!identity.readable && sql::lastProblem(opened.db.get(), folder).kind == Kind::NotWritable
        && mayBeImmutable(path)) {
        opened.db = connectImmutable(path);
        identity = identify(opened.db.get());
    }
    if (!identity.readable)
        return unreadable(opened.db.get(), folder, Journal::Access::ReadOnly);
    if (const auto problem = judge(identity, folder))
        return *problem;
    opened.version = identity.version;
    return opened;
}

} // namespace

Outcome<OpenedJournal> openJournal(const QString &folder, Journal::Access access)
{
    return access == Journal::Access::ReadWrite ? openForWriting(folder) : openForReading(folder);
}

} // namespace yagura
