// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/make_transport.h"

#include "models/feed/relay_transport.h"

namespace yagura {

std::unique_ptr<Transport> makeTransport(const FeedSettings &feed)
{
    return std::make_unique<RelayTransport>(feed.access);
}

} // namespace yagura
