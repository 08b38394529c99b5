// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

#include "models/event/clock.h"
#include "models/event/result.h"
#include "models/feed/feed_fault.h"
#include "models/feed/feed_settings.h"
#include "models/feed/nats/nats_message.h"

namespace yagura {

// Why there is no connection (any more): for the program, and as a sentence for people.
struct NatsFailure
{
    enum class Kind {
        BadUrl,       // not nats+ws:// or nats+wss://, or plain to another machine
        Unreachable,  // none of the servers answers as a NATS server
        Unauthorised, // token, user or certificate not accepted, or expired
        NotTrusted,   // TLS: certificate, authority, files
        Protocol,     // the server says something that is not the NATS protocol
        Stale,        // connected, but nothing is heard
        Refused,      // the server says -ERR and closes: too many connections, too large a message …
        Closed,       // the server closed, or went away
    };
    Kind kind = Kind::Closed;
    FeedFault fault;
};

// Why a request has no answer.
enum class NatsSilence {
    NoResponders, // nobody listens at that subject: no JetStream, no such consumer …
    Timeout,
    Disconnected, // the connection ended first: whether it was carried out is not known
};

// A connection to one of the servers of a NATS cluster, through its WebSocket listener: subscriptions, publishing,
// request and answer. Lives on one thread and needs its event loop (feed thread of the dashboard; main thread of
// yagura-relay). Nothing is stored and nothing repeated: what must not be lost is for the caller to ask for again.
//
//   nats+wss://HOST:PORT/FEED?also=HOST2:PORT2,HOST3:PORT3      (nats+ws: plain, only to this machine unless allowed)
//
// Each open() tries the host of the URL, the others that it names, and those that the server of last time named, in
// turn, beginning after the one that failed, or was closed, last; closed() comes when all of them have failed.
class NatsConnection : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(const nats::Message &message)>;
    using Answer = std::function<void(const Result<nats::Message, NatsSilence> &answer)>;

    // `clock` outlives the connection.
    NatsConnection(FeedAccess access, const Clock &clock, QObject *parent = nullptr);
    ~NatsConnection() override; // says nothing any more; requests that are under way get no answer

    void open(const QUrl &url); // → opened() or closed(), never from within
    void close();               // → closed() at once, when there was something open

    [[nodiscard]] bool isOpen() const;            // between opened() and closed()
    [[nodiscard]] QString server() const;         // "host:port" of the one that is connected
    [[nodiscard]] std::size_t maxPayload() const; // what the server takes in one message, bytes; 0 = not connected
    [[nodiscard]] qint64 bytesToWrite() const;    // published, not yet with the system: for pacing, see written()

    // Without a connection the following do nothing (request(): Disconnected, from the event loop).
    // Subscriptions end with the connection.
    quint64 subscribe(const std::string &subject, Handler handler); // the number for unsubscribe(); 0 = not connected
    void unsubscribe(quint64 subscription);
    void publish(const std::string &subject, std::string_view payload, const nats::Headers &headers = {},
        const std::string &reply = {});
    // Exactly one answer, unless the connection object goes first. `within` is measured by the clock.
    void request(const std::string &subject, std::string_view payload, const nats::Headers &headers,
        std::chrono::milliseconds within, Answer answer);
    // A subject that only this connection listens to, for subscribe() and `reply`. Another one each time.
    [[nodiscard]] std::string newInbox();

public Q_SLOTS:
    void tick(); // every 250 ms by itself; tests call it after turning the clock

Q_SIGNALS:
    void opened();
    void closed(const yagura::NatsFailure &failure); // exactly once for each open()
    void objected(const QString &words);             // -ERR that does not end the connection: permissions
    void written();                                  // bytesToWrite() has become less

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura

Q_DECLARE_METATYPE(yagura::NatsFailure)
