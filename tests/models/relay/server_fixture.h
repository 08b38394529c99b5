// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/relay/feed_server.h"
#include "tests/models/relay/relay_fixture.h"
#include "tests/models/relay/wire_client.h"

namespace yagura::test {

// A server over a store with one feed, "test".
struct Relay
{
    StoreFixture store;
    FakeClock clock;
    std::unique_ptr<FeedServer> server;

    explicit Relay(int events = 0, std::size_t padding = 0)
    {
        append(store.feed(), incidents(1, events, padding));
        start({});
    }
    void start(FeedSession::Timing timing, std::size_t maxClients = 256)
    {
        FeedServer::Options options;
        options.timing = timing;
        options.timing.linger = std::chrono::milliseconds{5};
        options.maxClients = maxClients;
        startWith(options);
    }
    void startWith(const FeedServer::Options &options)
    {
        server.reset();
        server = std::make_unique<FeedServer>(*store, options, clock);
        if (const Success listening = server->listen(); !listening)
            qFatal("%s", qPrintable(sentence(listening.error())));
    }
    [[nodiscard]] QUrl url(const QString &feed = QStringLiteral("test")) const
    {
        return server->url().resolved(QUrl(feed));
    }
    [[nodiscard]] quint16 port() const { return static_cast<quint16>(server->url().port()); }
    void add(int first, int last) { append(store.feed(), incidents(first, last)); }
    [[nodiscard]] FeedPosition at(std::uint64_t sequence) { return {store.feed().epoch(), Sequence{sequence}}; }
};

} // namespace yagura::test
