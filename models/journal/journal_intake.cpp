// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include <QUuid>

#include <climits>

#include "models/journal/journal_service_private.h"

// What a batch goes through on its way into the journal and out of it.
namespace yagura {

namespace {

constexpr std::size_t batchEvents = 512; // of one inbox batch: what a frame of the screen can take in one go
constexpr std::size_t groupBatches = 64; // of one transaction
constexpr std::size_t groupBytes = 4U << 20U;
constexpr std::size_t notesKept = 1024; // while the journal is not open
constexpr char deskEpoch[] = "desk";    // a journal has one numbering of its own notes, for ever

std::optional<Refusal> refusalOf(const Result<Event, Refusal> &decoded, std::string_view feed)
{
    return decoded ? objectionTo(*decoded, feed) : std::optional(decoded.error());
}

std::size_t bytesOf(const ReceivedBatch &batch)
{
    std::size_t bytes = 0;
    for (const wire::Entry &entry : batch.batch.entries)
        bytes += entry.event.size();
    return bytes;
}

Sequence endOf(const ReceivedBatch &batch)
{
    return next(batch.batch.first, batch.batch.entries.size());
}

} // namespace

bool JournalService::Private::join(ReceivedBatch &batch)
{
    const std::size_t bytes = bytesOf(batch);
    if (waitingBytes + bytes > groupBytes && !waiting.empty())
        return false;
    const auto same = std::ranges::find(waiting, batch.feed, &ReceivedBatch::feed);
    if (same == waiting.end()) {
        if (waiting.size() >= groupBatches)
            return false;
        waiting.push_back(std::move(batch));
    } else {
        if (same->epoch != batch.epoch || endOf(*same) != batch.batch.first || batch.starts)
            return false;
        auto &entries = same->batch.entries;
        entries.insert(entries.end(), std::make_move_iterator(batch.batch.entries.begin()),
            std::make_move_iterator(batch.batch.entries.end()));
    }
    waitingBytes += bytes;
    return true;
}

// False: this batch is turned away. Its sender learns it by the position that stays where it is.
bool JournalService::Private::mayTake(const ReceivedBatch &batch)
{
    const auto gap = missed.find(batch.feed);
    const bool back
        = gap == missed.end() || gap->second.epoch != batch.epoch || batch.batch.first <= gap->second.sequence;
    // A new subscription that begins later does so because the server holds no more: its client has noticed that gap.
    if (journal && (back || batch.starts)) {
        if (gap != missed.end())
            missed.erase(gap);
        return true;
    }
    if (back && !batch.batch.entries.empty())
        missed.insert_or_assign(batch.feed, FeedPosition{batch.epoch, batch.batch.first});
    return false;
}

std::uint32_t JournalService::Private::repeatsIn(const ReceivedBatch &batch) const
{
    const auto known = journal->feed(batch.feed);
    if (!known || known->position.epoch != batch.epoch || batch.batch.first > known->position.sequence)
        return 0;
    const std::uint64_t repeats = number(known->position.sequence) - number(batch.batch.first) + 1;
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(repeats, batch.batch.entries.size()));
}

JournalService::Private::Incoming JournalService::Private::decode(const ReceivedBatch &batch, std::uint32_t from)
{
    Incoming incoming;
    const auto &entries = batch.batch.entries;
    for (std::uint32_t i = from; i < entries.size(); ++i) {
        const Sequence sequence = next(batch.batch.first, i);
        auto decoded = codec.decode(entries[i].event);
        if (auto refusal = refusalOf(decoded, batch.feed)) {
            incoming.quarantined.push_back({batch.feed, "sequence " + std::to_string(number(sequence)),
                std::move(*refusal), clock.now(), entries[i].event.substr(0, limits::eventBytes)});
        } else {
            incoming.events.emplace_back(i, SequencedEvent{sequence, entries[i].sequenced, std::move(*decoded)});
        }
    }
    return incoming;
}

void JournalService::Private::hand(
    const ReceivedBatch &batch, const Journal::Appended &appended, Incoming &&incoming, bool fromWire)
{
    const auto total = static_cast<std::uint32_t>(batch.batch.entries.size());
    std::uint32_t counted = 0;
    InboxBatch out{batch.feed, batch.epoch, {}, 0, false};
    const auto push = [&](std::uint32_t upTo) {
        out.received = fromWire ? upTo - counted : 0;
        counted = upTo;
        // Closed: the program is ending, and the next start reads it back.
        static_cast<void>(inbox.push(std::exchange(out, InboxBatch{batch.feed, batch.epoch, {}, 0, false})));
    };
    for (auto &[index, event] : incoming.events) {
        if (index < appended.skipped) // an epoch that came back: more repeats than the position told
            continue;
        if (out.items.size() == batchEvents)
            push(index);
        out.items.push_back({std::move(event), {appended.run, index - appended.skipped}});
    }
    push(total);
    shown = std::max(shown, appended.run);
}

// What a batch brings of a damaged run. Its credit returns with the rest of the batch, which the journal has already.
Success JournalService::Private::refill(const ReceivedBatch &batch)
{
    for (DamagedRun &hole : holes) {
        if (hole.feed != batch.feed || hole.epoch != batch.epoch || batch.batch.entries.empty())
            continue;
        if (batch.batch.first > hole.first) {
            if (const Success done = passOver(hole, std::min(batch.batch.first, next(hole.last))); !done)
                return done.error();
        }
        const Sequence first = hole.first;
        const Sequence end = std::min(next(hole.last), endOf(batch));
        if (first >= end)
            continue;
        const auto from
            = batch.batch.entries.begin() + static_cast<std::ptrdiff_t>(number(first) - number(batch.batch.first));
        ReceivedBatch piece{
            batch.feed, batch.epoch, {first, {from, from + static_cast<std::ptrdiff_t>(number(end) - number(first))}}};
        auto incoming = decode(piece, 0);
        const auto done = journal->refill({piece.feed, piece.epoch, first, piece.batch.entries, {}});
        if (!done)
            return done.error();
        hand(piece, *done, std::move(incoming), false);
        hole.first = end;
    }
    std::erase_if(holes, [](const DamagedRun &hole) { return hole.first > hole.last; });
    return Done{};
}

void JournalService::Private::keepNote(const Event &event)
{
    if (unwritten.size() == notesKept) {
        unwritten.pop_front(); // the newest say how things stand
        ++dropped;
    }
    unwritten.push_back({clock.now(), event});
}

JournalService::Private::Note JournalService::Private::droppedNote() const
{
    DeskAction action;
    action.kind = DeskAction::Kind::Note;
    action.note = QCoreApplication::translate("Journal",
        "%n note(s) of this desk could not be kept: the journal was closed for too long.", nullptr,
        static_cast<int>(std::min<std::uint64_t>(dropped, INT_MAX)))
                      .toStdString();
    Event event;
    event.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    event.feed = deskFeed;
    event.reported = clock.now();
    event.body = std::move(action);
    return {unwritten.empty() ? clock.now() : unwritten.front().at, std::move(event)};
}

ReceivedBatch JournalService::Private::noteBatch()
{
    const auto desk = journal->feed(deskFeed);
    ReceivedBatch batch{deskFeed, {deskEpoch}, {next(desk ? desk->position.sequence : Sequence::None), {}}};
    for (const Note &note : unwritten)
        batch.batch.entries.push_back({note.at, codec.encode(note.event)});
    return batch;
}

} // namespace yagura
