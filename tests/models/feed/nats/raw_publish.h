// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <QWebSocket>

#include <string>

#include "tests/support/nats_server.h"

namespace yagura::test {

// Publishes a message with that very header block (its first line and the empty one at its end included), which
// NatsConnection would never write. True: the server has taken it. It says nothing of what a stream did with it.
inline bool publishRaw(
    const NatsServer &server, const std::string &subject, const std::string &headers, const std::string &payload)
{
    QWebSocket socket;
    QByteArray heard;
    QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &socket, [&](const QByteArray &b) { heard += b; });
    QUrl url = server.url();
    url.setScheme(QStringLiteral("ws"));
    socket.open(url);
    if (!QTest::qWaitFor([&] { return heard.contains("INFO "); }, 20'000))
        return false;
    const std::string said = "CONNECT {\"verbose\":false,\"pedantic\":false,\"headers\":true}\r\nHPUB " + subject + ' '
        + std::to_string(headers.size()) + ' ' + std::to_string(headers.size() + payload.size()) + "\r\n" + headers
        + payload + "\r\nPING\r\n";
    socket.sendBinaryMessage(QByteArray::fromStdString(said));
    return QTest::qWaitFor([&] { return heard.contains("PONG") || heard.contains("-ERR"); }, 20'000)
        && !heard.contains("-ERR");
}

} // namespace yagura::test
