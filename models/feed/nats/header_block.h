// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "models/feed/nats/nats_message.h"

namespace yagura::nats {

// Status, description and headers out of the header block of an HMSG (NATS ADR-4). A server hands on what a publisher
// wrote, so nothing in here ends a connection: lines that are no headers are passed over. Private to models/feed/nats.
void readHeaders(std::string_view block, Message &message);

} // namespace yagura::nats
