// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/proto.h"

namespace yagura::wire {

// Whether the texts and lists of a frame keep to limits.h. The events inside are the codec's business: one bad event
// is quarantined and does not spoil its frame. Private to models/event. Pure.
[[nodiscard]] bool withinLimits(const pb::ClientFrame &frame);
[[nodiscard]] bool withinLimits(const pb::ServerFrame &frame);

} // namespace yagura::wire
