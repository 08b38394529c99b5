// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/inbox.h"

namespace yagura {

Inbox::Inbox(std::size_t capacity)
    : m_capacity(std::max<std::size_t>(capacity, 1))
{
}

bool Inbox::push(InboxBatch batch)
{
    std::unique_lock lock(m_mutex);
    m_room.wait(lock, [this] { return m_closed || m_batches.size() < m_capacity; });
    if (m_closed)
        return false;
    m_batches.push_back(std::move(batch));
    return true;
}

std::optional<InboxBatch> Inbox::take()
{
    std::unique_lock lock(m_mutex);
    if (m_batches.empty())
        return std::nullopt;
    std::optional<InboxBatch> batch(std::move(m_batches.front()));
    m_batches.pop_front();
    lock.unlock();
    m_room.notify_one();
    return batch;
}

std::size_t Inbox::size() const
{
    const std::scoped_lock lock(m_mutex);
    return m_batches.size();
}

void Inbox::close()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
    }
    m_room.notify_all();
}

} // namespace yagura
