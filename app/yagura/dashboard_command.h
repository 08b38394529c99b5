// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yagura {

// `yagura [options]`: the dashboard. Returns the exit code of the program.
int runDashboard(const QStringList &arguments);

// --help or --version is among the words: text for a terminal, no window.
[[nodiscard]] bool wantsText(const QStringList &arguments);

} // namespace yagura
