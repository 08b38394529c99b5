// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/bridge/event_run.h"

namespace yagura {

JournalRun::JournalRun(const Journal &journal, std::string feed)
    : m_journal(journal)
    , m_feed(std::move(feed))
{
}

Outcome<std::vector<EventRun::Item>> JournalRun::read(Sequence from, std::size_t most) const
{
    std::vector<Item> items;
    const Success read = m_journal.readFeed(m_feed, from, [&](const JournalRecord &record) {
        if (items.size() == most)
            return false;
        items.push_back({record.sequence, std::string(record.bytes)});
        return true;
    });
    if (!read)
        return read.error();
    return items;
}

Sequence JournalRun::head() const
{
    const auto feed = m_journal.feed(m_feed);
    return feed ? feed->position.sequence : Sequence::None;
}

} // namespace yagura
