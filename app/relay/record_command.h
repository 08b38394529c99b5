// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yagura {

// Subscribes to a feed (or to every feed of a server) and writes a recording that "serve --replay" plays.
// `arguments`: what follows the command's name. Returns the exit code.
int runRecord(const QStringList &arguments);

} // namespace yagura
