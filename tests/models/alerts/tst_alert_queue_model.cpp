// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "models/alerts/alert_queue_model.h"
#include "tests/models/alerts/floor.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Section = AlertQueueModel::Section;

class TestAlertQueueModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void order();
    void roles();
    void sections();
    void countsKeepExercisesApart();
    void pendingFollowsTheDesk();
    void heldRowsStay();
    void heldRowStaysUnderAPersistentIndex();
    void anotherScopeIsMerged();
    void silenceIsInEveryScope();
    void fillsAtStart();
    void agreesWithANaiveTwin_data();
    void agreesWithANaiveTwin();
};

namespace {

struct Queue : Floor
{
    ActionDesk desk{{"operator-1", "desk-1"}, clock};
    AlertQueueModel model{watch, scoped, desk};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    [[nodiscard]] QStringList shown() const
    {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids << QString::fromStdString(model.alertAt(row)->id.subject.id);
        return ids;
    }
    // What ought to be there, by sorting all alerts.
    [[nodiscard]] QStringList expected() const
    {
        std::vector<const Alert *> all;
        for (const Alert &a : watch.situation().alerts().alerts()) {
            const bool in = model.section() == Section::All
                || (model.section() == Section::Open ? a.condition == Condition::Active || !a.acknowledged
                                                     : !a.acknowledged);
            const auto &rows = scoped.rows();
            if (in && std::find(rows.begin(), rows.end(), a.row) != rows.end())
                all.push_back(&a);
        }
        const auto rank
            = [](const Alert *a) { return a->severity == unknownSeverity ? 2.5 : static_cast<double>(a->severity); };
        std::ranges::sort(all, [&](const Alert *a, const Alert *b) {
            return std::tuple(a->exercise, a->acknowledged.has_value(), -rank(a), a->raised, a->id)
                < std::tuple(b->exercise, b->acknowledged.has_value(), -rank(b), b->raised, b->id);
        });
        QStringList ids;
        for (const Alert *a : all)
            ids << QString::fromStdString(a->id.subject.id);
        return ids;
    }
};

Event acknowledged(const std::string &subject, std::uint32_t seen = 1)
{
    return deskAction("a", DeskAction::Kind::Acknowledge, subject, rule, seen);
}

} // namespace

void TestAlertQueueModel::order()
{
    Queue q;
    q.hear({incident("young-5").level(5)});
    q.clock.advance(-1min);
    q.hear({incident("old-5").level(5), incident("b-4").level(4), incident("a-4").level(4), incident("unknown"),
        incident("3").level(3), incident("acknowledged").level(5), acknowledged("acknowledged")});
    QCOMPARE(q.shown(),
        QStringList({u"old-5"_s, u"young-5"_s, u"a-4"_s, u"b-4"_s, u"3"_s, u"unknown"_s, u"acknowledged"_s}));
    for (int row = 0; row < q.model.rowCount(); ++row)
        QCOMPARE(q.model.rowOf(q.model.alertAt(row)->id), row);
    QCOMPARE(q.model.rowOf(alertId("nobody")), -1);
    QVERIFY(!q.model.alertAt(-1) && !q.model.alertAt(7));
}

// Whatever a person looks at: what is not heard may belong to it.
void TestAlertQueueModel::silenceIsInEveryScope()
{
    Queue q;
    ScopeFilter nothing;
    nothing.sectors = 0;
    nothing.japan = nothing.unitedStates = nothing.elsewhere = false;
    q.scope.set(nothing);
    q.hear({incident("I").level(5), feedNotice("n", FeedNotice::Kind::Lost)});
    QCOMPARE(q.shown(), QStringList{u"test"_s});
    const QModelIndex index = q.model.index(0, AlertQueueModel::TitleColumn);
    QCOMPARE(index.data(AlertQueueModel::ReportRowRole).toUInt(), noRow);
    QCOMPARE(index.data(AlertQueueModel::SeverityRole).toInt(), 3);
    for (int column = 0; column < q.model.columnCount(); ++column)
        static_cast<void>(index.siblingAtColumn(column).data());
    QCOMPARE(index.data(AlertQueueModel::TitleEnRole).toString(), QString());
    QCOMPARE(q.model.counts().unacknowledged, 1);
    q.scope.reset();
    q.settle();
    QCOMPARE(q.shown(), (QStringList{u"I"_s, u"test"_s}));
    q.hear({feedNotice("n2", FeedNotice::Kind::Resumed)});
    QCOMPARE(q.model.rowCount(), 2); // cleared, unseen
    QCOMPARE(q.model.alertAt(1)->condition, Condition::Cleared);
}

