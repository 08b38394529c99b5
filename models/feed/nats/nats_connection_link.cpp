// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QUuid>

#include "models/feed/nats/nats_connection_private.h"
#include "models/feed/tls_options.h"

// The way to a server: WebSocket, greeting, keeping alive, the next server when one fails.
namespace yagura {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A node that is dead without saying so (SIGSTOP, a cable) must not eat the time in which the next one could answer.
constexpr auto serverWithin = 2500ms;
constexpr auto quietFor = 2s;     // then a PING
constexpr auto answerWithin = 4s; // to it; then the server is given up
constexpr qsizetype longestWords = 200;

QString wordsOf(const std::string &text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).left(longestWords);
}

bool isAboutAccess(const QString &words)
{
    static const QStringList known{u"authorization"_s, u"authentication"_s, u"credentials"_s, u"revoked"_s};
    return std::ranges::any_of(known, [&](const QString &word) { return words.contains(word, Qt::CaseInsensitive); });
}

} // namespace

void NatsConnection::Private::Later::operator()(QWebSocket *socket) const
{
    socket->disconnect();
    socket->abort();
    socket->setParent(nullptr); // a connection may be destroyed in its own handler, but its socket not in its signal
    socket->deleteLater();
}

void NatsConnection::Private::tryServer()
{
    phase = Phase::Connecting;
    phaseSince = clock.now();
    parser = {};
    complaint = {};
    distrust.clear();
    out.clear();
    flushDue = false;
    socket.reset(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, q));
    socket->setMaxAllowedIncomingFrameSize(nats::limits::socketFrame);
    socket->setMaxAllowedIncomingMessageSize(nats::limits::socketFrame);
    const QUrl server = servers->current();
    // Read anew each time: certificates are renewed while a floor runs.
    const Success tls = server.scheme() == u"wss"_s ? applyTls(*socket, access) : Success(Done{});
    if (!tls) {
        const NatsFailure failure{NatsFailure::Kind::NotTrusted, tls.error()};
        return later([this, failure] { finish(failure); });
    }
    listen(socket.get());
    socket->open(server);
}

void NatsConnection::Private::listen(QWebSocket *s)
{
    QObject::connect(s, &QWebSocket::connected, q, [this] {
        phase = Phase::Greeting;
        heard = clock.now();
    });
    QObject::connect(s, &QWebSocket::binaryMessageReceived, q, [this](const QByteArray &bytes) { onBytes(bytes); });
    QObject::connect(s, &QWebSocket::textMessageReceived, q, [this] { on(nats::NatsParser::Malformed{}); });
    QObject::connect(s, &QWebSocket::bytesWritten, q, &NatsConnection::written);
    QObject::connect(s, &QWebSocket::disconnected, q, [this] { onGone(); });
    QObject::connect(s, &QWebSocket::sslErrors, q,
        [this, s](const QList<QSslError> &errors) { distrust = certificateFault(errors, s->requestUrl().host()); });
    // A refused connection says nothing else than this, and the socket does not close by itself.
    const auto failed = [this] { onGone(); };
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QObject::connect(s, &QWebSocket::errorOccurred, q, failed);
#else
    QObject::connect(s, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), q, failed);
#endif
}

void NatsConnection::Private::onBytes(const QByteArray &bytes)
{
    heard = clock.now();
    pinged.reset();
    parser.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    const QPointer<NatsConnection> alive(q);
    const quint64 begun = attempt;
    while (auto item = parser.next()) {
        std::visit([this](const auto &one) { on(one); }, *item);
        if (!alive || begun != attempt)
            return; // a handler has closed us, or what it said was the end
    }
}

void NatsConnection::Private::on(const nats::NatsParser::Info &info)
{
    const QJsonObject said = QJsonDocument::fromJson(QByteArray::fromStdString(info.json)).object();
    maxPayload = static_cast<std::size_t>(std::max<qint64>(0, said.value(u"max_payload"_s).toInteger()));
    QStringList others;
    for (const QJsonValue &address : said.value(u"connect_urls"_s).toArray())
        others.append(address.toString());
    servers->learn(others);
    if (phase == Phase::Greeting) // it comes again when the cluster changes
        greet();
}

void NatsConnection::Private::greet()
{
    QJsonObject hello{{u"verbose"_s, false}, {u"pedantic"_s, false}, {u"lang"_s, u"yagura"_s},
        {u"version"_s, QStringLiteral(YAGURA_VERSION)}, {u"name"_s, u"yagura"_s}, {u"protocol"_s, 1},
        {u"headers"_s, true}, {u"no_responders"_s, true}, {u"echo"_s, true}};
    if (!access.user.isEmpty()) {
        hello.insert(u"user"_s, access.user);
        hello.insert(u"pass"_s, QString::fromUtf8(access.password));
    } else if (!access.token.isEmpty()) {
        hello.insert(u"auth_token"_s, QString::fromUtf8(access.token));
    }
    phase = Phase::Confirming;
    inbox = "_INBOX." + QUuid::createUuid().toString(QUuid::Id128).toStdString() + '.';
    lastNumber = 1;
    subscriptions.emplace(1, std::make_shared<Handler>([this](const nats::Message &message) { onAnswer(message); }));
    write("CONNECT " + QJsonDocument(hello).toJson(QJsonDocument::Compact).toStdString() + "\r\n");
    write("SUB " + inbox + "* 1\r\nPING\r\n");
}

