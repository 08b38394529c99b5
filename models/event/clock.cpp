// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/clock.h"

namespace yagura {

UtcTime utcNow()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

const Clock &Clock::system()
{
    struct SystemClock final : Clock
    {
        [[nodiscard]] UtcTime now() const override { return utcNow(); }
    };
    static const SystemClock clock;
    return clock;
}

} // namespace yagura
