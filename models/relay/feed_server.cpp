// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/feed_server.h"

#include <QLoggingCategory>
#include <QTcpServer>
#include <QWebSocketCorsAuthenticator>

namespace yagura {

namespace {

Q_LOGGING_CATEGORY(log, "yagura.relay.server", QtInfoMsg)

using Code = wire::Refused::Code;

} // namespace

FeedServer::FeedServer(RelayStore &store, Options options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_server(QStringLiteral("yagura-relay"), QWebSocketServer::NonSecureMode)
{
    m_server.setSupportedSubprotocols({QLatin1String(wire::subprotocol)});
    m_server.setHandshakeTimeout(m_options.timing.helloWithin);
    m_server.setMaxPendingConnections(static_cast<int>(m_options.maxClients));
    connect(&m_server, &QWebSocketServer::newConnection, this, &FeedServer::accept);
    // Only a browser names an origin: a web page anywhere could otherwise make its visitor's browser read from
    // loopback.
    connect(&m_server, &QWebSocketServer::originAuthenticationRequired, this,
        [](QWebSocketCorsAuthenticator *authenticator) {
            authenticator->setAllowed(authenticator->origin().isEmpty());
        });
}

FeedServer::~FeedServer()
{
    m_server.close();
    for (FeedSession *session : m_sessions)
        session->disconnect(this);
}

Success FeedServer::listen()
{
    const bool plainToOthers = !m_options.address.isLoopback();
    if (plainToOthers && !m_options.allowPlain)
        return Problem{Problem::Kind::PlainNotAllowed, QStringLiteral("ws://%1/").arg(where()), {}};
    if (!m_server.listen(m_options.address, m_options.port))
        return whyNotListening();
    if (plainToOthers)
        qCWarning(log).noquote() << "unencrypted to other machines, as --allow-plain says:" << where();
    return Done{};
}

Problem FeedServer::whyNotListening() const
{
    QTcpServer probe; // QWebSocketServer keeps the reason to itself
    if (probe.listen(m_options.address, m_options.port))
        return {Problem::Kind::AddressUnusable, where(), m_server.errorString()};
    if (probe.serverError() == QAbstractSocket::AddressInUseError)
        return {Problem::Kind::PortInUse, where(), {}};
    return {Problem::Kind::AddressUnusable, where(), probe.errorString()};
}

QString FeedServer::where() const
{
    const bool six = m_options.address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = six ? u'[' + m_options.address.toString() + u']' : m_options.address.toString();
    const quint16 port = m_server.isListening() ? m_server.serverPort() : m_options.port;
    return host + u':' + QString::number(port);
}

QUrl FeedServer::url() const
{
    return QUrl(QStringLiteral("ws://%1/").arg(where()));
}

void FeedServer::accept()
{
    while (QWebSocket *socket = m_server.nextPendingConnection()) {
        socket->setParent(this);
        socket->setMaxAllowedIncomingFrameSize(limits::frameBytes);
        socket->setMaxAllowedIncomingMessageSize(limits::frameBytes);
        serve(socket);
    }
}

void FeedServer::serve(QWebSocket *socket)
{
    const auto turnAway = [&](Code code) {
        release(socket);
        FeedSession::refuse(socket, code, m_options.timing.linger);
    };
    if (socket->subprotocol() != QLatin1String(wire::subprotocol))
        return turnAway(Code::Protocol);
    const QByteArray path = socket->requestUrl().path().toUtf8();
    if (path.isEmpty() || path == "/")
        return answerDirectory(socket);
    FeedStore *feed = m_store.feed(std::string_view(path).substr(1));
    if (!feed)
        return turnAway(Code::UnknownFeed);
    if (m_sessions.size() >= m_options.maxClients)
        return turnAway(Code::Limit);
    auto *session = new FeedSession(socket, *feed, m_options.timing, m_clock, this);
    session->setMuted(m_muted.contains(path.mid(1)));
    m_sessions.push_back(session);
    connect(session, &FeedSession::finished, this, [this, session] {
        std::erase(m_sessions, session);
        session->deleteLater();
    });
}

void FeedServer::answerDirectory(QWebSocket *socket)
{
    release(socket);
    const std::string frame = wire::encode(wire::Directory{m_store.feedNames()});
    socket->sendBinaryMessage(QByteArray::fromStdString(frame));
    socket->close();
}

// Not a session: it goes when it is closed, which a client that does not answer cannot prevent.
void FeedServer::release(QWebSocket *socket)
{
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
}

void FeedServer::setMuted(const QByteArray &feed, bool muted)
{
    if (muted)
        m_muted.insert(feed);
    else
        m_muted.erase(feed);
    for (FeedSession *session : m_sessions) {
        if (session->feed().name() == feed.toStdString())
            session->setMuted(muted);
    }
}

} // namespace yagura
