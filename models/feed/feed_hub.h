// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUrl>

#include <map>
#include <memory>
#include <set>

#include "models/feed/credit_window.h"
#include "models/feed/feed_client.h"
#include "models/feed/feed_settings.h"
#include "models/feed/make_transport.h"

namespace yagura {

// All feeds of a desk: one FeedClient for each. A URL with a path names one feed; a URL without one stands for every
// feed that the server has: its list is asked for again every minute, and when one of its feeds is back, so that feeds
// added later appear. Lives on the feed thread, whose only object it is; every slot is called by queued connection.
class FeedHub : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QByteArray client; // "yagura 0.1.0"
        QList<QByteArray> languages;
        // What may lie between the servers and the picture, over all feeds: each has an equal share.
        CreditWindow::Size memory{16'384, 24ULL << 20U};
        std::function<std::unique_ptr<Transport>(const FeedSettings &)> transport = makeTransport;
    };
    FeedHub(Options options, const Clock &clock, QObject *parent = nullptr);
    ~FeedHub() override;

public Q_SLOTS:
    // `known`: the positions to resume from; `actions`: still without a receipt, sent again.
    void start(const QList<yagura::FeedSettings> &feeds, const QList<yagura::JournalFeed> &known,
        const QList<yagura::OutgoingAction> &actions);
    // Another list of feeds while the hub runs (before start() and after stop(): nothing). What is wanted as before
    // keeps its connection; what is wanted otherwise connects again; what is not wanted any more stops.
    void apply(const QList<yagura::FeedSettings> &feeds);
    void stop();
    void tick(); // every 250 ms by itself; tests call it after turning the clock
    void grant(const QByteArray &feed, quint32 events);
    void setDurable(const QByteArray &feed, const yagura::FeedPosition &position);
    void submit(const yagura::OutgoingAction &action);
    // The network is back, or a person asks: what waits for its next attempt makes it now. Empty: every feed and
    // server.
    void retryNow(const QByteArray &feed = {});

Q_SIGNALS:
    void healthChanged(const yagura::FeedHealth &health);
    void directoryAnswered(const QUrl &url);               // its feeds speak for themselves from now on
    void removed(const QUrl &url, const QByteArray &feed); // by apply(): not subscribed to any more
    void batchReceived(const yagura::ReceivedBatch &batch);
    void receiptArrived(const yagura::wire::Receipt &receipt);
    void noticed(const yagura::Event &notice);

private:
    struct Directory;
    struct Subscription;
    void add(const FeedSettings &feed);
    void addDirectory(const FeedSettings &server);
    void ask(Directory &directory);
    void onListed(Directory &directory, const QList<QByteArray> &feeds);
    void onFailed(Directory &directory, const FeedFault &why);
    void tellDirectory(Directory &directory, FeedState state, const FeedFault &why);
    void subscribe(const FeedSettings &settings, const QByteArray &feed, const FeedSettings &wanted);
    void start(Subscription &subscription, const QByteArray &feed);
    void follow(const FeedSettings &wanted, const FeedHealth &health);
    void refuse(const QUrl &url, const QByteArray &feed, const FeedFault &why);
    void dropUnwanted(const QList<FeedSettings> &feeds);
    [[nodiscard]] CreditWindow::Size share() const;
    void shareMemory();
    [[nodiscard]] FeedClient *clientOf(const QByteArray &feed) const;

    Options m_options;
    const Clock &m_clock;
    QTimer m_timer;
    bool m_running = false;
    std::map<QByteArray, FeedPosition> m_durable; // to resume from
    QList<OutgoingAction> m_actions;              // without a receipt
    std::vector<std::unique_ptr<Directory>> m_directories;
    std::vector<std::unique_ptr<Subscription>> m_subscriptions;
    std::set<QUrl> m_down;                              // feeds that were heard to be lost
    std::vector<std::pair<QUrl, QByteArray>> m_refused; // shown, and not subscribed to
};

} // namespace yagura
