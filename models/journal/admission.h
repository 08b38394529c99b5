// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "models/event/event.h"
#include "models/event/limits.h"

namespace yagura {

// Feed name of what the desk itself notes. No feed of a server is called so: see isFeedName().
inline constexpr char deskFeed[] = "@desk";

// Why an event that was decoded is no event of this feed; nothing: it is one. Whoever takes events in and whoever folds
// a journal asks the same question here, so that what is in quarantine is in no picture. Pure.
[[nodiscard]] std::optional<Refusal> objectionTo(const Event &event, std::string_view feed);

} // namespace yagura
