// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>
#include <QWebSocketServer>

#include <map>
#include <set>
#include <vector>

#include "models/relay/access_file.h"
#include "models/relay/door.h"
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
        bool allowPlain = false;              // unencrypted to other machines, said so by name
        std::size_t maxClients = 512;         // sessions; some more connections may be coming in or going out
        std::size_t maxPerAddress = 64;       // connections from one other machine
        std::optional<QSslConfiguration> tls; // certificate and key; peerVerifyMode says whether clients need one, too
        std::optional<AccessList> access;     // nothing: everybody gets everything
    };

    FeedServer(RelayStore &store, Options options, const Clock &clock, QObject *parent = nullptr);
    ~FeedServer() override;

    // PortInUse, AddressUnusable, or PlainNotAllowed: the address is not loopback, and nobody allowed plain ws there.
    [[nodiscard]] Success listen();
    [[nodiscard]] QUrl url() const; // "ws://127.0.0.1:7411/", with TLS "wss:"; valid once it listens
    [[nodiscard]] std::size_t clients() const { return m_sessions.size(); }
    [[nodiscard]] std::size_t clientsOf(std::string_view feed) const;
    [[nodiscard]] std::size_t connections() const { return m_door.open(); } // on their way in or out, too
    [[nodiscard]] const RelayCounters &counters() const { return m_common.counters; }

public Q_SLOTS:
    // Takes nobody in any more and tells everybody that it ends: UNAVAILABLE, so that they come again.
    void close();
    // The feed stays silent to its clients: no Welcome, no Batch, no Heartbeat, no Receipt, until it is unmuted.
    void setMuted(const QByteArray &feed, bool muted);
    // Who may come in from now on. Sessions whose entry is gone or another now are ended.
    void setAccess(const std::vector<yagura::AccessToken> &list);

Q_SIGNALS:
    void closed(); // after close(): the last session is gone

private:
    void accept();
    void serve(Line *line);
    [[nodiscard]] std::optional<Pass> authorise(const Line &line);
    void answerDirectory(Line *line, const Pass &pass);
    void turnAway(Line *line, Ending ending);
    [[nodiscard]] std::shared_ptr<Pace> paceOf(const AccessToken &token);
    [[nodiscard]] Problem whyNotListening() const;
    [[nodiscard]] QString where() const;

    RelayStore &m_store;
    Options m_options;
    FeedSession::Common m_common;
    QWebSocketServer m_server; // does the WebSocket part of the handshake only
    Door m_door;
    std::vector<FeedSession *> m_sessions; // children of this
    bool m_closing = false;
    std::set<QByteArray> m_muted;
    // By the token's name and rate: a session that goes because of another rate must not hand on its own.
    std::map<std::pair<std::string, std::uint32_t>, std::weak_ptr<Pace>> m_paces;
    LogLimit m_unauthorisedLog;
};

} // namespace yagura
