// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/backoff.h"

#include <algorithm>

namespace yagura {

std::chrono::milliseconds Backoff::next()
{
    const auto wait = m_wait;
    m_wait = std::min(m_wait * 2, longest);
    const auto half = static_cast<int>(wait.count() / 2);
    return wait / 2 + std::chrono::milliseconds(m_random.bounded(half + 1));
}

} // namespace yagura
