// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <memory>

#include "models/event/clock.h"
#include "models/feed/transport.h"

namespace yagura {

// Asks a server which feeds it has: the Directory that it sends on the path "/". One question at a time; answers with
// exactly one of listed() and failed(). Lives on the thread of its transport.
class FeedDirectory : public QObject
{
    Q_OBJECT
public:
    FeedDirectory(std::unique_ptr<Transport> transport, const Clock &clock, QObject *parent = nullptr);
    ~FeedDirectory() override;

public Q_SLOTS:
    void ask(const QUrl &server); // its path is ignored
    void tick();                  // every 250 ms by itself; tests call it after turning the clock

Q_SIGNALS:
    void listed(const QUrl &server, const QList<QByteArray> &feeds);
    void failed(const yagura::FeedFault &why); // a refusal: the server said no

private:
    void onReceived(const QByteArray &frame);
    void onClosed(const FeedFault &why);
    void fail(const FeedFault &why);
    void finish();

    std::unique_ptr<Transport> m_transport;
    const Clock &m_clock;
    QTimer m_timer;
    QUrl m_server;
    UtcTime m_askedAt{};
    bool m_asking = false;
    bool m_connected = false; // the transport has not said closed() yet
};

} // namespace yagura
