// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/bridge/stream_publisher.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QPointer>

#include "models/feed/nats/subjects.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(log, "yagura.relay.bridge.stream", QtInfoMsg)

constexpr auto answerWithin = 5s;
constexpr std::size_t window = 512; // messages under way
constexpr std::size_t windowBytes = 4 * 1024 * 1024;
constexpr int setbacksOnOneServer = 2; // then it may be the server: it may be cut off from its cluster

bool isConflict(const nats::ApiError &error)
{
    return error.errorCode == nats::jserr::wrongLastSequence || error.errorCode == nats::jserr::wrongLastMessageId;
}

} // namespace

StreamPublisher::StreamPublisher(Settings settings, const EventRun &run, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_stream(nats::streamOf(m_settings.feed))
    , m_clock(clock)
    , m_unsent(run, m_settings.feed)
    , m_connection(m_settings.server.access, clock)
    , m_backoff(QRandomGenerator::global()->generate())
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &StreamPublisher::retry);
    connect(&m_connection, &NatsConnection::opened, this, [this] {
        m_everOpen = true;
        look();
    });
    connect(&m_connection, &NatsConnection::closed, this, &StreamPublisher::onClosed);
    connect(&m_connection, &NatsConnection::objected, this, [this](const QString &words) {
        fail({Problem::Kind::FeedRefused, m_settings.server.url.toString(QUrl::RemoveUserInfo), words});
    });
}

StreamPublisher::~StreamPublisher() = default;

void StreamPublisher::start()
{
    m_progressed = m_clock.now();
    m_connection.open(m_settings.server.url);
}

void StreamPublisher::poll()
{
    if (m_phase == Phase::Sending && m_unsent.underWay() == 0)
        pump();
}

template <typename Result>
std::function<void(const Result &)> StreamPublisher::inThisRound(void (StreamPublisher::*step)(const Result &))
{
    return [self = QPointer(this), step, round = m_round](const Result &result) {
        if (self && self->m_round == round && self->m_phase != Phase::Ended)
            ((*self).*step)(result);
    };
}

void StreamPublisher::onClosed(const NatsFailure &failure)
{
    using Kind = NatsFailure::Kind;
    if (m_phase == Phase::Ended)
        return;
    ++m_round;
    m_phase = Phase::Away;
    m_scan.reset();
    m_unsent.recall();
    m_answers = 0;
    const bool neverThere = !m_everOpen && m_settings.patience > 0ms;
    const bool hopeless
        = failure.kind == Kind::BadUrl || failure.kind == Kind::Unauthorised || failure.kind == Kind::NotTrusted;
    const Problem problem = problemOf(m_settings.server.url, failure);
    if (hopeless || neverThere)
        return fail(problem);
    later(problem);
}

// --- the stream -------------------------------------------------------------------------------------------

void StreamPublisher::look()
{
    m_phase = Phase::Looking;
    nats::callApi(m_connection, "STREAM.INFO." + m_stream, {}, answerWithin, inThisRound(&StreamPublisher::onLooked));
}

void StreamPublisher::create()
{
    nats::callApi(m_connection, "STREAM.CREATE." + m_stream, streamConfig(m_settings.feed, m_settings.replicas),
        answerWithin, inThisRound(&StreamPublisher::onLooked));
}

// The answer is the same whether the stream was there or has just been made.
void StreamPublisher::onLooked(const nats::ApiResult &result)
{
    const QUrl &url = m_settings.server.url;
    if (!result) {
        const nats::ApiError &error = result.error();
        if (error.errorCode == nats::jserr::streamNotFound)
            return create();
        return isFinal(error) ? fail(problemOf(url, error)) : later(problemOf(url, error));
    }
    const QString objection = objectionTo(result->value(u"config"_s).toObject(), m_settings.feed);
    if (!objection.isEmpty())
        return fail({Problem::Kind::StreamUnusable, url.toString(QUrl::RemoveUserInfo), objection});
    const QString created = result->value(u"created"_s).toString();
    const QJsonObject state = result->value(u"state"_s).toObject();
    const Sequence last = nats::sequenceIn(state.value(u"last_seq"_s));
    if (created != m_created || last < m_seen) {
        m_created = created;
        m_seen = Sequence::None;
        m_unsent.restart();
    }
    if (state.value(u"messages"_s).toInteger() == 0)
        m_seen = last; // nothing is there to be read
    readBack(last);
}

void StreamPublisher::readBack(Sequence last)
{
    m_phase = Phase::Reading;
    m_scan = std::make_unique<StreamScan>(m_connection, m_stream, m_clock);
    m_scan->start(
        m_seen, last, [this](const StreamScan::Message &message) { onFound(message); },
        [this, last](bool complete) { onReadBack(complete, last); });
}

void StreamPublisher::onFound(const StreamScan::Message &message)
{
    if (m_phase != Phase::Reading)
        return;
    m_seen = message.sequence;
    const quint64 replaced = counts().replaced;
    std::optional<UnsentEvents::Shape> shape;
    if (message.bytes)
        shape = {std::string(message.subject), *message.bytes};
    if (const Success noted = m_unsent.held(message.id, shape); !noted)
        return fail(noted.error());
    if (counts().replaced > replaced)
        warnOfReplaced();
}

