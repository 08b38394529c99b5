// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What travels between a NATS server and its client (NATS client protocol, docs.nats.io/reference/reference-protocols).
// Value types.
namespace yagura::nats {

// Sizes that are accepted from a server. A payload above `payload` is not kept whole: see Message::payload.
namespace limits {
inline constexpr std::size_t controlLine = 4096;
inline constexpr std::size_t infoLine = 64 * 1024;
inline constexpr std::size_t headers = 16 * 1024;
inline constexpr std::size_t payload = 256 * 1024;         // = yagura::limits::frameBytes
inline constexpr std::size_t announced = 64 * 1024 * 1024; // the most that a server may be set to send (max_payload)
inline constexpr std::size_t socketFrame
    = 12 * 1024 * 1024; // one WebSocket frame; the server puts many messages in one
} // namespace limits

// In the order in which they stand. Names are compared without regard to case by header().
using Headers = std::vector<std::pair<std::string, std::string>>;

// The value of the first header of that name; nothing when there is none.
[[nodiscard]] std::optional<std::string_view> header(const Headers &headers, std::string_view name);

struct Message
{
    std::string subject;
    std::string reply; // empty: no answer is expected
    int status = 0; // of the header line: 100 idle heartbeat, 404 no messages, 408 request over, 503 nobody answers …
    std::string description; // of the status
    Headers headers;
    std::string payload;         // of a longer one the first limits::payload + 1 bytes
    std::size_t payloadSize = 0; // as it was sent
};

// Header block for HPUB. Names and values must hold no CR or LF: such a header is left out.
[[nodiscard]] std::string encodeHeaders(const Headers &headers);

} // namespace yagura::nats
