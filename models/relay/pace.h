// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "models/event/ids.h"

namespace yagura {

// How many events a second a token may be given, over all its connections: a bucket that holds one second's worth.
// What does not fit waits; nothing is dropped. A clock that is set back costs at most what is in the bucket. Value
// type.
class Pace
{
public:
    explicit Pace(std::uint32_t perSecond) // > 0
        : m_perSecond(perSecond)
        , m_left(perSecond)
    {
    }

    [[nodiscard]] std::uint64_t available(UtcTime now)
    {
        const double passed = std::chrono::duration<double>(now - m_at).count();
        if (passed > 0)
            m_left = std::min(m_perSecond, m_left + passed * m_perSecond);
        m_at = now;
        return static_cast<std::uint64_t>(m_left);
    }
    void take(std::uint64_t events) { m_left -= static_cast<double>(events); }
    // From the last available() on, until there is one event to be had.
    [[nodiscard]] std::chrono::milliseconds untilNext() const
    {
        const double seconds = std::max(0.0, 1.0 - m_left) / m_perSecond;
        return std::chrono::milliseconds{1 + static_cast<std::int64_t>(std::ceil(seconds * 1000))};
    }

private:
    double m_perSecond;
    double m_left;
    UtcTime m_at{};
};

// At most `most` in any `window`; what comes too fast is somebody's flood. Value type.
class Allowance
{
public:
    constexpr Allowance(int most, std::chrono::milliseconds window)
        : m_most(most)
        , m_window(window)
    {
    }
    [[nodiscard]] bool take(UtcTime now)
    {
        if (now - m_since > m_window || now < m_since) {
            m_since = now;
            m_taken = 0;
        }
        return ++m_taken <= m_most;
    }

private:
    int m_most;
    std::chrono::milliseconds m_window;
    UtcTime m_since{};
    int m_taken = 0;
};

} // namespace yagura
