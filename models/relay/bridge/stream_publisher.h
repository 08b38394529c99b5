// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

#include "models/feed/backoff.h"
#include "models/feed/nats/nats_connection.h"
#include "models/relay/bridge/stream_config.h"
#include "models/relay/bridge/stream_scan.h"
#include "models/relay/bridge/unsent_events.h"
#include "models/relay/log_limit.h"

namespace yagura {

// Brings the events of a feed into its JetStream stream: in their order, each of them once, whatever happens to either
// side on the way. Makes the stream when it is missing. One thread, with an event loop.
//
// Each message names the one that it must come right after: the first of a stretch by its stream sequence, the others
// by its id (Nats-Expected-Last-Sequence, -Msg-Id). The server takes it there or not at all, so that many can be under
// way at once: when one is lost, or somebody else's message comes in between, all that are behind it are refused. (By
// sequences alone a stranger's message would pass for the one that it pushed aside.) Then what the stream holds is read
// back by the ids of its messages, and sending goes on after it. It begins in the same way, so nothing needs to be
// remembered about what was sent before, neither here nor within the duplicate window of the server.
//
// The condition stays in the message, and nats-server 2.9 holds a copy of it to the same: in a stream that copies a
// part of this one (a source with a filter) something else comes before it, and the copying stops there. For such
// streams `oneByOne` sends without condition, each when the one before it is confirmed; what was sent twice then is
// known again by the server, within its duplicate window.
class StreamPublisher : public QObject
{
    Q_OBJECT
public:
    struct Settings
    {
        FeedSettings server; // nats+ws:// or nats+wss://; the path is ignored
        std::string feed;
        int replicas = 1; // of a stream that has to be made
        bool oneByOne = false;
        // How long no event may get on before that is a failure; 0 = goes on trying for ever, from the start.
        std::chrono::milliseconds patience{60'000};
    };

    // `run` and `clock` outlive it.
    StreamPublisher(Settings settings, const EventRun &run, const Clock &clock, QObject *parent = nullptr);
    ~StreamPublisher() override;

    void start();
    void poll(); // the run may have got longer
    [[nodiscard]] const UnsentEvents::Counts &counts() const { return m_unsent.counts(); }
    [[nodiscard]] Sequence done() const { return m_unsent.done(); } // of the run: durable in the stream

Q_SIGNALS:
    void caughtUp();                             // everything in the run by now is in the stream
    void interrupted(const QString &why);        // goes on by itself
    void resumed();                              // it has
    void failed(const yagura::Problem &problem); // it has ended

private:
    enum class Phase { Away, Looking, Reading, Sending, Draining, Ended };

    void onClosed(const NatsFailure &failure);
    void look();
    void create();
    void onLooked(const nats::ApiResult &result);
    void readBack(Sequence last);
    void onFound(const StreamScan::Message &message);
    void warnOfReplaced();
    void onReadBack(bool complete, Sequence last);
    void pump();
    [[nodiscard]] bool sendOne();
    void onStored(const nats::StoredResult &result);
    void drained();
    void progress();
    void later(const Problem &problem);
    void retry();
    void fail(const Problem &problem);
    template <typename Result>
    [[nodiscard]] std::function<void(const Result &)> inThisRound(void (StreamPublisher::*step)(const Result &));

    Settings m_settings;
    std::string m_stream;
    const Clock &m_clock;
    UnsentEvents m_unsent;
    NatsConnection m_connection;
    std::unique_ptr<StreamScan> m_scan;
    Phase m_phase = Phase::Away;
    quint64 m_round = 0;              // of one connection; answers of another one are not for us
    QString m_created;                // when the stream was made: another moment is another stream
    Sequence m_seen = Sequence::None; // of the stream: what is up to here is known
    std::string m_previous;           // id of what was sent last since the reading back
    std::deque<std::size_t> m_sizes;  // of what is under way
    std::size_t m_bytes = 0;          // their sum
    std::size_t m_answers = 0;        // that have yet to come
    nats::ApiError m_error;           // why it is draining
    int m_setbacks = 0;               // since the last progress
    bool m_everOpen = false;
    bool m_interrupted = false; // said
    UtcTime m_progressed{};
    LogLimit m_replacedLog;
    Backoff m_backoff;
    QTimer m_retry;
};

} // namespace yagura
