// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>

#include "models/event/clock.h"

namespace yagura::test {

// A clock that stands still until the test turns it. Starts at 2026-03-02T00:00:00Z (09:00 JST, a Monday).
// Thread-safe.
class FakeClock final : public Clock
{
public:
    static constexpr UtcTime morning = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2};

    explicit FakeClock(UtcTime start = morning)
        : m_ms(toMs(start))
    {
    }

    [[nodiscard]] UtcTime now() const override { return utcFromMs(m_ms.load()); }
    void set(UtcTime t) { m_ms.store(toMs(t)); }
    void advance(std::chrono::milliseconds by) { m_ms.fetch_add(by.count()); }

private:
    std::atomic<std::int64_t> m_ms;
};

} // namespace yagura::test
