// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

#include "models/alerts/situation.h"
#include "models/picture/time_cursor.h"

namespace yagura {

// What all views look at: the live Situation, or, while the time cursor is pinned, the one that was known then. Takes
// batches from the inbox, a bounded amount a frame. UI thread; owned by the composition root.
class Watch : public QObject
{
    Q_OBJECT
public:
    Watch(const Catalog &catalog, Inbox &inbox, TimeCursor &cursor, QString journalFolder, QObject *parent = nullptr);
    ~Watch() override;

    [[nodiscard]] const Situation &situation() const; // what is on screen
    [[nodiscard]] const Situation &live() const { return m_live; }
    [[nodiscard]] const Picture &picture() const { return situation().picture(); }
    [[nodiscard]] const ReportTable &reports() const { return picture().reports(); }
    // The moment that is on screen; nothing = live. Follows the cursor as soon as that picture has been folded.
    [[nodiscard]] std::optional<UtcTime> shownAt() const;
    // Still reading back what is on disk (start), or folding for a pinned cursor: then what is shown is not yet
    // complete.
    [[nodiscard]] bool busy() const;

public Q_SLOTS:
    void takeFrame();   // every 16 ms by its own timer: at most about 6 ms of folding
    void replayEnded(); // all that was read back lies in the inbox; busy() ends when it is folded

Q_SIGNALS:
    // What changed on screen since the last signal; at most once a frame.
    void changed(const yagura::Situation::Changes &changes);
    void taken(const QByteArray &feed, quint32 events); // to be granted as credit again
    // The newest event of a feed that is on screen from now on was sequenced then. Live only, once a batch.
    void shown(const QByteArray &feed, yagura::UtcTime sequenced);
    void answered(const yagura::wire::Receipt &receipt); // an action on an alert of the desk's own (@desk)
    void alertRaised(const yagura::AlertId &id);         // live only, not while replaying
    void busyChanged();
    void failed(const yagura::Problem &problem); // a pinned fold could not be read

private:
    void refold();
    void startFold();
    void foldEnded(const Outcome<std::shared_ptr<const Situation>> &folded, UtcTime knownAt);
    bool takeEvents();
    void answer(const SequencedEvent &event, bool done);
    void publish();
    void showLive();
    const Catalog &m_catalog;
    Inbox &m_inbox;
    TimeCursor &m_cursor;
    QString m_folder;
    Situation m_live;
    std::shared_ptr<const Situation> m_pinned;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura
