// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace yagura {

// Context of the program's own texts: Relay::tr("…").
class Relay
{
    Q_DECLARE_TR_FUNCTIONS(Relay)
};

} // namespace yagura
