// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "models/feed/feed_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_transport.h"

// A FeedClient with a fake connection and a clock to turn, and all that it says.
namespace yagura::test {

class FeedClientFixture
{
public:
    explicit FeedClientFixture(std::optional<FeedPosition> resume = {}, QList<OutgoingAction> actions = {},
        std::uint32_t credit = 100, std::uint64_t creditBytes = 1ULL << 30U)
    {
        FeedClient::Settings settings;
        settings.url = QUrl(QStringLiteral("ws://localhost:1/test"));
        settings.client = "yagura test";
        settings.languages = {"ja", "en"};
        settings.credit = credit;
        settings.creditBytes = creditBytes;
        settings.resume = std::move(resume);
        settings.actions = std::move(actions);
        settings.jitterSeed = 7;
        auto owned = std::make_unique<FakeTransport>();
        transport = owned.get();
        client = std::make_unique<FeedClient>(std::move(settings), std::move(owned), clock);
        QObject::connect(client.get(), &FeedClient::healthChanged, client.get(),
            [this](const FeedHealth &h) { said.push_back(h.state); });
        QObject::connect(client.get(), &FeedClient::batchReceived, client.get(),
            [this](const ReceivedBatch &b) { batches.push_back(b); });
        QObject::connect(client.get(), &FeedClient::receiptArrived, client.get(),
            [this](const wire::Receipt &r) { receipts.push_back(r); });
        QObject::connect(client.get(), &FeedClient::noticed, client.get(), [this](const Event &e) {
            notices.push_back(*e.feedNotice());
            noticeIds.push_back(e.id);
        });
    }

    // Steps that bring it to where a test starts.
    void greet()
    {
        client->start();
        transport->accept();
    }
    void subscribe()
    {
        greet();
        welcome();
    }
    void welcome(std::uint64_t oldest = 1, std::uint64_t head = 0, bool resumed = false, const char *epoch = "e")
    {
        wire::Welcome w{"test", {epoch}, Sequence{oldest}, Sequence{head}, clock.now(), 5000, resumed};
        if (head == 0)
            w.oldest = Sequence::None;
        transport->deliver(w);
    }
    void batch(std::uint64_t first, std::uint64_t count)
    {
        transport->deliver(wire::Batch{Sequence{first}, std::vector<wire::Entry>(count, {clock.now(), "event"})});
    }
    void beat(std::uint64_t head = 0) { transport->deliver(wire::Heartbeat{Sequence{head}, clock.now()}); }
    void turn(std::chrono::milliseconds by)
    {
        clock.advance(by);
        client->tick();
    }
    // Waits out any back-off: the connection is opened again, not yet accepted.
    void retry() { turn(std::chrono::seconds(31)); }
    // Back as soon as the back-off allows.
    void returnSoon()
    {
        while (!transport->isOpen)
            turn(std::chrono::milliseconds(250));
        transport->accept();
    }
    void reconnect()
    {
        retry();
        transport->accept();
    }

    [[nodiscard]] FeedState state() const { return client->health().state; }
    [[nodiscard]] std::size_t opens() const { return transport->opens.size(); }
    [[nodiscard]] wire::Hello hello() const { return transport->sentOf<wire::Hello>().at(0); }
    [[nodiscard]] std::vector<FeedNotice::Kind> noticeKinds() const
    {
        std::vector<FeedNotice::Kind> kinds;
        for (const FeedNotice &notice : notices)
            kinds.push_back(notice.kind);
        return kinds;
    }

    FakeClock clock;
    FakeTransport *transport = nullptr;
    std::unique_ptr<FeedClient> client;
    std::vector<FeedState> said;
    std::vector<ReceivedBatch> batches;
    std::vector<wire::Receipt> receipts;
    std::vector<FeedNotice> notices;
    std::vector<std::string> noticeIds;
};

} // namespace yagura::test
