// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "models/feed/nats/nats_message.h"

namespace yagura::nats {

// Server to client half of the NATS client protocol, out of bytes that may be cut anywhere. Holds at most what was fed
// and not asked for yet, and one message of at most limits::headers + limits::payload, however long it is announced.
// Value type, no I/O. A fuzz target lives on feed() and next().
//
// What a publisher can write (headers, payload) never makes the stream malformed: a header block above its limit or
// without sense gives no headers, a longer payload is kept up to its limit. Otherwise one message would block a feed.
class NatsParser
{
public:
    struct Info
    {
        std::string json;
    };
    struct Delivered
    {
        std::uint64_t subscription = 0;
        Message message;
    };
    struct Ping
    {
    };
    struct Pong
    {
    };
    struct Ok
    {
    };
    struct Error
    {
        std::string words; // without the quotes
    };
    struct Malformed
    {
        std::string why; // for logs and tests
    };
    using Item = std::variant<Info, Delivered, Ping, Pong, Ok, Error, Malformed>;

    void feed(std::string_view bytes);
    // The next one; nothing: more bytes are needed. After a Malformed only that comes, for ever.
    [[nodiscard]] std::optional<Item> next();

private:
    struct Body
    {
        Delivered delivered;
        std::string headers;
        std::size_t headersLeft = 0;
        std::size_t payloadLeft = 0;
        bool keepHeaders = true;
    };
    [[nodiscard]] std::optional<Item> readLine();
    [[nodiscard]] std::optional<Item> readBody();
    [[nodiscard]] std::optional<Item> startMessage(std::string_view arguments, bool withHeaders);
    [[nodiscard]] Item fail(std::string why);
    [[nodiscard]] std::string_view rest() const { return std::string_view(m_bytes).substr(m_at); }

    std::string m_bytes;
    std::size_t m_at = 0;         // read up to here
    std::size_t m_lineSought = 0; // no line ends before this offset from m_at
    std::optional<Body> m_body;   // between the control line of a message and its end
    std::optional<Malformed> m_failure;
};

} // namespace yagura::nats
