// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTimer>

#include <map>

#include "models/feed/feed_hub.h"

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

    Recorder(Settings settings, const Clock &clock, QObject *parent = nullptr);
    ~Recorder() override;

    [[nodiscard]] Success start(); // NotWritable: also when the file is there already
    [[nodiscard]] quint64 events() const { return m_events; }

Q_SIGNALS:
    void finished();                             // untilHead: everything is written
    void failed(const yagura::Problem &problem); // refused, never reached, or the file took no more

private:
    void write(const ReceivedBatch &batch);
    void follow(const FeedHealth &health);
    void fail(const Problem &problem);
    void checkHead();

    Settings m_settings;
    QFile m_file;
    FeedHub m_hub;
    std::map<QUrl, FeedHealth> m_health;
    std::map<std::string, FeedPosition> m_written;
    QTimer m_settle;      // a server names its feeds one after the other: "all at their head" must last a moment
    bool m_named = false; // the server has named its feeds
    quint64 m_events = 0;
};

} // namespace yagura
