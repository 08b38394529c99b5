// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_scrub.h"

namespace yagura {

TimelineScrub::TimelineScrub(TimeCursor &cursor, Watch &watch, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_cursor(cursor)
    , m_watch(watch)
    , m_clock(clock)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(interval);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_waiting && m_watch.busy())
            m_pause.start(); // the last one is not folded yet
        else if (m_waiting)
            pinNewest();
    });
}

void TimelineScrub::request(UtcTime t)
{
    m_waiting = t;
    if (!m_pause.isActive())
        pinNewest();
}

void TimelineScrub::finish()
{
    if (m_waiting)
        pinNewest();
    m_pause.stop();
}

void TimelineScrub::drop()
{
    m_waiting.reset();
    m_pause.stop();
}

void TimelineScrub::pinNewest()
{
    const UtcTime t = *m_waiting;
    m_waiting.reset();
    m_pause.start();
    if (t >= m_clock.now())
        m_cursor.goLive();
    else
        m_cursor.pin(t);
}

} // namespace yagura
