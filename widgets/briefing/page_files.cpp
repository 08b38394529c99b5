// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/page_files.h"

#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QRegularExpression>
#include <QSaveFile>

#include <cerrno>
#include <memory>
#include <vector>

namespace yagura {

namespace {

constexpr QLatin1String markKey("Software");
constexpr QLatin1String markText("Yagura briefing");

Problem problemOf(const QString &path, const QSaveFile &file, int error)
{
    if (error == ENOSPC)
        return {Problem::Kind::DiskFull, path, {}};
    return {Problem::Kind::NotWritable, path, file.errorString()};
}

bool isOurs(const QString &path)
{
    QImageReader reader(path, "png");
    return reader.text(markKey) == markText;
}

} // namespace

Success saveTogether(const QStringList &paths, const QList<QByteArray> &contents)
{
    std::vector<std::unique_ptr<QSaveFile>> files;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        const QFileInfo info(paths[i]);
        if (!info.dir().exists())
            return Problem{Problem::Kind::FolderMissing, info.path(), {}};
        auto file = std::make_unique<QSaveFile>(paths[i]);
        errno = 0;
        const bool written
            = file->open(QIODevice::WriteOnly) && file->write(contents[i]) == contents[i].size() && file->flush();
        if (!written)
            return problemOf(paths[i], *file, errno);
        files.push_back(std::move(file));
    }
    for (const auto &file : files) {
        errno = 0;
        if (!file->commit())
            return problemOf(file->fileName(), *file, errno);
    }
    return Done{};
}

QStringList pageNames(const QString &path, qsizetype pages)
{
    if (pages == 1)
        return {path};
    const QFileInfo info(path);
    QStringList names;
    for (qsizetype i = 1; i <= pages; ++i)
        names.append(info.dir().filePath(QStringLiteral("%1-%2.%3")
                                             .arg(info.completeBaseName())
                                             .arg(i, pages > 99 ? 3 : 2, 10, QLatin1Char('0'))
                                             .arg(info.suffix())));
    return names;
}

void markPage(QImage &page)
{
    page.setText(markKey, markText);
}

Outcome<QStringList> removeOldPages(const QString &path, const QStringList &written)
{
    const QFileInfo info(path);
    const QRegularExpression numbered(
        QStringLiteral("^%1(-[0-9]{2,3})?\\.%2$")
            .arg(QRegularExpression::escape(info.completeBaseName()), QRegularExpression::escape(info.suffix())));
    QStringList fresh;
    for (const QString &file : written)
        fresh.append(QFileInfo(file).fileName());
    QStringList removed;
    for (const QFileInfo &file : info.dir().entryInfoList(QDir::Files, QDir::Name)) {
        if (fresh.contains(file.fileName()) || !numbered.match(file.fileName()).hasMatch() || !isOurs(file.filePath()))
            continue;
        QFile old(file.filePath());
        if (!old.remove())
            return Problem{Problem::Kind::NotWritable, file.filePath(), old.errorString()};
        removed.append(file.filePath());
    }
    return removed;
}

} // namespace yagura
