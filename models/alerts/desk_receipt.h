// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/alerts/alert_book.h"
#include "models/event/wire.h"

namespace yagura {

// The answer to an action that is sequenced in the desk's own journal (@desk): there the desk is the server, and the
// fold decides by the rules of PROTOCOL.md. `done`: the action has changed the book. Nothing: no desk action. Pure.
[[nodiscard]] std::optional<wire::Receipt> deskReceipt(const SequencedEvent &event, const AlertBook &book, bool done);

} // namespace yagura
