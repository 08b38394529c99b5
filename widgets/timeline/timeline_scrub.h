// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "models/alerts/watch.h"
#include "models/event/clock.h"

namespace yagura {

// Between a hand that drags through time and the Watch that must fold each moment: at most one pin in 40 ms and none
// while the Watch still folds; of what waits, only the newest is pinned. UI thread.
class TimelineScrub : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds interval{40};

    TimelineScrub(TimeCursor &cursor, Watch &watch, const Clock &clock, QObject *parent = nullptr);

    void request(UtcTime t); // a moment after now means live
    void finish();           // the hand let go: what waits is pinned at once
    void drop();             // what waits is forgotten

private:
    void pinNewest();
    TimeCursor &m_cursor;
    Watch &m_watch;
    const Clock &m_clock;
    QTimer m_pause;
    std::optional<UtcTime> m_waiting;
};

} // namespace yagura
