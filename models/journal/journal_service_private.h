// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>

#include "models/journal/journal_service.h"

// What the parts of JournalService share. Private to models/journal.
namespace yagura {

struct JournalService::Private
{
    QString folder;
    Inbox &inbox;
    const Clock &clock;
    EventCodec codec{};
    std::unique_ptr<Journal> journal{}; // nothing: not open, or failed
    std::int64_t shown = 0;             // last run that the inbox has: not replayed again after a failure

    // What waits for the next transaction: at most one batch a feed, so that small batches of many feeds share one.
    std::vector<ReceivedBatch> waiting{};
    std::size_t waitingBytes = 0;
    bool writeIsDue = false;

    // Where a feed's batches began to be turned away, because the journal was not open. What follows may only be
    // taken once the sender is back there: a later batch would look like a hole in the feed.
    std::map<std::string, FeedPosition, std::less<>> missed{};

    // What a person did and what the desk noted while the journal was not open: kept as soon as it is.
    std::vector<OutgoingAction> unkept{};
    struct Note
    {
        UtcTime at{};
        Event event;
    };
    std::deque<Note> unwritten{};
    std::uint64_t dropped = 0; // notes for which there was no room

    // Damaged runs of the current epochs that their feeds are asked for again, narrowed down as they come. A feed is
    // resumed from before the first of its holes, so what comes of it comes in order.
    std::vector<DamagedRun> holes{};

    // What an append brings, decoded; with the index of each event in the append.
    struct Incoming
    {
        std::vector<std::pair<std::uint32_t, SequencedEvent>> events;
        std::vector<Quarantined> quarantined;
    };

    // journal_intake.cpp
    [[nodiscard]] bool join(ReceivedBatch &batch); // to what waits; false: write that first
    [[nodiscard]] bool mayTake(const ReceivedBatch &batch);
    [[nodiscard]] std::uint32_t repeatsIn(const ReceivedBatch &batch) const;
    [[nodiscard]] Incoming decode(const ReceivedBatch &batch, std::uint32_t from);
    void hand(const ReceivedBatch &batch, const Journal::Appended &appended, Incoming &&incoming, bool fromWire);
    [[nodiscard]] Success refill(const ReceivedBatch &batch);
    void keepNote(const Event &event);
    [[nodiscard]] ReceivedBatch noteBatch(); // all that is unwritten
    [[nodiscard]] Note droppedNote() const;  // says how many were

    // journal_replay.cpp
    struct Replayed
    {
        std::uint64_t events = 0;
        std::vector<DamagedRun> damages;
    };
    [[nodiscard]] Outcome<Replayed> replay();
    [[nodiscard]] QList<JournalFeed> positions() const; // to be subscribed from
    [[nodiscard]] FeedPosition beforeHoles(std::string_view feed, FeedPosition position) const;
    // Remembers which of the damages can be asked for, and have not been answered. False: none.
    [[nodiscard]] bool askAgain(const std::vector<DamagedRun> &damages);
    // Keeps where the run ends. False: it cannot be kept, so nothing may be brought back.
    [[nodiscard]] bool keepEnd(const DamagedRun &run, Sequence position);
    // How far the feed has answered for this run, in any session: what is missing up to there it does not have.
    [[nodiscard]] Sequence answeredTo(const DamagedRun &run) const;
    // The feed has gone on with `to` instead of the hole's first: kept, and not asked for again.
    [[nodiscard]] Success passOver(DamagedRun &hole, Sequence to);
};

} // namespace yagura
