// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace yagura {

// Keeps the events between server and picture within a window:
//   allowed (what the server may still send) + pending (what it sent and the picture has not taken) <= window
// Value type.
class CreditWindow
{
public:
    explicit CreditWindow(std::uint32_t window)
        : m_window(window)
    {
    }

    // A connection begins: the credit for its Hello. What is pending from before stays pending.
    [[nodiscard]] std::uint32_t open();
    // The server sent so many. False: more than it was allowed.
    [[nodiscard]] bool spend(std::uint64_t events);
    // The picture has taken so many.
    void give(std::uint32_t events);
    // What to send as Credit now: nothing until it is a quarter of the window, so that credits are few.
    [[nodiscard]] std::uint32_t due();
    // Nothing is pending any more: what was on its way will not be taken.
    void forget();

private:
    std::uint32_t m_window;
    std::uint32_t m_allowed = 0;
    std::uint32_t m_pending = 0;
};

} // namespace yagura
