// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "models/alerts/action_place.h"
#include "models/event/codec.h"
#include "tests/models/alerts/floor.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Code = wire::Receipt::Code;
using State = ActionStatus::State;

class TestActionDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void actionIsAWholeEvent();
    void saysWhereTheIncidentLies();
    void placeOfAReport_data();
    void placeOfAReport();
    void answers_data();
    void answers();
    void secondPressIsTheSameWish();
    void strangersReceiptChangesNothing();
    void undoWithinTenSeconds_data();
    void undoWithinTenSeconds();
    void undoGoesBackOneByOne();
    void refusedIsNothingToUndo();
    void newerActionStaysPending();
    void restoredActionsArePending();
};

namespace {

const AlertId alert{{"jp-gov", "I-1"}, "severity-3"};
const AlertId other{{"jp-gov", "I-2"}, "severity-3"};

struct Desk
{
    FakeClock clock;
    ActionPlace place; // what the picture knows
    ActionDesk desk{{"田中", "desk-1"}, clock, [this](const AlertId &) { return place; }};
    std::vector<OutgoingAction> made;
    std::vector<ActionStatus> said;
    int answered = 0;

    Desk()
    {
        QObject::connect(&desk, &ActionDesk::actionMade, &desk, [this](const OutgoingAction &a) { made.push_back(a); });
        QObject::connect(
            &desk, &ActionDesk::statusChanged, &desk, [this](const ActionStatus &s) { said.push_back(s); });
        QObject::connect(&desk, &ActionDesk::answered, &desk, [this] { ++answered; });
    }
    void answer(std::size_t action, Code code, const char *detail = "", std::uint32_t revision = 0)
    {
        desk.receive({made[action].action, code, Sequence{7}, detail, revision});
    }
    [[nodiscard]] DeskAction madeAction(std::size_t i) const
    {
        return *EventCodec().decode(made[i].event).value().deskAction();
    }
};

} // namespace

void TestActionDesk::actionIsAWholeEvent()
{
    Desk d;
    d.desk.acknowledge(alert, 4);
    QCOMPARE(d.made.size(), std::size_t{1});
    const auto event = EventCodec().decode(d.made[0].event);
    QVERIFY(event);
    QCOMPARE(d.made[0].feed, std::string("jp-gov"));
    QCOMPARE(event->id, d.made[0].action);
    QVERIFY(!event->id.empty());
    QVERIFY(event->reported == FakeClock::morning);
    DeskAction expected;
    expected.kind = DeskAction::Kind::Acknowledge;
    expected.subject = "I-1";
    expected.rule = "severity-3";
    expected.seenRevision = 4;
    expected.desk = "desk-1";
    expected.person = "田中";
    QVERIFY(*event->deskAction() == expected);
    QVERIFY(isPending(d.desk.statusOf(alert)));
    QVERIFY(!d.desk.statusOf(other));

    d.desk.unacknowledge(alert, 4, QStringLiteral("誤り"));
    QCOMPARE(d.madeAction(1).note, std::string("誤り"));
    QVERIFY(d.made[0].action != d.made[1].action);
}

void TestActionDesk::saysWhereTheIncidentLies()
{
    Desk d;
    d.place = {"JP", {{"jp-ci", "jp.electricity", false}}};
    d.desk.take(alert, 4);
    QCOMPARE(d.madeAction(0).country, std::string("JP"));
    QVERIFY(d.madeAction(0).sectors == d.place.sectors);
    d.place = {}; // as the person sees it at that moment
    d.desk.acknowledge(alert, 5);
    QVERIFY(d.madeAction(1).country.empty() && d.madeAction(1).sectors.empty());
    FakeClock clock;
    ActionDesk placeless({"田中", "desk-1"}, clock);
    QSignalSpy made(&placeless, &ActionDesk::actionMade);
    placeless.acknowledge(alert, 1);
    QCOMPARE(made.size(), 1);
}

