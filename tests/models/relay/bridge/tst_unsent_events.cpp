// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

#include "models/relay/bridge/unsent_events.h"
#include "tests/models/relay/bridge/vector_run.h"

using namespace yagura;
using namespace yagura::test;
using Ids = std::vector<std::string>;

class TestUnsentEvents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void skipsWhatIsThere_data();
    void skipsWhatIsThere();
    void whatWasSentCountsAsStored();
    void somethingElseUnderTheId_data();
    void somethingElseUnderTheId();
    void leavesOutWhatIsNoEvent();
    void growsWithItsRun();
    void brokenRun();
    void namesSubjects();
    void startsOverForAnotherStream();
    void eachOnceInOrder_data();
    void eachOnceInOrder();
};

namespace {

Ids sendAll(UnsentEvents &unsent)
{
    Ids ids;
    for (;;) {
        const auto item = unsent.send();
        if (!item || !*item)
            return ids;
        ids.push_back((*item)->messageId);
        unsent.stored();
    }
}

Ids words(const char *text)
{
    Ids ids;
    for (const QByteArray &word : QByteArray(text).split(' ')) {
        if (!word.isEmpty())
            ids.push_back(word.toStdString());
    }
    return ids;
}

} // namespace

void TestUnsentEvents::skipsWhatIsThere_data()
{
    QTest::addColumn<QByteArray>("stream"); // what it holds at the start
    QTest::addColumn<QByteArray>("sent");   // of E-1 … E-5
    QTest::addColumn<int>("present");
    QTest::newRow("empty") << QByteArray() << QByteArray("E-1 E-2 E-3 E-4 E-5") << 0;
    QTest::newRow("the first ones") << QByteArray("E-1 E-2") << QByteArray("E-3 E-4 E-5") << 2;
    QTest::newRow("all") << QByteArray("E-1 E-2 E-3 E-4 E-5") << QByteArray() << 5;
    QTest::newRow("actions between") << QByteArray("A-1 E-1 A-2 A-3 E-2 A-4") << QByteArray("E-3 E-4 E-5") << 2;
    QTest::newRow("actions alone") << QByteArray("A-1 A-2") << QByteArray("E-1 E-2 E-3 E-4 E-5") << 0;
    QTest::newRow("a hole") << QByteArray("E-1 E-3") << QByteArray("E-2 E-4 E-5") << 2;
    QTest::newRow("another order") << QByteArray("E-4 E-1 E-2") << QByteArray("E-3 E-5") << 3;
    QTest::newRow("backwards") << QByteArray("E-5 E-4 E-3 E-2 E-1") << QByteArray() << 5;
    QTest::newRow("the first is missing") << QByteArray("E-2 E-3 E-4 E-5") << QByteArray("E-1") << 4;
    QTest::newRow("twice") << QByteArray("E-1 E-2 E-1 E-2") << QByteArray("E-3 E-4 E-5") << 2;
}

void TestUnsentEvents::skipsWhatIsThere()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArray, sent);
    QFETCH(int, present);
    VectorRun run;
    run.addMany(1, 5);
    UnsentEvents unsent(run, "test");
    for (const std::string &id : words(stream.constData()))
        QVERIFY(unsent.held(id));
    unsent.beginSending();
    QVERIFY(sendAll(unsent) == words(sent.constData()));
    QCOMPARE(unsent.counts().present, quint64(present));
    QCOMPARE(unsent.counts().stored, quint64(5 - present));
    QCOMPARE(number(unsent.done()), 5U);
}

void TestUnsentEvents::whatWasSentCountsAsStored()
{
    VectorRun run;
    run.addMany(1, 4);
    UnsentEvents unsent(run, "test");
    unsent.beginSending();
    for (int i = 0; i < 3; ++i)
        QVERIFY(*unsent.send());
    unsent.stored();
    unsent.recall();
    QCOMPARE(unsent.underWay(), std::size_t{0});
    QVERIFY(unsent.held("E-2")); // it had arrived; E-3 had not
    QCOMPARE(unsent.counts().stored, 2U);
    QCOMPARE(unsent.counts().present, 0U);
    QVERIFY(sendAll(unsent) == words("E-3 E-4"));
}

void TestUnsentEvents::somethingElseUnderTheId_data()
{
    QTest::addColumn<QByteArray>("stream"); // ids that it holds
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<int>("moreBytes");
    QTest::addColumn<bool>("sentBefore");
    QTest::addColumn<int>("replaced");
    const QByteArray own("yagura.test.JP._");
    QTest::newRow("the event itself") << QByteArray("E-1") << own << 0 << false << 0;
    QTest::newRow("other bytes") << QByteArray("E-1") << own << 1 << false << 1;
    QTest::newRow("fewer bytes") << QByteArray("E-1") << own << -1 << false << 1;
    QTest::newRow("for other desks") << QByteArray("E-1") << QByteArray("yagura.test.US._") << 0 << false << 1;
    QTest::newRow("while sending") << QByteArray("E-1") << own << 1 << true << 1;
    QTest::newRow("a later one, after") << QByteArray("E-2 E-1") << own << 1 << false << 2;
    QTest::newRow("a later one") << QByteArray("E-2") << own << 1 << false << 1;
    QTest::newRow("a later one, itself") << QByteArray("E-2") << own << 0 << false << 0;
}

