// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

#include "models/event/clock.h"
#include "models/event/codec.h"
#include "models/journal/admission.h"
#include "models/journal/inbox.h"
#include "models/journal/journal.h"

namespace yagura {

// A batch as it came over the wire: not decoded, not durable.
struct ReceivedBatch
{
    std::string feed;
    Epoch epoch;
    wire::Batch batch;
    // The first batch after a Welcome: it follows the position that was resumed from, and what lies between that and
    // its first number is a gap that the client has noticed. A batch of no subscription (the desk's own) is none.
    bool starts = false;
};

struct FetchedEvent
{
    EventRef ref;
    std::optional<Event> event; // nothing: not there, or not readable by this version
};

// The journal's thread: journal first, then the screen. Every slot is called by queued connection or invokeMethod; the
// object lives on its own QThread, whose only object it is.
//   received batch → decode and check → append (durable) → inbox → picture
class JournalService : public QObject
{
    Q_OBJECT
public:
    // `inbox` outlives the service. The folder is created when missing.
    JournalService(QString folder, Inbox &inbox, const Clock &clock, QObject *parent = nullptr);
    ~JournalService() override;

public Q_SLOTS:
    void open(); // → opened, then the inbox receives everything, then replayed; or failed
    void append(const yagura::ReceivedBatch &batch); // → appended, or failed
    // The desk's own events (feed notices), feed "@desk". Kept, within bounds, while the journal is not open.
    void note(const yagura::Event &event);
    void keepAction(const yagura::OutgoingAction &action); // → actionKept, at once or when open again
    void dropAction(const QByteArray &action);
    void fetch(quint64 request, const QList<yagura::EventRef> &refs); // → fetched
    void listQuarantined(const QByteArray &feed, int newest);         // → quarantineListed

Q_SIGNALS:
    void opened(const QList<yagura::JournalFeed> &feeds, const QList<yagura::OutgoingAction> &actions);
    void replayed(quint64 events);
    // `position`: to resume from after a break; before what a damaged run held, while that is being brought back.
    void appended(const QByteArray &feed, const yagura::FeedPosition &position, quint64 added, quint64 quarantined);
    void actionKept(const yagura::OutgoingAction &action);
    void fetched(quint64 request, const QList<yagura::FetchedEvent> &events);
    void quarantineListed(const QByteArray &feed, const QList<yagura::Quarantined> &items);
    void failed(const yagura::Problem &problem); // nothing of the failed call is durable; intake stops until open()
    // Part of the journal is damaged and no feed can be asked for it: everything else is shown, and the intake goes on.
    void damageFound(const yagura::Problem &problem);

private:
    void fail(const yagura::Problem &problem);
    void writeWaiting();
    void writeNotes();
    void tellDamage(const std::vector<DamagedRun> &damages);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura
