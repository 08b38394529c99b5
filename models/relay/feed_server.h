// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QObject>
#include <QUrl>
#include <QWebSocketServer>

#include <set>
#include <vector>

#include "models/relay/feed_session.h"
#include "models/relay/relay_store.h"

namespace yagura {

// Serves the feeds of a store over WebSocket, as PROTOCOL.md says: "/" names the feeds, "/NAME" is a feed.
// Lives on the thread of the store, which outlives it. One client's mistakes end that client's session only.
class FeedServer : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QHostAddress address = QHostAddress::LocalHost;
        quint16 port = 0; // 0 = a free one
        FeedSession::Timing timing;
        bool allowPlain = false; // unencrypted to other machines, said so by name
        std::size_t maxClients = 256;
    };

    FeedServer(RelayStore &store, Options options, const Clock &clock, QObject *parent = nullptr);
    ~FeedServer() override;

    // PortInUse, AddressUnusable, or PlainNotAllowed: the address is not loopback, and nobody allowed plain ws there.
    [[nodiscard]] Success listen();
    [[nodiscard]] QUrl url() const; // "ws://127.0.0.1:7411/"; valid once it listens
    [[nodiscard]] std::size_t clients() const { return m_sessions.size(); }

public Q_SLOTS:
    // The feed stays silent to its clients: no Welcome, no Batch, no Heartbeat, no Receipt, until it is unmuted.
    void setMuted(const QByteArray &feed, bool muted);

private:
    void accept();
    void serve(QWebSocket *socket);
    void answerDirectory(QWebSocket *socket);
    [[nodiscard]] Problem whyNotListening() const;
    [[nodiscard]] QString where() const;
    void release(QWebSocket *socket);

    RelayStore &m_store;
    Options m_options;
    const Clock &m_clock;
    QWebSocketServer m_server;
    std::vector<FeedSession *> m_sessions; // children of this
    std::set<QByteArray> m_muted;
};

} // namespace yagura
