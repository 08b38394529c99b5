// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <map>
#include <memory>
#include <set>

#include "models/feed/feed_hub.h"
#include "models/feed/feed_setup.h"
#include "models/feed/network_watch.h"
#include "models/journal/journal_service.h"
#include "widgets/common/context.h"

namespace yagura {

// The composition root of the dashboard: owns the journal, the feeds, the picture and the shared objects, each on its
// thread, and joins them along the one way through the house:
//   feed thread: FeedHub ─► journal thread: JournalService ─► Inbox ─► UI thread: Watch ─► views
// Desk actions go the same way round: ActionDesk ─► journal ─► feed ─► back in a batch.
class Station : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QList<FeedSettings> feeds; // of this run, besides those that are set up
        QString feedsFile{};       // where those are; empty = there are none (tests, snapshots)
        QString journalFolder;
        ActionDesk::Person person;
        Language language = Language::En;
        ThemeId theme = ThemeId::Night;
    };
    Station(const Catalog &catalog, const Clock &clock, Options options);
    ~Station() override; // stops the feeds, lets the journal finish what it holds, joins both threads

    void start(); // returns at once; the journal is read back, then the feeds are subscribed
    void reconnectNow(const QByteArray &feed = {}); // what waits for its next attempt makes it now; empty: every feed
    [[nodiscard]] ViewContext &context() { return m_context; }
    [[nodiscard]] FeedSetup &feedSetup() { return m_setup; }
    [[nodiscard]] const QString &journalFolder() const { return m_options.journalFolder; }

Q_SIGNALS:
    void failed(const yagura::Problem &problem);
    void damageFound(const yagura::Problem &problem); // in the journal; everything whole is shown
    void ready();                                     // the journal has been read back: what is on disk is on screen

private:
    void joinIntake();
    void joinSetup();
    void startFeeds();
    void noteUnsubscribed(const QByteArray &feed, UtcTime since);
    void joinHealth();
    void noteUnheard();
    void noteResumed(const FeedHealth &health);
    void note(FeedNotice notice);
    void retryLater(const Problem &problem);
    void joinActions();
    void keep(const OutgoingAction &action);
    void joinReading();

    Options m_options;
    const Clock &m_clock;
    Inbox m_inbox;
    UiLanguage m_language;
    ThemeSwitch m_themes;
    Scope m_scope;
    TimeCursor m_cursor;
    Selection m_selection;
    FeedBoard m_board;
    EventReader m_reader;
    ActionDesk m_desk;
    Watch m_watch;
    ScopedPicture m_scoped;
    ViewContext m_context;
    FeedSetup m_setup;
    NetworkWatch m_network;

    QThread m_journalThread;
    QThread m_feedThread;
    QTimer m_retry;                                // after a failure of the journal
    QTimer m_hearing;                              // how long a known feed may take to be subscribed
    UtcTime m_started{};                           // nothing was heard before
    QList<JournalFeed> m_known;                    // from the journal
    QList<OutgoingAction> m_unanswered;            // from the journal
    bool m_opened = false;                         // the journal, and the feeds are not started since
    bool m_ready = false;                          // said
    std::set<QByteArray> m_greeted;                // feeds heard in this session
    std::map<QByteArray, UtcTime> m_heardAsLost{}; // heard since then, and still called lost
    JournalService *m_journal;                     // on m_journalThread, deleted there
    FeedHub *m_hub;                                // on m_feedThread, deleted there
};

} // namespace yagura
