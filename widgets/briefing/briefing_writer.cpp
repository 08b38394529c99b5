// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/briefing_writer.h"

#include <QBuffer>
#include <QPdfWriter>

#include "widgets/briefing/briefing_pages.h"
#include "widgets/briefing/briefing_words.h"
#include "widgets/briefing/page_files.h"

namespace yagura {

namespace {

constexpr double pngScale = 2; // 192 dots an inch: read on a screen and on paper

bool goesOn(const BriefingProgress &progress, int done, int all)
{
    return !progress || progress(done, all);
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

QByteArray briefingPdf(const Briefing &briefing, const BriefingProgress &progress)
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
            if (!goesOn(progress, page, pages.count()))
                return {};
            if (page > 0)
                writer.newPage();
            pages.paint(painter, page);
        }
    }
    return buffer.data();
}

QList<QByteArray> briefingPngs(const Briefing &briefing, const BriefingProgress &progress)
{
    const bool portrait = briefing.choices().portrait;
    const QImage canvas = pageCanvas(portrait, pngScale);
    const BriefingPages pages(briefing, &canvas);
    QList<QByteArray> all;
    for (int page = 0; page < pages.count(); ++page) {
        if (!goesOn(progress, page, pages.count()))
            return {};
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QImage image = pageImage(pages, page, portrait, pngScale);
        markPage(image);
        image.save(&buffer, "PNG");
        all.append(buffer.data());
    }
    return all;
}

namespace {

QByteArray oneFile(const Briefing &briefing, BriefingFormat format, const BriefingProgress &progress)
{
    if (format == BriefingFormat::Pdf)
        return briefingPdf(briefing, progress);
    return format == BriefingFormat::Html ? briefingHtml(briefing, progress) : briefingCsv(briefing);
}

} // namespace

Outcome<WrittenFiles> writeBriefing(
    const Briefing &briefing, BriefingFormat format, const QString &path, const BriefingProgress &progress)
{
    const bool images = format == BriefingFormat::Png;
    const QList<QByteArray> contents
        = images ? briefingPngs(briefing, progress) : QList<QByteArray>{oneFile(briefing, format, progress)};
    const int parts = static_cast<int>(contents.size());
    if (contents.isEmpty() || contents.first().isEmpty() || !goesOn(progress, parts, parts))
        return WrittenFiles{};
    const QStringList names = images ? pageNames(path, contents.size()) : QStringList{path};
    if (const Success saved = saveTogether(names, contents); !saved)
        return saved.error();
    if (!images)
        return WrittenFiles{names, {}};
    auto removed = removeOldPages(path, names);
    if (!removed)
        return removed.error();
    return WrittenFiles{names, *removed};
}

} // namespace yagura