void TestUnsentEvents::somethingElseUnderTheId()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArray, subject);
    QFETCH(int, moreBytes);
    QFETCH(bool, sentBefore);
    QFETCH(int, replaced);
    VectorRun run;
    run.addMany(1, 3);
    UnsentEvents unsent(run, "test");
    if (sentBefore)
        unsent.beginSending();
    const auto bytes = static_cast<std::size_t>(static_cast<int>(run.events[0].size()) + moreBytes);
    const Ids ids = words(stream.constData());
    for (const std::string &id : ids)
        QVERIFY(unsent.held(id, UnsentEvents::Shape{subject.toStdString(), bytes}));
    unsent.beginSending();
    QCOMPARE(sendAll(unsent).size(), 3 - ids.size());
    QCOMPARE(unsent.counts().replaced, quint64(replaced));
    QCOMPARE(unsent.counts().present, replaced > 0 ? 0 : ids.size());
    QCOMPARE(number(unsent.done()), 3U);
}

void TestUnsentEvents::leavesOutWhatIsNoEvent()
{
    VectorRun run;
    run.events.push_back("\xff\xff");
    run.add("E-1");
    run.events.push_back("");
    UnsentEvents unsent(run, "test");
    unsent.beginSending();
    QVERIFY(sendAll(unsent) == words("E-1"));
    QCOMPARE(unsent.counts().unreadable, 2U);
}

void TestUnsentEvents::growsWithItsRun()
{
    VectorRun run;
    UnsentEvents unsent(run, "test");
    unsent.beginSending();
    QVERIFY(sendAll(unsent).empty());
    run.addMany(1, 3000); // more than is read at once
    QCOMPARE(sendAll(unsent).size(), std::size_t{3000});
    run.add("last");
    QVERIFY(sendAll(unsent) == words("last"));
    QCOMPARE(number(unsent.done()), 3001U);
}

void TestUnsentEvents::brokenRun()
{
    VectorRun run;
    run.broken = true;
    UnsentEvents unsent(run, "test");
    QVERIFY(!unsent.held("E-1"));
    QVERIFY(!unsent.send());
}

void TestUnsentEvents::namesSubjects()
{
    VectorRun run;
    run.events.push_back(encoded(incident("I").country("JP").sector("jp.electricity")));
    UnsentEvents unsent(run, "test");
    const auto item = unsent.send();
    QVERIFY(item && *item);
    QCOMPARE((*item)->subject, std::string("yagura.test.JP.jp-electricity"));
    QCOMPARE((*item)->event, run.events[0]);
}

void TestUnsentEvents::startsOverForAnotherStream()
{
    VectorRun run;
    run.addMany(1, 3);
    UnsentEvents unsent(run, "test");
    QVERIFY(unsent.held("E-3")); // in the stream that is gone
    unsent.beginSending();
    QVERIFY(sendAll(unsent) == words("E-1 E-2"));
    unsent.restart();
    QVERIFY(unsent.held("E-1"));
    unsent.beginSending();
    QVERIFY(sendAll(unsent) == words("E-2 E-3"));
}

void TestUnsentEvents::eachOnceInOrder_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 50; ++seed)
        QTest::addRow("%u", seed) << seed;
}

// A stream as a plain list, which takes what is sent, loses some of it with all that follows, and gets other people's
// messages at any time. In the end it must hold each event once, and in order those that were not there at first.
void TestUnsentEvents::eachOnceInOrder()
{
    QFETCH(quint32, seed);
    QRandomGenerator dice(seed);
    VectorRun run;
    run.addMany(1, 200);
    Ids stream;
    std::set<std::string> atFirst;
    for (int i = 0; i < 40; ++i) {
        std::string id = dice.bounded(3) == 0 ? "A-" + std::to_string(i) : "E-" + std::to_string(dice.bounded(1, 201));
        if (atFirst.insert(id).second)
            stream.push_back(std::move(id));
    }
    std::size_t seen = 0;
    UnsentEvents unsent(run, "test");
    int other = 0;
    for (int round = 0; round < 1000 && number(unsent.done()) < 200; ++round) {
        for (; seen < stream.size(); ++seen)
            QVERIFY(unsent.held(stream[seen]));
        unsent.beginSending();
        bool lost = false;
        for (std::size_t burst = dice.bounded(1, 30); burst > 0; --burst) {
            const auto item = unsent.send();
            QVERIFY(item);
            if (!*item)
                break;
            lost = lost || dice.bounded(20) == 0; // everything behind it expects another place
            if (!lost)
                stream.push_back((*item)->messageId);
        }
        const auto arrived = stream.size() - seen;
        for (auto confirmed = dice.bounded(static_cast<quint32>(arrived) + 1); confirmed > 0; --confirmed, ++seen)
            unsent.stored();
        if (dice.bounded(4) == 0)
            stream.push_back("B-" + std::to_string(++other));
        unsent.recall();
    }
    Ids ours;
    std::ranges::copy_if(stream, std::back_inserter(ours), [](const std::string &id) { return id.starts_with("E-"); });
    QCOMPARE(ours.size(), std::size_t{200});
    QCOMPARE((std::set<std::string>(ours.begin(), ours.end()).size()), std::size_t{200});
    int last = 0;
    for (const std::string &id : ours) {
        if (atFirst.contains(id))
            continue;
        const int place = std::stoi(id.substr(2));
        QVERIFY2(place > last, id.c_str());
        last = place;
    }
}

QTEST_GUILESS_MAIN(TestUnsentEvents)
#include "tst_unsent_events.moc"
