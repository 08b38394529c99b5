// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

#include "models/feed/feed_fault.h"

class QWebSocket;

namespace yagura {

// Why a WebSocket to that server is closed, by the close code (RFC 6455, 7.4) that the server sent or that this side
// found fitting, and the server's own words where it gave any. For a socket that has said disconnected(). Any thread.
[[nodiscard]] FeedFault closeFault(const QWebSocket &socket, const QUrl &server);

} // namespace yagura
