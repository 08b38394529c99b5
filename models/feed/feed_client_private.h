// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feed/backoff.h"
#include "models/feed/credit_window.h"
#include "models/feed/fault_notes.h"
#include "models/feed/feed_client.h"
#include "models/feed/feed_meters.h"
#include "models/feed/stream_order.h"

// What the parts of FeedClient share. Private to models/feed.
namespace yagura {

struct FeedClient::Private
{
    enum class Link {
        Closed,     // nothing is open; the next attempt is at `retryAt`
        Opening,    // the transport connects
        Greeted,    // the Hello is sent
        Subscribed, // the Welcome is here
        Closing,    // given up from this side; the transport has not said closed() yet
    };

    Private(Settings s, std::unique_ptr<Transport> t, const Clock &c, FeedClient *owner);

    FeedClient *q;
    Settings settings;
    std::unique_ptr<Transport> transport;
    const Clock &clock;
    QTimer timer;
    StreamOrder order;
    CreditWindow credit;
    Backoff backoff;
    QList<OutgoingAction> actions; // without a receipt
    FeedHealth health;
    bool changed = false; // health, since it was last said
    bool running = false;
    Link link = Link::Closed;
    UtcTime linkSince{};
    UtcTime startedAt{};
    UtcTime retryAt{};
    std::chrono::milliseconds heartbeat{5000};
    UtcTime outageFrom{};
    bool fresh = false;  // no batch since the Welcome
    bool outage = false; // said by a Lost notice, not yet by a Resumed one

    FaultNotes faults;
    bool askingAgain = false;            // closed because of a fault: lost only if the next attempt fails
    bool faulty = false;                 // since a fault or a loss, until a subscription has lasted: no new back-off
    Sequence healedAt = Sequence::None;  // where the fault that is open has healed
    Sequence catchUpTo = Sequence::None; // head at the Welcome, while not all of it is durable
    bool toConfirm = false;              // a Resumed notice has announced it
    int quietBeats = 0;                  // heartbeats in a row without a batch
    RateMeter rate;
    RecentMedian skews{9};

    // feed_client.cpp: connection and state
    void connectNow();
    void onOpened();
    void onClosed(const FeedFault &why);
    void watchSilence(UtcTime now);
    void lose(FeedState state, const FeedFault &why, std::chrono::milliseconds wait);
    void goDown(FeedState state, const FeedFault &why, std::chrono::milliseconds wait);
    void mendTimes(UtcTime now);
    void noteLost();
    void giveUp(const FeedFault &why); // closes from this side, and tries again with back-off
    void closeLink();
    void setLink(Link to);
    void setState(FeedState state);
    [[nodiscard]] bool isDown() const { return health.state == FeedState::Lost || health.state == FeedState::Refused; }
    void tellHealth();
    void notice(FeedNotice notice);
    void send(const wire::ClientFrame &frame);
    void sendCredit();

    // feed_client_faults.cpp: what is wrong with the stream, and when it is right again
    void fault(FeedNotice::Kind kind, const FeedFault &why, StreamOrder::Gap concerned = {});
    void write(FaultNotes::Notices notices);
    void noteGap(const StreamOrder::Gap &gap);
    void noteResumed();
    void watchCatchUp();
    void confirm();
    void noteProgress(); // a batch or a heartbeat in its place

    // feed_client_frames.cpp: what the server says
    void onReceived(const QByteArray &bytes);
    void on(wire::Welcome &welcome);
    void on(wire::Refused &refused);
    void on(wire::Batch &batch);
    void on(wire::Heartbeat &heartbeat);
    void on(wire::Receipt &receipt);
    void on(wire::Directory &directory);
    [[nodiscard]] FeedFault objectionTo(const wire::Welcome &welcome) const;
    void heard();
    void noteServerTime(UtcTime serverTime);
};

} // namespace yagura
