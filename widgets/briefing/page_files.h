// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>

#include "models/problem/problem.h"

// The files of a briefing on the disk. Private to widgets/briefing; any thread.
namespace yagura {

// The names of `pages` images: "a.png" for one, otherwise "a-01.png" and so on.
[[nodiscard]] QStringList pageNames(const QString &path, qsizetype pages);

// All of them or none: names are given only after every file is on the disk. Problems: NotWritable, DiskFull,
// FolderMissing.
[[nodiscard]] Success saveTogether(const QStringList &paths, const QList<QByteArray> &contents);

// Writes into the image whose it is, so that a later briefing of the same name knows it for an old page.
void markPage(QImage &page);
// Removes the marked pages of an earlier briefing to `path` that are not among those just `written`; answers which.
// Problems: NotWritable.
[[nodiscard]] Outcome<QStringList> removeOldPages(const QString &path, const QStringList &written);

} // namespace yagura
