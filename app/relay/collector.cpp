// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/collector.h"

namespace yagura {

namespace {

// Where a feed of other people's was read up to. Behind what is in the store by a batch at most: repeats are known.
constexpr char keyPrefix[] = "bridge/position/";

QList<JournalFeed> positionsIn(const RelayStore &store, const Journal &journal)
{
    QList<JournalFeed> known;
    for (const std::string &name : store.feedNames()) {
        const std::string kept = journal.setting(keyPrefix + name).value_or(std::string());
        const auto space = kept.find(' ');
        bool good = false;
        const auto sequence = QString::fromStdString(kept.substr(0, space)).toULongLong(&good);
        if (!good || space == std::string::npos)
            continue;
        JournalFeed feed;
        feed.feed = name;
        feed.position = {{kept.substr(space + 1)}, Sequence{sequence}};
        known.append(feed);
    }
    return known;
}

Success keepPosition(Journal &journal, const ReceivedBatch &batch)
{
    const std::uint64_t last = number(batch.batch.first) + batch.batch.entries.size() - 1;
    return journal.setSetting(keyPrefix + batch.feed, std::to_string(last) + ' ' + batch.epoch.id);
}

} // namespace

Collector::Collector(
    RelayStore &store, const QList<FeedSettings> &feeds, bool untilHead, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_subscription({feeds, positionsIn(store, store.journal()), untilHead}, clock)
{
    connect(&m_subscription, &Subscription::received, this, &Collector::take);
    connect(&m_subscription, &Subscription::finished, this, &Collector::finished);
    connect(&m_subscription, &Subscription::failed, this, &Collector::failed);
}

void Collector::start()
{
    m_subscription.start();
}

void Collector::take(const ReceivedBatch &batch)
{
    const auto feed = m_store.ensureFeed(batch.feed);
    if (!feed)
        return Q_EMIT failed(feed.error());
    std::vector<FeedStore::Draft> drafts;
    drafts.reserve(batch.batch.entries.size());
    for (const wire::Entry &entry : batch.batch.entries)
        drafts.push_back({entry.sequenced, entry.event});
    const auto intake = (*feed)->append(drafts, "sequence " + std::to_string(number(batch.batch.first)) + " or after");
    if (!intake)
        return Q_EMIT failed(intake.error());
    if (const Success kept = keepPosition(m_store.journal(), batch); !kept)
        return Q_EMIT failed(kept.error());
    Counts &counts = m_counts[batch.feed];
    counts.taken += intake->added;
    counts.refused += intake->refused;
    counts.present += drafts.size() - intake->added - intake->refused;
    m_subscription.taken(batch);
    Q_EMIT progressed();
}

} // namespace yagura
