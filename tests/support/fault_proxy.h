// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace yagura::test {

// Stands between a client and a server on this machine and does to what the server says whatever a test wants: hold it
// back, cut it off, change it, repeat it, say something else. It has no clock and does nothing by itself: a byte a
// second is a byte whenever the test says so. Lives on the test's thread.
class FaultProxy : public QObject
{
public:
    // A piece of what the server sent: the answer to the handshake, a whole WebSocket frame, or (unless frames are
    // looked for) whatever came in one go.
    struct Piece
    {
        enum class Kind { Bytes, Handshake, Frame };
        Kind kind = Kind::Bytes;
        QByteArray bytes;        // as on the wire
        QByteArray payload = {}; // of a frame
    };
    class Link; // one connection through the proxy

    using Tamper = std::function<void(Link &, const Piece &)>;
    using Welcome = std::function<void(Link &)>;

    // `server`: where what comes in is passed on to. Listens on a free port of 127.0.0.1.
    explicit FaultProxy(quint16 server, QObject *parent = nullptr);
    ~FaultProxy() override;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int connections() const { return m_count; } // that have come in since the beginning

    // For each piece from now on; nothing = it is passed on as it is.
    void tamper(Tamper with) { m_tamper = std::move(with); }
    // For each connection from now on, instead of passing it on to the server; nothing = it is passed on.
    void answer(Welcome with) { m_answer = std::move(with); }
    void lookForFrames(bool look) { m_frames = look; } // of connections from now on; true at first. Not for TLS
    // Half-open: nothing passes either way, and nobody is told.
    void setDeaf(bool deaf) { m_deaf = deaf; }
    void stopListening() { m_listener.close(); }
    void listenAgain(); // on the same port
    void heal();        // nothing of all this any more, for connections from now on and those that are there

    [[nodiscard]] Link *newest() const; // nullptr: there is none

private:
    void accept();

    quint16 m_server;
    quint16 m_port = 0;
    QTcpServer m_listener;
    Tamper m_tamper;
    Welcome m_answer;
    bool m_frames = true;
    bool m_deaf = false;
    int m_count = 0;
    std::vector<std::unique_ptr<Link>> m_links;
};

class FaultProxy::Link : public QObject
{
public:
    Link(FaultProxy &proxy, QTcpSocket *client);

    void say(const QByteArray &bytes); // to the client
    void pass(const Piece &piece) { say(piece.bytes); }
    void hold(const Piece &piece) { m_held.append(piece.bytes); }
    void letGo();                     // what was held, in order
    [[nodiscard]] bool sayNextByte(); // of what was held; false: nothing is left
    void hangUp();                    // after what was said: an orderly end of the connection
    void reset();                     // at once
    [[nodiscard]] const QByteArray &heard() const { return m_heard; } // from the client, unless it is passed on

    void connectTo(quint16 server, bool frames);

private:
    void fromClient();
    void fromServer();
    [[nodiscard]] std::optional<Piece> nextPiece();

    FaultProxy &m_proxy;
    QTcpSocket *m_client;
    QTcpSocket *m_server = nullptr;
    bool m_frames = false;
    bool m_greeted = false;
    QByteArray m_buffer; // of the server, not a whole piece yet
    QByteArray m_heard;
    QByteArray m_held;
};

// A WebSocket frame as a server sends it (RFC 6455, 5.2): final, not masked. `announced`: the length that the header
// names, if it is to be another than that of the payload.
[[nodiscard]] QByteArray webSocketFrame(
    int opcode, const QByteArray &payload, std::optional<quint64> announced = std::nullopt);
[[nodiscard]] QByteArray closeFrame(quint16 code, const QByteArray &reason = {});

} // namespace yagura::test