void TestAlertQueueModel::roles()
{
    Queue q;
    q.hear({incident("I").level(4).title("停電", "Outage").exercise("x").revision(3)});
    const QModelIndex index = q.model.index(0, AlertQueueModel::TitleColumn);
    QCOMPARE(index.data(AlertQueueModel::AlertRole).value<const Alert *>(), q.model.alertAt(0));
    QCOMPARE(index.data(AlertQueueModel::ReportRowRole).toUInt(), 0U);
    QCOMPARE(index.data(AlertQueueModel::SeverityRole).toInt(), 4);
    QCOMPARE(index.data(AlertQueueModel::TitleJaRole).toString(), u"停電"_s);
    QCOMPARE(index.data(AlertQueueModel::TitleEnRole).toString(), u"Outage"_s);
    QCOMPARE(index.data(AlertQueueModel::UnacknowledgedRole).toBool(), true);
    QCOMPARE(index.data(AlertQueueModel::ExerciseRole).toBool(), true);
    QCOMPARE(index.data(AlertQueueModel::RevisionRole).toUInt(), 3U);
    QCOMPARE(index.data(AlertQueueModel::RaisedRole).toLongLong(), toMs(FakeClock::morning));
    QVERIFY(!q.model.data({}, AlertQueueModel::SeverityRole).isValid());
    QCOMPARE(q.model.columnCount(), int{AlertQueueModel::ColumnCount});
}

void TestAlertQueueModel::sections()
{
    Queue q;
    q.hear({incident("new").level(4), incident("acked").level(4), acknowledged("acked"), incident("over").level(4),
        acknowledged("over"), incident("over").revision(2).level(4).cleared(), incident("unseen").level(3),
        incident("unseen").revision(2).level(3).cleared()});
    QCOMPARE(q.shown(), QStringList({u"new"_s, u"unseen"_s, u"acked"_s}));
    q.model.setSection(Section::Unacknowledged);
    QCOMPARE(q.shown(), QStringList({u"new"_s, u"unseen"_s}));
    q.model.setHeld(true);
    q.model.setSection(Section::All); // what a person asks for does not wait
    QCOMPARE(q.shown(), q.expected());
    QCOMPARE(q.shown().size(), 4);
}

void TestAlertQueueModel::countsKeepExercisesApart()
{
    Queue q;
    QSignalSpy counted(&q.model, &AlertQueueModel::countsChanged);
    q.hear({incident("a").level(4), incident("b").level(4), acknowledged("b"), incident("c").level(4).exercise("x"),
        incident("d").level(4).exercise("x"), acknowledged("d")});
    QCOMPARE(counted.count(), 1);
    QCOMPARE(q.model.counts().unacknowledged, 1);
    QCOMPARE(q.model.counts().acknowledged, 1);
    QCOMPARE(q.model.counts().exercise, 2);
    q.model.setSection(Section::Unacknowledged); // of the scope, whatever the section
    QCOMPARE(q.model.counts().acknowledged, 1);
    q.hear({incident("b").revision(2).level(4).cleared()});
    QCOMPARE(q.model.counts().acknowledged, 0);
    q.scope.set(*parseScope(u"exercise=no"_s, shippedCatalog()));
    q.settle();
    QCOMPARE(q.model.counts().exercise, 0);
    QCOMPARE(q.model.counts().unacknowledged, 1);
}

void TestAlertQueueModel::pendingFollowsTheDesk()
{
    Queue q;
    q.hear({incident("a").level(5), incident("b").level(4)});
    QSignalSpy changed(&q.model, &QAbstractItemModel::dataChanged);
    q.desk.acknowledge(alertId("b"), 1);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QVERIFY(q.model.index(1, 0).data(AlertQueueModel::PendingRole).toBool());
    QVERIFY(!q.model.index(0, 0).data(AlertQueueModel::PendingRole).toBool());
    QVERIFY(q.model.alertAt(1)->unacknowledged()); // nothing changes before it came back
}

