// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/relay/relay_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using Code = wire::Receipt::Code;
using Kind = DeskAction::Kind;

namespace {

wire::Submit submission(const Event &event)
{
    return {event.id, encoded(event)};
}

Event by(Event event, const std::string &person)
{
    std::get<DeskAction>(event.body).person = person;
    return event;
}

} // namespace

class TestFeedStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sequencesWithoutHoles();
    void repeatsGetTheOldSequence();
    void refusedEventsAreQuarantined_data();
    void refusedEventsAreQuarantined();
    void thirdClockNeverRunsBackwards();
    void restartKeepsEpochAndOrder();
    void emptyFeedKeepsItsEpoch();
    void longFeedReadsBackFromAnywhere();
    void feedNames_data();
    void feedNames();
    void receipts_data();
    void receipts();
    void sameActionSameReceipt();
    void takenIdIsNotAccepted();
    void refusedActionStaysRefused();
};

void TestFeedStore::sequencesWithoutHoles()
{
    StoreFixture store;
    const auto intake = append(store.feed(), incidents(1, 3));
    QCOMPARE(intake.added, 3U);
    QCOMPARE(intake.sequences, (std::vector{Sequence{1}, Sequence{2}, Sequence{3}}));
    QCOMPARE(number(store.feed().head()), 3U);
    QCOMPARE(number(store.feed().oldest()), 1U);
}

void TestFeedStore::repeatsGetTheOldSequence()
{
    StoreFixture store;
    append(store.feed(), incidents(1, 3));
    auto again = incidents(2, 4);
    again.push_back(again.back()); // within one append, too
    const auto intake = append(store.feed(), again);
    QCOMPARE(intake.added, 1U);
    QCOMPARE(intake.sequences, (std::vector{Sequence{2}, Sequence{3}, Sequence{4}, Sequence{4}}));
    QCOMPARE(readAll(store.feed()).size(), 4U);
    store.reopen();
    QCOMPARE(append(store.feed(), again).added, 0U);
}

void TestFeedStore::refusedEventsAreQuarantined_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("garbage") << QByteArray("\xff\xff\xff not an event");
    QTest::newRow("another feed's") << QByteArray::fromStdString(encoded(incident("x").feed("other")));
    QTest::newRow("no id") << QByteArray::fromStdString(encoded(incident("x").id("")));
}

void TestFeedStore::refusedEventsAreQuarantined()
{
    QFETCH(QByteArray, bytes);
    StoreFixture store;
    const FeedStore::Draft drafts[] = {{FakeClock::morning, encoded(incident("1"))},
        {FakeClock::morning, bytes.toStdString()}, {FakeClock::morning, encoded(incident("2"))}};
    const auto intake = store.feed().append(drafts, "file:7");
    QVERIFY(intake);
    QCOMPARE(intake->sequences, (std::vector{Sequence{1}, Sequence::None, Sequence{2}}));
    QCOMPARE(intake->refused, 1U);
    const auto kept = store->journal().quarantined("test", 10);
    QCOMPARE(kept.size(), 1U);
    QCOMPARE(kept.front().origin, std::string("file:7"));
    QCOMPARE(kept.front().bytes, bytes.toStdString());
}

void TestFeedStore::thirdClockNeverRunsBackwards()
{
    StoreFixture store;
    append(store.feed(), incidents(1, 1), FakeClock::morning);
    append(store.feed(), incidents(2, 2), FakeClock::morning - 1h);
    store.reopen();
    append(store.feed(), incidents(3, 3), FakeClock::morning - 2h);
    for (const Stored &stored : readAll(store.feed()))
        QCOMPARE(stored.sequenced, FakeClock::morning);
}

void TestFeedStore::restartKeepsEpochAndOrder()
{
    StoreFixture store;
    append(store.feed("a"), {incident("1").feed("a")});
    append(store.feed("b"), {incident("1").feed("b"), incident("2").feed("b")});
    const Epoch epoch = store.feed("b").epoch();
    QVERIFY(epoch != store.feed("a").epoch());
    store.reopen();
    QCOMPARE(store->feedNames(), (std::vector<std::string>{"a", "b"}));
    QCOMPARE(store.feed("b").epoch(), epoch);
    QCOMPARE(append(store.feed("b"), {incident("3").feed("b")}).sequences.front(), Sequence{3});
    QCOMPARE(readAll(store.feed("b"), 2).front().event.report()->subject, std::string("2"));
}

