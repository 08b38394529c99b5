// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <cstdint>

namespace yagura {

// Keeps strangers from filling the log: one line in ten seconds, which says how many there were since the last one.
class LogLimit
{
public:
    // How many there were, this one included; 0 = say nothing now.
    [[nodiscard]] std::uint64_t due()
    {
        ++m_count;
        if (m_since.isValid() && m_since.elapsed() < 10'000)
            return 0;
        m_since.start();
        return std::exchange(m_count, 0);
    }

private:
    QElapsedTimer m_since;
    std::uint64_t m_count = 0;
};

} // namespace yagura
