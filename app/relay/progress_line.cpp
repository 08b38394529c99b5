// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/progress_line.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace yagura {

bool ProgressLine::due()
{
    static const bool onTerminal = ::isatty(STDERR_FILENO) == 1;
    if (!onTerminal || m_clock.elapsed() < m_next)
        return false;
    m_next = m_clock.elapsed() + 200;
    return true;
}

void ProgressLine::show(const QString &text)
{
    std::fputs(("\r\033[K" + text.toUtf8()).constData(), stderr);
    std::fflush(stderr);
    m_shown = true;
}

void ProgressLine::clear()
{
    if (m_shown)
        std::fputs("\r\033[K", stderr);
    m_shown = false;
}

quint64 ProgressLine::perSecond(quint64 count) const
{
    return count * 1000 / static_cast<quint64>(std::max<qint64>(m_clock.elapsed(), 1));
}

} // namespace yagura
