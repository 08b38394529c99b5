// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>

#include "models/event/clock.h"
#include "models/event/wire.h"
#include "models/relay/access.h"
#include "models/relay/feed_part.h"
#include "models/relay/line.h"
#include "models/relay/pace.h"
#include "models/relay/relay_counters.h"

namespace yagura {

// As whom somebody came in. Without a token: where none is asked for, and so without limits.
struct Pass
{
    std::optional<AccessToken> token;
    std::shared_ptr<Pace> pace; // shared by all sessions of the token; none = no limit
};

// One client of one feed, from the handshake to the close. Streams its part of the feed within the client's credit, and
// never faster than the socket drains: what is in memory per client is bounded by two batches. Owned by the FeedServer;
// lives on its thread; deletes itself after finished().
class FeedSession : public QObject
{
    Q_OBJECT
public:
    using Timing = LineTiming;

    // What all sessions of a server share; outlives them.
    struct Common
    {
        Timing timing;
        const Clock &clock;
        FeedParts parts{};
        RelayCounters counters{};
    };

    // Takes the line over. `feed` and `common` outlive the session.
    FeedSession(Line *line, FeedStore &feed, Pass pass, Common &common, QObject *parent);
    ~FeedSession() override;

    [[nodiscard]] const FeedStore &feed() const { return m_feed; }
    [[nodiscard]] const Pass &pass() const { return m_pass; }
    // A muted session receives, but says nothing at all: a feed that fell silent.
    void setMuted(bool muted);
    void fail(Ending ending); // says why, and closes

Q_SIGNALS:
    void finished();

private:
    enum class State { AwaitingHello, Streaming, Closing };

    void receive(const QByteArray &frame);
    void greet(const wire::Hello &hello);
    void welcome();
    void addCredit(const wire::Credit &credit);
    void submit(const wire::Submit &submit);
    [[nodiscard]] bool startFrom(const FeedPosition &resume);

    void pump();
    [[nodiscard]] bool canSend() const;
    [[nodiscard]] std::uint64_t maySend();
    [[nodiscard]] bool sendNextBatch();
    void beat();

    Line *m_line;
    FeedStore &m_feed;
    Pass m_pass;
    Common &m_common;
    std::shared_ptr<FeedPart> m_part; // from the Hello on
    QTimer m_helloTimer;
    QTimer m_heartbeat;
    QTimer m_paceTimer;
    QTimer m_turn; // the next one, when the last one ended with more to send
    State m_state = State::AwaitingHello;
    bool m_muted = false;
    bool m_welcomed = false;
    bool m_resumed = false;
    Sequence m_next = Sequence{1};        // to be sent next, in numbers of the part
    std::uint64_t m_credit = 0;           // events that may be sent
    int m_stalledBeats = 0;               // heartbeats since anything drained from the socket
    std::deque<wire::Receipt> m_receipts; // waiting for the end of a silence
    Allowance m_frames;
    Allowance m_submits;
};

} // namespace yagura
