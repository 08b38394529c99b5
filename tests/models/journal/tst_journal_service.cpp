// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include "models/journal/journal_service.h"
#include "tests/models/journal/journal_helpers.h"
#include "tests/support/builders.h"

using namespace yagura;
using namespace yagura::test;

namespace {

// Batch of incidents I-first … with the given sequences.
ReceivedBatch incidents(std::uint64_t first, std::uint64_t count, const std::string &epoch = "1")
{
    ReceivedBatch batch{"test", {epoch}, {Sequence{first}, {}}};
    for (std::uint64_t i = first; i < first + count; ++i)
        batch.batch.entries.push_back({FakeClock::morning, incident("I-" + std::to_string(i)).bytes()});
    return batch;
}

struct Taken
{
    std::vector<std::uint64_t> sequences;
    std::vector<EventRef> refs;
    std::uint64_t received = 0;
    std::size_t batches = 0;
    std::size_t largest = 0;
    bool replayed = true; // all of them
};

Taken takeAll(Inbox &inbox)
{
    Taken taken;
    while (const auto batch = inbox.take()) {
        ++taken.batches;
        taken.received += batch->received;
        taken.largest = std::max(taken.largest, batch->items.size());
        taken.replayed = taken.replayed && batch->replayed;
        for (const auto &item : batch->items) {
            taken.sequences.push_back(number(item.event.sequence));
            taken.refs.push_back(item.ref);
        }
    }
    return taken;
}

using Numbers = std::vector<std::uint64_t>;

} // namespace

