// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/websocket_close.h"

#include <QCoreApplication>
#include <QWebSocket>

namespace yagura {

namespace {

constexpr qsizetype longestReason = 123; // a close frame holds no more (RFC 6455, 5.5)

// The socket waits five seconds for the rest of a frame and then closes by itself, under a code of the server's.
bool ranDry(const QString &reason)
{
    // A text of Qt's own catalogue: named by variables, so that it is not taken for one of ours.
    constexpr auto context = "QWebSocketDataProcessor";
    constexpr auto text = "Timeout when reading data from socket.";
    return reason == QCoreApplication::translate(context, text);
}

} // namespace

FeedFault closeFault(const QWebSocket &socket, const QUrl &server)
{
    using namespace QWebSocketProtocol;
    const QString at = server.adjusted(QUrl::RemoveUserInfo).authority();
    const QString reason = socket.closeReason().left(longestReason);
    const QString code = QString::number(socket.closeCode());
    switch (socket.closeCode()) {
    case CloseCodeGoingAway:
        if (ranDry(reason))
            return FeedFault::say(
                QT_TRANSLATE_NOOP("FeedFault", "%1 began a message and did not finish it within 5 seconds."), {at});
        return FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "%1 is shutting down."), {at});
    case CloseCodeProtocolError:
    case CloseCodeDatatypeNotSupported:
    case CloseCodeWrongDatatype:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault",
                "What travels between this desk and %1 arrives damaged (WebSocket code %2). Check what lies between."),
            {at, code});
    case CloseCodePolicyViolated:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "%1 does not allow this connection. Ask its operator."), {at});
    case CloseCodeTooMuchData:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "A message between this desk and %1 is larger than allowed."), {at});
    case CloseCodeBadOperation:
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "%1 has a trouble of its own (WebSocket code %2). It is tried again."),
            {at, code});
    default:
        break;
    }
    if (reason.isEmpty())
        return FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "%1 closed the connection."), {at});
    return FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "%1 closed the connection with the words: %2"), {at, reason});
}

} // namespace yagura
