// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/nats/jetstream_transport.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QPointer>

#include "models/event/limits.h"
#include "models/feed/nats/jetstream_transport_private.h"
#include "models/feed/nats/jetstream_words.h"
#include "models/feed/nats/subjects.h"

namespace yagura {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto answerWithin = 4s;
constexpr auto beatEvery = 5s;
constexpr std::size_t frameOverhead = 64; // of a Batch besides its entries, generously

std::string feedIn(const QUrl &url)
{
    return url.path(QUrl::FullyDecoded).section(u'/', -1).toStdString();
}

// The numbering of a stream begins when it is made. Another filter is another part, and a part has an epoch of its own.
std::string epochOf(const std::string &created, const std::string &filter, bool partial)
{
    if (!partial)
        return created;
    const auto digest
        = QCryptographicHash::hash({filter.data(), static_cast<qsizetype>(filter.size())}, QCryptographicHash::Sha256);
    return created + '/' + digest.toHex().left(16).toStdString();
}

FeedFault streamGone()
{
    return FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The stream of this feed was removed or made anew."));
}

Sequence before(Sequence sequence)
{
    return sequence == Sequence::None ? Sequence::None : static_cast<Sequence>(number(sequence) - 1);
}

} // namespace

JetStreamTransport::Private::Private(FeedAccess access, const Clock &c, JetStreamTransport *owner)
    : q(owner)
    , clock(c)
    , connection(std::move(access), c, owner)
    , timer(owner)
{
    timer.setInterval(250ms);
}

JetStreamTransport::JetStreamTransport(FeedAccess access, const Clock &clock, QObject *parent)
    : Transport(parent)
    , d(std::make_unique<Private>(std::move(access), clock, this))
{
    connect(&d->timer, &QTimer::timeout, this, &JetStreamTransport::tick);
    connect(&d->connection, &NatsConnection::opened, this, [this] { d->onOpened(); });
    connect(&d->connection, &NatsConnection::closed, this, [this](const NatsFailure &why) { d->onClosed(why); });
    connect(&d->connection, &NatsConnection::objected, this, [this](const QString &words) { d->onObjected(words); });
}

JetStreamTransport::~JetStreamTransport()
{
    d->connection.disconnect(this);
    d->token.reset();
}

void JetStreamTransport::open(const QUrl &url)
{
    Q_ASSERT(!d->open);
    d->open = true;
    ++d->opening;
    d->feed = feedIn(url);
    d->stream = nats::streamOf(d->feed);
    d->asked = false;
    d->welcomed = false;
    d->ending.clear();
    d->unanswered.clear();
    d->feeds.clear();
    d->connection.open(url);
}

void JetStreamTransport::send(const QByteArray &frame)
{
    auto decoded = wire::decodeClientFrame({frame.constData(), static_cast<std::size_t>(frame.size())});
    if (d->connection.isOpen() && decoded)
        std::visit([this](auto &one) { d->on(one); }, *decoded);
}

void JetStreamTransport::close()
{
    if (!d->open)
        return;
    d->ending = FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The connection was closed."));
    d->reader.reset(); // while it can still give its consumer up
    d->connection.close();
}

void JetStreamTransport::tick()
{
    const quint64 opening = d->opening;
    if (d->reader)
        d->reader->tick();
    const auto wait = d->beatAt - d->clock.now(); // longer than a beat: the clock was set back
    if (opening == d->opening && d->welcomed && (wait <= wait.zero() || wait > beatEvery))
        d->beat();
}

void JetStreamTransport::Private::onOpened()
{
    timer.start();
    const quint64 begun = opening;
    Q_EMIT q->opened();
    if (begun == opening && open && feed.empty())
        listFeeds(0);
}

void JetStreamTransport::Private::onClosed(const NatsFailure &failure)
{
    flush(); // what came in the same breath
    timer.stop();
    reader.reset();
    welcomed = false;
    if (!open)
        return;
    // A FeedClient takes a refusal only on a connection that is open: for it, this one was for a moment.
    if (failure.kind == NatsFailure::Kind::Unauthorised) {
        const quint64 begun = opening;
        Q_EMIT q->opened();
        if (begun == opening && open)
            emitFrame(refusalUnauthorised());
        if (begun != opening)
            return;
    }
    if (std::exchange(open, false))
        Q_EMIT q->closed(ending.isEmpty() ? failure.fault : ending);
}

