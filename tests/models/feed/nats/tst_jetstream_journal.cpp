// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "models/feed/feed_hub.h"
#include "models/journal/journal_service.h"
#include "tests/models/feed/nats/nats_bench.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {

// A desk as the dashboard has it, on one thread: hub, journal, and a picture that takes what it is given.
class Desk
{
public:
    Desk(const QString &folder, const QUrl &url, std::uint32_t credit)
        : m_service(folder, m_inbox, Clock::system())
        , m_hub({.client = "test", .languages = {"en"}, .memory = {credit, 24ULL << 20U}, .transport = makeTransport},
              Clock::system())
    {
        QObject::connect(&m_service, &JournalService::opened, &m_hub,
            [this, url](const QList<JournalFeed> &known, const QList<OutgoingAction> &actions) {
                m_hub.start({FeedSettings{.url = url, .access = {}, .interest = {}}}, known, actions);
            });
        QObject::connect(&m_hub, &FeedHub::batchReceived, &m_service, &JournalService::append);
        QObject::connect(&m_hub, &FeedHub::noticed, &m_service, &JournalService::note);
        QObject::connect(&m_hub, &FeedHub::noticed, &m_hub, [this](const Event &event) {
            gaps += event.feedNotice() && event.feedNotice()->kind == FeedNotice::Kind::Gap ? 1 : 0;
        });
        QObject::connect(&m_service, &JournalService::appended, &m_hub,
            [this](const QByteArray &feed, const FeedPosition &position, quint64, quint64) {
                m_hub.setDurable(feed, position);
                if (feed == "test")
                    durable = number(position.sequence);
                drain();
            });
        m_service.open();
    }

    // The picture stands still once so many are durable; at most one credit more is on its way then.
    void takeUpTo(std::uint64_t events)
    {
        m_limit = events;
        drain();
    }

    std::uint64_t durable = 0; // position of the feed
    int gaps = 0;

private:
    void drain()
    {
        while (durable < m_limit) {
            const auto batch = m_inbox.take();
            if (!batch)
                return;
            m_hub.grant(QByteArray::fromStdString(batch->feed), batch->received);
        }
    }

    std::uint64_t m_limit = 1'000'000;

    Inbox m_inbox{4096};
    JournalService m_service;
    FeedHub m_hub;
};

std::vector<std::string> numbered(int first, int last)
{
    std::vector<std::string> events;
    for (int i = first; i <= last; ++i)
        events.push_back(incident("I-" + std::to_string(i)).bytes());
    return events;
}

// Whatever the journal holds of the feed, in its order; empty when the numbers have a hole.
std::vector<std::string> journalOf(const QString &folder)
{
    std::vector<std::string> events;
    const auto journal = Journal::open(folder, Journal::Access::ReadOnly);
    if (!journal)
        return events;
    bool dense = true;
    const auto read = (*journal)->readFeed("test", Sequence{1}, [&](const JournalRecord &record) {
        events.emplace_back(record.bytes);
        dense = dense && number(record.sequence) == events.size();
        return true;
    });
    return read && dense ? events : std::vector<std::string>();
}

} // namespace

// The whole way: stream, transport, client, hub, journal. What was published is what is durable.
class TestJetStreamJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theJournalEqualsWhatWasPublished()
    {
        if (NatsServer::program().isEmpty())
            QSKIP("nats-server is not installed");
        NatsServer server;
        QVERIFY2(server.start(), server.log().constData());
        auto bench = std::make_unique<NatsBench>(server);
        QVERIFY(bench->createStream("test"));
        std::vector<std::string> published = numbered(1, 6000);
        QCOMPARE(bench->publishMany("yagura.test._._", published), 6000);

        const QTemporaryDir folder;
        auto desk = std::make_unique<Desk>(folder.path(), server.url(u"/test"_s), 512);
        desk->takeUpTo(1000);
        QTRY_VERIFY_WITH_TIMEOUT(desk->durable >= 1000, 60'000);
        QVERIFY(desk->durable < 2000);
        server.kill(); // in the middle, and nothing says goodbye
        QVERIFY2(server.start(), server.log().constData());
        desk->takeUpTo(3000);
        QTRY_VERIFY_WITH_TIMEOUT(desk->durable >= 3000, 60'000);
        QVERIFY(desk->durable < 4000);
        desk.reset(); // the desk itself stops and starts
        desk = std::make_unique<Desk>(folder.path(), server.url(u"/test"_s), 512);
        bench = std::make_unique<NatsBench>(server);
        const auto more = numbered(6001, 7000);
        QCOMPARE(bench->publishMany("yagura.test._._", more), 1000);
        published.insert(published.end(), more.begin(), more.end());
        QTRY_COMPARE_WITH_TIMEOUT(desk->durable, published.size(), 120'000);
        QCOMPARE(desk->gaps, 0);
        desk.reset();
        QVERIFY(journalOf(folder.path()) == published);
    }

    // What was removed from the stream is said as a gap, once, and what follows is there.
    void whatWasRemovedIsAGap()
    {
        if (NatsServer::program().isEmpty())
            QSKIP("nats-server is not installed");
        NatsServer server;
        QVERIFY2(server.start(), server.log().constData());
        NatsBench bench(server);
        QVERIFY(bench.createStream("test"));
        QCOMPARE(bench.publishMany("yagura.test._._", numbered(1, 20)), 20);
        QVERIFY(bench.call("STREAM.MSG.DELETE.yagura_test", {{u"seq"_s, 7}}).ok());
        const QTemporaryDir folder;
        Desk desk(folder.path(), server.url(u"/test"_s), 512);
        QTRY_COMPARE_WITH_TIMEOUT(desk.durable, 20U, 60'000);
        QCOMPARE(desk.gaps, 1);
    }
};

QTEST_GUILESS_MAIN(TestJetStreamJournal)
#include "tst_jetstream_journal.moc"
