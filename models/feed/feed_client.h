// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

#include "models/event/clock.h"
#include "models/event/wire.h"
#include "models/feed/feed_health.h"
#include "models/feed/transport.h"
#include "models/journal/journal_service.h"

namespace yagura {

// Subscribes to one feed and keeps subscribed: a state machine over a Transport, PROTOCOL.md being its script.
// Lives on the feed thread. It does not decode events; it checks their order, and hands batches on.
class FeedClient : public QObject
{
    Q_OBJECT
public:
    struct Settings
    {
        QUrl url;
        QByteArray client; // "yagura 0.1.0"
        QList<QByteArray> languages;
        wire::Interest interest;
        std::uint32_t credit = 16'384;            // events in flight between server and picture
        std::uint64_t creditBytes = 16ULL << 20U; // and their bytes: see CreditWindow
        std::optional<FeedPosition> resume;
        QList<OutgoingAction> actions; // kept from before: submitted again after the Welcome
        quint32 jitterSeed = 0;        // of the back-off; 0 = from the system
    };

    FeedClient(Settings settings, std::unique_ptr<Transport> transport, const Clock &clock, QObject *parent = nullptr);
    ~FeedClient() override;

    [[nodiscard]] const FeedHealth &health() const;

public Q_SLOTS:
    void start();
    void stop();
    void tick();                // every 250 ms by itself; tests call it after turning the clock
    void grant(quint32 events); // the picture has taken so many: returned to the server as credit
    void setDurable(const yagura::FeedPosition &position); // resume from here after a break
    void submit(const yagura::OutgoingAction &action);
    // The network is back, or a person asks: while it waits for its next attempt that attempt is made now.
    void retryNow();
    // Another share of the memory that feeds may fill; holds from now on.
    void shareCredit(quint32 events, quint64 bytes);

Q_SIGNALS:
    void healthChanged(const yagura::FeedHealth &health);
    void batchReceived(const yagura::ReceivedBatch &batch);
    void receiptArrived(const yagura::wire::Receipt &receipt);
    void noticed(const yagura::Event &notice); // a feed notice (lost, resumed, a fault, …) for the journal

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura
