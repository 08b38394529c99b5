// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yagura {

// Writes the events of a store as NDJSON. The store may be in use by a relay meanwhile.
// `arguments`: what follows the command's name. Returns the exit code.
int runExport(const QStringList &arguments);

} // namespace yagura
