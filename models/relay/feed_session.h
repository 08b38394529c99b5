// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <QWebSocket>

#include <chrono>
#include <deque>

#include "models/event/clock.h"
#include "models/event/wire.h"
#include "models/relay/feed_store.h"

namespace yagura {

// One client of one feed, from the handshake to the close. Streams within the client's credit, and never faster than
// the socket drains: what is in memory per client is bounded by two batches. Owned by the FeedServer; lives on its
// thread; deletes itself after finished().
class FeedSession : public QObject
{
    Q_OBJECT
public:
    struct Timing
    {
        std::chrono::milliseconds heartbeat{5000};
        std::chrono::milliseconds helloWithin{10'000};
        // Between a refusal and the close, so that what the client is still sending does not reset our last word away.
        std::chrono::milliseconds linger{100};
    };

    // Takes the socket over. `feed` and `clock` outlive the session.
    FeedSession(QWebSocket *socket, FeedStore &feed, Timing timing, const Clock &clock, QObject *parent);
    ~FeedSession() override;

    // Says no in both languages and closes; usable for a socket that never became a session.
    static void refuse(QWebSocket *socket, wire::Refused::Code code, std::chrono::milliseconds linger);

    [[nodiscard]] const FeedStore &feed() const { return m_feed; }
    // A muted session receives, but says nothing at all: a feed that fell silent.
    void setMuted(bool muted);

Q_SIGNALS:
    void finished();

private:
    enum class State { AwaitingHello, Streaming, Closing };

    void receive(const QByteArray &frame);
    void greet(const wire::Hello &hello);
    void welcome();
    void addCredit(const wire::Credit &credit);
    void submit(const wire::Submit &submit);
    [[nodiscard]] bool mayStillSubmit();
    [[nodiscard]] bool startFrom(const FeedPosition &resume);

    void pump();
    [[nodiscard]] bool canSend() const;
    [[nodiscard]] bool sendNextBatch();
    void beat();
    void send(const wire::ServerFrame &frame);
    void fail(wire::Refused::Code code);

    QWebSocket *m_socket;
    FeedStore &m_feed;
    Timing m_timing;
    const Clock &m_clock;
    QTimer m_helloTimer;
    QTimer m_heartbeat;
    State m_state = State::AwaitingHello;
    bool m_muted = false;
    bool m_welcomed = false;
    bool m_resumed = false;
    Sequence m_next = Sequence{1};        // to be sent next
    std::uint64_t m_credit = 0;           // events that may be sent
    int m_stalledBeats = 0;               // heartbeats since anything drained from the socket
    std::deque<wire::Receipt> m_receipts; // waiting for the end of a silence
    int m_submits = 0;                    // taken from the allowance
    UtcTime m_submitsSince{};
};

} // namespace yagura