void JetStreamTransport::Private::onObjected(const QString &words)
{
    for (const auto &[action, waiting] : unanswered) {
        if (!words.contains(u'"' + QString::fromStdString(waiting.subject) + u'"'))
            continue;
        wire::Receipt receipt;
        receipt.action = action;
        receipt.code = wire::Receipt::Code::Invalid;
        receipt.detail = words.left(120).toStdString();
        return answer(receipt);
    }
    if (!welcomed)
        refuse(refusalUnauthorised());
}

void JetStreamTransport::Private::on(wire::Hello &said)
{
    if (std::exchange(asked, true))
        return end(FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "A second subscription on one connection.")));
    hello = std::move(said);
    filter = nats::filterFor(feed, hello.interest);
    partial = filter != nats::subjectsOf(feed);
    nats::callApi(connection, "STREAM.INFO." + stream, {}, answerWithin,
        ifStill([this](const nats::ApiResult &info) { info ? onStream(*info) : refuse(refusalFor(info.error())); }));
}

void JetStreamTransport::Private::on(wire::Credit &credit)
{
    if (welcomed && reader)
        reader->allow(credit.events);
}

void JetStreamTransport::Private::on(wire::Submit &submit)
{
    publish(submit);
}

// PROTOCOL.md, "Resuming".
void JetStreamTransport::Private::onStream(const QJsonObject &info)
{
    const QJsonObject state = info.value(u"state"_s).toObject();
    created = info.value(u"created"_s).toString().toStdString();
    const Sequence oldest = nats::sequenceIn(state.value(u"first_seq"_s));
    const Sequence head = nats::sequenceIn(state.value(u"last_seq"_s));
    greeting = {};
    greeting.feed = feed;
    greeting.epoch.id = epochOf(created, filter, partial);
    greeting.head = head;
    greeting.oldest = head == Sequence::None ? Sequence::None : oldest;
    greeting.partial = partial;
    const auto &resume = hello.resume;
    const bool sameNumbers = resume && resume->epoch == greeting.epoch;
    const bool good = sameNumbers && resume->sequence <= head && next(resume->sequence) >= oldest;
    greeting.resumed = !resume || good;
    after = good ? resume->sequence : before(oldest);
    if (partial && after == Sequence::None)
        findOldest();
    else
        subscribe();
}

// From the very beginning, Batch.after has no word for "nothing before": so `oldest` is the first one of this part.
void JetStreamTransport::Private::findOldest()
{
    const QJsonObject body{{u"seq"_s, 1}, {u"next_by_subj"_s, QString::fromStdString(filter)}};
    nats::callApi(
        connection, "STREAM.MSG.GET." + stream, body, answerWithin, ifStill([this](const nats::ApiResult &found) {
            if (found)
                greeting.oldest = nats::sequenceIn(found->value(u"message"_s).toObject().value(u"seq"_s));
            else if (found.error().errorCode == nats::jserr::noMessageFound)
                greeting.oldest = next(greeting.head); // none so far
            else
                return refuse(refusalFor(found.error()));
            after = before(greeting.oldest);
            subscribe();
        }));
}

void JetStreamTransport::Private::subscribe()
{
    reader = std::make_unique<JetStreamReader>(connection, JetStreamReader::Settings{stream, created, filter, after},
        clock, [this](Sequence previous, Sequence sequence, wire::Entry &&entry) {
            take(previous, sequence, std::move(entry));
        });
    reader->noteHead(greeting.head);
    QObject::connect(
        reader.get(), &JetStreamReader::ready, q, [this](const QString &serverTime) { welcome(serverTime); });
    QObject::connect(reader.get(), &JetStreamReader::failed, q, [this](const nats::ApiError &error) {
        if (!welcomed)
            return refuse(refusalFor(error));
        end(error.errorCode == nats::jserr::streamNotFound
                ? streamGone()
                : FeedFault::say(
                    QT_TRANSLATE_NOOP("FeedFault", "The server has no consumer for this desk at the moment.")));
    });
    reader->start();
}

