// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include "models/feed/feed_list.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 readAtMost = 2 * 1024 * 1024; // more than parseFeedList() takes

Outcome<QByteArray> bytesOf(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return Problem{Problem::Kind::NotAFile, path, {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Problem{Problem::Kind::FileUnreadable, path, file.errorString()};
    return file.read(readAtMost);
}

} // namespace

FeedListFile::FeedListFile(QString path)
    : m_path(std::move(path))
{
}

QString FeedListFile::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/feeds.json"_s;
}

Outcome<QList<FeedEntry>> FeedListFile::read()
{
    m_seen.reset();
    if (!QFileInfo::exists(m_path))
        return QList<FeedEntry>();
    auto bytes = bytesOf(m_path);
    if (!bytes)
        return bytes.error();
    auto feeds = parseFeedList(*bytes, m_path);
    if (feeds)
        m_seen = *bytes;
    return feeds;
}

Success FeedListFile::write(const QList<FeedEntry> &feeds, UtcTime now)
{
    if (const Success kept = keepStrange(now); !kept)
        return kept;
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QDir().mkpath(folder))
        return Problem{Problem::Kind::FolderMissing, folder, {}};
    const QByteArray bytes = formatFeedList(feeds);
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Problem{Problem::Kind::NotWritable, m_path, file.errorString()};
    m_seen = bytes;
    return Done{};
}

// A copy, not another name: whatever happens next, there is always a file.
Success FeedListFile::keepStrange(UtcTime now) const
{
    if (!QFileInfo::exists(m_path))
        return Done{};
    const auto there = bytesOf(m_path);
    if (there && m_seen == *there)
        return Done{};
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(toMs(now), Qt::UTC);
    const QString stem = m_path + u".kept-"_s + time.toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString aside = stem;
    for (int n = 2; QFileInfo::exists(aside); ++n)
        aside = stem + u'-' + QString::number(n);
    QFile file(m_path);
    if (!file.copy(aside))
        return Problem{Problem::Kind::NotWritable, aside, file.errorString()};
    return Done{};
}

} // namespace yagura
