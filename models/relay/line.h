// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QWebSocket>

#include <chrono>

#include "models/event/wire.h"

class QTcpSocket;

namespace yagura {

struct LineTiming
{
    std::chrono::milliseconds heartbeat{5000};
    std::chrono::milliseconds helloWithin{10'000}; // TLS and HTTP together, and then the Hello
    // Between a refusal and the close, so that what the client is still sending does not reset our last word away.
    std::chrono::milliseconds linger{100};
    std::chrono::milliseconds closeWithin{5000}; // after that a client that does not take part in the close is cut off
};

// Why a server ends a connection.
enum class Ending {
    NotUnderstood,
    Version,
    UnknownFeed,
    Unauthorised,
    TooMany, // clients
    TooSlow, // does not read
    TooFast, // sends too much
    Unavailable,
};

// One connection that has become a WebSocket: knows how much of what was sent still waits here, with TLS as well, and
// how to end it for certain. What waits is bounded whatever the other side does. Owned by the server or the session;
// lives on their thread.
class Line : public QObject
{
    Q_OBJECT
public:
    // Takes the socket over. `below` is the one that it stands on, which belongs to it.
    Line(QWebSocket *socket, QTcpSocket *below, LineTiming timing, QObject *parent);

    [[nodiscard]] const QWebSocket &socket() const { return *m_socket; }
    [[nodiscard]] QString peer() const;   // address, for the log
    [[nodiscard]] qint64 waiting() const; // bytes that the other side has not taken

    void send(const wire::ServerFrame &frame);
    void send(const QByteArray &frame);
    void refuse(Ending ending); // says why in both languages, and closes
    void finish();              // closes normally

Q_SIGNALS:
    void received(const QByteArray &frame);
    void textReceived();
    void drained(); // less waits than before
    void closed();

private:
    void close(QWebSocketProtocol::CloseCode code);
    void guard();

    QWebSocket *m_socket;
    QPointer<QTcpSocket> m_below;
    LineTiming m_timing;
};

} // namespace yagura
