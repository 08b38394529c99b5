// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <map>

#include "models/feed/feed_hub.h"

namespace yagura {

// Subscribes to feeds on behalf of a command that writes down what they send, and knows when it has everything that
// their servers have by then. Lives on the thread that made it; the clock outlives it.
class Subscription : public QObject
{
    Q_OBJECT
public:
    struct Settings
    {
        QList<FeedSettings> feeds;
        QList<JournalFeed> known; // where to go on
        bool untilHead = false;
    };

    Subscription(Settings settings, const Clock &clock, QObject *parent = nullptr);
    ~Subscription() override;

    void start();
    // That batch is durable: to be said for each, in their order.
    void taken(const ReceivedBatch &batch);
    [[nodiscard]] quint64 missing() const { return m_missing; } // events that the servers do not have any more

Q_SIGNALS:
    void received(const yagura::ReceivedBatch &batch);
    void finished();                             // untilHead: everything is taken
    void failed(const yagura::Problem &problem); // refused, or never reached

private:
    void follow(const FeedHealth &health);
    void note(const Event &notice);
    void checkHead();

    Settings m_settings;
    FeedHub m_hub;
    std::map<QUrl, FeedHealth> m_health;
    std::map<std::string, FeedPosition> m_taken;
    QTimer m_settle;      // a server names its feeds one after the other: "all at their head" must last a moment
    bool m_named = false; // the server has named its feeds
    quint64 m_missing = 0;
};

} // namespace yagura
