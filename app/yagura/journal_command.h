// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yagura {

// `yagura journal verify --journal DIR`. Returns the exit code.
int runJournal(const QStringList &arguments);

} // namespace yagura
