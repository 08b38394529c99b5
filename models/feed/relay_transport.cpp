// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/relay_transport.h"

#include <QNetworkRequest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include "models/event/limits.h"
#include "models/event/wire.h"
#include "models/feed/feed_url.h"
#include "models/feed/tls_options.h"
#include "models/feed/websocket_close.h"

namespace yagura {

namespace {

std::optional<Problem> objectionTo(const QUrl &url, bool allowPlain)
{
    const bool plain = url.scheme() == QStringLiteral("ws");
    if (!url.isValid() || url.host().isEmpty() || (!plain && url.scheme() != QStringLiteral("wss")))
        return Problem{Problem::Kind::BadUrl, url.toDisplayString(), {}};
    if (plain && !allowPlain && !isThisMachine(url.host()))
        return Problem{Problem::Kind::PlainNotAllowed, url.toDisplayString(), {}};
    return std::nullopt;
}

} // namespace

void RelayTransport::Later::operator()(QWebSocket *socket) const
{
    socket->disconnect();
    socket->abort();
    socket->deleteLater();
}

RelayTransport::RelayTransport(FeedAccess access, QObject *parent)
    : Transport(parent)
    , m_access(std::move(access))
{
}

RelayTransport::~RelayTransport() = default;

void RelayTransport::open(const QUrl &url)
{
    Q_ASSERT(!m_open);
    m_open = true;
    m_url = url;
    m_distrust.clear();
    m_greeted = false;
    ++m_attempt;
    if (const auto problem = objectionTo(url, m_access.allowPlain))
        return refuseLater(*problem);
    // A fresh socket for each attempt: nothing of an old handshake is left over.
    m_socket.reset(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this));
    m_socket->setMaxAllowedIncomingFrameSize(limits::frameBytes);
    m_socket->setMaxAllowedIncomingMessageSize(limits::frameBytes);
    // Read anew each time: certificates are renewed while a floor runs.
    const bool plain = url.scheme() == QStringLiteral("ws");
    if (const Success tls = plain ? Success(Done{}) : applyTls(*m_socket, m_access); !tls)
        return refuseLater(tls.error());
    connectSocket();
    QNetworkRequest request(url);
    if (!m_access.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_access.token);
    QWebSocketHandshakeOptions handshake;
    handshake.setSubprotocols({QLatin1String(wire::subprotocol)});
    m_socket->open(request, handshake);
}

void RelayTransport::connectSocket()
{
    QWebSocket *socket = m_socket.get();
    connect(socket, &QWebSocket::connected, this, [this] {
        m_greeted = true;
        Q_EMIT opened();
    });
    connect(socket, &QWebSocket::binaryMessageReceived, this, &Transport::received);
    connect(socket, &QWebSocket::textMessageReceived, this, [this] {
        finish(FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server sent a text message instead of a frame.")));
    });
    // Also before there was a connection, and then ahead of the error.
    connect(socket, &QWebSocket::disconnected, this,
        [this, socket] { finish(m_greeted ? closeFault(*socket, m_url) : faultOf(*socket)); });
    connect(socket, &QWebSocket::sslErrors, this,
        [this](const QList<QSslError> &errors) { m_distrust = certificateFault(errors, m_url.host()); });
    // A refused connection says nothing else than this, and the socket does not close by itself.
    const auto failed = [this, socket] { finish(faultOf(*socket)); };
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(socket, &QWebSocket::errorOccurred, this, failed);
#else
    connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, failed);
#endif
}

FeedFault RelayTransport::faultOf(const QWebSocket &socket) const
{
    return m_distrust.isEmpty() ? connectionFault(socket.error(), m_url, socket.errorString(), m_greeted) : m_distrust;
}

void RelayTransport::send(const QByteArray &frame)
{
    if (m_socket && m_socket->isValid())
        m_socket->sendBinaryMessage(frame);
}

void RelayTransport::close()
{
    if (!m_open)
        return;
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->close(); // tells the server; its answer is not waited for
        m_socket->flush();
    }
    finish({});
}

void RelayTransport::finish(const FeedFault &why)
{
    if (!std::exchange(m_open, false))
        return;
    m_socket.reset();
    Q_EMIT closed(why);
}

// Not from within open(): the caller has not finished its own step yet.
void RelayTransport::refuseLater(const Problem &problem)
{
    QMetaObject::invokeMethod(
        this,
        [this, problem, attempt = m_attempt] {
            if (attempt == m_attempt)
                finish(problem);
        },
        Qt::QueuedConnection);
}

} // namespace yagura