void NatsConnection::Private::on(const nats::NatsParser::Delivered &delivered)
{
    const auto found = subscriptions.find(delivered.subscription);
    if (found == subscriptions.end())
        return;                         // on its way when it was given up
    const auto handler = found->second; // it may unsubscribe itself
    (*handler)(delivered.message);
}

void NatsConnection::Private::on(const nats::NatsParser::Ping &)
{
    write("PONG\r\n");
}

void NatsConnection::Private::on(const nats::NatsParser::Pong &)
{
    if (phase != Phase::Confirming)
        return;
    phase = Phase::Open;
    complaint = {};
    Q_EMIT q->opened();
}

void NatsConnection::Private::on(const nats::NatsParser::Ok &) { }

// The server closes after most of these, and not after others; so the words are kept until it does.
void NatsConnection::Private::on(const nats::NatsParser::Error &error)
{
    const QString words = wordsOf(error.words);
    if (words.contains(u"permissions violation"_s, Qt::CaseInsensitive)) {
        Q_EMIT q->objected(words);
        return;
    }
    if (isAboutAccess(words))
        complaint = {NatsFailure::Kind::Unauthorised,
            FeedFault::say(QT_TRANSLATE_NOOP(
                "FeedFault", "The server does not accept the token, the user or the certificate of this desk."))};
    else if (words.contains(u"stale"_s, Qt::CaseInsensitive))
        complaint = {NatsFailure::Kind::Stale,
            FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server has not heard from this desk for too long."))};
    else
        complaint = {NatsFailure::Kind::Refused,
            FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "%1 closed the connection with the words: %2"),
                {servers->current().authority(), words})};
}

void NatsConnection::Private::on(const nats::NatsParser::Malformed &)
{
    failServer({NatsFailure::Kind::Protocol,
        FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "What answers at %1 does not speak the NATS protocol."),
            {servers->current().authority()})});
}

void NatsConnection::Private::onGone()
{
    using Kind = NatsFailure::Kind;
    if (!complaint.fault.isEmpty())
        return failServer(complaint);
    if (!distrust.isEmpty())
        return failServer({Kind::NotTrusted, distrust});
    if (socket->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData)
        return failServer({Kind::Protocol,
            FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server sent a message that is too large."))});
    if (phase != Phase::Connecting)
        return failServer({Kind::Closed,
            FeedFault::say(
                QT_TRANSLATE_NOOP("FeedFault", "%1 closed the connection."), {servers->current().authority()})});
    const auto fault = connectionFault(socket->error(), servers->current(), socket->errorString(), /*open*/ false);
    failServer({Kind::Unreachable, fault});
}

// What is not accepted at one node of a cluster is not accepted at the others, and asking them may lock the desk out.
void NatsConnection::Private::failServer(const NatsFailure &failure)
{
    const bool more = servers->advance();
    const bool final = phase == Phase::Open || failure.kind == NatsFailure::Kind::Unauthorised;
    if (final || !more)
        return finish(failure);
    ++attempt;
    phase = Phase::Connecting;
    phaseSince = clock.now();
    subscriptions.clear();
    socket.reset();
    later([this] { tryServer(); });
}

void NatsConnection::Private::finish(const NatsFailure &failure)
{
    if (phase == Phase::Closed)
        return;
    phase = Phase::Closed;
    ++attempt;
    timer.stop();
    socket.reset();
    subscriptions.clear();
    out.clear();
    flushDue = false;
    pinged.reset();
    maxPayload = 0;
    const auto unanswered = std::exchange(requests, {});
    const QPointer<NatsConnection> alive(q);
    for (const auto &[subject, request] : unanswered) {
        request.answer(NatsSilence::Disconnected);
        if (!alive)
            return;
    }
    Q_EMIT q->closed(failure);
}

void NatsConnection::Private::watch(UtcTime now)
{
    phaseSince = std::min(phaseSince, now); // the clock may be set back
    heard = std::min(heard, now);
    if (phase == Phase::Closed)
        return;
    if (phase != Phase::Open) {
        if (now - phaseSince >= serverWithin)
            failServer({NatsFailure::Kind::Unreachable,
                FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "%1 did not answer in time."),
                    {servers ? servers->current().authority() : QString()})});
        return;
    }
    if (!pinged && now - heard >= quietFor) {
        pinged = now;
        write("PING\r\n");
    } else if (pinged && now - std::min(*pinged, now) >= answerWithin) {
        failServer({NatsFailure::Kind::Stale,
            FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server does not answer any more."))});
    }
}

} // namespace yagura
