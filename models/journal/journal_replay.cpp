// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include "models/journal/damage.h"
#include "models/journal/journal_service_private.h"

// Reading back at start, past what is damaged; and which of that the feeds are asked for again.
namespace yagura {

namespace {

constexpr std::size_t batchEvents = 512; // of one inbox batch: what a frame of the screen can take in one go

std::string askedKey(const DamagedRun &run)
{
    return "damage/asked/" + std::to_string(run.run);
}

// 0: none, or what is no number. Asked once too often is not wrong.
std::uint64_t numberIn(const std::optional<std::string> &setting)
{
    std::uint64_t value = 0;
    if (setting)
        std::from_chars(setting->data(), setting->data() + setting->size(), value);
    return value;
}

// The batches of a replay, pushed when they are full or another feed's turn comes.
class Replay
{
public:
    explicit Replay(Inbox &inbox)
        : m_inbox(inbox)
    {
        m_batch.replayed = true;
    }
    // False: the inbox was closed, the program is ending.
    [[nodiscard]] bool add(std::string_view feed, std::string_view epoch, SequencedEvent event, const EventRef &ref)
    {
        const bool same = m_batch.feed == feed && m_batch.epoch.id == epoch;
        if ((!same || m_batch.items.size() == batchEvents) && !push())
            return false;
        m_batch.feed = feed;
        m_batch.epoch.id = epoch;
        m_batch.items.push_back({std::move(event), ref});
        return true;
    }
    bool push()
    {
        return m_batch.items.empty() || m_inbox.push(std::exchange(m_batch, InboxBatch{{}, {}, {}, 0, true}));
    }

private:
    Inbox &m_inbox;
    InboxBatch m_batch;
};

} // namespace

Outcome<JournalService::Private::Replayed> JournalService::Private::replay()
{
    Replayed result;
    Replay replay(inbox);
    std::int64_t last = shown;
    const auto visit = [&](const JournalRecord &record) {
        if (record.ref.run <= shown)
            return true;
        auto decoded = codec.decode(record.bytes);
        if (!decoded || objectionTo(*decoded, record.feed))
            return true;
        if (!replay.add(
                record.feed, record.epoch, {record.sequence, record.sequenced, std::move(*decoded)}, record.ref))
            return false;
        last = record.ref.run;
        ++result.events;
        return true;
    };
    const auto damage = [&](const DamagedRun &run) {
        if (run.run <= shown)
            return true;
        result.damages.push_back(run);
        last = std::max(last, run.run);
        return replay.add(deskFeed, {}, gapOf(run), {run.run, 0});
    };
    const auto done = journal->read(visit, damage);
    replay.push();
    shown = last;
    if (!done)
        return done.error();
    return result;
}

QList<JournalFeed> JournalService::Private::positions() const
{
    QList<JournalFeed> feeds;
    for (JournalFeed feed : journal->feeds()) {
        feed.position = beforeHoles(feed.feed, std::move(feed.position));
        feeds.append(std::move(feed));
    }
    return feeds;
}

FeedPosition JournalService::Private::beforeHoles(std::string_view feed, FeedPosition position) const
{
    for (const DamagedRun &hole : holes) {
        if (hole.feed == feed && hole.epoch == position.epoch)
            position.sequence = std::min(position.sequence, static_cast<Sequence>(number(hole.first) - 1));
    }
    return position;
}

// Until the feed has answered: a feed that does not have it any more would send everything behind it at every start.
bool JournalService::Private::askAgain(const std::vector<DamagedRun> &damages)
{
    for (const DamagedRun &run : damages) {
        const auto feed = journal->feed(run.feed);
        const bool current = feed && feed->position.epoch == run.epoch && run.first != Sequence::None;
        if (!current || run.feed == deskFeed)
            continue;
        DamagedRun hole = run;
        hole.first = std::max(hole.first, next(answeredTo(run)));
        if (hole.first <= hole.last && keepEnd(run, feed->position.sequence))
            holes.push_back(std::move(hole));
    }
    return !holes.empty();
}

Sequence JournalService::Private::answeredTo(const DamagedRun &run) const
{
    return Sequence{std::min(numberIn(journal->setting(askedKey(run))), number(run.last))};
}

bool JournalService::Private::keepEnd(const DamagedRun &run, Sequence position)
{
    const std::uint64_t end = number(std::min(run.last, position));
    const std::string key = endKey(run.run);
    return numberIn(journal->setting(key)) >= end || journal->setSetting(key, std::to_string(end)).ok();
}

// A run's numbers are passed in ascending order, so the last of them stands for all.
Success JournalService::Private::passOver(DamagedRun &hole, Sequence to)
{
    const Success done = journal->setSetting(askedKey(hole), std::to_string(number(to) - 1));
    if (done)
        hole.first = to;
    return done;
}

} // namespace yagura
