// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include "app/relay/subscription.h"

namespace yagura {

// Writes what a feed (or every feed of a server) sends into a recording. After a break it goes on where it was: nothing
// lost, nothing twice. Lives on the thread that made it; the clock outlives it.
class Recorder : public QObject
{
    Q_OBJECT
public:
    struct Settings
    {
        FeedSettings feed;
        QString file;
        bool untilHead = false;
    };

    Recorder(const Settings &settings, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] Success start(); // NotWritable: also when the file is there already
    [[nodiscard]] quint64 events() const { return m_events; }

Q_SIGNALS:
    void finished();                             // untilHead: everything is written
    void failed(const yagura::Problem &problem); // refused, never reached, or the file took no more

private:
    void write(const ReceivedBatch &batch);
    void fail(const Problem &problem);

    QFile m_file;
    Subscription m_subscription;
    quint64 m_events = 0;
};

} // namespace yagura