void JetStreamTransport::Private::welcome(const QString &serverTime)
{
    const QDateTime made = QDateTime::fromString(serverTime, Qt::ISODateWithMs);
    if (made.isValid())
        serverAhead = utcFromMs(made.toMSecsSinceEpoch()) - clock.now();
    greeting.serverTime = clock.now() + serverAhead;
    welcomed = true;
    beatAt = clock.now() + beatEvery;
    const quint64 begun = opening;
    emitFrame(greeting);
    if (begun == opening && open && reader)
        reader->allow(hello.credit);
}

// Each heartbeat is the stream's own word: without a leader there is none, and the feed falls silent for the client.
void JetStreamTransport::Private::beat()
{
    beatAt = clock.now() + beatEvery;
    nats::callApi(connection, "STREAM.INFO." + stream, {}, answerWithin, ifStill([this](const nats::ApiResult &info) {
        if (info)
            onBeat(*info);
        else if (info.error().errorCode == nats::jserr::streamNotFound)
            end(streamGone());
    }));
}

void JetStreamTransport::Private::onBeat(const QJsonObject &info)
{
    if (info.value(u"created"_s).toString().toStdString() != created)
        return end(streamGone());
    const QJsonObject state = info.value(u"state"_s).toObject();
    const Sequence head = nats::sequenceIn(state.value(u"last_seq"_s));
    const Sequence oldest = nats::sequenceIn(state.value(u"first_seq"_s));
    // With a filter, holes are the rule; so events of this part that were removed unseen must be noticed here.
    if (partial && reader && oldest > next(reader->seenTo()))
        return end(FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "Events were removed from the stream before this desk had seen them.")));
    if (reader)
        reader->noteHead(head);
    const quint64 begun = opening;
    emitFrame(wire::Heartbeat{head, clock.now() + serverAhead});
    if (begun == opening && open)
        publishAgain();
}

void JetStreamTransport::Private::take(Sequence previous, Sequence sequence, wire::Entry &&entry)
{
    const std::size_t bytes = wire::sizeInBatch(entry);
    const bool follows = sequence == next(batch.first, batch.entries.size());
    if (!batch.entries.empty() && (!follows || batchBytes + bytes + frameOverhead > limits::frameBytes)) {
        const quint64 begun = opening;
        flush();
        if (begun != opening || !open)
            return;
    }
    if (batch.entries.empty()) {
        batch.first = sequence;
        // In a part other numbers are other people's. In the whole feed a hole is a loss: the client is to see it.
        batch.after = partial ? previous : Sequence::None;
        batchBytes = 0;
    }
    batch.entries.push_back(std::move(entry));
    batchBytes += bytes;
    if (std::exchange(flushDue, true))
        return;
    QMetaObject::invokeMethod(
        q, [this] { flush(); }, Qt::QueuedConnection);
}

void JetStreamTransport::Private::flush()
{
    flushDue = false;
    const wire::Batch full = std::exchange(batch, {});
    if (!full.entries.empty() && open)
        emitFrame(full);
}

void JetStreamTransport::Private::emitFrame(const wire::ServerFrame &frame)
{
    Q_EMIT q->received(QByteArray::fromStdString(wire::encode(frame)));
}

void JetStreamTransport::Private::refuse(const wire::Refused &refused)
{
    if (!ending.isEmpty())
        return; // said already
    const quint64 begun = opening;
    emitFrame(refused);
    if (begun == opening && open)
        end(FeedFault::refusal(QString::fromStdString(refused.reasonJa), QString::fromStdString(refused.reasonEn)));
}

// From the event loop: we may be in a callback of the reader that goes with it.
void JetStreamTransport::Private::end(const FeedFault &why)
{
    ending = why;
    QMetaObject::invokeMethod(
        q,
        [this, begun = opening] {
            if (begun == opening && open)
                connection.close();
        },
        Qt::QueuedConnection);
}

} // namespace yagura
