// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/event/limits.h"
#include "models/event/wire.h"
#include "models/problem/problem.h"

// The durable log of everything that was heard and done: a folder with one SQLite database in WAL mode. One row holds
// one appended run of events as a blob (a row per event is too slow), in the same transaction as the feed position
// that they bring. The relay and the dashboard keep the same kind of journal.
namespace yagura {

// Where an event lies in the journal; stays valid for ever.
struct EventRef
{
    std::int64_t run = 0;
    std::uint32_t index = 0;
    bool operator==(const EventRef &) const = default;
};

struct JournalFeed
{
    std::string feed;
    FeedPosition position;            // last durable event of the current epoch
    Sequence oldest = Sequence::None; // of the current epoch
    std::uint64_t events = 0;         // over all epochs
    std::uint64_t quarantined = 0;
};

// A record as read back. The views are valid during the call only.
struct JournalRecord
{
    std::string_view feed;
    std::string_view epoch;
    Sequence sequence = Sequence::None;
    UtcTime sequenced{};
    std::string_view bytes;
    EventRef ref;
};

// A run that is not as it was written, or that the file does not give any more: its events cannot be trusted.
struct DamagedRun
{
    std::int64_t run = 0;
    std::string feed;
    Epoch epoch;
    Sequence first = Sequence::None;
    Sequence last = Sequence::None;
    // When the last event before it and the first one behind it were sequenced (the same when there is only one).
    UtcTime after{};
    UtcTime until{};
};
// "run 7 (feed jp-gov, 501 to 600)", in the language that is installed now.
[[nodiscard]] QString nameOf(const DamagedRun &run);

// Something that was refused, kept as it came.
struct Quarantined
{
    std::string feed;
    std::string origin; // "sequence 12" or "file.ndjson:34"
    Refusal refusal;
    UtcTime at{};
    std::string bytes; // cut at limits::eventBytes
};

// A desk action on its way to a feed: kept until its receipt is here.
struct OutgoingAction
{
    std::string feed;
    std::string action;
    std::string event; // encoded
};

struct JournalAppend
{
    std::string feed;
    Epoch epoch;
    Sequence first = Sequence::None;
    std::span<const wire::Entry> entries;
    std::span<const Quarantined> quarantined;
};

struct VerifyReport
{
    std::uint64_t events = 0;
    std::string head;             // of the chain of hashes, 64 hex digits; empty: a journal of version 1 has none
    std::vector<QString> damages; // one line each, in the language that is installed now; empty = whole
};

// Not thread-safe: belongs to the thread that opened it. Holds a lock on the folder while open for writing.
class Journal
{
public:
    enum class Access { ReadWrite, ReadOnly };
    using Visitor = std::function<bool(const JournalRecord &)>; // false = stop
    using DamageVisitor = std::function<bool(const DamagedRun &)>;

    // ReadWrite creates folder and database when they are missing; ReadOnly refuses a folder without one, and may be
    // opened beside a writer. A tail that a crash left behind is cut at the last whole transaction by SQLite.
    [[nodiscard]] static Outcome<std::unique_ptr<Journal>> open(const QString &folder, Access access);
    ~Journal();
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;

    // Durable when it returns. Entries at or before the feed's position in the same epoch are skipped (a repeat); a
    // new epoch starts a new numbering. Returns the number of entries that were new, and their run.
    struct Appended
    {
        std::uint64_t added = 0;
        std::int64_t run = 0;      // 0 = nothing added
        std::uint32_t skipped = 0; // leading entries of the append that were repeats
        FeedPosition position;
    };
    [[nodiscard]] Outcome<Appended> append(const JournalAppend &append);
    // Several at once, in one transaction: all of them or none.
    [[nodiscard]] Outcome<std::vector<Appended>> append(std::span<const JournalAppend> appends);
    [[nodiscard]] Success quarantine(std::span<const Quarantined> items);
    // Brings back what a damaged run held: a new run with numbers from within the old one, which then counts as
    // damaged no more as far as they reach. The feed's position stays. All entries are kept as they are.
    [[nodiscard]] Outcome<Appended> refill(const JournalAppend &append);

    [[nodiscard]] std::vector<JournalFeed> feeds() const;
    [[nodiscard]] std::optional<JournalFeed> feed(std::string_view name) const;
    [[nodiscard]] std::vector<Quarantined> quarantined(std::string_view feed, int newest) const; // newest first

    // In the order in which they were appended, over all feeds and epochs. Damaged runs are passed by and told to
    // `damage`; without one the first of them ends the reading, as a Problem.
    [[nodiscard]] Success read(const Visitor &visit, const DamageVisitor &damage = {}) const;
    // One feed's current epoch, from a sequence on.
    [[nodiscard]] Success readFeed(std::string_view feed, Sequence from, const Visitor &visit) const;
    // Encoded bytes of single events; an unknown ref yields nothing.
    [[nodiscard]] std::vector<std::optional<std::string>> fetch(std::span<const EventRef> refs) const;

    [[nodiscard]] Success keepAction(const OutgoingAction &action);
    [[nodiscard]] Success dropAction(std::string_view action);
    [[nodiscard]] std::vector<OutgoingAction> actions() const;

    // Small facts of the owner (the relay's scenario anchor, the desk's name).
    [[nodiscard]] std::optional<std::string> setting(std::string_view key) const;
    [[nodiscard]] Success setSetting(std::string_view key, std::string_view value);

    // Everything there is to check. `expected`: a head of the chain that was written down earlier, 64 hex digits; it is
    // a damage when it is no part of the chain any more.
    [[nodiscard]] Outcome<VerifyReport> verify(std::string_view expected = {}) const;
    [[nodiscard]] QString folder() const;

private:
    Journal();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura
