// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

#include "models/problem/problem.h"

namespace yagura {

struct ListenAddress
{
    QHostAddress host;
    quint16 port = 0;
};

// "127.0.0.1:7411", "[::1]:7411", "localhost:0". BadOption: anything else; names other than localhost are not looked
// up.
[[nodiscard]] Outcome<ListenAddress> listenAddress(const QString &text);

} // namespace yagura