void TestFeedStore::emptyFeedKeepsItsEpoch()
{
    StoreFixture store;
    const Epoch epoch = store.feed("quiet").epoch();
    store.reopen();
    QVERIFY(store->feed("quiet"));
    QCOMPARE(store->feed("quiet")->epoch(), epoch);
    append(store.feed("quiet"), {incident("1").feed("quiet")});
    store.reopen();
    QCOMPARE(store->feed("quiet")->epoch(), epoch);
}

void TestFeedStore::longFeedReadsBackFromAnywhere()
{
    StoreFixture store;
    // 6 MB: more than the newest part that is kept in memory, in many runs.
    append(store.feed(), incidents(1, 3000, 2000));
    for (int round = 0; round < 2; ++round, store.reopen()) {
        for (const std::uint64_t from : {1U, 2U, 1023U, 1024U, 1025U, 1500U, 2999U, 3000U}) {
            const auto read = readAll(store.feed(), from);
            QCOMPARE(read.size(), 3001U - from);
            for (std::size_t i = 0; i < read.size(); ++i) {
                QCOMPARE(number(read[i].sequence), from + i);
                QCOMPARE(read[i].event.report()->subject, std::to_string(from + i));
            }
        }
    }
}

void TestFeedStore::feedNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("valid");
    QTest::newRow("usual") << QByteArray("jp-gov") << true;
    QTest::newRow("all kinds") << QByteArray("A.b_c-9") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("the desk's own") << QByteArray("@desk") << false;
    QTest::newRow("path") << QByteArray("a/b") << false;
    QTest::newRow("parent folder") << QByteArray("..") << false;
    QTest::newRow("line break") << QByteArray("a\nb") << false;
    QTest::newRow("too long") << QByteArray(65, 'a') << false;
}

void TestFeedStore::feedNames()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, valid);
    StoreFixture store;
    QCOMPARE(store->ensureFeed(name.toStdString()).ok(), valid);
}

// One incident "I" at revision 2, level 3; "ack" is acknowledged on revision 2 by Sato; "void" was acknowledged at
// level 3, then "V" rose to 4; "same" was acknowledged and then revised without becoming graver.
void TestFeedStore::receipts_data()
{
    QTest::addColumn<Event>("action");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QByteArray>("detail");
    QTest::addColumn<quint32>("current");

    const auto row = [](const char *name, Event action, Code code, const char *detail = "", quint32 current = 0) {
        QTest::newRow(name) << std::move(action) << code << QByteArray(detail) << current;
    };
    row("acknowledge", deskAction("x", Kind::Acknowledge, "I", "r", 2), Code::Accepted);
    row("changed", deskAction("x", Kind::Acknowledge, "I", "r", 1), Code::ChangedSinceSeen, "", 2);
    row("seen the future", deskAction("x", Kind::Acknowledge, "I", "r", 3), Code::ChangedSinceSeen, "", 2);
    row("second one", deskAction("x", Kind::Acknowledge, "I", "ack", 2), Code::AlreadyAcknowledged, "Sato", 2);
    row("void after a rise", deskAction("x", Kind::Acknowledge, "V", "r", 2), Code::Accepted);
    row("changed after a rise", deskAction("x", Kind::Acknowledge, "V", "r", 1), Code::ChangedSinceSeen, "", 2);
    row("kept without a rise", deskAction("x", Kind::Acknowledge, "S", "r", 2), Code::AlreadyAcknowledged, "Ito", 2);
    row("unknown became known", deskAction("x", Kind::Acknowledge, "U", "r", 2), Code::Accepted);
    row("void after it is active again", deskAction("x", Kind::Acknowledge, "C", "r", 3), Code::Accepted);
    row("unknown incident", deskAction("x", Kind::Acknowledge, "nobody", "r", 1), Code::UnknownAlert);
    row("an advisory raises nothing", deskAction("x", Kind::Acknowledge, "A", "r", 1), Code::UnknownAlert);
    row("undo", deskAction("x", Kind::Unacknowledge, "I", "ack", 2), Code::Accepted);
    row("undo of nothing", deskAction("x", Kind::Unacknowledge, "I", "r", 2), Code::Invalid, "not acknowledged", 2);
    row("take", deskAction("x", Kind::Take, "I", "r", 1), Code::Accepted);
    row("release", deskAction("x", Kind::Release, "I", "ack", 2), Code::Accepted);
    row("note", deskAction("x", Kind::Note, "I", "r", 0), Code::Accepted);
    row("take of the unknown", deskAction("x", Kind::Take, "nobody"), Code::UnknownAlert);
    row("no kind", deskAction("x", Kind::Unspecified, "I", "r", 2), Code::Invalid, "kind");
    row("no rule", deskAction("x", Kind::Acknowledge, "I", "", 2), Code::Invalid, "rule");
    row("no person", by(deskAction("x", Kind::Acknowledge, "I", "r", 2), ""), Code::Invalid, "person");
    Event foreign = deskAction("x", Kind::Acknowledge, "I", "r", 2);
    foreign.feed = "other";
    row("another feed's", foreign, Code::Invalid, "feed");
    row("other id", deskAction("y", Kind::Acknowledge, "I", "r", 2), Code::Invalid, "id");
    row("a report", incident("I").revision(3).id("x"), Code::Invalid, "desk_action");
}

