// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "models/event/ids.h"

namespace yagura {

// The proto3 JSON of an Event whose times are milliseconds relative to `anchor`, with the anchor added to every time
// field that is there, and instants cut down to their precision. Done on the JSON, because times before the anchor are
// not valid in an Event. A field that is absent stays absent, except reportedAt, whose proto3 default (0) is left out
// by writers: then the anchor itself. Pure.
[[nodiscard]] QJsonObject rebased(QJsonObject event, UtcTime anchor);

} // namespace yagura
