// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/door.h"

#include <QLoggingCategory>
#include <QSslSocket>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>

namespace yagura {

namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(log, "yagura.relay.door", QtInfoMsg)

constexpr qint64 handshakeBytes = 32 * 1024; // that may wait unread before there is a WebSocket
constexpr auto acceptAgainAfter = 1s;

} // namespace

QByteArray originOf(const QHostAddress &address)
{
    if (address.isLoopback())
        return {};
    bool four = false;
    const quint32 v4 = address.toIPv4Address(&four); // of a mapped one, too
    if (four)
        return QByteArray::number(v4);
    const Q_IPV6ADDR v6 = address.toIPv6Address();
    return {reinterpret_cast<const char *>(v6.c), 8};
}

Door::Door(Rules rules, QWebSocketServer &server, RelayCounters &counters, QObject *parent)
    : QTcpServer(parent)
    , m_rules(std::move(rules))
    , m_server(server)
    , m_counters(counters)
{
    // Qt stops accepting when the system is out of descriptors, and does not start again by itself.
    connect(this, &QTcpServer::acceptError, this, [this] {
        qCWarning(log).noquote() << "no connection can be accepted:" << errorString();
        QTimer::singleShot(acceptAgainAfter, this, &QTcpServer::resumeAccepting);
    });
}

void Door::incomingConnection(qintptr handle)
{
    ++m_counters.connections;
    auto *tls = m_rules.tls ? new QSslSocket(this) : nullptr;
    QTcpSocket *socket = tls ? tls : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(handle))
        return delete socket;
    const QByteArray origin = m_rules.origin(socket->peerAddress());
    if (!hasRoomFor(origin)) {
        ++m_counters.turnedAway;
        if (const auto count = m_turnedAwayLog.due())
            qCWarning(log).noquote() << "too many connections:" << count << "turned away, this one from"
                                     << socket->peerAddress().toString();
        socket->abort();
        return delete socket;
    }
    m_open.insert(socket, {origin, false});
    ++m_origins[origin];
    connect(socket, &QAbstractSocket::disconnected, this, [this, socket] { forget(socket); });
    connect(socket, &QObject::destroyed, this, &Door::forget);
    socket->setReadBufferSize(handshakeBytes);
    QTimer::singleShot(m_rules.helloWithin, socket, [this, socket] { giveUp(socket); });
    tls ? encrypt(tls) : m_server.handleConnection(socket);
}

bool Door::hasRoomFor(const QByteArray &origin) const
{
    return open() < m_rules.connections && (origin.isEmpty() || m_origins.value(origin) < m_rules.perAddress);
}

void Door::encrypt(QSslSocket *socket)
{
    socket->setSslConfiguration(*m_rules.tls);
    const auto failed = connect(socket, &QAbstractSocket::errorOccurred, this, [this, socket] {
        ++m_counters.handshakesFailed;
        if (const auto count = m_failedLog.due())
            qCWarning(log).noquote() << "no TLS with" << socket->peerAddress().toString() << '(' << count
                                     << "since this was said last):" << socket->errorString();
    });
    const auto gone = connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QSslSocket::encrypted, this, [this, socket, failed, gone] {
        disconnect(failed);
        disconnect(gone); // it is the WebSocket's from now on
        m_server.handleConnection(socket);
    });
    socket->startServerEncryption();
}

void Door::giveUp(QTcpSocket *socket)
{
    const auto guest = m_open.constFind(socket);
    if (guest == m_open.constEnd() || guest->admitted)
        return;
    ++m_counters.handshakesFailed;
    if (const auto count = m_failedLog.due())
        qCWarning(log).noquote() << "no handshake in time from" << socket->peerAddress().toString() << '(' << count
                                 << "since this was said last)";
    socket->abort();
}

QTcpSocket *Door::admit(const QWebSocket &socket)
{
    for (auto at = m_open.begin(); at != m_open.end(); ++at) {
        auto *below = const_cast<QTcpSocket *>(qobject_cast<const QTcpSocket *>(at.key()));
        if (at->admitted || !below || below->peerPort() != socket.peerPort()
            || below->peerAddress() != socket.peerAddress())
            continue;
        at->admitted = true;
        return below;
    }
    return nullptr;
}

void Door::forget(const QObject *socket)
{
    const auto guest = m_open.constFind(socket);
    if (guest == m_open.constEnd())
        return;
    const auto origin = m_origins.find(guest->origin);
    if (--*origin == 0)
        m_origins.erase(origin);
    m_open.erase(guest);
}

} // namespace yagura
