// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/feed/backoff.h"

using namespace yagura;
using namespace std::chrono_literals;

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToHalfAMinute()
    {
        Backoff backoff(1);
        for (const auto most : {500ms, 1000ms, 2000ms, 4000ms, 8000ms, 16'000ms, 30'000ms, 30'000ms}) {
            const auto wait = backoff.next();
            QVERIFY2(wait >= most / 2 && wait <= most, qPrintable(QString::number(wait.count())));
        }
        backoff.reset();
        QVERIFY(backoff.next() <= 500ms);
    }

    // A floor of clients that lost the same server must not return in the same instant.
    void spreads()
    {
        QSet<qint64> waits;
        for (quint32 seed = 1; seed <= 20; ++seed) {
            Backoff backoff(seed);
            for (int i = 0; i < 6; ++i)
                static_cast<void>(backoff.next());
            waits.insert(backoff.next().count());
        }
        QVERIFY(waits.size() >= 18);
    }

    void theSameSeedWaitsTheSame()
    {
        Backoff a(5);
        Backoff b(5);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(a.next().count(), b.next().count());
    }
};

QTEST_APPLESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
