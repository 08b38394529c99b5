// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/credit_window.h"

#include <algorithm>

namespace yagura {

std::uint32_t CreditWindow::open()
{
    m_allowed = m_window - m_pending;
    return m_allowed;
}

bool CreditWindow::spend(std::uint64_t events)
{
    if (events > m_allowed)
        return false;
    m_allowed -= static_cast<std::uint32_t>(events);
    m_pending += static_cast<std::uint32_t>(events);
    return true;
}

void CreditWindow::give(std::uint32_t events)
{
    m_pending -= std::min(events, m_pending);
}

std::uint32_t CreditWindow::due()
{
    const std::uint32_t more = m_window - m_pending - m_allowed;
    if (more == 0 || more < m_window / 4)
        return 0;
    m_allowed += more;
    return more;
}

void CreditWindow::forget()
{
    m_pending = 0;
    m_allowed = 0;
}

} // namespace yagura
