// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

#include "models/feed/feed_client.h"
#include "models/feed/relay_transport.h"
#include "models/relay/feed_server.h"
#include "tests/models/relay/relay_fixture.h"
#include "tests/support/certificates.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/language.h"

// The real relay and the real client with its journal, a fault proxy between them, and one clock that the test turns.
namespace yagura::test {

using namespace std::chrono_literals;

struct RelaySettings
{
    std::optional<Certificates::Pair> certificate; // nothing: plain
    std::optional<AccessList> access;
    FeedAccess shown; // by the desk
    QString path = QStringLiteral("/test");
    QString host = QStringLiteral("127.0.0.1");
};

class DeskAndRelay
{
public:
    static constexpr auto heartbeat = 250ms; // the shortest that a client takes seriously

    explicit DeskAndRelay(const RelaySettings &settings = {})
        : m_server(*store, serverOptions(settings), clock)
        , m_journal(m_folder.path(), m_inbox, clock)
    {
        store.feed();
        if (const Success listening = m_server.listen(); !listening)
            qFatal("no relay: %s", qPrintable(sentence(listening.error())));
        proxy.emplace(static_cast<quint16>(m_server.url().port()));
        proxy->lookForFrames(!settings.certificate);
        m_journal.open();
        FeedClient::Settings asked;
        asked.url.setScheme(settings.certificate ? QStringLiteral("wss") : QStringLiteral("ws"));
        asked.url.setHost(settings.host);
        asked.url.setPort(proxy->port());
        asked.url.setPath(settings.path);
        asked.client = "yagura test";
        asked.languages = {"ja", "en"};
        asked.jitterSeed = 7;
        client.emplace(std::move(asked), std::make_unique<RelayTransport>(settings.shown), clock);
        join();
    }

    // The relay gets `count` more incidents: one batch each for a subscriber that has credit.
    void report(int count)
    {
        for (int i = 0; i < count; ++i) {
            ++m_reported;
            append(store.feed(), incidents(m_reported, m_reported), clock.now());
        }
    }
    void turn(std::chrono::milliseconds by)
    {
        clock.advance(by);
        client->tick();
    }
    // Silence, as the client counts it: heartbeats that do not come.
    void waitInVain(int heartbeats)
    {
        for (int i = 0; i < heartbeats; ++i)
            turn(heartbeat);
    }

    [[nodiscard]] FeedState state() const { return client->health().state; }
    [[nodiscard]] bool isDown() const { return state() == FeedState::Lost || state() == FeedState::Refused; }
    [[nodiscard]] bool hasAll() const
    {
        return client->health().position.sequence == Sequence{static_cast<std::uint64_t>(m_reported)};
    }
    [[nodiscard]] QString saysIn(Language::Which which) const
    {
        const Language language(which);
        return words(client->health().detail);
    }
    [[nodiscard]] static bool until(const std::function<bool()> &done) { return QTest::qWaitFor(done, 20'000); }

    // What is in the relay's store, and what is in the desk's journal: number and bytes of each event.
    using Events = std::vector<std::pair<std::uint64_t, std::string>>;
    [[nodiscard]] Events sent()
    {
        Events all;
        const Success read = store.feed().read(Sequence{1}, [&all](Sequence sequence, wire::Entry &&entry) {
            all.emplace_back(number(sequence), std::move(entry.event));
            return true;
        });
        return read ? all : Events{};
    }
    [[nodiscard]] Events kept() const
    {
        Events all;
        const auto journal = Journal::open(m_folder.path(), Journal::Access::ReadOnly);
        if (!journal)
            return all;
        const Success read = (*journal)->readFeed("test", Sequence{1}, [&all](const JournalRecord &record) {
            all.emplace_back(number(record.sequence), std::string(record.bytes));
            return true;
        });
        return read ? all : Events{};
    }

    FakeClock clock;
    StoreFixture store;
    std::optional<FaultProxy> proxy;
    std::optional<FeedClient> client;
    std::vector<FeedNotice> notices;
    std::vector<std::uint64_t> shown; // sequences that reached the picture, in order
    std::vector<Problem> failures;    // of the journal
    quint64 quarantined = 0;

    [[nodiscard]] FeedServer &server() { return m_server; }

private:
    static FeedServer::Options serverOptions(const RelaySettings &settings)
    {
        FeedServer::Options options;
        options.timing.heartbeat = heartbeat;
        options.timing.linger = 1ms;
        options.access = settings.access;
        if (!settings.certificate)
            return options;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromPath(settings.certificate->certificate));
        QFile key(settings.certificate->key);
        if (!key.open(QIODevice::ReadOnly))
            qFatal("no key");
        tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        options.tls = tls;
        return options;
    }

    // As Station does it, on one thread.
    void join()
    {
        QObject::connect(&*client, &FeedClient::batchReceived, &m_journal, &JournalService::append);
        QObject::connect(&*client, &FeedClient::noticed, &m_journal, [this](const Event &event) {
            notices.push_back(*event.feedNotice());
            m_journal.note(event);
        });
        QObject::connect(&m_journal, &JournalService::failed, &m_journal,
            [this](const Problem &problem) { failures.push_back(problem); });
        QObject::connect(&m_journal, &JournalService::appended, &m_journal,
            [this](const QByteArray &feed, const FeedPosition &position, quint64, quint64 refused) {
                if (feed == "test")
                    client->setDurable(position);
                quarantined += refused;
                take();
            });
    }
    void take()
    {
        while (const auto batch = m_inbox.take()) {
            if (batch->feed != "test")
                continue;
            for (const InboxBatch::Item &item : batch->items)
                shown.push_back(number(item.event.sequence));
            client->grant(batch->received);
        }
    }

    QTemporaryDir m_folder{store.path(QStringLiteral("desk-XXXXXX"))}; // in memory, as the store is
    FeedServer m_server;
    Inbox m_inbox;
    JournalService m_journal;
    int m_reported = 0;
};

} // namespace yagura::test
