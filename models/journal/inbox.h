// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "models/event/event.h"
#include "models/journal/journal.h"

namespace yagura {

// One durable run of events, decoded, on its way to the picture.
struct InboxBatch
{
    struct Item
    {
        SequencedEvent event;
        EventRef ref;
    };
    std::string feed;
    Epoch epoch;
    std::vector<Item> items;
    std::uint32_t received = 0; // events this batch took from the feed's credit, quarantined ones included
    bool replayed = false;      // read back at start, not heard just now
};

// The bounded hand-over from the journal's thread to the UI thread. push() waits while `capacity` batches lie there
// (the journal's thread may wait, the UI thread never does: it only takes).
class Inbox
{
public:
    explicit Inbox(std::size_t capacity = 64);
    // False: the inbox was closed and the batch was not taken (it is durable, the next start reads it back).
    bool push(InboxBatch batch);
    [[nodiscard]] std::optional<InboxBatch> take();
    [[nodiscard]] std::size_t size() const;
    void close(); // wakes a waiting push

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_room;
    std::deque<InboxBatch> m_batches;
    std::size_t m_capacity;
    bool m_closed = false;
};

} // namespace yagura
