// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yagura {

// Reads a whole store and says whether anything in it is damaged.
// `arguments`: what follows the command's name. Returns the exit code.
int runVerify(const QStringList &arguments);

// Copies what is whole of a store into a new one.
int runRepair(const QStringList &arguments);

} // namespace yagura
