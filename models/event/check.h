// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/event/limits.h"
#include "models/event/proto.h"

namespace yagura {

// The first rule of limits.h and PROTOCOL.md that the message breaks; nothing = it may be converted. Private to
// models/event. Pure.
[[nodiscard]] std::optional<Refusal> check(const pb::Event &message);

} // namespace yagura
