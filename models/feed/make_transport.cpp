// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/make_transport.h"

#include "models/feed/feed_url.h"
#include "models/feed/nats/jetstream_transport.h"
#include "models/feed/relay_transport.h"

namespace yagura {

std::unique_ptr<Transport> makeTransport(const FeedSettings &feed)
{
    if (isNatsUrl(feed.url))
        return std::make_unique<JetStreamTransport>(feed.access, Clock::system());
    return std::make_unique<RelayTransport>(feed.access);
}

} // namespace yagura
