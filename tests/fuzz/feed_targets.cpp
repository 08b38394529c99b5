// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include <array>

#include "models/feed/feed_client.h"
#include "models/feed/feed_directory.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_transport.h"

namespace yagura::fuzz {

namespace {

// Reads an input as a story: what happens next is a byte, what it needs follows.
class Story
{
public:
    explicit Story(std::string_view bytes)
        : m_rest(bytes)
    {
    }
    [[nodiscard]] bool over() const { return m_rest.empty(); }
    std::uint8_t byte()
    {
        if (m_rest.empty())
            return 0;
        const auto value = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return value;
    }
    std::uint16_t number() { return static_cast<std::uint16_t>(byte() | byte() << 8); }
    QByteArray bytes()
    {
        const std::string_view taken = m_rest.substr(0, number());
        const QByteArray copy(taken.data(), static_cast<qsizetype>(taken.size()));
        m_rest.remove_prefix(std::min(taken.size(), m_rest.size()));
        return copy;
    }

private:
    std::string_view m_rest;
};

// A server that says anything at any time, over a connection that comes and goes, while the clock jumps.
void feedClient(std::string_view bytes)
{
    test::FakeClock clock;
    auto owned = std::make_unique<test::FakeTransport>();
    auto *transport = owned.get();
    FeedClient::Settings settings;
    settings.url = QUrl(QStringLiteral("ws://127.0.0.1/jp"));
    settings.languages = {"ja"};
    settings.credit = 64;
    settings.resume = FeedPosition{{"e1"}, Sequence{3}};
    settings.jitterSeed = 1;
    FeedClient client(std::move(settings), std::move(owned), clock);
    std::uint64_t taken = 0;
    Sequence last{3};
    Epoch epoch{"e1"};
    QObject::connect(&client, &FeedClient::batchReceived, &client, [&](const ReceivedBatch &batch) {
        require(!batch.batch.entries.empty(), "a batch that is handed on has events");
        require(batch.epoch != epoch || batch.batch.first > Sequence::None, "its numbers are numbers");
        epoch = batch.epoch;
        last = batch.batch.first;
        taken += batch.batch.entries.size();
        require(taken <= 64, "no more events are in flight than were asked for");
    });
    client.start();
    for (Story story(bytes); !story.over();) {
        switch (story.byte() % 7) {
        case 0:
            if (transport->isOpen)
                transport->accept();
            break;
        case 1:
            if (transport->isOpen)
                transport->deliverBytes(story.bytes());
            break;
        case 2:
            transport->drop(QStringLiteral("cut"));
            break;
        case 3:
            clock.advance(std::chrono::milliseconds(story.number()));
            client.tick();
            break;
        case 4: // it has been taken
            client.grant(static_cast<quint32>(std::exchange(taken, 0)));
            break;
        case 5:
            client.setDurable({epoch, last});
            break;
        default: // a clock that was set
            clock.advance(std::chrono::hours(story.byte()) - std::chrono::hours(128));
            client.tick();
        }
        require(transport->mistakes == 0, "the client sends frames, and only over a connection");
    }
    client.stop();
}

void directory(std::string_view bytes)
{
    test::FakeClock clock;
    auto owned = std::make_unique<test::FakeTransport>();
    auto *transport = owned.get();
    FeedDirectory question(std::move(owned), clock);
    int answers = 0;
    QObject::connect(&question, &FeedDirectory::listed, &question, [&] { ++answers; });
    QObject::connect(&question, &FeedDirectory::failed, &question, [&] { ++answers; });
    question.ask(QUrl(QStringLiteral("ws://127.0.0.1/")));
    transport->accept();
    transport->deliverBytes({bytes.data(), static_cast<qsizetype>(bytes.size())});
    transport->drop(QStringLiteral("cut"));
    require(answers == 1, "a question has one answer");
}

constexpr std::array table{
    Target{"feed_client", feedClient},
    Target{"directory", directory},
};

} // namespace

std::span<const Target> feedTargets()
{
    return table;
}

} // namespace yagura::fuzz
