// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/nats/jetstream_reader.h"

#include <QPointer>

#include "models/event/limits.h"

namespace yagura {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto answerWithin = 4s;
constexpr auto retryAfter = 1s;
constexpr int mostFailures = 3;
constexpr std::uint32_t mostInOnePull = 4096;

// JetStream counts in nanoseconds. A consumer that nobody pulls from goes after `inactive`; another is made then.
constexpr qint64 second = 1'000'000'000;
constexpr qint64 pullEnds = 30 * second;
constexpr qint64 idleBeat = 5 * second;
constexpr qint64 inactive = 60 * second;
constexpr auto deafAfter = 11s; // two idle beats missed

QString text(const std::string &bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace

JetStreamReader::JetStreamReader(
    NatsConnection &connection, Settings settings, const Clock &clock, Deliver deliver, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_deliver(std::move(deliver))
    , m_last(m_settings.after)
{
}

JetStreamReader::~JetStreamReader()
{
    dropConsumer();
}

void JetStreamReader::start()
{
    createConsumer();
}

void JetStreamReader::allow(std::uint32_t events)
{
    m_allowed = std::min<std::uint64_t>(m_allowed + events, 1'000'000'000); // as a relay does
    pull();
}

void JetStreamReader::tick()
{
    const UtcTime now = m_clock.now();
    m_heard = std::min(m_heard, now); // the clock may be set back
    if (m_retryAt && (now >= *m_retryAt || *m_retryAt - now > retryAfter)) {
        m_retryAt.reset();
        createConsumer();
    } else if (m_asked > 0 && now - m_heard >= deafAfter) {
        replaceConsumer(); // the old one does not speak: its server may be gone
    }
}

void JetStreamReader::createConsumer()
{
    dropConsumer();
    const QJsonObject config{{u"deliver_policy"_s, u"by_start_sequence"_s},
        {u"opt_start_seq"_s, static_cast<qint64>(number(m_last) + 1)}, {u"ack_policy"_s, u"none"_s},
        {u"max_deliver"_s, 1}, {u"replay_policy"_s, u"instant"_s}, {u"filter_subject"_s, text(m_settings.filter)},
        {u"mem_storage"_s, true}, {u"num_replicas"_s, 1}, {u"inactive_threshold"_s, inactive}};
    const QJsonObject body{{u"stream_name"_s, text(m_settings.stream)}, {u"config"_s, config}};
    const QPointer<JetStreamReader> alive(this);
    nats::callApi(m_connection, "CONSUMER.CREATE." + m_settings.stream, body, answerWithin,
        [this, alive](const nats::ApiResult &result) {
            if (alive)
                result ? verifyStream(*result) : retryOrFail(result.error());
        });
}

// After the consumer was made, not before: so it is known to be one of that very stream, and not of another that took
// its name in between.
void JetStreamReader::verifyStream(const QJsonObject &consumer)
{
    m_consumer = consumer.value(u"name"_s).toString().toStdString();
    const QString made = consumer.value(u"created"_s).toString();
    const QPointer<JetStreamReader> alive(this);
    nats::callApi(m_connection, "STREAM.INFO." + m_settings.stream, {}, answerWithin,
        [this, alive, made](const nats::ApiResult &result) {
            if (!alive)
                return;
            if (!result)
                return retryOrFail(result.error());
            if (result->value(u"created"_s).toString().toStdString() != m_settings.created)
                return Q_EMIT failed({.code = 404, .errorCode = nats::jserr::streamNotFound, .description = {}});
            m_nextNumber = 1;
            m_inbox = m_connection.newInbox();
            m_subscription
                = m_connection.subscribe(m_inbox, [this](const nats::Message &message) { onMessage(message); });
            if (!std::exchange(m_announced, true))
                Q_EMIT ready(made);
            if (alive)
                pull();
        });
}

// Once at once. When that one was of no use either, it counts as one that could not be had: nothing that a server sends
// makes us ask for consumers without a pause, or without end.
void JetStreamReader::replaceConsumer()
{
    std::exchange(m_replaced, true) ? retryOrFail({}) : createConsumer();
}

void JetStreamReader::noteUse()
{
    m_replaced = false;
    m_failures = 0;
}

void JetStreamReader::retryOrFail(const nats::ApiError &error)
{
    dropConsumer();
    const bool hopeless = error.errorCode == nats::jserr::streamNotFound || error.silence == NatsSilence::Disconnected;
    if (hopeless || ++m_failures >= mostFailures) {
        Q_EMIT failed(error);
        return;
    }
    m_retryAt = m_clock.now() + retryAfter;
}

// What the old consumer still sends is for nobody: its subscription is gone. What it was asked for is asked for anew.
void JetStreamReader::dropConsumer()
{
    m_retryAt.reset();
    m_connection.unsubscribe(std::exchange(m_subscription, 0));
    if (!m_consumer.empty())
        m_connection.publish("$JS.API.CONSUMER.DELETE." + m_settings.stream + '.' + m_consumer, {});
    m_consumer.clear();
    endPull();
}

void JetStreamReader::endPull()
{
    m_allowed += std::exchange(m_asked, 0);
}

void JetStreamReader::pull()
{
    if (m_subscription == 0 || m_asked > 0 || m_allowed == 0)
        return;
    m_asked = m_large ? 1 : static_cast<std::uint32_t>(std::min<std::uint64_t>(m_allowed, mostInOnePull));
    m_allowed -= m_asked;
    m_pullEmpty = true;
    m_heard = m_clock.now();
    std::string body = "{\"batch\":" + std::to_string(m_asked) + ",\"expires\":" + std::to_string(pullEnds)
        + ",\"idle_heartbeat\":" + std::to_string(idleBeat);
    if (!m_large)
        body += ",\"max_bytes\":" + std::to_string(pullBytes);
    m_connection.publish("$JS.API.CONSUMER.MSG.NEXT." + m_settings.stream + '.' + m_consumer, body + '}', {}, m_inbox);
}

void JetStreamReader::onMessage(const nats::Message &message)
{
    m_heard = m_clock.now();
    // The place first: a status line may be what a publisher wrote, and the server delivers it as it was. Statuses of
    // the server itself come without a place.
    if (const auto delivery = nats::deliveryOf(message.reply))
        onDelivery(*delivery, message);
    else if (message.status != 0)
        onStatus(message);
}

void JetStreamReader::onStatus(const nats::Message &message)
{
    constexpr int idle = 100;
    constexpr int over = 408;
    constexpr int conflict = 409;
    if (message.status == idle) {
        noteUse();
        m_seenTo = std::max(m_seenTo, m_knownHead); // nothing is left of what there was when the head was asked for
        return;
    }
    const bool full = message.status == conflict && message.description.starts_with("Message Size Exceeds");
    if (message.status != over && !full)
        return replaceConsumer(); // deleted, moved, or nobody there
    noteUse();
    m_large = full && m_pullEmpty;
    endPull();
    pull();
}

void JetStreamReader::onDelivery(const nats::Delivery &delivery, const nats::Message &message)
{
    if (delivery.consumer != m_nextNumber || m_asked == 0)
        return replaceConsumer(); // something was lost on the way, or came unasked
    noteUse();
    ++m_nextNumber;
    --m_asked;
    m_pullEmpty = false;
    m_large = false;
    if (delivery.stream <= m_last) {
        ++m_allowed; // a consumer at a node that lags begins before where it was told to
    } else {
        wire::Entry entry{.sequenced = delivery.stored, .event = message.payload};
        if (entry.event.size() > limits::eventBytes)
            entry.event.resize(limits::eventBytes + 1); // bounded, and still too large for whoever checks
        const Sequence previous = std::exchange(m_last, delivery.stream);
        const QPointer<JetStreamReader> alive(this);
        m_deliver(previous, delivery.stream, std::move(entry));
        if (!alive)
            return;
    }
    if (m_asked == 0)
        pull();
}

} // namespace yagura
