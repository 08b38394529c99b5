// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/event/clock.h"
#include "models/feed/feed_settings.h"
#include "models/feed/transport.h"

namespace yagura {

// Transport to a feed in a JetStream stream, through a NATS server's WebSocket listener. A gateway within the process:
// it takes the frames that a FeedClient sends to a relay and answers with the frames that a relay would send, so that
// client, journal and resuming are the same. PROTOCOL.md, "A feed in JetStream", says what becomes of what.
// Lives on the feed thread and needs its event loop.
//
// In flight is what credit allows, and at most JetStreamReader::pullBytes of it.
class JetStreamTransport final : public Transport
{
    Q_OBJECT
public:
    // `clock` outlives the transport.
    JetStreamTransport(FeedAccess access, const Clock &clock, QObject *parent = nullptr);
    ~JetStreamTransport() override;

    void open(const QUrl &url) override; // NatsConnection says which URLs; "/" = the list of feeds
    void send(const QByteArray &frame) override;
    void close() override;

public Q_SLOTS:
    void tick(); // every 250 ms by itself; tests call it after turning the clock

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura
