// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/journal_service.h"

#include "models/journal/journal_service_private.h"

namespace yagura {

namespace {

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

JournalService::JournalService(QString folder, Inbox &inbox, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(new Private{std::move(folder), inbox, clock})
{
    registerTypes();
}

JournalService::~JournalService()
{
    writeWaiting();
}

void JournalService::open()
{
    writeWaiting();
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
    Q_EMIT opened(d->positions(), listOf(d->journal->actions()));
    const auto replayed = d->replay();
    if (!replayed)
        return fail(replayed.error());
    Q_EMIT this->replayed(replayed->events);
    writeNotes();
    tellDamage(replayed->damages);
}

// The feeds that may still have what is damaged are subscribed again from before it, as after any failure.
void JournalService::tellDamage(const std::vector<DamagedRun> &damages)
{
    if (damages.empty() || !d->journal)
        return;
    QStringList names;
    for (const DamagedRun &run : damages) {
        if (names.size() < 3)
            names << nameOf(run);
    }
    if (damages.size() > 3)
        names << QStringLiteral("…");
    const Problem problem{Problem::Kind::JournalDamaged, d->folder, names.join(QStringLiteral(", "))};
    if (d->askAgain(damages))
        fail(problem);
    else
        Q_EMIT damageFound(problem);
}

// Written when everything is joined that has arrived by then: one transaction for many small batches.
void JournalService::append(const ReceivedBatch &batch)
{
    if (!d->journal) {
        static_cast<void>(d->mayTake(batch)); // remembers from where on the feed is missing
        return;
    }
    ReceivedBatch copy = batch;
    if (!d->join(copy)) {
        writeWaiting();
        if (!d->journal || !d->join(copy)) {
            static_cast<void>(d->mayTake(copy));
            return;
        }
    }
    if (!std::exchange(d->writeIsDue, true))
        QMetaObject::invokeMethod(this, &JournalService::writeWaiting, Qt::QueuedConnection);
}

void JournalService::writeWaiting()
{
    d->writeIsDue = false;
    auto batches = std::exchange(d->waiting, {});
    d->waitingBytes = 0;
    std::erase_if(batches, [this](const ReceivedBatch &batch) { return !d->mayTake(batch); });
    if (batches.empty())
        return;
    std::vector<Private::Incoming> incoming;
    std::vector<JournalAppend> appends;
    std::optional<Problem> problem;
    for (const ReceivedBatch &batch : batches) {
        if (const auto refilled = d->refill(batch); !refilled && !problem)
            problem = refilled.error();
        // Repeats are not decoded: what is bad among them is in quarantine already.
        incoming.push_back(d->decode(batch, d->repeatsIn(batch)));
    }
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const ReceivedBatch &batch = batches[i];
        appends.push_back({batch.feed, batch.epoch, batch.batch.first, batch.batch.entries, incoming[i].quarantined});
    }
    const auto done = problem ? Outcome<std::vector<Journal::Appended>>(*problem) : d->journal->append(appends);
    if (!done) {
        fail(done.error());
        for (const ReceivedBatch &batch : batches)
            static_cast<void>(d->mayTake(batch)); // remembers from where on the feeds are missing
        return;
    }
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const auto quarantined = static_cast<quint64>(incoming[i].quarantined.size());
        d->hand(batches[i], (*done)[i], std::move(incoming[i]), batches[i].feed != deskFeed);
        // What is to be brought back yet is asked for again, too, when the feed breaks off now.
        Q_EMIT appended(QByteArray::fromStdString(batches[i].feed),
            d->beforeHoles(batches[i].feed, (*done)[i].position), (*done)[i].added, quarantined);
    }
}

void JournalService::note(const Event &event)
{
    d->keepNote(event);
    writeWaiting(); // what it is about comes before it
    writeNotes();
}

void JournalService::writeNotes()
{
    if (d->journal && d->dropped > 0) {
        d->unwritten.push_front(d->droppedNote());
        d->dropped = 0;
    }
    if (!d->journal || d->unwritten.empty())
        return;
    const ReceivedBatch batch = d->noteBatch();
    auto incoming = d->decode(batch, 0);
    const auto done
        = d->journal->append({batch.feed, batch.epoch, batch.batch.first, batch.batch.entries, incoming.quarantined});
    if (!done)
        return fail(done.error()); // they stay unwritten
    d->unwritten.clear();
    d->hand(batch, *done, std::move(incoming), false);
    Q_EMIT appended(QByteArray(deskFeed), done->position, done->added, 0);
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

} // namespace yagura
