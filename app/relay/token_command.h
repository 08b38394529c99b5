// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yagura {

// yagura-relay token add|list|revoke: who may use a relay, in the file that serve --tokens goes by.
int runToken(const QStringList &arguments);

} // namespace yagura
