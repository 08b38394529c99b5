// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

#include "models/event/wire.h"
#include "models/feed/nats/jetstream_api.h"

namespace yagura {

// Reads one stream in order, from one place on, no more than it is allowed to. Makes itself a consumer, watches over
// it, and makes another one at the last delivered sequence when something was lost on the way. Private to
// models/feed/nats; lives on the thread of its connection, and no longer than one opening of it.
//
// It pulls instead of being pushed to: a pull asks for as many events as there is credit and for at most pullBytes, and
// there is one pull at a time. So what is in flight is bounded strictly and by what the protocol has already (credit);
// flow control of a push consumer stops the server only after the client has got what it has no room for.
class JetStreamReader : public QObject
{
    Q_OBJECT
public:
    static constexpr int pullBytes = 1024 * 1024;

    struct Settings
    {
        std::string stream;
        std::string created;             // of the stream: another one under the same name is another numbering
        std::string filter;              // subject
        Sequence after = Sequence::None; // the first to come is the next one that passes the filter
    };
    // `previous`: the one delivered before, or Settings::after.
    using Deliver = std::function<void(Sequence previous, Sequence sequence, wire::Entry &&entry)>;

    JetStreamReader(
        NatsConnection &connection, Settings settings, const Clock &clock, Deliver deliver, QObject *parent = nullptr);
    ~JetStreamReader() override; // gives its consumer up

    void start();                     // → ready() or failed()
    void allow(std::uint32_t events); // so many more; after ready()
    void tick();                      // from the owner's timer

    // Everything up to here that passes the filter has been delivered. `head`: what the stream's head was at least
    // `quiet` ago is told by the owner, see noteHead().
    [[nodiscard]] Sequence seenTo() const { return std::max(m_last, m_seenTo); }
    void noteHead(Sequence head) { m_knownHead = head; }

Q_SIGNALS:
    void ready(const QString &serverTime); // first consumer; when the server made it, by its own clock, RFC 3339
    void failed(const yagura::nats::ApiError &error); // cannot go on: the stream is gone or another, or no answer

private:
    void createConsumer();
    void replaceConsumer();
    void noteUse();
    void verifyStream(const QJsonObject &consumer);
    void retryOrFail(const nats::ApiError &error);
    void dropConsumer();
    void pull();
    void onMessage(const nats::Message &message);
    void onStatus(const nats::Message &message);
    void onDelivery(const nats::Delivery &delivery, const nats::Message &message);
    void endPull();

    NatsConnection &m_connection;
    Settings m_settings;
    const Clock &m_clock;
    Deliver m_deliver;
    Sequence m_last;
    Sequence m_seenTo = Sequence::None;
    Sequence m_knownHead = Sequence::None;
    std::string m_consumer;         // empty: there is none at the moment
    std::uint64_t m_nextNumber = 1; // of the consumer's own
    quint64 m_subscription = 0;
    std::string m_inbox;
    std::uint64_t m_allowed = 0; // not asked for yet
    std::uint32_t m_asked = 0;   // by the pull under way, not delivered yet
    bool m_pullEmpty = true;     // it has delivered nothing so far
    bool m_large = false;        // the next event is larger than pullBytes: to be asked for alone
    bool m_announced = false;    // ready() was said
    bool m_replaced = false;     // by another one that has not delivered, nor said that there is nothing, so far
    int m_failures = 0;          // consumers in a row that could not be had, or were of no use
    std::optional<UtcTime> m_retryAt;
    UtcTime m_heard{};
};

} // namespace yagura
