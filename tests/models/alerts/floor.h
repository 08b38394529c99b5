// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>

#include "models/alerts/scoped_picture.h"
#include "tests/models/catalog/catalog_fixture.h"
#include "tests/support/builders.h"

// A watch floor for tests: an inbox, and the shared objects that the views stand on.
namespace yagura::test {

class Floor
{
public:
    explicit Floor(QString journal = {})
        : watch(shippedCatalog(), inbox, cursor, std::move(journal))
        , scoped(watch, scope, clock)
    {
    }

    // Puts the events into the inbox, in one batch, sequenced now.
    void put(const std::vector<Event> &events, bool replayed = false)
    {
        InboxBatch batch;
        batch.feed = "test";
        batch.epoch = {"e"};
        for (const Event &event : events)
            batch.items.push_back({sequenced(++m_sequence, event, clock.now()), {}});
        batch.received = replayed ? 0 : static_cast<std::uint32_t>(events.size());
        batch.replayed = replayed;
        inbox.push(std::move(batch));
    }
    // Until everything is folded and counted.
    void settle()
    {
        while (inbox.size() > 0)
            watch.takeFrame();
        watch.takeFrame();
        QCoreApplication::processEvents();
    }
    void hear(const std::vector<Event> &events)
    {
        put(events);
        settle();
    }

    FakeClock clock;
    Inbox inbox;
    TimeCursor cursor;
    Watch watch;
    Scope scope;
    ScopedPicture scoped;

private:
    std::uint64_t m_sequence = 0;
};

inline const std::string rule = "severity-3";

inline AlertId alertId(const std::string &subject)
{
    return {{"test", subject}, rule};
}

// Revisions up and down, cleared, retracted, late, in exercises, and what people do about them.
class RandomFloor
{
public:
    explicit RandomFloor(unsigned seed)
        : m_random(seed)
    {
    }

    unsigned below(unsigned n) { return static_cast<unsigned>(m_random()) % n; }

    Event next(const Situation &situation, unsigned subjects = 60)
    {
        const std::string subject = "S" + std::to_string(below(subjects));
        const Row row = situation.picture().reports().find({"test", subject});
        const std::uint32_t current = row == noRow ? 1 : situation.picture().reports().revision(row);
        if (below(3) == 0)
            return action(subject, current);
        if (below(25) == 0)
            return advisory("A" + subject).sector("us.energy").revision(1 + below(3));
        return report(subject, current);
    }

private:
    Event action(const std::string &subject, std::uint32_t current)
    {
        using Kind = DeskAction::Kind;
        static constexpr std::array kinds{Kind::Acknowledge, Kind::Acknowledge, Kind::Acknowledge, Kind::Unacknowledge,
            Kind::Take, Kind::Release, Kind::Note};
        const std::uint32_t seen = below(4) == 0 ? current + 1 : current;
        return deskAction("act", kinds[below(kinds.size())], subject, rule, seen);
    }

    Event report(const std::string &subject, std::uint32_t current)
    {
        static const std::array<const char *, 4> sectors{
            "jp.electricity", "us.energy", "jp.water", "us.transportation"};
        static const std::array<const char *, 3> regions{"JP-13", "JP-27", "US-TX"};
        auto r = incident(subject);
        r.revision(below(6) == 0 ? std::max(1U, current - 1) : current + below(2)).region(regions[below(3)]);
        for (unsigned n = below(3); n > 0; --n)
            r.sector(sectors[below(4)]);
        if (below(8) != 0)
            r.level(static_cast<std::uint8_t>(below(6)));
        if (below(4) == 0)
            r.cleared();
        if (below(10) == 0)
            r.retracted();
        if (below(6) == 0)
            r.exercise("演習");
        if (below(5) == 0)
            r.title("サーバー停止", "Server down");
        return r;
    }

    std::mt19937 m_random;
};

} // namespace yagura::test
