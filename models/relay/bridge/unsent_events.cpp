// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/bridge/unsent_events.h"

#include "models/feed/nats/subjects.h"

namespace yagura {

namespace {
constexpr std::size_t readAtOnce = 1024; // near the size of a run of the journal, which is read as a whole
} // namespace

UnsentEvents::UnsentEvents(const EventRun &run, std::string feed)
    : m_run(run)
    , m_feed(std::move(feed))
{
}

void UnsentEvents::restart()
{
    m_items.clear();
    m_underWay = 0;
    m_read = Sequence::None;
    m_done = Sequence::None;
    m_others.clear();
    m_sentBefore = false;
    m_counts.present = 0;
    m_counts.unreadable = 0;
    m_counts.replaced = 0;
}

Success UnsentEvents::fill()
{
    // An event that cannot be read leaves nothing behind, so the first read may bring nothing to send.
    while (m_items.size() == m_underWay) {
        auto read = m_run.read(next(m_read), readAtOnce);
        if (!read)
            return read.error();
        if (read->empty())
            break;
        for (EventRun::Item &item : *read) {
            m_read = item.sequence;
            const auto event = m_codec.decode(item.event);
            if (!event)
                ++m_counts.unreadable;
            else
                m_items.push_back({item.sequence, nats::messageIdOf(event->id), nats::subjectOf(m_feed, *event),
                    std::move(item.event)});
        }
    }
    return Done{};
}

void UnsentEvents::drop(std::size_t at)
{
    if (at == 0)
        m_done = m_items.front().sequence;
    m_items.erase(m_items.begin() + static_cast<std::ptrdiff_t>(at));
}

void UnsentEvents::count(const Item &item, const std::optional<Shape> &there, quint64 &alike)
{
    const bool another = there && (there->subject != item.subject || there->bytes != item.event.size());
    ++(another ? m_counts.replaced : alike);
}

Success UnsentEvents::held(std::string_view messageId, const std::optional<Shape> &shape)
{
    if (const Success filled = fill(); !filled)
        return filled;
    // Those that are known to be there need not be waited for.
    while (!m_items.empty()) {
        const auto other = m_others.extract(m_items.front().messageId);
        if (!other)
            break;
        count(m_items.front(), other.mapped(), m_counts.present);
        drop(0);
        if (const Success filled = fill(); !filled)
            return filled;
    }
    if (m_items.empty() || m_items.front().messageId != messageId) {
        m_others.emplace(messageId, shape); // the first one of an id is the one that counts for a desk
        return Done{};
    }
    count(m_items.front(), shape, m_sentBefore ? m_counts.stored : m_counts.present);
    drop(0);
    return Done{};
}

Outcome<const UnsentEvents::Item *> UnsentEvents::send()
{
    for (;;) {
        if (const Success filled = fill(); !filled)
            return filled.error();
        if (m_items.size() == m_underWay)
            return static_cast<const Item *>(nullptr);
        const Item &item = m_items[m_underWay];
        const auto other = m_others.extract(item.messageId);
        if (!other) {
            ++m_underWay;
            return &item;
        }
        count(item, other.mapped(), m_counts.present);
        drop(m_underWay);
    }
}

void UnsentEvents::stored()
{
    Q_ASSERT(m_underWay > 0);
    --m_underWay;
    ++m_counts.stored;
    drop(0);
}

} // namespace yagura
