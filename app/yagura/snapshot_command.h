// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yagura {

// Not every feed was heard to its end: the document is written all the same, and says what is unknown.
inline constexpr int exitIncomplete = 3;

// `yagura snapshot …`: a briefing from a journal or from feeds, without a window. Needs a QApplication (fonts; the
// offscreen platform will do) with the messages' language installed. Returns the exit code of the program: 0 done,
// 1 something outside is not as it must be, 2 the command line is not, 3 incomplete.
int runSnapshot(const QStringList &arguments);

} // namespace yagura