void TestAlertQueueModel::heldRowsStay()
{
    Queue q;
    q.hear({incident("a").level(4), incident("b").level(4), incident("c").level(3)});
    const QStringList before = q.shown();
    q.model.setHeld(true);
    QSignalSpy inserted(&q.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&q.model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(&q.model, &QAbstractItemModel::dataChanged);
    QSignalSpy waiting(&q.model, &AlertQueueModel::waitingChanged);
    q.hear({incident("grave").level(5), acknowledged("a"), incident("c").revision(2).level(5)});
    QCOMPARE(q.shown(), before);
    QCOMPARE(inserted.count() + removed.count(), 0);
    QCOMPARE(q.model.waiting(), 3);
    QCOMPARE(q.model.waitingNew(), 1);
    QCOMPARE(waiting.count(), 1);
    QVERIFY(changed.count() > 0); // in place
    QCOMPARE(q.model.index(2, 0).data(AlertQueueModel::SeverityRole).toInt(), 5);
    QCOMPARE(q.model.rowOf(alertId("c")), 2);

    // What goes back to where it was waits no longer.
    q.hear({deskAction("u", DeskAction::Kind::Unacknowledge, "a", rule, 1)});
    QCOMPARE(q.model.waiting(), 2);

    q.model.release();
    QVERIFY(q.model.held());
    QCOMPARE(q.model.waiting(), 0);
    QCOMPARE(q.shown(), QStringList({u"c"_s, u"grave"_s, u"a"_s, u"b"_s}));
    q.hear({incident("z").level(5)});
    QCOMPARE(q.model.waiting(), 1);
    q.model.setHeld(false);
    QCOMPARE(q.shown(), q.expected());
    QCOMPARE(q.model.waitingNew(), 0);
}

void TestAlertQueueModel::heldRowStaysUnderAPersistentIndex()
{
    Queue q;
    std::vector<Event> many;
    for (int i = 0; i < 50; ++i)
        many.push_back(incident("I-" + std::to_string(i)).level(3));
    q.hear(many);
    const AlertId under = q.model.alertAt(20)->id;
    const QPersistentModelIndex hand(q.model.index(20, 0));
    q.model.setHeld(true);
    RandomFloor random(3);
    for (int i = 0; i < 30; ++i) {
        q.hear({random.next(q.watch.situation()), random.next(q.watch.situation())});
        QVERIFY(q.model.alertAt(20)->id == under);
        QVERIFY(hand.isValid() && hand.row() == 20);
    }
    QVERIFY(q.model.waiting() > 0);
    // Released, the index follows the identity.
    q.model.setHeld(false);
    QVERIFY(hand.isValid());
    QVERIFY(q.model.alertAt(hand.row())->id == under);
}

void TestAlertQueueModel::anotherScopeIsMerged()
{
    Queue q;
    q.hear({incident("jp").country("JP").level(4), incident("us").country("US").level(4)});
    QSignalSpy reset(&q.model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex us(q.model.index(q.model.rowOf(alertId("us")), 0));
    q.scope.set(*parseScope(u"country=US"_s, shippedCatalog()));
    q.settle();
    QCOMPARE(q.shown(), QStringList{u"us"_s});
    QVERIFY(us.isValid() && us.row() == 0);
    q.scope.reset();
    q.settle();
    QCOMPARE(q.shown(), QStringList({u"jp"_s, u"us"_s}));
    QCOMPARE(reset.count(), 0);
}

void TestAlertQueueModel::fillsAtStart()
{
    Queue q;
    std::vector<Event> many;
    for (int i = 0; i < 700; ++i)
        many.push_back(incident("I-" + std::to_string(i)).level(static_cast<std::uint8_t>(3 + i % 3)));
    q.put(many, true);
    q.settle();
    QCOMPARE(q.shown(), q.expected());
    QCOMPARE(q.model.counts().unacknowledged, 700);
    q.watch.replayEnded();
    QSignalSpy reset(&q.model, &QAbstractItemModel::modelReset);
    for (Event &event : many)
        std::get<Report>(event.body).revision = 2;
    q.hear(many);
    q.scope.set(*parseScope(u"severity>=5"_s, shippedCatalog()));
    q.settle();
    QCOMPARE(q.shown(), q.expected());
    QCOMPARE(reset.count(), 0);
}

void TestAlertQueueModel::agreesWithANaiveTwin_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestAlertQueueModel::agreesWithANaiveTwin()
{
    QFETCH(unsigned, seed);
    Queue q;
    q.watch.replayEnded();
    RandomFloor random(seed);
    const std::array scopes{QString(), u"sector=us.energy"_s, u"severity>=4"_s, u"country=JP exercise=no"_s};
    const std::array sections{Section::Open, Section::Unacknowledged, Section::All};
    for (int round = 0; round < 80; ++round) {
        switch (random.below(8)) {
        case 0:
            q.scope.set(*parseScope(scopes[random.below(4)], shippedCatalog()));
            break;
        case 1:
            if (!q.model.held())
                q.model.setSection(sections[random.below(3)]);
            break;
        case 2:
            q.model.setHeld(!q.model.held());
            break;
        case 3:
            q.model.release();
            break;
        default:
            break;
        }
        const QStringList asked = q.shown();
        std::vector<Event> events;
        for (unsigned n = random.below(12); n > 0; --n)
            events.push_back(random.next(q.watch.situation()));
        q.clock.advance(std::chrono::milliseconds(random.below(3)));
        q.hear(events);
        if (q.model.held()) {
            QCOMPARE(q.shown(), asked);
            QVERIFY(q.model.waiting() > 0 || q.shown() == q.expected());
        } else {
            QCOMPARE(q.shown(), q.expected());
            QCOMPARE(q.model.waiting(), 0);
        }
    }
    q.model.setHeld(false);
    QCOMPARE(q.shown(), q.expected());
}

QTEST_GUILESS_MAIN(TestAlertQueueModel)
#include "tst_alert_queue_model.moc"