void TestActionDesk::placeOfAReport_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<QString>("country");
    QTest::addColumn<QStringList>("sectors");
    QTest::newRow("one of each") << incident("I").country("JP").sector("jp.electricity").event() << u"JP"_s
                                 << QStringList{u"jp-ci jp.electricity"_s};
    QTest::newRow("several sectors") << incident("I").country("US").sector("us.dams").sector("us.energy").event()
                                     << u"US"_s << QStringList{u"us-ci us.dams"_s, u"us-ci us.energy"_s};
    QTest::newRow("a territory has a code of its own")
        << incident("I").country("PR").sector("us.energy").event() << u"PR"_s << QStringList{u"us-ci us.energy"_s};
    QTest::newRow("a country without a list") << incident("I").country("FR").event() << u"FR"_s << QStringList();
    QTest::newRow("no sector is no bucket") << incident("I").country("JP").event() << u"JP"_s << QStringList();
    QTest::newRow("nothing") << incident("I").event() << QString() << QStringList();
    QTest::newRow("another report") << incident("J").country("JP").event() << QString() << QStringList();
}

void TestActionDesk::placeOfAReport()
{
    QFETCH(Event, event);
    QFETCH(QString, country);
    QFETCH(QStringList, sectors);
    Picture picture(shippedCatalog());
    picture.apply(sequenced(1, event), {}, "test");
    const ActionPlace place = placeOf({{"test", "I"}, "severity-3"}, picture);
    QStringList found;
    for (const SectorRef &ref : place.sectors)
        found << QString::fromStdString(ref.taxonomy + ' ' + ref.code);
    found.sort();
    QCOMPARE(QString::fromStdString(place.country), country);
    QCOMPARE(found, sectors);
}

void TestActionDesk::answers_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("accepted") << int(Code::Accepted) << true;
    QTest::newRow("changed") << int(Code::ChangedSinceSeen) << false;
    QTest::newRow("already") << int(Code::AlreadyAcknowledged) << false;
    QTest::newRow("unknown alert") << int(Code::UnknownAlert) << false;
    QTest::newRow("invalid") << int(Code::Invalid) << false;
    QTest::newRow("of a newer server") << int(Code::Unspecified) << false;
}

void TestActionDesk::answers()
{
    QFETCH(int, code);
    QFETCH(bool, accepted);
    Desk d;
    d.desk.acknowledge(alert, 1);
    d.clock.advance(2s);
    d.answer(0, static_cast<Code>(code), "鈴木", 3);
    const ActionStatus status = *d.desk.statusOf(alert);
    QVERIFY(status.state == (accepted ? State::Accepted : State::Refused));
    QCOMPARE(int(status.code), code);
    QCOMPARE(status.detail, QStringLiteral("鈴木"));
    QCOMPARE(status.currentRevision, 3U);
    QVERIFY(status.at == FakeClock::morning + 2s);
    QCOMPARE(d.said.size(), std::size_t{2});
    QCOMPARE(d.answered, 1);
    QCOMPARE(d.desk.canUndo(), accepted);
}

void TestActionDesk::secondPressIsTheSameWish()
{
    Desk d;
    d.desk.acknowledge(alert, 1);
    d.desk.acknowledge(alert, 1);
    QCOMPARE(d.made.size(), std::size_t{1});
    d.desk.acknowledge(other, 1);
    QCOMPARE(d.made.size(), std::size_t{2});
    d.answer(0, Code::ChangedSinceSeen);
    d.desk.acknowledge(alert, 2);
    QCOMPARE(d.made.size(), std::size_t{3});
}

void TestActionDesk::strangersReceiptChangesNothing()
{
    Desk d;
    d.desk.acknowledge(alert, 1);
    d.desk.receive({"somebody-else", Code::Accepted, Sequence{1}, "", 1});
    QVERIFY(isPending(d.desk.statusOf(alert)));
    QCOMPARE(d.answered, 0);
    d.answer(0, Code::Accepted);
    d.answer(0, Code::Invalid);
    QVERIFY(d.desk.statusOf(alert)->state == State::Accepted);
    QCOMPARE(d.answered, 1);
}

