// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <string>
#include <unordered_set>

#include "models/event/codec.h"
#include "models/relay/bridge/event_run.h"

namespace yagura {

// What of an EventRun a stream does not hold yet, in order: the front part of it is under way, the rest waits. Told
// which ids the stream holds (held()), and what became of what was sent. Knows nothing of the network. One thread.
//
// A stream normally holds the run's events from the first one on, and between them actions of desks. Both are walked
// along together, so that only the ids that are not the run's next one have to be remembered.
class UnsentEvents
{
public:
    struct Item
    {
        Sequence sequence = Sequence::None; // in the run
        std::string messageId;              // see nats::messageIdOf()
        std::string subject;
        std::string event; // encoded
    };
    struct Counts
    {
        quint64 stored = 0;     // confirmed since the start
        quint64 present = 0;    // were there already
        quint64 unreadable = 0; // no events to this version: left out
        bool operator==(const Counts &) const = default;
    };

    UnsentEvents(const EventRun &run, std::string feed);

    // The stream is another one than before: whatever it holds will be told.
    void restart();
    // The stream holds a message of that id. Only while nothing is under way.
    [[nodiscard]] Success held(std::string_view messageId);
    // From here on what held() says was sent by us before.
    void beginSending() { m_sentBefore = true; }

    // The next one to send, which is under way from now on; nullptr: there is no more by now. Valid until the next
    // call.
    [[nodiscard]] Outcome<const Item *> send();
    // The oldest one under way is stored.
    void stored();
    // What is under way may or may not be stored: it waits again, until held() says.
    void recall() { m_underWay = 0; }

    [[nodiscard]] std::size_t underWay() const { return m_underWay; }
    [[nodiscard]] Sequence done() const { return m_done; } // every event of the run up to here is in the stream
    [[nodiscard]] const Counts &counts() const { return m_counts; }

private:
    [[nodiscard]] Success fill();
    void drop(std::size_t at);

    const EventRun &m_run;
    std::string m_feed;
    EventCodec m_codec;
    std::deque<Item> m_items;
    std::size_t m_underWay = 0;
    Sequence m_read = Sequence::None; // last one that was read from the run
    Sequence m_done = Sequence::None;
    std::unordered_set<std::string> m_others; // ids in the stream that were not the run's next one
    bool m_sentBefore = false;
    Counts m_counts;
};

} // namespace yagura