void TestFeedStore::receipts()
{
    QFETCH(Event, action);
    QFETCH(Code, code);
    QFETCH(QByteArray, detail);
    QFETCH(quint32, current);

    StoreFixture store;
    const auto ack = [](const char *id, const char *subject, const char *rule, const char *who, quint32 seen) {
        return by(deskAction(id, Kind::Acknowledge, subject, rule, seen), who);
    };
    append(store.feed(),
        {incident("I").level(3), incident("I").revision(2).level(3), ack("a1", "I", "ack", "Sato", 2),
            incident("V").level(3), ack("a2", "V", "r", "Sato", 1), incident("V").revision(2).level(4),
            incident("S").level(3), ack("a3", "S", "r", "Ito", 1), incident("S").revision(2).level(2),
            incident("C").level(3), ack("a5", "C", "r", "Ito", 1), incident("C").revision(2).level(3).cleared(),
            incident("C").revision(3).level(3), incident("U"), ack("a4", "U", "r", "Ito", 1),
            incident("U").revision(2).level(0), incident("I").level(5).id("late"), advisory("A").level(4)});

    for (const bool restarted : {false, true}) { // the answer is the same after a restart
        if (restarted)
            store.reopen();
        const Sequence before = store.feed().head();
        const auto receipt = store.feed().submit({"x", encoded(action)}, FakeClock::morning);
        QVERIFY(receipt);
        QCOMPARE(receipt->action, std::string("x"));
        QCOMPARE(receipt->code, code);
        QCOMPARE(receipt->detail, detail.toStdString());
        QCOMPARE(receipt->currentRevision, current);
        const bool first = code == Code::Accepted && !restarted;
        QCOMPARE(store.feed().head(), first ? next(before) : before);
        QCOMPARE(receipt->sequence, code == Code::Accepted ? store.feed().head() : Sequence::None);
    }
}

void TestFeedStore::sameActionSameReceipt()
{
    StoreFixture store;
    append(store.feed(), incidents(1, 1));
    const wire::Submit submit = submission(deskAction("x", Kind::Acknowledge, "1"));
    const auto first = store.feed().submit(submit, FakeClock::morning);
    append(store.feed(), {incident("1").revision(2).level(5)}); // by now it would be "changed"
    for (int i = 0; i < 2; ++i, store.reopen()) {
        const auto again = store.feed().submit(submit, FakeClock::morning);
        QVERIFY(first && again);
        QCOMPARE(again->code, Code::Accepted);
        QCOMPARE(again->sequence, first->sequence);
        QCOMPARE(number(store.feed().head()), 3U);
    }
}

void TestFeedStore::takenIdIsNotAccepted()
{
    StoreFixture store;
    append(store.feed(), incidents(1, 2));
    QCOMPARE(store.feed().submit(submission(deskAction("1.1", Kind::Take, "1")), {})->code, Code::Invalid);
    QCOMPARE(store.feed().submit(submission(deskAction("x", Kind::Take, "1")), {})->code, Code::Accepted);
    QCOMPARE(store.feed().submit(submission(deskAction("x", Kind::Take, "2")), {})->code, Code::Invalid);
    QCOMPARE(number(store.feed().head()), 3U);
}

void TestFeedStore::refusedActionStaysRefused()
{
    StoreFixture store;
    const wire::Submit early = submission(deskAction("x", Kind::Take, "1"));
    QCOMPARE(store.feed().submit(early, {})->code, Code::UnknownAlert);
    append(store.feed(), incidents(1, 1));
    QCOMPARE(store.feed().submit(early, {})->code, Code::UnknownAlert);
    QCOMPARE(store.feed().submit(submission(deskAction("y", Kind::Take, "1")), {})->code, Code::Accepted);
}

QTEST_GUILESS_MAIN(TestFeedStore)
#include "tst_feed_store.moc"