class TestJournalService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        start();
    }
    void cleanup() { m_service.reset(); }

    void journalFirstThenTheInbox()
    {
        QSignalSpy appended(m_service.get(), &JournalService::appended);
        deliver(incidents(1, 3));
        QCOMPARE(appended.size(), 1);
        QCOMPARE(appended[0][0].toByteArray(), QByteArray("test"));
        QCOMPARE(appended[0][1].value<FeedPosition>(), (FeedPosition{{"1"}, Sequence{3}}));
        QCOMPARE(appended[0][2].toULongLong(), 3U);
        const Taken taken = takeAll(*m_inbox);
        QCOMPARE(taken.sequences, (Numbers{1, 2, 3}));
        QCOMPARE(taken.received, 3U);
        QVERIFY(!taken.replayed);

        // What the inbox says where it lies is where it lies.
        QSignalSpy fetched(m_service.get(), &JournalService::fetched);
        m_service->fetch(7, {taken.refs[2], EventRef{99, 9}});
        const auto events = fetched[0][1].value<QList<FetchedEvent>>();
        QCOMPARE(fetched[0][0].toULongLong(), 7U);
        QCOMPARE(events[0].event->report()->subject, std::string("I-3"));
        QVERIFY(!events[1].event);
    }

    void replaysInBoundedBatches()
    {
        deliver(incidents(1, 1200));
        const Taken live = takeAll(*m_inbox);
        QVERIFY(live.largest <= 512);
        QCOMPARE(live.received, 1200U);
        deliver(incidents(1, 2, "2"));
        start();
        const Taken taken = takeAll(*m_inbox);
        QCOMPARE(m_replayed, 1202U);
        QCOMPARE(taken.sequences.size(), 1202U);
        QCOMPARE(taken.sequences[1199], 1200U);
        QCOMPARE(taken.sequences[1201], 2U);
        QCOMPARE(taken.received, 0U); // nobody's credit
        QVERIFY(taken.replayed);
        QVERIFY(taken.largest <= 512);
        QVERIFY(taken.batches >= 4); // 3 for the first epoch, 1 for the second
        for (std::size_t i = 0; i < live.refs.size(); ++i)
            QCOMPARE(taken.refs[i], live.refs[i]);
    }

    void badEventsAreQuarantinedAndTheRestGoesOn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("reason");
        QTest::newRow("noise") << QByteArray("\xff\xff\xff") << static_cast<int>(Refusal::Reason::NotAnEvent);
        QTest::newRow("too large") << QByteArray(limits::eventBytes + 1, 'x')
                                   << static_cast<int>(Refusal::Reason::TooLarge);
        QTest::newRow("another feed's name") << QByteArray::fromStdString(incident("I-9").feed("other").bytes())
                                             << static_cast<int>(Refusal::Reason::WrongFeed);
        FeedNotice about;
        about.kind = FeedNotice::Kind::Resumed;
        about.feed = "other";
        Event notice = feedNotice("N-9", about.kind);
        notice.feed = "test";
        notice.body = about;
        QTest::newRow("about another feed")
            << QByteArray::fromStdString(EventCodec().encode(notice)) << static_cast<int>(Refusal::Reason::WrongFeed);
    }
    void badEventsAreQuarantinedAndTheRestGoesOn()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, reason);
        QSignalSpy appended(m_service.get(), &JournalService::appended);
        ReceivedBatch batch = incidents(1, 3);
        batch.batch.entries[1].event = bytes.toStdString();
        deliver(batch);
        const Taken taken = takeAll(*m_inbox);
        QCOMPARE(taken.sequences, (Numbers{1, 3}));
        QCOMPARE(taken.received, 3U); // the credit of the bad one returns too
        QCOMPARE(taken.refs[1].index, 2U);
        QCOMPARE(appended[0][2].toULongLong(), 3U);
        QCOMPARE(appended[0][3].toULongLong(), 1U);

        QSignalSpy listed(m_service.get(), &JournalService::quarantineListed);
        m_service->listQuarantined("test", 10);
        const auto items = listed[0][1].value<QList<Quarantined>>();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items[0].origin, std::string("sequence 2"));
        QCOMPARE(static_cast<int>(items[0].refusal.reason), reason);

        deliver(batch); // a repeat quarantines nothing twice
        start();
        QCOMPARE(takeAll(*m_inbox).sequences, (Numbers{1, 3}));
        QCOMPARE(m_feeds[0].quarantined, 1U);
    }

    void aBatchOfOnlyBadEventsReturnsItsCredit()
    {
        ReceivedBatch batch = incidents(1, 2);
        for (auto &entry : batch.batch.entries)
            entry.event = "\xff";
        deliver(batch);
        const Taken taken = takeAll(*m_inbox);
        QVERIFY(taken.sequences.empty());
        QCOMPARE(taken.received, 2U);
    }

    void repeatsReturnTheirCreditAndNothingElse()
    {
        deliver(incidents(1, 3));
        takeAll(*m_inbox);
        deliver(incidents(1, 3));
        Taken taken = takeAll(*m_inbox);
        QVERIFY(taken.sequences.empty());
        QCOMPARE(taken.received, 3U);
        deliver(incidents(2, 3));
        taken = takeAll(*m_inbox);
        QCOMPARE(taken.sequences, (Numbers{4}));
        QCOMPARE(taken.refs[0].index, 0U);
        QCOMPARE(taken.received, 3U);
    }

    void notesOfTheDesk()
    {
        m_service->note(feedNotice("N-1", FeedNotice::Kind::Lost));
        m_service->note(feedNotice("N-2", FeedNotice::Kind::Resumed));
        const auto first = m_inbox->take();
        QCOMPARE(first->feed, std::string(deskFeed));
        QCOMPARE(first->received, 0U);
        QCOMPARE(first->items[0].event.event.feedNotice()->kind, FeedNotice::Kind::Lost);
        QCOMPARE(first->items[0].event.sequenced, m_clock.now());
        start();
        QCOMPARE(takeAll(*m_inbox).sequences, (Numbers{1, 2}));
    }

    // Batches that arrive together are written together, one run for each feed, and what was noted stays behind them.
    void batchesThatArriveTogetherShareATransaction()
    {
        QSignalSpy appended(m_service.get(), &JournalService::appended);
        for (std::uint64_t first = 1; first <= 9; first += 2) {
            m_service->append(incidents(first, 2));
            ReceivedBatch other = incidents(first, 2);
            other.feed = "other";
            for (auto &entry : other.batch.entries)
                entry.event = incident("I").feed("other").bytes();
            m_service->append(other);
        }
        QCOMPARE(appended.size(), 0);
        m_service->note(feedNotice("N-1", FeedNotice::Kind::Gap));
        QCOMPARE(appended.size(), 3);
        QCOMPARE(appended[0][1].value<FeedPosition>(), (FeedPosition{{"1"}, Sequence{10}}));
        QCOMPARE(appended[2][0].toByteArray(), QByteArray(deskFeed));
        QCOMPARE(m_inbox->take()->received, 10U);
        const auto second = m_inbox->take();
        QCOMPARE(second->feed, std::string("other"));
        QCOMPARE(second->received, 10U);
        QCOMPARE(second->items.size(), 10U);
        QCOMPARE(second->items[0].ref.run, 2);
        QCOMPARE(m_inbox->take()->feed, std::string(deskFeed));
        QCoreApplication::sendPostedEvents(m_service.get());
        QCOMPARE(m_inbox->size(), 0U); // nothing is written twice
    }

    void aBatchThatDoesNotContinueIsWrittenByItself()
    {
        m_service->append(incidents(1, 2));
        m_service->append(incidents(2, 2)); // a repeat and one more
        m_service->append(incidents(1, 1, "2"));
        QCoreApplication::sendPostedEvents(m_service.get());
        QCOMPARE(takeAll(*m_inbox).sequences, (Numbers{1, 2, 3, 1}));
    }

    void whatWaitsIsBoundedAndWrittenAtTheEnd()
    {
        ReceivedBatch big = incidents(1, 100);
        for (auto &entry : big.batch.entries)
            entry.event.append(limits::eventBytes, 'x'); // refused, but it is there
        m_service->append(big);
        big.batch.first = Sequence{101};
        m_service->append(big);
        QCOMPARE(takeAll(*m_inbox).received, 100U); // the second did not fit beside it
        m_service.reset();
        start();
        QCOMPARE(m_feeds[0].position.sequence, Sequence{200});
    }

    void notesMadeDuringAFailureAreWrittenAfterIt()
    {
        deliver(incidents(0, 1)); // cannot be kept
        const UtcTime then = m_clock.now();
        m_service->note(feedNotice("N-1", FeedNotice::Kind::Lost));
        m_clock.advance(std::chrono::seconds(5));
        QVERIFY(!m_inbox->take());
        m_service->open();
        const auto written = m_inbox->take();
        QCOMPARE(written->items[0].event.event.id, std::string("N-1"));
        QCOMPARE(written->items[0].event.sequenced, then); // known when it was noted
        m_service->open();
        QVERIFY(!m_inbox->take()); // once
    }

    void tooManyNotesAreCounted()
    {
        deliver(incidents(0, 1));
        for (int i = 1; i <= 1100; ++i)
            m_service->note(feedNotice("N-" + std::to_string(i), FeedNotice::Kind::Lost));
        m_service->open();
        const auto first = m_inbox->take();
        const auto *counted = std::get_if<DeskAction>(&first->items[0].event.event.body);
        QVERIFY(counted && counted->note.starts_with("76 "));
        QCOMPARE(first->items[1].event.event.id, std::string("N-77"));
        std::size_t notes = first->items.size();
        while (const auto batch = m_inbox->take())
            notes += batch->items.size();
        QCOMPARE(notes, 1025U);
    }

    void actionsAreKeptUntilTheirReceipt()
    {
        QSignalSpy kept(m_service.get(), &JournalService::actionKept);
        m_service->keepAction({"test", "A-1", "one"});
        m_service->keepAction({"test", "A-2", "two"});
        QCOMPARE(kept.size(), 2);
        m_service->dropAction("A-1");
        start();
        QCOMPARE(m_actions.size(), 1);
        QCOMPARE(m_actions[0].action, std::string("A-2"));
    }

    void actionsMadeDuringAFailureAreKeptAfterIt()
    {
        QSignalSpy kept(m_service.get(), &JournalService::actionKept);
        deliver(incidents(0, 1)); // cannot be kept
        m_service->keepAction({"test", "A-1", "one"});
        QCOMPARE(kept.size(), 0);
        m_service->open();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(m_actions.size(), 1); // among those that are submitted again
        QCOMPARE(m_actions[0].action, std::string("A-1"));
    }

    void afterAFailureNothingIsShownUntilReopened()
    {
        QSignalSpy failed(m_service.get(), &JournalService::failed);
        deliver(incidents(1, 2));
        deliver(incidents(0, 1)); // cannot be kept
        QCOMPARE(failed.size(), 1);
        deliver(incidents(3, 2)); // on its way meanwhile: turned away
        deliver(incidents(5, 2));
        QCOMPARE(takeAll(*m_inbox).sequences, (Numbers{1, 2}));
        QCOMPARE(failed.size(), 1);

        m_replayed = 99;
        m_service->open();
        QCOMPARE(m_replayed, 0U); // the picture has 1 and 2 already
        QVERIFY(takeAll(*m_inbox).sequences.empty());
        deliver(incidents(7, 2)); // 3 … 6 are not there: taking this would make a hole
        QVERIFY(takeAll(*m_inbox).sequences.empty());
        deliver(incidents(0, 0));
        deliver(incidents(1, 4)); // the feed is subscribed again from its last durable event
        QCOMPARE(takeAll(*m_inbox).sequences, (Numbers{3, 4}));
        deliver(incidents(5, 4));
        QCOMPARE(takeAll(*m_inbox).sequences, (Numbers{5, 6, 7, 8}));
    }

    // The server has trimmed its history meanwhile: what it still holds is taken, the rest is the gap that the client
    // notices when it subscribes.
    void aNewSubscriptionMayBeginLater()
    {
        deliver(incidents(1, 2));
        deliver(incidents(0, 1)); // cannot be kept
        deliver(incidents(3, 2)); // turned away
        ReceivedBatch later = incidents(50, 2);
        later.starts = true;
        deliver(later); // turned away too: still shut
        m_service->open();
        deliver(incidents(60, 2)); // of the subscription from before
        QCOMPARE(takeAll(*m_inbox).sequences, (Numbers{1, 2}));
        deliver(later);
        deliver(incidents(52, 2));
        QCOMPARE(takeAll(*m_inbox).sequences, (Numbers{50, 51, 52, 53}));
    }

    void saysWhyItDoesNotOpen()
    {
        Inbox inbox;
        JournalService second(m_folder->path(), inbox, m_clock);
        QSignalSpy failed(&second, &JournalService::failed);
        QSignalSpy opened(&second, &JournalService::opened);
        second.open();
        QCOMPARE(opened.size(), 0);
        QCOMPARE(failed[0][0].value<Problem>().kind, Problem::Kind::JournalLocked);
        second.append(incidents(1, 1)); // harmless
        QCoreApplication::sendPostedEvents(&second);
        second.note(feedNotice("N", FeedNotice::Kind::Lost));
        second.fetch(1, {EventRef{1, 0}});
        second.listQuarantined("test", 1);
        QCOMPARE(inbox.size(), 0U);
    }

    // Its own thread, a small inbox, and a reader who takes his time: nothing is lost, nothing stands in a queue.
    void onItsOwnThread()
    {
        m_service.reset();
        Inbox inbox(2);
        QThread thread;
        auto *service = new JournalService(m_folder->path(), inbox, m_clock);
        service->moveToThread(&thread);
        connect(&thread, &QThread::finished, service, &QObject::deleteLater);
        QSignalSpy replayed(service, &JournalService::replayed);
        thread.start();
        QMetaObject::invokeMethod(service, &JournalService::open);
        for (std::uint64_t first = 1; first <= 20 * 50; first += 50)
            QMetaObject::invokeMethod(service, [service, first] { service->append(incidents(first, 50)); });
        Numbers found;
        const auto takeSome = [&] {
            while (const auto batch = inbox.take()) {
                for (const auto &item : batch->items)
                    found.push_back(number(item.event.sequence));
            }
            return found.size() == 1000;
        };
        QTRY_VERIFY_WITH_TIMEOUT(takeSome(), 10'000);
        for (std::size_t i = 0; i < found.size(); ++i)
            QCOMPARE(found[i], i + 1);
        thread.quit();
        QVERIFY(thread.wait(10'000));
    }

    void closedInboxLetsTheThreadEnd()
    {
        deliver(incidents(1, 3000));
        m_service.reset();
        Inbox inbox(1);
        QThread thread;
        auto *service = new JournalService(m_folder->path(), inbox, m_clock);
        service->moveToThread(&thread);
        connect(&thread, &QThread::finished, service, &QObject::deleteLater);
        thread.start();
        QMetaObject::invokeMethod(service, &JournalService::open); // waits for room that nobody makes
        thread.quit();
        inbox.close();
        QVERIFY(thread.wait(10'000));
    }

private:
    // A batch that arrives alone: written at once.
    void deliver(const ReceivedBatch &batch)
    {
        m_service->append(batch);
        QCoreApplication::sendPostedEvents(m_service.get());
    }
    // A new start of the program: another service on the same folder.
    void start()
    {
        m_service.reset();
        m_inbox = std::make_unique<Inbox>(2000);
        m_service = std::make_unique<JournalService>(m_folder->path(), *m_inbox, m_clock);
        connect(m_service.get(), &JournalService::opened, this, [this](const auto &feeds, const auto &actions) {
            m_feeds = feeds;
            m_actions = actions;
        });
        connect(m_service.get(), &JournalService::replayed, this, [this](quint64 events) { m_replayed = events; });
        m_service->open();
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Inbox> m_inbox;
    std::unique_ptr<JournalService> m_service;
    QList<JournalFeed> m_feeds;
    QList<OutgoingAction> m_actions;
    quint64 m_replayed = 0;
};

QTEST_GUILESS_MAIN(TestJournalService)
#include "tst_journal_service.moc"
