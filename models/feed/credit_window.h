// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>

namespace yagura {

// Keeps what lies between server and picture within a number of events and of bytes:
//   allowed (events that the server may still send) + pending (sent, not yet taken by the picture) <= events
// Credit is given in events, but what fills the memory is bytes, and a server is free to send small events first and
// large ones then. So credit is what fits by the largest mean size seen, and a batch that does not fit at twice the
// bytes is not taken: the connection ends, and the next one starts with less credit. An empty window always has room
// for one event, so that there is progress whatever the sizes are. Value type.
class CreditWindow
{
public:
    struct Size
    {
        std::uint32_t events = 16'384;
        std::uint64_t bytes = 16ULL << 20U;
        bool operator==(const Size &) const = default;
    };

    explicit CreditWindow(Size size)
        : m_size(size)
    {
    }

    // A connection begins: the credit for its Hello. What is pending from before stays pending.
    [[nodiscard]] std::uint32_t open();
    // The server sent so many events, of so many bytes together.
    enum class Spent { Taken, MoreThanAsked, MoreThanFits };
    [[nodiscard]] Spent spend(std::uint64_t events, std::uint64_t bytes);
    // The picture has taken so many, in the order in which they came.
    void give(std::uint32_t events);
    // What to send as Credit now: nothing until it is a quarter of the window, so that credits are few.
    [[nodiscard]] std::uint32_t due();
    // Nothing is pending any more: what was on its way will not be taken.
    void forget();
    // Another share of the memory: holds for what is given from now on.
    void resize(Size size) { m_size = size; }

    [[nodiscard]] std::uint32_t allowed() const { return m_allowed; }
    [[nodiscard]] std::uint64_t pendingEvents() const { return m_pendingEvents; }
    [[nodiscard]] std::uint64_t pendingBytes() const { return m_pendingBytes; }
    // pendingBytes() is never above this, or one frame where that is more.
    [[nodiscard]] std::uint64_t mostBytes() const { return 2 * m_size.bytes; }

private:
    struct Chunk
    {
        std::uint64_t events = 0;
        std::uint64_t bytes = 0;
    };
    [[nodiscard]] std::uint32_t whole() const; // credit that fits into an empty window
    [[nodiscard]] std::uint32_t room() const;  // and into this one, what is allowed included

    Size m_size;
    std::uint32_t m_allowed = 0;
    std::uint64_t m_pendingEvents = 0;
    std::uint64_t m_pendingBytes = 0;
    std::uint64_t m_mean
        = 1024;                 // bytes of an event: the largest mean of a batch; sinks slowly while events are smaller
    std::deque<Chunk> m_chunks; // pending, in order
};

} // namespace yagura
