// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "models/event/event.h"
#include "models/event/limits.h"
#include "models/event/result.h"

namespace yagura {

// Bytes <-> Event. The bytes remain the truth: journal and relay keep and hand on what they received, so that fields
// and kinds of a newer sender survive; an Event is a reading of them.
//
// An EventCodec re-uses one parser object (a fresh one a third slower); use one per thread.
class EventCodec
{
public:
    EventCodec();
    ~EventCodec();
    EventCodec(const EventCodec &) = delete;
    EventCodec &operator=(const EventCodec &) = delete;

    // Parses, checks every limit of limits.h, and converts. Never throws, never reads beyond `bytes`.
    [[nodiscard]] Result<Event, Refusal> decode(std::string_view bytes);
    [[nodiscard]] std::string encode(const Event &event);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

// Event <-> one line of NDJSON: the proto3 JSON mapping of feed.proto. Import, export and scenarios use it.
// The refusal's field holds the parser's own words when the text is not JSON of an Event.
[[nodiscard]] Result<std::string, Refusal> eventBytesFromJson(std::string_view json);
[[nodiscard]] Result<std::string, Refusal> eventJsonFromBytes(std::string_view bytes);

} // namespace yagura
