// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QSslConfiguration>
#include <QTcpServer>

#include <chrono>
#include <functional>
#include <optional>

#include "models/relay/log_limit.h"
#include "models/relay/relay_counters.h"

class QWebSocket;
class QWebSocketServer;

namespace yagura {

// Who counts as one when connections are counted: an IPv4 address, or the /64 network of an IPv6 one, in which anybody
// has as many addresses as he likes. Empty: this machine, which is not counted.
[[nodiscard]] QByteArray originOf(const QHostAddress &address);

// Where connections come in: counts each from its first byte to its last, turns away what is too many, does TLS, and
// gives nobody longer than `helloWithin` to become a WebSocket. Hands what is encrypted over to the QWebSocketServer.
// Owned by the FeedServer; lives on its thread. The counters and the server outlive it.
class Door : public QTcpServer
{
    Q_OBJECT
public:
    struct Rules
    {
        std::size_t connections = 600;
        std::size_t perAddress = 64; // from one origin
        std::chrono::milliseconds helloWithin{10'000};
        std::optional<QSslConfiguration> tls; // nothing: plain
        std::function<QByteArray(const QHostAddress &)> origin = originOf;
    };

    Door(Rules rules, QWebSocketServer &server, RelayCounters &counters, QObject *parent = nullptr);

    // The handshake of that one is done. The socket below it, which belongs to it; nullptr: it is gone already.
    QTcpSocket *admit(const QWebSocket &socket);
    [[nodiscard]] std::size_t open() const { return static_cast<std::size_t>(m_open.size()); }

protected:
    void incomingConnection(qintptr handle) override;

private:
    struct Guest
    {
        QByteArray origin; // empty: this machine
        bool admitted = false;
    };

    [[nodiscard]] bool hasRoomFor(const QByteArray &origin) const;
    void welcome(QTcpSocket *socket);
    void encrypt(class QSslSocket *socket);
    void forget(const QObject *socket);
    void giveUp(QTcpSocket *socket);

    Rules m_rules;
    QWebSocketServer &m_server;
    RelayCounters &m_counters;
    QHash<const QObject *, Guest> m_open;
    QHash<QByteArray, std::size_t> m_origins;
    LogLimit m_turnedAwayLog;
    LogLimit m_failedLog;
};

} // namespace yagura
