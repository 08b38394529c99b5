// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <semaphore>

#include "models/feed/feed_hub.h"
#include "models/journal/journal_service.h"
#include "tests/app/relay/relay_process.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto patience = 300'000; // ms that anything may take on a busy machine; nothing is measured by it
constexpr qint64 mostGrowthKiB = 64 * 1024;

// Resident memory of this process, in KiB.
qint64 resident()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').front().toLongLong();
    }
    return -1;
}

// Events that pile up at the server during the stall. A minute at 50,000/s is YAGURA_STALL_EVENTS=3000000.
quint64 piledUp()
{
    bool said = false;
    const quint64 events = qEnvironmentVariable("YAGURA_STALL_EVENTS").toULongLong(&said);
    return said ? events : 60'000; // several times what may be in flight
}

// What the relay serves: fifty thousand made-up events a second; or, with YAGURA_STALL_STORE, a store that is full
// already (a slow machine cannot make so many while it serves them).
QStringList served(const QString &store)
{
    const QStringList serve{u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--store"_s};
    const QString full = qEnvironmentVariable("YAGURA_STALL_STORE");
    return full.isEmpty() ? serve + QStringList{store, u"--rate"_s, u"50000"_s} : serve + QStringList{full};
}

// The intake of the dashboard on its own threads, joined as Station joins it; the picture is this test.
class Intake : public QObject
{
public:
    explicit Intake(const QString &folder)
        : journal(new JournalService(folder, inbox, clock))
        , hub(new FeedHub({}, clock))
    {
        journal->moveToThread(&journalThread);
        hub->moveToThread(&feedThread);
        connect(&journalThread, &QThread::finished, journal, &QObject::deleteLater);
        connect(&feedThread, &QThread::finished, hub, &QObject::deleteLater);
        connect(hub, &FeedHub::batchReceived, journal, &JournalService::append);
        connect(hub, &FeedHub::noticed, journal, &JournalService::note);
        connect(hub, &FeedHub::noticed, this, [this](const Event &event) { notices.append(event); });
        connect(journal, &JournalService::appended, hub,
            [this](const QByteArray &feed, const FeedPosition &position) { hub->setDurable(feed, position); });
        connect(journal, &JournalService::opened, this, [this] { isOpen = true; });
        connect(journal, &JournalService::failed, this, [this](const Problem &problem) { failure = problem; });
        connect(hub, &FeedHub::healthChanged, this, [this](const FeedHealth &now) {
            health = now;
            largest = std::max(largest, resident());
        });
        journalThread.start();
        feedThread.start();
        QMetaObject::invokeMethod(journal, &JournalService::open, Qt::QueuedConnection);
    }
    ~Intake() override
    {
        QMetaObject::invokeMethod(
            hub,
            [this] {
                hub->stop();
                feedThread.quit();
            },
            Qt::QueuedConnection);
        inbox.close();
        feedThread.wait();
        QMetaObject::invokeMethod(
            journal, [this] { journalThread.quit(); }, Qt::QueuedConnection);
        journalThread.wait();
    }

    void subscribe(const QUrl &url)
    {
        QMetaObject::invokeMethod(
            hub,
            [this, url] {
                hub->start({FeedSettings{url, {}, {}}}, {}, {});
            },
            Qt::QueuedConnection);
    }

    // The disk does not answer until the release.
    void stallDisk()
    {
        QMetaObject::invokeMethod(
            journal, [this] { disk.acquire(); }, Qt::QueuedConnection);
    }
    void releaseDisk() { disk.release(); }

    // What the UI thread does in a frame. False: an event was missing, or came twice.
    bool take()
    {
        while (auto batch = inbox.take()) {
            for (const InboxBatch::Item &item : batch->items) {
                if (batch->feed == deskFeed)
                    continue;
                if (item.event.sequence != next(last))
                    return false;
                last = item.event.sequence;
            }
            if (batch->received > 0)
                QMetaObject::invokeMethod(
                    hub,
                    [this, feed = QByteArray::fromStdString(batch->feed), events = batch->received] {
                        hub->grant(feed, events);
                    },
                    Qt::QueuedConnection);
        }
        largest = std::max(largest, resident());
        return true;
    }

    const Clock &clock = Clock::system();
    Inbox inbox;
    std::binary_semaphore disk{0};
    FeedHealth health;
    Sequence last = Sequence::None; // shown
    qint64 largest = 0;             // KiB
    bool isOpen = false;
    std::optional<Problem> failure;
    QList<Event> notices;

private:
    JournalService *journal;
    FeedHub *hub;
    QThread journalThread;
    QThread feedThread;
};

} // namespace

// The promise of credits: whatever stalls, and however much piles up behind it, the memory of the client is bounded and
// nothing is lost. The real relay, the real threads, real time; the stall ends when enough has piled up.
class TestStall : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void memoryIsBoundedAndNothingIsLost_data()
    {
        QTest::addColumn<bool>("diskStalls");
        QTest::newRow("nobody takes what is shown") << false;
        QTest::newRow("the disk does not answer") << true;
    }
    void memoryIsBoundedAndNothingIsLost()
    {
        QFETCH(bool, diskStalls);
        QTemporaryDir folder;
        RelayProcess relay(served(folder.filePath(u"store"_s)));
        QString url;
        for (int i = 0; i < 30 && url.isEmpty(); ++i) // a full store is read first
            url = relay.listening();
        QVERIFY(!url.isEmpty());

        Intake intake(folder.filePath(u"journal"_s));
        QVERIFY(QTest::qWaitFor([&] { return intake.isOpen; }, patience));
        const qint64 idle = resident();
        intake.subscribe(QUrl(url));
        bool inOrder = true;
        const auto takeUntil = [&](auto enough) {
            return QTest::qWaitFor(
                [&] {
                    inOrder = inOrder && intake.take();
                    return !inOrder || enough();
                },
                patience);
        };
        QVERIFY(takeUntil([&] { return number(intake.last) >= 2'000; }));
        QVERIFY(inOrder);

        if (diskStalls)
            intake.stallDisk();
        const std::uint64_t from = number(intake.last);
        const std::uint64_t to = from + piledUp();
        // Nobody takes; the feed thread goes on hearing heartbeats, that is how the head is known.
        QVERIFY(QTest::qWaitFor([&] { return number(intake.health.head) >= from + piledUp() / 2; }, patience));
        const qint64 halfway = resident();
        QVERIFY(QTest::qWaitFor([&] { return number(intake.health.head) >= to; }, patience));
        const qint64 stalled = resident();
        const quint64 received = intake.health.received;
        QVERIFY2(received < from + 20'000 + 16'384, "credit was not kept"); // the rest waits at the server

        if (diskStalls)
            intake.releaseDisk();
        QVERIFY(takeUntil([&] { return number(intake.last) >= to; }));
        QVERIFY2(inOrder, "lost, or twice");
        qInfo("idle %lld KiB, halfway %+lld, at the end of the stall %+lld, largest %+lld; %llu events piled up", idle,
            halfway - idle, stalled - idle, intake.largest - idle, static_cast<unsigned long long>(piledUp()));
        QVERIFY(intake.largest - idle <= mostGrowthKiB);
        QVERIFY2(stalled - halfway <= 2048, "it grows while nothing is taken");
        QVERIFY(!intake.failure);
        QVERIFY(intake.notices.isEmpty()); // no fault, no outage: the feed was held back, not lost
        QCOMPARE(intake.health.faults, 0U);
        QCOMPARE(relay.stop().code, 0);
    }
};

QTEST_GUILESS_MAIN(TestStall)
#include "tst_stall.moc"
