// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/wire.h"
#include "models/feed/nats/jetstream_api.h"

namespace yagura {

// What a failed request of JetStream means for a subscriber, as a frame in both languages. Private to models/feed/nats.
[[nodiscard]] wire::Refused refusalFor(const nats::ApiError &error);
[[nodiscard]] wire::Refused refusalUnauthorised();
[[nodiscard]] wire::Refused refusalTooManyFeeds();

} // namespace yagura
