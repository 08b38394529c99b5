// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yagura {

// Serves the feeds of a store until SIGINT or SIGTERM. Prints "listening on URL" on stdout once it is ready.
// `arguments`: what follows the command's name. Returns the exit code.
int runServe(const QStringList &arguments);

} // namespace yagura
