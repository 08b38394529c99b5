// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/nats/nats_connection.h"

#include <QPointer>

#include "models/feed/nats/nats_connection_private.h"

namespace yagura {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t writeAtOnce = 64 * 1024; // that much is not collected any longer

} // namespace

NatsConnection::Private::Private(FeedAccess a, const Clock &c, NatsConnection *owner)
    : q(owner)
    , access(std::move(a))
    , clock(c)
    , timer(owner)
{
    timer.setInterval(250ms);
}

NatsConnection::NatsConnection(FeedAccess access, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(access), clock, this))
{
    qRegisterMetaType<NatsFailure>();
    connect(&d->timer, &QTimer::timeout, this, &NatsConnection::tick);
}

NatsConnection::~NatsConnection() = default;

void NatsConnection::open(const QUrl &url)
{
    if (d->phase != Private::Phase::Closed)
        return;
    d->phase = Private::Phase::Connecting;
    d->phaseSince = d->clock.now();
    ++d->attempt;
    d->timer.start();
    if (!d->servers || d->url != url) {
        auto servers = NatsServers::of(url, d->access.allowPlain);
        if (!servers) {
            const NatsFailure failure{NatsFailure::Kind::BadUrl, servers.error()};
            return d->later([this, failure] { d->finish(failure); });
        }
        d->servers = *servers;
        d->url = url;
    }
    d->servers->startRound();
    d->later([this] { d->tryServer(); });
}

void NatsConnection::close()
{
    if (d->phase == Private::Phase::Closed)
        return;
    if (d->socket) {
        d->flush();
        d->socket->disconnect(this);
        d->socket->close(); // tells the server; its answer is not waited for
        d->socket->flush();
    }
    if (d->servers)
        d->servers->advance(); // whoever closes it was not content: a node that is cut off from its cluster looks open
    d->finish(
        {NatsFailure::Kind::Closed, FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The connection was closed."))});
}

bool NatsConnection::isOpen() const
{
    return d->phase == Private::Phase::Open;
}

QString NatsConnection::server() const
{
    return isOpen() ? d->servers->current().authority() : QString();
}

std::size_t NatsConnection::maxPayload() const
{
    return isOpen() ? d->maxPayload : 0;
}

qint64 NatsConnection::bytesToWrite() const
{
    return static_cast<qint64>(d->out.size()) + (d->socket ? d->socket->bytesToWrite() : 0);
}

quint64 NatsConnection::subscribe(const std::string &subject, Handler handler)
{
    if (!isOpen())
        return 0;
    const quint64 number = ++d->lastNumber;
    d->subscriptions.emplace(number, std::make_shared<Handler>(std::move(handler)));
    d->write("SUB " + subject + ' ' + std::to_string(number) + "\r\n");
    return number;
}

void NatsConnection::unsubscribe(quint64 subscription)
{
    if (d->subscriptions.erase(subscription) > 0 && isOpen())
        d->write("UNSUB " + std::to_string(subscription) + "\r\n");
}

void NatsConnection::publish(
    const std::string &subject, std::string_view payload, const nats::Headers &headers, const std::string &reply)
{
    if (!isOpen())
        return;
    const std::string block = headers.empty() ? std::string() : nats::encodeHeaders(headers);
    std::string line = block.empty() ? "PUB " : "HPUB ";
    line += subject;
    if (!reply.empty())
        line.append(" ").append(reply);
    if (!block.empty())
        line.append(" ").append(std::to_string(block.size()));
    line.append(" ").append(std::to_string(block.size() + payload.size())).append("\r\n");
    line.append(block).append(payload).append("\r\n");
    d->write(line);
}

void NatsConnection::request(const std::string &subject, std::string_view payload, const nats::Headers &headers,
    std::chrono::milliseconds within, Answer answer)
{
    if (!isOpen()) {
        QMetaObject::invokeMethod(
            this, [answer = std::move(answer)] { answer(NatsSilence::Disconnected); }, Qt::QueuedConnection);
        return;
    }
    const std::string reply = d->inbox + 'r' + std::to_string(++d->lastNumber);
    d->requests.emplace(reply, Private::Request{std::move(answer), d->clock.now(), within});
    publish(subject, payload, headers, reply);
}

std::string NatsConnection::newInbox()
{
    return d->inbox + "i." + std::to_string(++d->lastNumber); // one word more than answers to requests have
}

void NatsConnection::tick()
{
    const UtcTime now = d->clock.now();
    const quint64 attempt = d->attempt;
    d->watch(now);
    if (attempt == d->attempt)
        d->expire(now);
}

void NatsConnection::Private::onAnswer(const nats::Message &message)
{
    const auto found = requests.find(message.subject);
    if (found == requests.end())
        return; // too late
    const Answer answer = std::move(found->second.answer);
    requests.erase(found);
    if (message.status == 503)
        answer(NatsSilence::NoResponders);
    else
        answer(message);
}

void NatsConnection::Private::expire(UtcTime now)
{
    std::vector<Answer> late;
    for (auto it = requests.begin(); it != requests.end();) {
        Request &request = it->second;
        request.since = std::min(request.since, now); // the clock may be set back
        if (now - request.since < request.within) {
            ++it;
            continue;
        }
        late.push_back(std::move(request.answer));
        it = requests.erase(it);
    }
    const QPointer<NatsConnection> alive(q);
    for (const Answer &answer : late) {
        answer(NatsSilence::Timeout);
        if (!alive)
            return;
    }
}

// Many small commands in one turn of the event loop go out as one WebSocket message.
void NatsConnection::Private::write(std::string_view line)
{
    out.append(line);
    if (out.size() >= writeAtOnce)
        return flush();
    if (std::exchange(flushDue, true))
        return;
    later([this] { flush(); });
}

void NatsConnection::Private::flush()
{
    flushDue = false;
    if (!socket || out.empty())
        return;
    socket->sendBinaryMessage(QByteArray(out.data(), static_cast<qsizetype>(out.size())));
    out.clear();
}

void NatsConnection::Private::later(std::function<void()> step)
{
    QMetaObject::invokeMethod(
        q,
        [this, step = std::move(step), begun = attempt] {
            if (begun == attempt)
                step();
        },
        Qt::QueuedConnection);
}

} // namespace yagura
