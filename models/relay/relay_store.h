// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/journal/journal.h"
#include "models/relay/feed_store.h"

namespace yagura {

// The store of a relay: one journal folder with several feeds. Owns the journal and the feeds; lives on one thread.
class RelayStore : public QObject
{
    Q_OBJECT
public:
    // Creates the folder when it is missing, and reads back every feed that is in it.
    [[nodiscard]] static Outcome<std::unique_ptr<RelayStore>> open(const QString &folder);

    [[nodiscard]] FeedStore *feed(std::string_view name) const; // nullptr: there is none
    // The feed of that name, made (with a new epoch) when it is missing. WrongFormat: not a feed's name (isFeedName).
    [[nodiscard]] Outcome<FeedStore *> ensureFeed(const std::string &name);
    [[nodiscard]] std::vector<std::string> feedNames() const; // in alphabetical order

    [[nodiscard]] Journal &journal() { return *m_journal; }
    // Whether the store takes anything at the moment: found out by writing, at most every 5 s.
    [[nodiscard]] Success probe();

Q_SIGNALS:
    void feedAdded(yagura::FeedStore *feed);

private:
    explicit RelayStore(std::unique_ptr<Journal> journal);
    [[nodiscard]] Success load();
    FeedStore *add(const std::string &name, const Epoch &epoch);

    std::unique_ptr<Journal> m_journal;
    QElapsedTimer m_probe; // since the last one; not started: expired
    Success m_probed = Done{};
    std::map<std::string, FeedStore *, std::less<>> m_feeds; // children of this
};

} // namespace yagura
