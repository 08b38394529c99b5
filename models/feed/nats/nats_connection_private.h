// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWebSocket>

#include <map>
#include <memory>
#include <unordered_map>

#include "models/feed/nats/nats_connection.h"
#include "models/feed/nats/nats_parser.h"
#include "models/feed/nats/nats_servers.h"

namespace yagura {

// State of a NatsConnection. nats_connection.cpp holds what callers ask for, nats_connection_link.cpp the way to a
// server and what it says.
struct NatsConnection::Private
{
    Private(FeedAccess a, const Clock &c, NatsConnection *owner);

    enum class Phase {
        Closed,
        Connecting, // WebSocket and TLS
        Greeting,   // INFO is due
        Confirming, // CONNECT and PING are sent, PONG is due
        Open,
    };
    struct Request
    {
        Answer answer;
        UtcTime since{};
        std::chrono::milliseconds within{};
    };
    struct Later
    {
        void operator()(QWebSocket *socket) const; // it may be the sender of the signal that is being handled
    };

    // The link (nats_connection_link.cpp)
    void tryServer();
    void listen(QWebSocket *socket);
    void onBytes(const QByteArray &bytes);
    void on(const nats::NatsParser::Info &info);
    void on(const nats::NatsParser::Delivered &delivered);
    void on(const nats::NatsParser::Ping &ping);
    void on(const nats::NatsParser::Pong &pong);
    void on(const nats::NatsParser::Ok &ok);
    void on(const nats::NatsParser::Error &error);
    void on(const nats::NatsParser::Malformed &malformed);
    void greet();
    void onGone();
    void failServer(const NatsFailure &failure); // on to the next one, or the end
    void finish(const NatsFailure &failure);
    void watch(UtcTime now);

    // What is said and asked (nats_connection.cpp)
    void write(std::string_view line);
    void flush();
    void onAnswer(const nats::Message &message);
    void expire(UtcTime now);
    void later(std::function<void()> step); // from the event loop, unless another attempt has begun by then

    NatsConnection *q;
    FeedAccess access;
    const Clock &clock;
    QTimer timer;
    std::unique_ptr<QWebSocket, Later> socket;
    std::optional<NatsServers> servers;
    QUrl url; // that `servers` were made from
    nats::NatsParser parser;
    Phase phase = Phase::Closed;
    quint64 attempt = 0; // counts sockets and their ends, so that what comes late from an old one is told apart
    UtcTime phaseSince{};
    UtcTime heard{};               // anything at all
    std::optional<UtcTime> pinged; // and no answer yet
    NatsFailure complaint;         // what the server said before it closed; without a fault: nothing
    FeedFault distrust;            // why its certificate is not accepted
    std::size_t maxPayload = 0;

    std::string inbox; // prefix of this connection
    quint64 lastNumber = 0;
    std::unordered_map<quint64, std::shared_ptr<Handler>> subscriptions;
    std::map<std::string, Request, std::less<>> requests; // by reply subject
    std::string out;                                      // to be sent at the end of this turn of the event loop
    bool flushDue = false;
};

} // namespace yagura
