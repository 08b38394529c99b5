// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/time_cursor.h"

namespace yagura {

TimeCursor::TimeCursor(QObject *parent)
    : QObject(parent)
{
}

void TimeCursor::pin(UtcTime knownAt)
{
    if (m_pinned == knownAt)
        return;
    m_pinned = knownAt;
    Q_EMIT changed();
}

void TimeCursor::goLive()
{
    if (!m_pinned)
        return;
    m_pinned.reset();
    Q_EMIT changed();
}

} // namespace yagura
