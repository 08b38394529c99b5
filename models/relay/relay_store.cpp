// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/relay_store.h"

#include <QUuid>

namespace yagura {

namespace {

// A feed without events is nothing to the journal; its epoch must survive a restart all the same.
constexpr char feedList[] = "relay/feeds";

std::string epochKey(const std::string &feed)
{
    return "relay/epoch/" + feed;
}

std::vector<std::string> splitLines(const std::string &text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

} // namespace

RelayStore::RelayStore(std::unique_ptr<Journal> journal)
    : m_journal(std::move(journal))
{
}

Outcome<std::unique_ptr<RelayStore>> RelayStore::open(const QString &folder)
{
    auto journal = Journal::open(folder, Journal::Access::ReadWrite);
    if (!journal)
        return journal.error();
    std::unique_ptr<RelayStore> store(new RelayStore(std::move(journal).value()));
    if (const Success loaded = store->load(); !loaded)
        return loaded.error();
    return store;
}

Success RelayStore::load()
{
    for (const JournalFeed &feed : m_journal->feeds()) {
        // A feed that only has a quarantine has no epoch there: below.
        if (isFeedName(feed.feed) && !feed.position.epoch.id.empty())
            add(feed.feed, feed.position.epoch);
    }
    for (const std::string &name : splitLines(m_journal->setting(feedList).value_or(std::string()))) {
        const auto epoch = m_journal->setting(epochKey(name));
        if (!feed(name) && epoch)
            add(name, Epoch{*epoch});
    }
    for (const auto &[name, feed] : m_feeds) {
        const Success read = m_journal->readFeed(name, Sequence{1}, [store = feed](const JournalRecord &record) {
            store->replay(record.sequence, record.sequenced, record.bytes);
            return true;
        });
        if (!read)
            return read;
    }
    return Done{};
}

FeedStore *RelayStore::add(const std::string &name, const Epoch &epoch)
{
    return m_feeds.emplace(name, new FeedStore(*m_journal, name, epoch, this)).first->second;
}

FeedStore *RelayStore::feed(std::string_view name) const
{
    const auto found = m_feeds.find(name);
    return found == m_feeds.end() ? nullptr : found->second;
}

Outcome<FeedStore *> RelayStore::ensureFeed(const std::string &name)
{
    if (FeedStore *there = feed(name))
        return there;
    if (!isFeedName(name)) {
        return Problem{Problem::Kind::WrongFormat, QString::fromStdString(name),
            QCoreApplication::translate(
                "Relay", "a feed's name has letters, digits, hyphens, underscores and full stops")};
    }
    const std::string epoch = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    const std::string list = m_journal->setting(feedList).value_or(std::string());
    if (const Success kept = m_journal->setSetting(epochKey(name), epoch); !kept)
        return kept.error();
    if (const Success kept = m_journal->setSetting(feedList, list + name + '\n'); !kept)
        return kept.error();
    FeedStore *feed = add(name, Epoch{epoch});
    Q_EMIT feedAdded(feed);
    return feed;
}

Success RelayStore::probe()
{
    if (m_probe.isValid() && !m_probe.hasExpired(5000))
        return m_probed;
    m_probe.start();
    const std::string now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toStdString();
    m_probed = m_journal->setSetting("probed", now);
    return m_probed;
}

std::vector<std::string> RelayStore::feedNames() const
{
    std::vector<std::string> names;
    for (const auto &[name, feed] : m_feeds)
        names.push_back(name);
    return names;
}

} // namespace yagura
