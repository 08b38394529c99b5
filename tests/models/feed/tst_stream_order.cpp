// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/feed/stream_order.h"

using namespace yagura;
using Verdict = StreamOrder::Verdict;

namespace {

wire::Welcome welcome(const char *epoch, quint64 oldest, quint64 head, bool resumed)
{
    wire::Welcome w;
    w.feed = "test";
    w.epoch = {epoch};
    w.oldest = Sequence{oldest};
    w.head = Sequence{head};
    w.resumed = resumed;
    return w;
}

std::optional<FeedPosition> at(const char *epoch, quint64 sequence)
{
    return FeedPosition{{epoch}, Sequence{sequence}};
}

StreamOrder::Gap gap(quint64 first, quint64 last)
{
    return {Sequence{first}, Sequence{last}};
}

} // namespace

class TestStreamOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void starts_data()
    {
        QTest::addColumn<qint64>("durable"); // -1 = none
        QTest::addColumn<QByteArray>("epoch");
        QTest::addColumn<quint64>("oldest");
        QTest::addColumn<quint64>("head");
        QTest::addColumn<bool>("resumed");
        QTest::addColumn<QString>("said");
        QTest::addColumn<quint64>("expected"); // sequence that continues the stream
        const auto row = [](const char *name, qint64 durable, const char *epoch, quint64 oldest, quint64 head,
                             bool resumed, const char *said, quint64 expected) {
            QTest::newRow(name) << durable << QByteArray(epoch) << oldest << head << resumed
                                << QString::fromLatin1(said) << expected;
        };
        row("first time", -1, "e", 1, 9, false, "", 1);
        row("first time, server keeps the newest", -1, "e", 500, 900, false, "", 500);
        row("first time, empty feed", -1, "e", 0, 0, false, "", 1);
        row("resumed", 5, "e", 1, 9, true, "", 6);
        row("resumed at the head", 9, "e", 1, 9, true, "", 10);
        row("resumed at the edge", 5, "e", 6, 9, true, "", 6);
        row("server starts over", 5, "e", 1, 9, false, "", 1);
        row("no longer held", 5, "e", 8, 9, false, "gap 6-7", 8);
        row("no longer held, though it says resumed", 5, "e", 8, 9, true, "gap 6-7", 8);
        row("server lost its newest", 5, "e", 1, 4, false, "impossible", 1);
        row("server lost everything", 5, "e", 0, 0, false, "impossible", 1);
        row("another epoch", 5, "other", 1, 3, false, "epoch", 1);
        row("another epoch, cut", 5, "other", 40, 50, false, "epoch", 40);
        row("another epoch, empty", 5, "other", 0, 0, false, "epoch", 1);
    }
    void starts()
    {
        QFETCH(qint64, durable);
        QFETCH(QByteArray, epoch);
        QFETCH(quint64, oldest);
        QFETCH(quint64, head);
        QFETCH(bool, resumed);
        QFETCH(QString, said);
        QFETCH(quint64, expected);
        StreamOrder order(durable < 0 ? std::nullopt : at("e", static_cast<quint64>(durable)));
        const auto start = order.welcomed(welcome(epoch.constData(), oldest, head, resumed));
        QString found = start.impossible ? QStringLiteral("impossible") : QString();
        if (start.epochChanged)
            found += QStringLiteral("epoch");
        if (start.gap)
            found += QStringLiteral("gap %1-%2").arg(number(start.gap->first)).arg(number(start.gap->last));
        QCOMPARE(found, said);
        QCOMPARE(order.batch(Sequence{expected + 1}, 1).verdict, Verdict::Hole);
        QCOMPARE(order.batch(Sequence{expected}, 3).verdict, Verdict::Next);
        QCOMPARE(order.batch(Sequence{expected + 3}, 1).verdict, Verdict::Next);
    }

    void batches_data()
    {
        QTest::addColumn<quint64>("first");
        QTest::addColumn<quint64>("events");
        QTest::addColumn<quint64>("after");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char *name, quint64 first, quint64 events, Verdict verdict, quint64 after = 0) {
            QTest::newRow(name) << first << events << after << static_cast<int>(verdict);
        };
        // 1 … 10 were here, and 1 … 7 are durable.
        row("next", 11, 5, Verdict::Next);
        row("one missing", 12, 5, Verdict::Hole);
        row("again", 6, 5, Verdict::Repeat);
        row("stored in part", 7, 5, Verdict::Repeat);
        row("half again", 9, 5, Verdict::Reordered);
        row("from the start", 1, 1, Verdict::Repeat);
        row("goes back to what is not stored", 8, 1, Verdict::Reordered);
        row("zero", 0, 5, Verdict::Nonsense);
        row("nothing", 11, 0, Verdict::Nonsense);
        row("absurd", ~quint64{0}, 1, Verdict::Nonsense);
        row("next of a part", 90, 5, Verdict::Next, 10);
        row("one missing in a part", 90, 5, Verdict::Hole, 11);
        row("again in a part", 10, 5, Verdict::Reordered, 7);
        row("after itself", 11, 5, Verdict::Nonsense, 11);
    }
    void batches()
    {
        QFETCH(quint64, first);
        QFETCH(quint64, events);
        QFETCH(quint64, after);
        QFETCH(int, verdict);
        StreamOrder order(std::nullopt);
        static_cast<void>(order.welcomed(welcome("e", 1, 99, false)));
        QCOMPARE(order.batch(Sequence{1}, 10).verdict, Verdict::Next);
        order.setDurable(*at("e", 7));
        QVERIFY(!order.stored());
        QCOMPARE(static_cast<int>(order.batch(Sequence{first}, events, Sequence{after}).verdict), verdict);
    }

    void aHoleThatStaysIsAGapAndSaidOnce()
    {
        StreamOrder order(at("e", 3));
        for (int attempt = 0; attempt < 3; ++attempt) {
            static_cast<void>(order.welcomed(welcome("e", 1, 99, true)));
            QCOMPARE(order.batch(Sequence{4}, 2).verdict, Verdict::Next);
            const auto step = order.batch(Sequence{9}, 1);
            QCOMPARE(step.verdict, attempt == 0 ? Verdict::Hole : Verdict::Next);
            QCOMPARE(step.gap.has_value(), attempt == 1);
            if (step.gap)
                QCOMPARE(*step.gap, gap(6, 8));
        }
    }

    void aHoleThatHealsIsNoGap()
    {
        StreamOrder order(at("e", 3));
        static_cast<void>(order.welcomed(welcome("e", 1, 99, true)));
        QCOMPARE(order.batch(Sequence{9}, 1).verdict, Verdict::Hole);
        static_cast<void>(order.welcomed(welcome("e", 1, 99, true)));
        QVERIFY(!order.batch(Sequence{4}, 6).gap);
    }

    void aGapThatGrowsIsSaidInParts()
    {
        StreamOrder order(at("e", 3));
        QCOMPARE(*order.welcomed(welcome("e", 10, 20, false)).gap, gap(4, 9));
        QVERIFY(!order.welcomed(welcome("e", 10, 20, false)).gap); // nothing became durable meanwhile
        QCOMPARE(*order.welcomed(welcome("e", 15, 20, false)).gap, gap(10, 14));
    }

    void anEpochIsSaidToChangeOnce()
    {
        StreamOrder order(at("old", 3));
        QVERIFY(order.welcomed(welcome("new", 1, 2, false)).epochChanged);
        QVERIFY(!order.welcomed(welcome("new", 1, 2, false)).epochChanged); // nothing of it is durable yet
        order.setDurable(*at("new", 2));
        QVERIFY(!order.welcomed(welcome("new", 1, 2, true)).epochChanged);
        QVERIFY(order.welcomed(welcome("newer", 1, 2, false)).epochChanged);
        QCOMPARE(order.resume(), at("new", 2));
    }
};

QTEST_APPLESS_MAIN(TestStreamOrder)
#include "tst_stream_order.moc"