void TestActionDesk::undoWithinTenSeconds_data()
{
    QTest::addColumn<int>("afterMs");
    QTest::addColumn<bool>("undone");
    QTest::newRow("at once") << 0 << true;
    QTest::newRow("9.999 s") << 9'999 << true;
    QTest::newRow("10 s") << 10'000 << true;
    QTest::newRow("10.001 s") << 10'001 << false;
    QTest::newRow("a minute") << 60'000 << false;
}

void TestActionDesk::undoWithinTenSeconds()
{
    QFETCH(int, afterMs);
    QFETCH(bool, undone);
    Desk d;
    QVERIFY(!d.desk.canUndo() && !d.desk.undoLast());
    d.desk.acknowledge(alert, 5);
    QVERIFY(!d.desk.canUndo()); // not accepted yet
    d.clock.advance(1h);        // the window begins with the acceptance
    d.answer(0, Code::Accepted);
    d.clock.advance(std::chrono::milliseconds(afterMs));
    QCOMPARE(d.desk.canUndo(), undone);
    QCOMPARE(d.desk.undoLast(), undone);
    QCOMPARE(d.made.size(), std::size_t(undone ? 2 : 1));
    if (undone) {
        QVERIFY(d.madeAction(1).kind == DeskAction::Kind::Unacknowledge);
        QCOMPARE(d.madeAction(1).subject, std::string("I-1"));
        QCOMPARE(d.madeAction(1).seenRevision, 5U);
        QVERIFY(!d.desk.canUndo());
    }
}

void TestActionDesk::undoGoesBackOneByOne()
{
    Desk d;
    d.desk.acknowledge(alert, 1);
    d.desk.acknowledge(other, 1);
    d.answer(0, Code::Accepted);
    d.answer(1, Code::Accepted);
    QVERIFY(d.desk.undoLast() && d.desk.undoLast() && !d.desk.undoLast());
    QCOMPARE(d.madeAction(2).subject, std::string("I-2"));
    QCOMPARE(d.madeAction(3).subject, std::string("I-1"));
}

void TestActionDesk::refusedIsNothingToUndo()
{
    Desk d;
    d.desk.acknowledge(alert, 1);
    d.answer(0, Code::AlreadyAcknowledged);
    d.desk.take(alert, 1);
    d.answer(1, Code::Accepted);
    QVERIFY(!d.desk.undoLast());
    // What was un-acknowledged by hand is not taken back a second time.
    d.desk.acknowledge(other, 1);
    d.answer(2, Code::Accepted);
    d.desk.unacknowledge(other, 1, {});
    d.answer(3, Code::Accepted);
    QVERIFY(!d.desk.undoLast());
}

void TestActionDesk::newerActionStaysPending()
{
    Desk d;
    d.desk.acknowledge(alert, 1);
    d.desk.take(alert, 1);
    d.answer(0, Code::Accepted);
    QVERIFY(isPending(d.desk.statusOf(alert)));
    QVERIFY(d.said.back().state == State::Accepted);
    d.answer(1, Code::Accepted);
    QVERIFY(d.desk.statusOf(alert)->kind == DeskAction::Kind::Take);
    QVERIFY(!isPending(d.desk.statusOf(alert)));
}

void TestActionDesk::restoredActionsArePending()
{
    Desk before;
    before.desk.acknowledge(alert, 3);
    Desk after;
    after.desk.restore({before.made[0], {"jp-gov", "broken", "\xff\xff"}});
    QVERIFY(isPending(after.desk.statusOf(alert)));
    QVERIFY(after.made.empty()); // the feed submits what was kept
    after.desk.receive({before.made[0].action, Code::Accepted, Sequence{9}, "", 3});
    QVERIFY(after.desk.statusOf(alert)->state == State::Accepted);
    QCOMPARE(after.answered, 1);
    QVERIFY(after.desk.canUndo());
}

QTEST_GUILESS_MAIN(TestActionDesk)
#include "tst_action_desk.moc"
