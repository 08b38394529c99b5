// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yagura {

// Brings the feeds of a store into JetStream, or those of a server into a store, once or for as long as it runs.
// `arguments`: what follows the command's name. Returns the exit code.
int runBridge(const QStringList &arguments);

} // namespace yagura
