// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/briefing_writer.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QPdfWriter>
#include <QSaveFile>

#include <cerrno>

#include "widgets/briefing/briefing_pages.h"
#include "widgets/briefing/briefing_words.h"

namespace yagura {

namespace {

constexpr double pngScale = 2; // 192 dots an inch: read on a screen and on paper

Problem problemOf(const QString &path, const QSaveFile &file, int error)
{
    if (error == ENOSPC)
        return {Problem::Kind::DiskFull, path, {}};
    return {Problem::Kind::NotWritable, path, file.errorString()};
}

// All of them or none: names are given only after every file is on the disk.
Outcome<QStringList> save(const QStringList &paths, const QList<QByteArray> &contents)
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
    return paths;
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

} // namespace

std::optional<BriefingFormat> formatOf(const QString &path)
{
    for (const auto format : {BriefingFormat::Pdf, BriefingFormat::Png, BriefingFormat::Html, BriefingFormat::Csv}) {
        if (path.endsWith(endingOf(format), Qt::CaseInsensitive))
            return format;
    }
    return std::nullopt;
}

QString endingOf(BriefingFormat format)
{
    switch (format) {
    case BriefingFormat::Pdf:
        return QStringLiteral(".pdf");
    case BriefingFormat::Png:
        return QStringLiteral(".png");
    case BriefingFormat::Html:
        return QStringLiteral(".html");
    case BriefingFormat::Csv:
        return QStringLiteral(".csv");
    }
    return {};
}

QByteArray briefingPdf(const Briefing &briefing)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const bool portrait = briefing.choices().portrait;
    const Document &document = briefing.document();
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(96); // the painters count in pixels of a screen; the text stays text
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4),
            portrait ? QPageLayout::Portrait : QPageLayout::Landscape, QMarginsF(0, 0, 0, 0)));
        writer.setTitle(document.label + QStringLiteral(" ") + joined(document.title));
        writer.setCreator(QStringLiteral("Yagura"));
        const BriefingPages pages(briefing, &writer);
        QPainter painter(&writer);
        for (int page = 0; page < pages.count(); ++page) {
            if (page > 0)
                writer.newPage();
            pages.paint(painter, page);
        }
    }
    return buffer.data();
}

QList<QByteArray> briefingPngs(const Briefing &briefing)
{
    const bool portrait = briefing.choices().portrait;
    const QImage canvas = pageCanvas(portrait, pngScale);
    const BriefingPages pages(briefing, &canvas);
    QList<QByteArray> all;
    for (int page = 0; page < pages.count(); ++page) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        pageImage(pages, page, portrait, pngScale).save(&buffer, "PNG");
        all.append(buffer.data());
    }
    return all;
}

Outcome<QStringList> writeBriefing(const Briefing &briefing, BriefingFormat format, const QString &path)
{
    switch (format) {
    case BriefingFormat::Pdf:
        return save({path}, {briefingPdf(briefing)});
    case BriefingFormat::Html:
        return save({path}, {briefingHtml(briefing)});
    case BriefingFormat::Csv:
        return save({path}, {briefingCsv(briefing)});
    case BriefingFormat::Png:
        break;
    }
    const QList<QByteArray> pages = briefingPngs(briefing);
    return save(pageNames(path, pages.size()), pages);
}

} // namespace yagura
