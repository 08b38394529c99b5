// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUrl>

#include <memory>

#include "models/feed/feed_client.h"
#include "models/feed/feed_settings.h"

namespace yagura {

// All feeds of a desk: one FeedClient for each. A URL with a path names one feed; a URL without one stands for every
// feed that the server has. Lives on the feed thread, whose only object it is; every slot is called by queued
// connection.
class FeedHub : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QByteArray client; // "yagura 0.1.0"
        QList<QByteArray> languages;
        std::uint32_t credit = 16'384;
    };
    FeedHub(Options options, const Clock &clock, QObject *parent = nullptr);
    ~FeedHub() override;

public Q_SLOTS:
    // `known`: the positions to resume from; `actions`: still without a receipt, sent again.
    void start(const QList<yagura::FeedSettings> &feeds, const QList<yagura::JournalFeed> &known,
        const QList<yagura::OutgoingAction> &actions);
    void stop();
    void grant(const QByteArray &feed, quint32 events);
    void setDurable(const QByteArray &feed, const yagura::FeedPosition &position);
    void submit(const yagura::OutgoingAction &action);

Q_SIGNALS:
    void healthChanged(const yagura::FeedHealth &health);
    void directoryAnswered(const QUrl &url); // its feeds speak for themselves from now on
    void batchReceived(const yagura::ReceivedBatch &batch);
    void receiptArrived(const yagura::wire::Receipt &receipt);
    void noticed(const yagura::Event &notice);

private:
    struct Directory;
    void askDirectory(const FeedSettings &server);
    void onListed(Directory &directory, const QList<QByteArray> &feeds);
    void onFailed(Directory &directory, const Problem &problem);
    void subscribe(const FeedSettings &settings, const QByteArray &feed);
    void refuse(const QUrl &url, const QByteArray &feed, const QString &detail);
    [[nodiscard]] FeedClient *clientOf(const QByteArray &feed) const;

    Options m_options;
    const Clock &m_clock;
    QList<JournalFeed> m_known;
    QList<OutgoingAction> m_actions;
    std::vector<std::unique_ptr<Directory>> m_directories; // asked until they have answered
    std::vector<std::unique_ptr<FeedClient>> m_clients;
};

} // namespace yagura
