// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <map>
#include <memory>
#include <set>

#include "models/relay/bridge/stream_publisher.h"

namespace yagura {

// Publishes the feeds of a store into JetStream, one StreamPublisher for each. The store may be written by a relay
// meanwhile. Lives on the thread that made it; journal and clock outlive it.
class Broadcaster : public QObject
{
    Q_OBJECT
public:
    struct Settings
    {
        FeedSettings server;
        std::vector<std::string> feeds; // empty: all that the store has, with `follow` also those that come later
        int replicas = 1;
        bool follow = false;
        bool oneByOne = false;
    };

    Broadcaster(Settings settings, const Journal &journal, const Clock &clock, QObject *parent = nullptr);
    ~Broadcaster() override;

    [[nodiscard]] Success start(); // NothingToShow: the store has no such feed
    [[nodiscard]] std::map<std::string, UnsentEvents::Counts> counts() const; // by feed
    [[nodiscard]] quint64 waiting() const;                                    // events of the store not yet published

Q_SIGNALS:
    void progressed();
    void finished(); // without `follow`: everything is published
    void failed(const yagura::Problem &problem);

private:
    struct Feed;
    void add(const std::string &name);
    void look();
    void settle(const std::string &name);

    Settings m_settings;
    const Journal &m_journal;
    const Clock &m_clock;
    std::map<std::string, std::unique_ptr<Feed>> m_feeds;
    std::set<std::string> m_unsettled;
    QTimer m_watch;
};

} // namespace yagura
