// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "models/feed/credit_window.h"

using namespace yagura;
using Spent = CreditWindow::Spent;

namespace {
constexpr std::uint64_t plenty = 1ULL << 40U;
}

class TestCreditWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackByQuarters()
    {
        CreditWindow window({100, plenty});
        QCOMPARE(window.open(), 100U);
        QCOMPARE(window.spend(60, 1), Spent::Taken);
        window.give(24);
        QCOMPARE(window.due(), 0U);
        window.give(1);
        QCOMPARE(window.due(), 25U);
        QCOMPARE(window.due(), 0U);
    }

    void refusesWhatWasNotAllowed()
    {
        CreditWindow window({10, plenty});
        QCOMPARE(window.spend(1, 1), Spent::MoreThanAsked); // before it opened
        QCOMPARE(window.open(), 10U);
        QCOMPARE(window.spend(10, 1), Spent::Taken);
        QCOMPARE(window.spend(1, 1), Spent::MoreThanAsked);
        QCOMPARE(window.spend(std::uint64_t{1} << 40U, 1), Spent::MoreThanAsked);
    }

    // What is still on its way to the picture counts in the next connection too.
    void pendingSurvivesAReconnect()
    {
        CreditWindow window({100, plenty});
        QCOMPARE(window.open(), 100U);
        QCOMPARE(window.spend(70, 1), Spent::Taken);
        QCOMPARE(window.open(), 30U);
        window.give(70);
        QCOMPARE(window.due(), 70U);
        QCOMPARE(window.spend(100, 1), Spent::Taken);
        window.forget();
        window.give(100); // late word of events that were forgotten
        QCOMPARE(window.open(), 100U);
    }

    void verySmallWindows()
    {
        CreditWindow window({1, plenty});
        QCOMPARE(window.open(), 1U);
        QCOMPARE(window.spend(1, 1), Spent::Taken);
        QCOMPARE(window.due(), 0U);
        window.give(1);
        QCOMPARE(window.due(), 1U);
    }

    // Whatever happens: never more than the window between server and picture, and no credit gets lost.
    void staysWithinTheWindow()
    {
        std::mt19937 random(3);
        for (const std::uint32_t size : {1U, 7U, 1000U}) {
            CreditWindow window({size, plenty});
            std::uint64_t allowed = window.open(); // as the server counts it
            std::uint64_t pending = 0;             // as the picture counts it
            for (int i = 0; i < 5000; ++i) {
                if (random() % 2 == 0) {
                    const std::uint64_t sent = random() % (allowed + 1);
                    QCOMPARE(window.spend(sent, 1), Spent::Taken);
                    allowed -= sent;
                    pending += sent;
                } else {
                    const auto taken = static_cast<std::uint32_t>(random() % (pending + 1));
                    window.give(taken);
                    pending -= taken;
                    allowed += window.due();
                }
                QVERIFY(allowed + pending <= size);
            }
            window.give(static_cast<std::uint32_t>(pending));
            allowed += window.due();
            QVERIFY(allowed > size - std::max(size / 4, 1U)); // at most a quarter is held back
        }
    }

    void creditIsWhatFitsByTheSizesSeen()
    {
        CreditWindow window({1000, 100'000});
        QCOMPARE(window.open(), 97U); // nothing seen: a kilobyte each
        QCOMPARE(window.spend(10, 10 * 10'000), Spent::Taken);
        QCOMPARE(window.due(), 0U);
        window.give(9);
        QCOMPARE(window.due(), 0U); // the bytes of a batch are free when all of it is taken; and 87 are still allowed
        window.give(1);
        QCOMPARE(window.open(), 9U); // ten thousand and one bytes each, rounded up
        QCOMPARE(window.pendingBytes(), 0U);
    }

    void largeEventsAreForgottenSlowly()
    {
        CreditWindow window({1000, 100'000});
        static_cast<void>(window.open());
        QCOMPARE(window.spend(1, 50'000), Spent::Taken);
        window.give(1);
        QCOMPARE(window.open(), 1U);
        for (int i = 0; i < 200; ++i) {
            QCOMPARE(window.spend(1, 99), Spent::Taken);
            window.give(1);
            static_cast<void>(window.due());
            static_cast<void>(window.open());
        }
        QVERIFY(window.allowed() > 500);
    }

    // A server that is free in its sizes against a picture that takes when it likes: the bytes that lie between them
    // stay within the bound (or one frame), everything arrives, in order, and nobody waits for ever.
    void staysWithinTheBytesWhateverTheSizes()
    {
        constexpr std::uint64_t frame = 262'144;
        constexpr std::uint64_t largestEvent = 131'072;
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            std::mt19937 random(seed);
            const auto anySize = [&random] {
                return CreditWindow::Size{static_cast<std::uint32_t>(1 + random() % 3000), 1 + random() % 3'000'000};
            };
            CreditWindow window(anySize());
            std::uint64_t allowed = window.open();
            std::uint64_t taken = 0; // by the picture
            std::uint64_t sent = 0;  // taken by the window
            int refusals = 0;
            int idle = 0;
            for (int step = 0; step < 20'000; ++step) {
                if (random() % 400 == 0)
                    window.resize(anySize());
                const bool may = allowed > 0 && random() % 3 != 0;
                if (may) {
                    const bool huge = random() % 50 == 0 || (step / 1000) % 4 == 3;
                    std::uint64_t events = 0;
                    std::uint64_t bytes = 0;
                    const std::uint64_t most = 1 + random() % std::min<std::uint64_t>(allowed, 2000);
                    while (events < most) {
                        const std::uint64_t next = huge ? 1 + random() % largestEvent : 1 + random() % 2000;
                        if (events > 0 && bytes + next > frame)
                            break;
                        bytes += next;
                        ++events;
                    }
                    const std::uint64_t before = window.pendingEvents();
                    if (window.spend(events, bytes) == Spent::Taken) {
                        allowed -= events;
                        sent += events;
                    } else { // closed, and subscribed again
                        ++refusals;
                        QVERIFY(before > 0);
                        allowed = window.open();
                    }
                } else if (window.pendingEvents() > 0 && random() % 2 == 0) {
                    const auto some = static_cast<std::uint32_t>(1 + random() % window.pendingEvents());
                    window.give(some);
                    taken += some;
                }
                allowed += window.due();
                QVERIFY(allowed == window.allowed());
                QVERIFY(window.pendingEvents() == sent - taken);
                QVERIFY(window.pendingBytes() <= std::max<std::uint64_t>(6'000'000, frame));
                idle = allowed == 0 && window.pendingEvents() == 0 ? idle + 1 : 0;
                QVERIFY2(idle < 2, "nothing pending, and no credit");
            }
            QVERIFY(sent > 1000);
            QVERIFY(refusals < 2000);
        }
    }
};

QTEST_APPLESS_MAIN(TestCreditWindow)
#include "tst_credit_window.moc"
