// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/credit_window.h"

#include <algorithm>

namespace yagura {

std::uint32_t CreditWindow::whole() const
{
    const std::uint64_t fits = std::max<std::uint64_t>(m_size.bytes / m_mean, 1);
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(fits, std::max(m_size.events, 1U)));
}

std::uint32_t CreditWindow::room() const
{
    if (m_pendingEvents == 0)
        return whole();
    if (m_pendingBytes >= m_size.bytes || m_pendingEvents >= m_size.events)
        return 0;
    const std::uint64_t byBytes = (m_size.bytes - m_pendingBytes) / m_mean;
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(byBytes, m_size.events - m_pendingEvents));
}

std::uint32_t CreditWindow::open()
{
    m_allowed = room();
    return m_allowed;
}

CreditWindow::Spent CreditWindow::spend(std::uint64_t events, std::uint64_t bytes)
{
    if (events > m_allowed)
        return Spent::MoreThanAsked;
    const std::uint64_t mean = events == 0 ? 0 : bytes / events + 1;
    m_mean = std::max(mean, m_mean - m_mean / 16);
    if (m_pendingEvents > 0 && m_pendingBytes + bytes > mostBytes())
        return Spent::MoreThanFits;
    m_allowed -= static_cast<std::uint32_t>(events);
    m_pendingEvents += events;
    m_pendingBytes += bytes;
    m_chunks.push_back({events, bytes});
    return Spent::Taken;
}

// A chunk's bytes are free when all of it has been taken.
void CreditWindow::give(std::uint32_t events)
{
    for (std::uint64_t left = events; left > 0 && !m_chunks.empty();) {
        Chunk &oldest = m_chunks.front();
        const std::uint64_t taken = std::min(left, oldest.events);
        oldest.events -= taken;
        m_pendingEvents -= taken;
        left -= taken;
        if (oldest.events == 0) {
            m_pendingBytes -= oldest.bytes;
            m_chunks.pop_front();
        }
    }
}

std::uint32_t CreditWindow::due()
{
    const std::uint32_t fits = room();
    if (fits <= m_allowed || fits - m_allowed < whole() / 4)
        return 0;
    const std::uint32_t more = fits - m_allowed;
    m_allowed = fits;
    return more;
}

void CreditWindow::forget()
{
    m_chunks.clear();
    m_pendingEvents = 0;
    m_pendingBytes = 0;
    m_allowed = 0;
}

} // namespace yagura
