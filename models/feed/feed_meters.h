// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <vector>

#include "models/event/ids.h"

// Small measures of a feed. Value types, no clock of their own.
namespace yagura {

// Events per second over the last ten seconds, by buckets of one second.
class RateMeter
{
public:
    void add(std::uint64_t events, UtcTime now)
    {
        move(now);
        m_buckets[static_cast<std::size_t>(m_second % buckets)] += events;
    }
    [[nodiscard]] double perSecond(UtcTime now)
    {
        move(now);
        std::uint64_t sum = 0;
        for (const std::uint64_t events : m_buckets)
            sum += events;
        return static_cast<double>(sum) / buckets;
    }

private:
    static constexpr std::int64_t buckets = 10;
    // Empties the buckets that time has passed over. A clock that was set back starts the measure anew.
    void move(UtcTime now)
    {
        const std::int64_t second = std::max<std::int64_t>(toMs(now) / 1000, 0);
        if (second < m_second || second - m_second >= buckets)
            m_buckets.fill(0);
        else
            for (std::int64_t s = m_second + 1; s <= second; ++s)
                m_buckets[static_cast<std::size_t>(s % buckets)] = 0;
        m_second = second;
    }
    std::array<std::uint64_t, buckets> m_buckets{};
    std::int64_t m_second = 0;
};

// The middle of the last values: one that is far off (a late frame, a clock being set) does not count.
class RecentMedian
{
public:
    explicit RecentMedian(std::size_t most)
        : m_most(most)
    {
    }
    void add(std::chrono::milliseconds value)
    {
        if (m_values.size() < m_most)
            m_values.push_back(value);
        else
            m_values[m_next] = value;
        m_next = (m_next + 1) % m_most;
    }
    void clear()
    {
        m_values.clear();
        m_next = 0;
    }
    [[nodiscard]] bool empty() const { return m_values.empty(); }
    // Not while empty. Of an even number the lower one.
    [[nodiscard]] std::chrono::milliseconds value() const
    {
        std::vector<std::chrono::milliseconds> sorted = m_values;
        const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>((sorted.size() - 1) / 2);
        std::nth_element(sorted.begin(), middle, sorted.end());
        return *middle;
    }

private:
    std::size_t m_most;
    std::size_t m_next = 0;
    std::vector<std::chrono::milliseconds> m_values;
};

} // namespace yagura
