// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <atomic>
#include <thread>

#include "models/journal/inbox.h"

using namespace yagura;

namespace {

InboxBatch numbered(std::uint32_t n)
{
    return {"test", {"e"}, {}, n, false};
}

} // namespace

class TestInbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOverInOrder()
    {
        Inbox inbox(4);
        QVERIFY(!inbox.take());
        for (std::uint32_t n = 1; n <= 3; ++n)
            QVERIFY(inbox.push(numbered(n)));
        QCOMPARE(inbox.size(), 3U);
        for (std::uint32_t n = 1; n <= 3; ++n)
            QCOMPARE(inbox.take()->received, n);
        QVERIFY(!inbox.take());
    }

    void stayBoundedBetweenTwoThreads()
    {
        constexpr std::uint32_t batches = 20'000;
        constexpr std::size_t capacity = 8;
        Inbox inbox(capacity);
        std::atomic<std::uint32_t> pushed{0};
        std::thread writer([&] {
            for (std::uint32_t n = 1; n <= batches; ++n) {
                if (!inbox.push(numbered(n)))
                    return;
                pushed = n;
            }
        });
        std::uint32_t expected = 1;
        bool ordered = true;
        bool bounded = true;
        while (expected <= batches) {
            bounded = bounded && inbox.size() <= capacity && pushed < expected + capacity + 1;
            if (const auto batch = inbox.take())
                ordered = ordered && batch->received == expected++;
            else
                std::this_thread::yield();
        }
        writer.join();
        QVERIFY(ordered);
        QVERIFY(bounded);
    }

    void closeWakesAWaitingPush()
    {
        Inbox inbox(1);
        QVERIFY(inbox.push(numbered(1)));
        std::atomic<bool> taken{true};
        std::thread writer([&] { taken = inbox.push(numbered(2)); });
        inbox.close();
        writer.join();
        QVERIFY(!taken);
        QVERIFY(!inbox.push(numbered(3)));
        QCOMPARE(inbox.take()->received, 1U); // what was taken over is still handed out
    }
};

QTEST_APPLESS_MAIN(TestInbox)
#include "tst_inbox.moc"
