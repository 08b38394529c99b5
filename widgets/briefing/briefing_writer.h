// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/problem/problem.h"
#include "widgets/briefing/briefing.h"

namespace yagura {

enum class BriefingFormat : std::uint8_t { Pdf, Png, Html, Csv };

// By the ending of the name; nothing: an ending that is none of ours.
[[nodiscard]] std::optional<BriefingFormat> formatOf(const QString &path);
[[nodiscard]] QString endingOf(BriefingFormat format); // ".pdf"

// Asked before each piece of work: `done` of `all` pages (HTML: parts) are made. False: stop.
using BriefingProgress = std::function<bool(int done, int all)>;

struct WrittenFiles
{
    QStringList files;   // empty: it was stopped, and nothing has changed on the disk
    QStringList removed; // pages of an earlier, longer briefing of the same name
};

// Writes the briefing to `path`. A file takes its name only when all of it is on the disk; a briefing of several pages
// as PNG becomes path-01.png, path-02.png … and takes these names together. Numbered pages that an earlier briefing of
// the same name left (Yagura marks its images) are removed then, because they would be read as part of this one; other
// files of such names are left alone. Problems: NotWritable, DiskFull, FolderMissing. Seconds for hundreds of pages:
// any thread, see SideWork.
[[nodiscard]] Outcome<WrittenFiles> writeBriefing(
    const Briefing &briefing, BriefingFormat format, const QString &path, const BriefingProgress &progress = {});

// The bytes of a format that is one file; empty when stopped.
[[nodiscard]] QByteArray briefingPdf(const Briefing &briefing, const BriefingProgress &progress = {});
[[nodiscard]] QByteArray briefingHtml(const Briefing &briefing, const BriefingProgress &progress = {});
[[nodiscard]] QByteArray briefingCsv(const Briefing &briefing);
[[nodiscard]] QList<QByteArray> briefingPngs(const Briefing &briefing, const BriefingProgress &progress = {});

} // namespace yagura
