// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yagura {

// Brings the records of other people's files into a store as events, until they are read or SIGINT or SIGTERM comes.
// `arguments`: what follows the command's name. Returns the exit code.
int runImport(const QStringList &arguments);

} // namespace yagura
