// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

#include <chrono>

namespace yagura {

// How long to wait before the next attempt: 0.5 s, doubled with each failure up to 30 s, each wait multiplied by a
// random factor between 0.5 and 1, so that a floor of clients does not return in one instant (PROTOCOL.md). Value type.
class Backoff
{
public:
    static constexpr std::chrono::milliseconds first{500};
    static constexpr std::chrono::milliseconds longest{30'000};

    explicit Backoff(quint32 seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] std::chrono::milliseconds next();
    void reset() { m_wait = first; }

private:
    QRandomGenerator m_random;
    std::chrono::milliseconds m_wait = first;
};

} // namespace yagura
