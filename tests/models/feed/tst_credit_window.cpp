// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "models/feed/credit_window.h"

using namespace yagura;

class TestCreditWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackByQuarters()
    {
        CreditWindow window(100);
        QCOMPARE(window.open(), 100U);
        QVERIFY(window.spend(60));
        window.give(24);
        QCOMPARE(window.due(), 0U);
        window.give(1);
        QCOMPARE(window.due(), 25U);
        QCOMPARE(window.due(), 0U);
    }

    void refusesWhatWasNotAllowed()
    {
        CreditWindow window(10);
        QVERIFY(!window.spend(1)); // before it opened
        QCOMPARE(window.open(), 10U);
        QVERIFY(window.spend(10));
        QVERIFY(!window.spend(1));
        QVERIFY(!window.spend(std::uint64_t{1} << 40U));
    }

    // What is still on its way to the picture counts in the next connection too.
    void pendingSurvivesAReconnect()
    {
        CreditWindow window(100);
        QCOMPARE(window.open(), 100U);
        QVERIFY(window.spend(70));
        QCOMPARE(window.open(), 30U);
        window.give(70);
        QCOMPARE(window.due(), 70U);
        QVERIFY(window.spend(100));
        window.forget();
        window.give(100); // late word of events that were forgotten
        QCOMPARE(window.open(), 100U);
    }

    void verySmallWindows()
    {
        CreditWindow window(1);
        QCOMPARE(window.open(), 1U);
        QVERIFY(window.spend(1));
        QCOMPARE(window.due(), 0U);
        window.give(1);
        QCOMPARE(window.due(), 1U);
    }

    // Whatever happens: never more than the window between server and picture, and no credit gets lost.
    void staysWithinTheWindow()
    {
        std::mt19937 random(3);
        for (const std::uint32_t size : {1U, 7U, 1000U}) {
            CreditWindow window(size);
            std::uint64_t allowed = window.open(); // as the server counts it
            std::uint64_t pending = 0;             // as the picture counts it
            for (int i = 0; i < 5000; ++i) {
                if (random() % 2 == 0) {
                    const std::uint64_t sent = random() % (allowed + 1);
                    QVERIFY(window.spend(sent));
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
};

QTEST_APPLESS_MAIN(TestCreditWindow)
#include "tst_credit_window.moc"
