// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/access_file.h"

#include <QFileInfo>
#include <QLoggingCategory>
#include <QSaveFile>

#include <cerrno>

#include <sys/stat.h>

namespace yagura {

namespace {

Q_LOGGING_CATEGORY(log, "yagura.relay.access", QtInfoMsg)

constexpr qint64 largestFile = 1024 * 1024;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

} // namespace

Outcome<AccessList> readAccessFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Problem{Problem::Kind::FileMissing, path, {}};
    if (!info.isFile())
        return Problem{Problem::Kind::NotAFile, path, {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Problem{Problem::Kind::FileUnreadable, path, file.errorString()};
    return parseAccess(file.read(largestFile + 1), path);
}

Success writeAccessFile(const QString &path, const AccessList &list)
{
    QSaveFile file(path);
    // Narrowed before there is anything in it, and again because an older file's permissions are taken over.
    const QByteArray text = writeAccess(list);
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly) && file.write(text) == text.size()
        && file.commit())
        return Done{};
    if (errno == ENOSPC)
        return Problem{Problem::Kind::DiskFull, path, {}};
    return Problem{Problem::Kind::NotWritable, path, file.errorString()};
}

AccessFile::AccessFile(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    connect(&m_timer, &QTimer::timeout, this, &AccessFile::look);
}

Outcome<AccessList> AccessFile::open()
{
    m_seen = stamp(); // before it is read: what changes meanwhile is seen as a change
    auto list = readAccessFile(m_path);
    if (list) {
        warnAboutReaders();
        m_timer.start(every);
    }
    return list;
}

void AccessFile::look()
{
    const Stamp now = stamp();
    if (now == m_seen)
        return;
    m_seen = now;
    const auto list = readAccessFile(m_path);
    if (!list) {
        qCWarning(log).noquote() << "the tokens stay as they were:" << sentence(list.error());
        return;
    }
    warnAboutReaders();
    qCInfo(log) << list->size() << "tokens are accepted from now on";
    Q_EMIT changed(*list);
}

AccessFile::Stamp AccessFile::stamp() const
{
    struct stat found = {};
    if (::stat(QFile::encodeName(m_path).constData(), &found) != 0)
        return {};
    const qint64 modified = static_cast<qint64>(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec;
    return {modified, found.st_size, found.st_ino};
}

void AccessFile::warnAboutReaders() const
{
    constexpr auto others
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (QFile::permissions(m_path) & others)
        qCWarning(log).noquote() << m_path << "can be read or written by others than its owner: chmod 600 it";
}

} // namespace yagura
