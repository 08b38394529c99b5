// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/feed/feed_settings.h"
#include "models/feed/transport.h"

namespace yagura {

// The transport that speaks the scheme of that URL: a Yagura relay's (ws, wss) or NATS JetStream's (nats+ws, nats+wss).
// The one place where that is decided. Never nullptr: what no transport speaks is refused by open().
[[nodiscard]] std::unique_ptr<Transport> makeTransport(const FeedSettings &feed);

} // namespace yagura