// Not one line each: whoever may publish can make any number of them.
void StreamPublisher::warnOfReplaced()
{
    if (m_replacedLog.due() > 0)
        qCWarning(log).noquote() << QString::fromStdString(m_stream) << "holds something else under the message ids of"
                                 << counts().replaced << "events, so that they cannot be published; message"
                                 << number(m_seen) << "shows the latest";
}

void StreamPublisher::onReadBack(bool complete, Sequence last)
{
    m_scan.release()->deleteLater(); // it is its own function that is running
    if (m_phase != Phase::Reading)
        return;
    if (!complete) {
        nats::ApiError nothing;
        return later(problemOf(m_settings.server.url, nothing));
    }
    m_seen = std::max(m_seen, last);
    m_previous.clear();
    m_unsent.beginSending();
    m_phase = Phase::Sending;
    pump();
}

// --- the events -------------------------------------------------------------------------------------------

void StreamPublisher::pump()
{
    const std::size_t most = m_settings.oneByOne ? 1 : window;
    while (m_phase == Phase::Sending && m_answers < most && m_bytes < windowBytes && sendOne()) { }
    if (m_phase == Phase::Sending && m_answers == 0) {
        progress();
        Q_EMIT caughtUp();
    }
}

bool StreamPublisher::sendOne()
{
    const quint64 replaced = counts().replaced;
    const auto next = m_unsent.send();
    if (!next)
        return fail(next.error()), false;
    if (counts().replaced > replaced)
        warnOfReplaced();
    const UnsentEvents::Item *item = *next;
    if (!item)
        return false;
    nats::Headers headers;
    if (!m_settings.oneByOne && m_previous.empty())
        headers.emplace_back("Nats-Expected-Last-Sequence", std::to_string(number(m_seen)));
    else if (!m_settings.oneByOne)
        headers.emplace_back("Nats-Expected-Last-Msg-Id", m_previous);
    // Last: the server looks for the first place where the name of a header stands, be it within another's value.
    headers.emplace_back("Nats-Msg-Id", item->messageId);
    m_previous = item->messageId;
    const std::size_t size = item->event.size() + nats::encodeHeaders(headers).size();
    if (size > m_connection.maxPayload() && m_connection.isOpen()) {
        fail({Problem::Kind::StreamUnusable, m_settings.server.url.toString(QUrl::RemoveUserInfo),
            QCoreApplication::translate("Bridge", "its server takes messages of at most %1 bytes")
                .arg(m_connection.maxPayload())});
        return false;
    }
    ++m_answers;
    m_bytes += size;
    m_sizes.push_back(size);
    nats::store(
        m_connection, item->subject, item->event, headers, answerWithin, inThisRound(&StreamPublisher::onStored));
    return true;
}

void StreamPublisher::onStored(const nats::StoredResult &result)
{
    --m_answers;
    if (m_phase == Phase::Sending) {
        if (result && !result->duplicate && result->sequence == next(m_seen)) {
            m_seen = result->sequence;
            m_bytes -= m_sizes.front();
            m_sizes.pop_front();
            m_unsent.stored();
            progress();
            return pump();
        }
        // A duplicate, or a place that was not expected: somebody else has written what we had not read.
        m_error = result ? nats::ApiError{400, nats::jserr::wrongLastSequence, {}, {}} : result.error();
        m_phase = Phase::Draining;
    }
    if (m_answers == 0 && m_connection.isOpen())
        drained();
}

// Nothing is under way any more; what became of it stands in the stream.
void StreamPublisher::drained()
{
    m_unsent.recall();
    m_sizes.clear();
    m_bytes = 0;
    if (isFinal(m_error))
        return fail(problemOf(m_settings.server.url, m_error));
    if (isConflict(m_error) && m_setbacks++ == 0)
        return look();
    later(problemOf(m_settings.server.url, m_error));
}

// --- going on ---------------------------------------------------------------------------------------------

void StreamPublisher::progress()
{
    m_progressed = m_clock.now();
    m_setbacks = 0;
    m_backoff.reset();
    if (std::exchange(m_interrupted, false))
        Q_EMIT resumed();
}

void StreamPublisher::later(const Problem &problem)
{
    m_progressed = std::min(m_progressed, m_clock.now()); // the clock may be set back
    if (m_settings.patience > 0ms && m_clock.now() - m_progressed >= m_settings.patience)
        return fail(problem);
    m_sizes.clear();
    m_bytes = 0;
    ++m_setbacks;
    if (!std::exchange(m_interrupted, true))
        Q_EMIT interrupted(problem.detail);
    if (m_connection.isOpen() && m_setbacks % setbacksOnOneServer == 0)
        return m_connection.close(); // → onClosed()
    m_retry.start(m_backoff.next());
}

void StreamPublisher::retry()
{
    if (m_connection.isOpen())
        look();
    else
        m_connection.open(m_settings.server.url);
}

void StreamPublisher::fail(const Problem &problem)
{
    if (std::exchange(m_phase, Phase::Ended) == Phase::Ended)
        return;
    m_retry.stop();
    // Not from within what the connection or the scan is just doing.
    QMetaObject::invokeMethod(
        this,
        [this, problem] {
            m_connection.close();
            Q_EMIT failed(problem);
        },
        Qt::QueuedConnection);
}

} // namespace yagura
