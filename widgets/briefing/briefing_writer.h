// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/problem/problem.h"
#include "widgets/briefing/briefing.h"

namespace yagura {

enum class BriefingFormat : std::uint8_t { Pdf, Png, Html, Csv };

// By the ending of the name; nothing: an ending that is none of ours.
[[nodiscard]] std::optional<BriefingFormat> formatOf(const QString &path);
[[nodiscard]] QString endingOf(BriefingFormat format); // ".pdf"

// Writes the briefing to `path`. A file takes its name only when all of it is on the disk; a briefing of several pages
// as PNG becomes path-01.png, path-02.png … and takes these names together. Returns the files written. Problems:
// NotWritable, DiskFull, FolderMissing. UI thread; seconds for hundreds of pages.
[[nodiscard]] Outcome<QStringList> writeBriefing(const Briefing &briefing, BriefingFormat format, const QString &path);

// The bytes of a format that is one file.
[[nodiscard]] QByteArray briefingPdf(const Briefing &briefing);
[[nodiscard]] QByteArray briefingHtml(const Briefing &briefing);
[[nodiscard]] QByteArray briefingCsv(const Briefing &briefing);
[[nodiscard]] QList<QByteArray> briefingPngs(const Briefing &briefing);

} // namespace yagura
