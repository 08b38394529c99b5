// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/watch.h"

#include <QElapsedTimer>

#include <thread>

#include "models/alerts/desk_receipt.h"
#include "models/alerts/situation_fold.h"
#include "models/journal/admission.h"

namespace yagura {

namespace {

using namespace std::chrono_literals;

constexpr auto frame = 16ms;
constexpr qint64 foldingNs = 6'000'000;  // of a frame; the rest is the views'
constexpr std::size_t betweenLooks = 32; // events between two looks at the timer

template <typename T> void sortUnique(std::vector<T> &values)
{
    std::ranges::sort(values);
    const auto rest = std::ranges::unique(values);
    values.erase(rest.begin(), rest.end());
}

} // namespace

struct Watch::Private
{
    QTimer frames;
    std::optional<InboxBatch> batch; // being folded
    std::size_t nextItem = 0;
    Situation::Changes changes; // of the live situation since the last signal
    std::vector<AlertId> calling;
    bool readBack = false; // all of it lies in the inbox, or was there
    bool replayed = false; // all of it is folded
    std::optional<UtcTime> shownAt;

    // One fold at a time: a newer pin calls the running one off and begins when that has ended.
    std::thread worker;
    std::atomic<bool> calledOff = false;
    bool folding = false;

    ~Private()
    {
        calledOff = true;
        if (worker.joinable())
            worker.join();
    }
};

Watch::Watch(const Catalog &catalog, Inbox &inbox, TimeCursor &cursor, QString journalFolder, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_inbox(inbox)
    , m_cursor(cursor)
    , m_folder(std::move(journalFolder))
    , m_live(catalog)
    , d(std::make_unique<Private>())
{
    d->frames.setInterval(frame);
    d->frames.setTimerType(Qt::PreciseTimer);
    connect(&d->frames, &QTimer::timeout, this, &Watch::takeFrame);
    connect(&cursor, &TimeCursor::changed, this, &Watch::refold);
    d->frames.start();
    refold();
}

Watch::~Watch() = default;

const Situation &Watch::situation() const
{
    return m_pinned ? *m_pinned : m_live;
}

std::optional<UtcTime> Watch::shownAt() const
{
    return d->shownAt;
}

bool Watch::busy() const
{
    return !d->replayed || d->folding;
}

void Watch::replayEnded()
{
    d->readBack = true;
    if (!d->batch && m_inbox.size() == 0)
        takeFrame();
}

void Watch::takeFrame()
{
    const bool replaying = !d->replayed;
    takeEvents();
    publish();
    if (replaying && d->replayed && !busy())
        Q_EMIT busyChanged();
}

bool Watch::takeEvents()
{
    QElapsedTimer spent;
    spent.start();
    while (spent.nsecsElapsed() < foldingNs) {
        if (!d->batch) {
            d->batch = m_inbox.take();
            d->nextItem = 0;
            d->replayed = d->replayed || (d->readBack && !(d->batch && d->batch->replayed));
            if (!d->batch)
                return false;
        }
        const std::vector<InboxBatch::Item> &items = d->batch->items;
        const std::size_t end = std::min(items.size(), d->nextItem + betweenLooks);
        for (; d->nextItem < end; ++d->nextItem) {
            const InboxBatch::Item &item = items[d->nextItem];
            const std::size_t raisedBefore = d->changes.raised.size();
            const std::size_t touchedBefore = d->changes.alerts.size();
            m_live.apply(item.event, item.ref, d->batch->feed, d->changes);
            if (d->batch->feed == deskFeed)
                answer(item.event, d->changes.alerts.size() > touchedBefore);
            const bool live = d->replayed && !d->batch->replayed;
            for (std::size_t i = raisedBefore; live && i < d->changes.raised.size(); ++i)
                d->calling.push_back(m_live.alerts().alerts()[static_cast<std::size_t>(d->changes.raised[i])].id);
        }
        if (d->nextItem < items.size())
            continue;
        if (d->batch->received > 0) {
            const QByteArray feed = QByteArray::fromStdString(d->batch->feed);
            Q_EMIT taken(feed, d->batch->received);
            if (!items.empty() && !d->batch->replayed)
                Q_EMIT shown(feed, items.back().event.sequenced);
        }
        d->batch.reset();
    }
    return true;
}

// Actions on the desk's own alerts have no server that could answer.
void Watch::answer(const SequencedEvent &event, bool done)
{
    if (const std::optional<wire::Receipt> receipt = deskReceipt(event, m_live.alerts(), done))
        Q_EMIT answered(*receipt);
}

void Watch::publish()
{
    Situation::Changes changes = std::exchange(d->changes, {});
    // While pinned nothing on screen changes; but an alert calls whatever the screen shows.
    if (!m_pinned && !changes.empty()) {
        sortUnique(changes.rows);
        sortUnique(changes.added);
        sortUnique(changes.alerts);
        sortUnique(changes.raised);
        Q_EMIT changed(changes);
    }
    for (const AlertId &id : std::exchange(d->calling, {}))
        Q_EMIT alertRaised(id);
}

void Watch::refold()
{
    if (d->folding)
        d->calledOff = true; // what is wanted instead is looked at when it has ended
    else if (m_cursor.pinned())
        startFold();
    if (m_cursor.live())
        showLive();
}

void Watch::showLive()
{
    if (!m_pinned)
        return;
    m_pinned.reset();
    d->shownAt.reset();
    d->changes = {}; // all of it is in what is shown now
    Situation::Changes changes;
    changes.everything = true;
    Q_EMIT changed(changes);
}

void Watch::startFold()
{
    const bool wasBusy = busy();
    const UtcTime knownAt = *m_cursor.pinned();
    d->folding = true;
    d->calledOff = false;
    d->worker = std::thread([this, knownAt, folder = m_folder, &catalog = m_catalog, &calledOff = d->calledOff] {
        auto folded = foldJournalUntil(folder, catalog, knownAt, calledOff);
        // The destructor joins this thread first; a call that is still queued then dies with the object.
        QMetaObject::invokeMethod(
            this, [this, knownAt, folded = std::move(folded)] { foldEnded(folded, knownAt); }, Qt::QueuedConnection);
    });
    if (!wasBusy)
        Q_EMIT busyChanged();
}

void Watch::foldEnded(const Outcome<std::shared_ptr<const Situation>> &folded, UtcTime knownAt)
{
    d->worker.join();
    d->folding = false;
    const bool wanted = m_cursor.pinned() == knownAt;
    if (!wanted && m_cursor.pinned()) {
        startFold();
        return;
    }
    if (wanted && folded && !folded.value()) {
        startFold(); // called off, and wanted after all
        return;
    }
    if (wanted && folded) {
        m_pinned = folded.value();
        d->shownAt = knownAt;
        Situation::Changes changes;
        changes.everything = true;
        Q_EMIT changed(changes);
    }
    if (!busy())
        Q_EMIT busyChanged();
    if (wanted && !folded) {
        // Showing the present under the sign of the past would be a lie.
        m_cursor.goLive();
        Q_EMIT failed(folded.error());
    }
}

} // namespace yagura
