// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/event.h"
#include "models/event/feed.pb.h"

// Generated messages <-> values. Private to models/event; pure functions, any thread.
namespace yagura {

namespace pb = feed::v1;

// Expects a message that check() let pass. A number that an enum of this version does not have becomes the cautious
// reading: TLP:RED, active, precision unknown, else "unspecified".
[[nodiscard]] Event fromProto(const pb::Event &message);

void toProto(const Event &event, pb::Event &message);

} // namespace yagura
