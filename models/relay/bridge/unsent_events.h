// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

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
        quint64 replaced = 0;   // something else stands in the stream under the event's message id: left out
        bool operator==(const Counts &) const = default;
    };

    // What is known of a message in a stream without its content.
    struct Shape
    {
        std::string subject;
        std::size_t bytes = 0;
    };

    UnsentEvents(const EventRun &run, std::string feed);

    // The stream is another one than before: whatever it holds will be told.
    void restart();
    // The stream holds a message of that id. Only while nothing is under way. Whoever may publish there can have
    // written it: one of another shape than the event's is counted as what it is. No shape: it is not known.
    [[nodiscard]] Success held(std::string_view messageId, const std::optional<Shape> &shape = {});
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
    void count(const Item &item, const std::optional<Shape> &there, quint64 &alike);

    const EventRun &m_run;
    std::string m_feed;
    EventCodec m_codec;
    std::deque<Item> m_items;
    std::size_t m_underWay = 0;
    Sequence m_read = Sequence::None; // last one that was read from the run
    Sequence m_done = Sequence::None;
    // Messages in the stream that were not the run's next one, by their ids.
    std::unordered_map<std::string, std::optional<Shape>> m_others;
    bool m_sentBefore = false;
    Counts m_counts;
};

} // namespace yagura
