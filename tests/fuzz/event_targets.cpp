// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include <array>

#include "models/event/codec.h"
#include "models/event/wire.h"
#include "models/journal/admission.h"

namespace yagura::fuzz {

namespace {

void event(std::string_view bytes)
{
    EventCodec codec;
    const auto read = codec.decode(bytes);
    if (!read)
        return;
    const auto again = codec.decode(codec.encode(*read));
    require(again && *again == *read, "an event that was read can be written and read again");
    static_cast<void>(objectionTo(*read, "jp"));
    if (const auto json = eventJsonFromBytes(bytes)) {
        const auto back = eventBytesFromJson(*json);
        require(back.ok(), "an event written as JSON can be read again");
    }
}

void eventJson(std::string_view bytes)
{
    const auto read = eventBytesFromJson(bytes);
    if (!read)
        return;
    require(EventCodec().decode(*read).ok(), "what was taken from JSON is an event");
}

void serverFrame(std::string_view bytes)
{
    const auto frame = wire::decodeServerFrame(bytes);
    if (frame)
        require(wire::decodeServerFrame(wire::encode(*frame)).has_value(), "a server's frame can be written again");
}

void clientFrame(std::string_view bytes)
{
    const auto frame = wire::decodeClientFrame(bytes);
    if (frame)
        require(wire::decodeClientFrame(wire::encode(*frame)).has_value(), "a client's frame can be written again");
}

constexpr std::array table{
    Target{"event", event},
    Target{"event_json", eventJson},
    Target{"server_frame", serverFrame},
    Target{"client_frame", clientFrame},
};

} // namespace

std::span<const Target> eventTargets()
{
    return table;
}

} // namespace yagura::fuzz
