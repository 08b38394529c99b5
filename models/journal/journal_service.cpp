// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/journal_service.h"

#include <map>

namespace yagura {

namespace {

constexpr std::size_t batchEvents = 512; // of one inbox batch: what a frame of the screen can take in one go
constexpr char deskEpoch[] = "desk";     // a journal has one numbering of its own notes, for ever

std::optional<Refusal> refusalOf(const Result<Event, Refusal> &decoded, std::string_view feed)
{
    return decoded ? objectionTo(*decoded, feed) : std::optional(decoded.error());
}

void registerTypes()
{
    qRegisterMetaType<ReceivedBatch>();
    qRegisterMetaType<Event>();
    qRegisterMetaType<EventRef>();
    qRegisterMetaType<FeedPosition>();
    qRegisterMetaType<OutgoingAction>();
    qRegisterMetaType<Problem>();
    qRegisterMetaType<QList<EventRef>>();
    qRegisterMetaType<QList<FetchedEvent>>();
    qRegisterMetaType<QList<JournalFeed>>();
    qRegisterMetaType<QList<OutgoingAction>>();
    qRegisterMetaType<QList<Quarantined>>();
}

template <typename T> QList<T> listOf(const std::vector<T> &values)
{
    return {values.begin(), values.end()};
}

} // namespace

struct JournalService::Private
{
    QString folder;
    Inbox &inbox;
    const Clock &clock;
    EventCodec codec{};
    std::unique_ptr<Journal> journal{}; // nothing: not open, or failed
    std::int64_t shown = 0;             // last run that the inbox has: not replayed again after a failure

    // Where a feed's batches began to be turned away, because the journal was not open. What follows may only be
    // taken once the sender is back there: a later batch would look like a hole in the feed.
    std::map<std::string, FeedPosition, std::less<>> missed{};

    // Actions that a person made while the journal was not open: kept as soon as it is.
    std::vector<OutgoingAction> unkept{};

    // What an append brings, decoded; with the index of each event in the append.
    struct Incoming
    {
        std::vector<std::pair<std::uint32_t, SequencedEvent>> events;
        std::vector<Quarantined> quarantined;
    };

    [[nodiscard]] bool mayTake(const ReceivedBatch &batch);
    [[nodiscard]] std::uint32_t repeatsIn(const ReceivedBatch &batch) const;
    [[nodiscard]] Incoming decode(const ReceivedBatch &batch);
    void hand(const ReceivedBatch &batch, const Journal::Appended &appended, Incoming &&incoming);
    [[nodiscard]] Outcome<std::uint64_t> replay();
};

JournalService::JournalService(QString folder, Inbox &inbox, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(new Private{std::move(folder), inbox, clock})
{
    registerTypes();
}

JournalService::~JournalService() = default;

void JournalService::open()
{
    d->journal.reset(); // gives its lock back first
    auto journal = Journal::open(d->folder, Journal::Access::ReadWrite);
    if (!journal) {
        Q_EMIT failed(journal.error());
        return;
    }
    d->journal = std::move(journal).value();
    for (const OutgoingAction &action : std::exchange(d->unkept, {}))
        keepAction(action);
    if (!d->journal)
        return; // failed again, and said so
    Q_EMIT opened(listOf(d->journal->feeds()), listOf(d->journal->actions()));
    const auto events = d->replay();
    if (events)
        Q_EMIT replayed(*events);
    else
        fail(events.error());
}

void JournalService::append(const ReceivedBatch &batch)
{
    if (!d->mayTake(batch))
        return;
    auto incoming = d->decode(batch);
    const auto done
        = d->journal->append({batch.feed, batch.epoch, batch.batch.first, batch.batch.entries, incoming.quarantined});
    if (!done) {
        fail(done.error());
        static_cast<void>(d->mayTake(batch)); // remembers from where on the feed is missing
        return;
    }
    const auto quarantined = static_cast<quint64>(incoming.quarantined.size());
    d->hand(batch, *done, std::move(incoming));
    Q_EMIT appended(QByteArray::fromStdString(batch.feed), done->position, done->added, quarantined);
}

void JournalService::note(const Event &event)
{
    if (!d->journal)
        return;
    const auto desk = d->journal->feed(deskFeed);
    const Sequence first = next(desk ? desk->position.sequence : Sequence::None);
    ReceivedBatch batch{deskFeed, {deskEpoch}, {first, {{d->clock.now(), d->codec.encode(event)}}}};
    append(batch);
}

void JournalService::keepAction(const OutgoingAction &action)
{
    if (d->journal) {
        const auto done = d->journal->keepAction(action);
        if (done)
            return Q_EMIT actionKept(action);
        fail(done.error());
    }
    d->unkept.push_back(action);
}

void JournalService::dropAction(const QByteArray &action)
{
    if (!d->journal)
        return;
    const auto done = d->journal->dropAction(action.toStdString());
    if (!done)
        fail(done.error());
}

void JournalService::fetch(quint64 request, const QList<EventRef> &refs)
{
    QList<FetchedEvent> events;
    events.reserve(refs.size());
    const auto found = d->journal ? d->journal->fetch(refs) : std::vector<std::optional<std::string>>();
    for (qsizetype i = 0; i < refs.size(); ++i) {
        FetchedEvent event{refs[i], std::nullopt};
        if (const auto index = static_cast<std::size_t>(i); index < found.size() && found[index]) {
            if (auto decoded = d->codec.decode(*found[index]))
                event.event = std::move(*decoded);
        }
        events.append(std::move(event));
    }
    Q_EMIT fetched(request, events);
}

void JournalService::listQuarantined(const QByteArray &feed, int newest)
{
    const auto items = d->journal ? d->journal->quarantined(feed.toStdString(), newest) : std::vector<Quarantined>();
    Q_EMIT quarantineListed(feed, listOf(items));
}

void JournalService::fail(const Problem &problem)
{
    d->journal.reset();
    Q_EMIT failed(problem);
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

JournalService::Private::Incoming JournalService::Private::decode(const ReceivedBatch &batch)
{
    Incoming incoming;
    const auto &entries = batch.batch.entries;
    // Repeats are not decoded: what is bad among them is in quarantine already.
    for (std::uint32_t i = repeatsIn(batch); i < entries.size(); ++i) {
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

void JournalService::Private::hand(const ReceivedBatch &batch, const Journal::Appended &appended, Incoming &&incoming)
{
    const bool fromWire = batch.feed != deskFeed;
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

Outcome<std::uint64_t> JournalService::Private::replay()
{
    std::uint64_t events = 0;
    std::int64_t last = shown;
    InboxBatch out;
    out.replayed = true;
    const auto push = [&] {
        return out.items.empty() || inbox.push(std::exchange(out, InboxBatch{{}, {}, {}, 0, true}));
    };
    const auto visit = [&](const JournalRecord &record) {
        if (record.ref.run <= shown)
            return true;
        auto decoded = codec.decode(record.bytes);
        if (refusalOf(decoded, record.feed))
            return true;
        const bool same = out.feed == record.feed && out.epoch.id == record.epoch;
        if ((!same || out.items.size() == batchEvents) && !push())
            return false;
        out.feed = record.feed;
        out.epoch.id = record.epoch;
        out.items.push_back({{record.sequence, record.sequenced, std::move(*decoded)}, record.ref});
        last = record.ref.run;
        ++events;
        return true;
    };
    const auto done = journal->read(visit);
    static_cast<void>(push());
    shown = last;
    if (!done)
        return done.error();
    return events;
}

} // namespace yagura
