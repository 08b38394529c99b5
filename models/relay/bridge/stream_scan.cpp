// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/bridge/stream_scan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

#include <charconv>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto answerWithin = 5s;
constexpr auto silence = 10s;       // without a delivery, or the server's word that there is none
constexpr auto requestLives = 5s;   // the server says so when it is over
constexpr auto consumerLives = 30s; // without a request: nobody has to be allowed to delete it
constexpr std::size_t atOnce = 4096;
constexpr int emptyAtMost = 3; // requests in a row that bring nothing

qint64 nanoseconds(std::chrono::nanoseconds time)
{
    return time.count();
}

// The server's word comes after what the publisher wrote.
std::optional<std::size_t> sizeIn(const nats::Headers &headers)
{
    for (auto each = headers.rbegin(); each != headers.rend(); ++each) {
        std::size_t bytes = 0;
        const std::string &value = each->second;
        if (each->first == "Nats-Msg-Size"
            && std::from_chars(value.data(), value.data() + value.size(), bytes).ec == std::errc())
            return bytes;
    }
    return std::nullopt;
}

QJsonObject consumerConfig(Sequence from)
{
    return {{u"deliver_policy"_s, u"by_start_sequence"_s}, {u"opt_start_seq"_s, static_cast<qint64>(number(from))},
        {u"ack_policy"_s, u"none"_s}, {u"replay_policy"_s, u"instant"_s}, {u"headers_only"_s, true},
        {u"mem_storage"_s, true}, {u"num_replicas"_s, 1}, {u"inactive_threshold"_s, nanoseconds(consumerLives)}};
}

} // namespace

StreamScan::StreamScan(NatsConnection &connection, std::string stream, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_stream(std::move(stream))
    , m_clock(clock)
{
    m_watch.setInterval(250ms);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        if (m_clock.now() - m_heard > silence)
            end(false);
    });
}

StreamScan::~StreamScan()
{
    if (m_subscription != 0)
        m_connection.unsubscribe(m_subscription);
}

void StreamScan::start(Sequence after, Sequence last, Found found, Ended ended)
{
    m_at = after;
    m_last = last;
    m_found = std::move(found);
    m_ended = std::move(ended);
    m_heard = m_clock.now();
    m_watch.start();
    if (after >= last) {
        QMetaObject::invokeMethod(
            this, [this] { end(true); }, Qt::QueuedConnection);
        return;
    }
    const QJsonObject body{
        {u"stream_name"_s, QString::fromStdString(m_stream)}, {u"config"_s, consumerConfig(next(after))}};
    nats::callApi(m_connection, "CONSUMER.CREATE." + m_stream, body, answerWithin,
        [self = QPointer(this)](const nats::ApiResult &result) {
            if (self)
                self->onCreated(result);
        });
}

void StreamScan::onCreated(const nats::ApiResult &result)
{
    if (!m_ended)
        return;
    if (!result)
        return end(false);
    m_consumer = result->value(u"name"_s).toString().toStdString();
    m_inbox = m_connection.newInbox();
    m_subscription = m_connection.subscribe(m_inbox, [this](const nats::Message &message) { onMessage(message); });
    ask();
}

void StreamScan::ask()
{
    m_asked = atOnce;
    const QJsonObject request{{u"batch"_s, static_cast<qint64>(atOnce)}, {u"expires"_s, nanoseconds(requestLives)}};
    m_connection.publish("$JS.API.CONSUMER.MSG.NEXT." + m_stream + '.' + m_consumer,
        QJsonDocument(request).toJson(QJsonDocument::Compact).toStdString(), {}, m_inbox);
}

void StreamScan::onMessage(const nats::Message &message)
{
    if (!m_ended)
        return;
    m_heard = m_clock.now();
    // The place first: a status line may be what a publisher wrote, and the server delivers it as it was.
    const auto delivery = nats::deliveryOf(message.reply);
    if (!delivery && (message.status == 404 || message.status == 408)) // nothing there by now
        return ++m_empty < emptyAtMost ? askWhatIsLeft() : end(false);
    if (!delivery && message.status == 100)
        return;
    if (!delivery || delivery->consumer != ++m_delivered)
        return end(false);
    m_empty = 0;
    m_at = std::max(m_at, delivery->stream);
    if (delivery->stream <= m_last)
        m_found({delivery->stream, nats::header(message.headers, "Nats-Msg-Id").value_or(std::string_view()),
            message.subject, sizeIn(message.headers)});
    if (delivery->stream >= m_last)
        return end(true);
    --m_asked;
    if (delivery->pending == 0)
        askWhatIsLeft();
    else if (m_asked == 0)
        ask();
}

// The stream's last number stays when the message was removed that had it, and is never delivered then. Whether that is
// so, or the consumer's server has to catch up, the leader knows: by the numbers that were removed.
void StreamScan::askWhatIsLeft()
{
    nats::callApi(m_connection, "STREAM.INFO." + m_stream, {{u"deleted_details"_s, true}}, answerWithin,
        [self = QPointer(this), at = m_at](const nats::ApiResult &result) {
            if (!self || !self->m_ended || at != self->m_at)
                return; // or more has come meanwhile
            if (result && self->nothingLeft(result->value(u"state"_s).toObject()))
                self->end(true);
            else if (self->m_asked == 0 || self->m_empty > 0)
                self->ask(); // otherwise a request is still under way
        });
}

bool StreamScan::nothingLeft(const QJsonObject &state) const
{
    if (nats::sequenceIn(state.value(u"last_seq"_s)) < m_last)
        return false; // not the stream that it was
    const Sequence from = std::max(next(m_at), nats::sequenceIn(state.value(u"first_seq"_s)));
    if (from > m_last)
        return true;
    std::uint64_t removed = 0;
    for (const QJsonValue &value : state.value(u"deleted"_s).toArray()) {
        const Sequence one = nats::sequenceIn(value);
        removed += one >= from && one <= m_last ? 1 : 0;
    }
    return removed == number(m_last) - number(from) + 1;
}

void StreamScan::end(bool complete)
{
    m_watch.stop();
    m_found = {};
    if (const Ended ended = std::exchange(m_ended, {}))
        ended(complete);
}

} // namespace yagura
