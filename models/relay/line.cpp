// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/line.h"

#include <QSslSocket>
#include <QTimer>

#include "models/event/limits.h"

namespace yagura {

namespace {

using Code = wire::Refused::Code;
using Close = QWebSocketProtocol::CloseCode;

constexpr auto frameBytes = static_cast<qint64>(limits::frameBytes);
// Far above what a session lets wait: only answers to pings of somebody who does not read them come to that.
constexpr qint64 hardWater = 8 * frameBytes;

struct Reason
{
    Code code;
    const char *ja;
    const char *en;
    Close close;
};

// On the wire in both languages, because the server does not know who reads it.
Reason reasonOf(Ending ending)
{
    switch (ending) {
    case Ending::NotUnderstood:
        return {Code::Protocol, "通信手順に合わないフレームを受信しました。",
            "A frame was not understood or came out of order.", Close::CloseCodeProtocolError};
    case Ending::Version:
        return {Code::Version, "このサーバはそのバージョンのプロトコルに対応していません。",
            "This server does not speak that version of the protocol.", Close::CloseCodeProtocolError};
    case Ending::UnknownFeed:
        return {Code::UnknownFeed, "その名前の配信元はこのサーバにありません。",
            "This server has no feed of that name.", Close::CloseCodePolicyViolated};
    case Ending::Unauthorised:
        return {Code::Unauthorised, "接続が許可されていません。有効なアクセストークンまたは証明書が必要です。",
            "The connection is not authorised: an access token or a certificate that is valid here is needed.",
            Close::CloseCodePolicyViolated};
    case Ending::TooMany:
        return {Code::Limit, "接続数の上限に達しています。しばらくしてから再接続してください。",
            "This server has as many clients as it may have.", Close::CloseCodePolicyViolated};
    case Ending::TooSlow:
        return {Code::Limit, "クライアントの受信が遅すぎるため、接続を終了します。",
            "The client was too slow: it did not take what was sent to it.", Close::CloseCodePolicyViolated};
    case Ending::TooFast:
        return {Code::Limit, "クライアントからの送信が多すぎるため、接続を終了します。",
            "The client was too fast: it sent more frames than this server takes in that time.",
            Close::CloseCodePolicyViolated};
    case Ending::Unavailable:
        break;
    }
    return {Code::Unavailable, "現在利用できません。しばらくしてから再接続してください。",
        "Not available at the moment. Try again later.", Close::CloseCodeGoingAway};
}

} // namespace

Line::Line(QWebSocket *socket, QTcpSocket *below, LineTiming timing, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_below(below)
    , m_timing(timing)
{
    m_socket->setParent(this);
    m_socket->setMaxAllowedIncomingFrameSize(limits::frameBytes);
    m_socket->setMaxAllowedIncomingMessageSize(limits::frameBytes);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &Line::received);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &Line::textReceived);
    connect(m_socket, &QWebSocket::bytesWritten, this, &Line::drained);
    connect(m_socket, &QWebSocket::disconnected, this, &Line::closed);
    if (!m_below)
        return;
    // A frame is taken only when it is there as a whole, so one must have room.
    m_below->setReadBufferSize(2 * frameBytes);
    connect(m_below, &QIODevice::readyRead, this, &Line::guard);
    if (const auto *tls = qobject_cast<QSslSocket *>(m_below))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &Line::drained);
}

QString Line::peer() const
{
    return m_socket->peerAddress().toString();
}

// With TLS a socket has handed on at once what it was given; what waits then is encrypted.
qint64 Line::waiting() const
{
    const auto *tls = qobject_cast<QSslSocket *>(m_below.data());
    return m_socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

void Line::guard()
{
    if (waiting() > hardWater) // not from within its own signal
        QMetaObject::invokeMethod(
            m_socket, [socket = m_socket] { socket->abort(); }, Qt::QueuedConnection);
}

void Line::send(const wire::ServerFrame &frame)
{
    send(QByteArray::fromStdString(wire::encode(frame)));
}

void Line::send(const QByteArray &frame)
{
    m_socket->sendBinaryMessage(frame);
}

void Line::refuse(Ending ending)
{
    const Reason reason = reasonOf(ending);
    send(wire::Refused{reason.code, reason.ja, reason.en});
    QTimer::singleShot(m_timing.linger, this, [this, code = reason.close] { close(code); });
}

void Line::finish()
{
    close(Close::CloseCodeNormal);
}

void Line::close(QWebSocketProtocol::CloseCode code)
{
    QTimer::singleShot(m_timing.closeWithin, m_socket, [socket = m_socket] { socket->abort(); });
    m_socket->close(code);
}

} // namespace yagura
