// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "app/relay/subscription.h"
#include "models/relay/relay_store.h"

namespace yagura {

// Brings what feeds send into a store: the events keep their bytes, their order and the time at which they were
// sequenced, and get numbers of the store. It goes on where it was, after a break and in a later run; an event that is
// there already is known by its id. Lives on the thread that made it; store and clock outlive it.
class Collector : public QObject
{
    Q_OBJECT
public:
    struct Counts
    {
        quint64 taken = 0;
        quint64 present = 0;
        quint64 refused = 0; // now in the quarantine of the feed
    };

    Collector(RelayStore &store, const QList<FeedSettings> &feeds, bool untilHead, const Clock &clock,
        QObject *parent = nullptr);

    void start();
    [[nodiscard]] const std::map<std::string, Counts> &counts() const { return m_counts; }
    [[nodiscard]] quint64 missing() const { return m_subscription.missing(); }

Q_SIGNALS:
    void progressed();
    void finished();                             // untilHead: everything is in the store
    void failed(const yagura::Problem &problem); // refused, never reached, or the store took no more

private:
    void take(const ReceivedBatch &batch);

    RelayStore &m_store;
    Subscription m_subscription;
    std::map<std::string, Counts> m_counts; // by feed
};

} // namespace yagura
