// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <string>
#include <string_view>

#include "models/event/event.h"
#include "models/event/limits.h"
#include "models/event/result.h"

// A recording: NDJSON with one object {"sequenced": MILLISECONDS, "event": {proto3 JSON of an Event}} a line.
// Pure functions.
namespace yagura::recording {

struct Line
{
    UtcTime sequenced{};
    std::string event; // encoded
    std::string feed;
};

[[nodiscard]] Result<Line, Refusal> read(const QByteArray &line);
// Without the end of the line. Refused only when the bytes are not an Event.
[[nodiscard]] Result<std::string, Refusal> write(UtcTime sequenced, std::string_view event);

} // namespace yagura::recording
