// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/feed/feed_settings.h"
#include "models/feed/transport.h"

class QWebSocket;

namespace yagura {

// Transport to a Yagura relay: binary WebSocket messages with the sub-protocol of wire.h, over wss, and over plain ws
// only to this machine itself unless it is allowed. Lives on the feed thread (needs its event loop). A frame above
// limits::frameBytes closes the connection before it is read. No error of a certificate is ever passed over.
class RelayTransport final : public Transport
{
    Q_OBJECT
public:
    explicit RelayTransport(FeedAccess access, QObject *parent = nullptr);
    ~RelayTransport() override;

    void open(const QUrl &url) override;
    void send(const QByteArray &frame) override; // without a connection: nothing happens
    void close() override;

private:
    struct Later
    {
        void operator()(QWebSocket *socket) const; // it may be the sender of the signal that is being handled
    };
    void connectSocket();
    [[nodiscard]] FeedFault faultOf(const QWebSocket &socket) const;
    void finish(const FeedFault &why);
    void refuseLater(const Problem &problem);

    FeedAccess m_access;
    QUrl m_url;
    FeedFault m_distrust; // why the server's certificate was not accepted
    std::unique_ptr<QWebSocket, Later> m_socket;
    quint64 m_attempt = 0;  // counts open(), so that what comes late from an old one is told apart
    bool m_open = false;    // between open() and closed()
    bool m_greeted = false; // the handshake is done
};

} // namespace yagura
