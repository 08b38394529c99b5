// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/alerts/desk_receipt.h"
#include "models/alerts/situation.h"
#include "models/journal/admission.h"
#include "tests/models/alerts/floor.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using Kind = DeskAction::Kind;

class TestAlertBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void raises_data();
    void raises();
    void oneAlertPerIncident();
    void rulesInTheirOrder();
    void staysWhenTheIncidentFallsBelowTheRule();
    void clearsAndRearms_data();
    void clearsAndRearms();
    void acknowledgesWhatWasSeen();
    void acknowledgesOnlyWhatWasSeen_data();
    void acknowledgesOnlyWhatWasSeen();
    void firstAcknowledgementStands();
    void unacknowledging();
    void takingAndReleasing();
    void responsesMeasureFromTheCall();
    void actionsOfALaterReleaseTouchNothing();
    void aSilentFeedRaisesAnAlertOfItsOwn();
    void silenceIsClearedByTheFeedAlone();
    void silenceOfAnExerciseIsAnExercise();
    void silenceOfAFeedOfExerciseAdvisoriesIsAnExercise();
    void theDeskAnswersForItsOwnAlerts_data();
    void theDeskAnswersForItsOwnAlerts();
};

namespace {

constexpr UtcTime t0 = FakeClock::morning;

struct Fold
{
    Situation situation{shippedCatalog()};
    Situation::Changes changes;
    UtcTime now = t0;

    Fold &operator<<(const Event &event)
    {
        changes = {};
        situation.apply(sequenced(1, event, now), {}, "test", changes);
        return *this;
    }
    // In the desk's own journal.
    Fold &desk(const Event &event)
    {
        changes = {};
        situation.apply(sequenced(1, event, now), {}, deskFeed, changes);
        return *this;
    }
    Fold &notice(FeedNotice::Kind kind, std::uint64_t behind = 0)
    {
        Event event = feedNotice("n", kind, now - 15s);
        std::get<FeedNotice>(event.body).firstMissing = Sequence{behind > 0 ? 1U : 0U};
        std::get<FeedNotice>(event.body).lastMissing = Sequence{behind};
        return desk(event);
    }
    [[nodiscard]] const Alert *silence() const { return situation.alerts().find(silenceAlert("test")); }
    [[nodiscard]] const Alert *alert(const std::string &subject = "I") const
    {
        return situation.alerts().find(alertId(subject));
    }
};

ReportBuilder grave(std::uint32_t revision = 1, std::uint8_t level = 4)
{
    return incident("I").revision(revision).level(level).sector("us.energy").country("US");
}

Event act(Kind kind, std::uint32_t seen = 1, const char *person = "operator-1")
{
    Event event = deskAction("a", kind, "I", rule, seen);
    std::get<DeskAction>(event.body).person = person;
    return event;
}

} // namespace

void TestAlertBook::raises_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<bool>("raised");
    const auto row = [](const char *name, const Event &event, bool raised) { QTest::newRow(name) << event << raised; };
    row("medium", incident("I").level(3), true);
    row("emergency", incident("I").level(5), true);
    row("below medium", incident("I").level(2), false);
    row("unknown severity", incident("I"), true);
    row("exercise", incident("I").level(4).exercise("x"), true);
    row("draft", incident("I").level(4).status(SourceStatus::Draft), true);
    row("over before it was heard of", incident("I").level(5).cleared(), false);
    row("retracted before it was heard of", incident("I").level(5).retracted(), false);
    row("advisory", advisory("I").level(5), false);
    row("engagement", engagement("I"), false);
}

void TestAlertBook::raises()
{
    QFETCH(Event, event);
    QFETCH(bool, raised);
    Fold fold;
    fold << event;
    QCOMPARE(fold.alert() != nullptr, raised);
    QCOMPARE(fold.changes.alerts.size(), std::size_t(raised));
    QCOMPARE(fold.changes.raised.size(), std::size_t(raised));
    if (!raised)
        return;
    QVERIFY(fold.alert()->unacknowledged() && fold.alert()->open());
    QVERIFY(fold.alert()->raised == t0);
    QCOMPARE(fold.alert()->exercise, event.exercise);
    QCOMPARE(fold.situation.alerts().alertOf(0), fold.alert());
}

void TestAlertBook::oneAlertPerIncident()
{
    Fold fold;
    fold << grave() << grave(2, 5) << grave(3);
    QCOMPARE(fold.situation.alerts().alerts().size(), std::size_t{1});
    QCOMPARE(fold.alert()->revision, 3U);
    QVERIFY(fold.changes.raised.empty()); // it was calling already
}

void TestAlertBook::rulesInTheirOrder()
{
    const SectorIndex energy = *shippedCatalog().sectorIndex("us.energy");
    AlertRule inEnergy{"energy-1", 1, false, bit(energy)};
    AlertRule any{"any-4", 4, false, ~SectorSet{0}};
    AlertBook book({inEnergy, any});
    Picture picture(shippedCatalog());
    const auto apply = [&](const Event &e) {
        const SequencedEvent event = sequenced(1, e);
        return book.apply(event, "test", picture, picture.apply(event, {}, "test"));
    };
    QCOMPARE(apply(incident("both").level(5).sector("us.energy").country("US")), 0);
    QCOMPARE(apply(incident("any").level(4).country("JP")), 1);
    QCOMPARE(apply(incident("neither").level(3).country("JP")), -1);
    QCOMPARE(apply(incident("unknown").sector("us.energy").country("US")), -1);
    QCOMPARE(book.alerts()[0].id.rule, std::string("energy-1"));
    QCOMPARE(book.alerts()[1].id.rule, std::string("any-4"));
}

void TestAlertBook::staysWhenTheIncidentFallsBelowTheRule()
{
    Fold fold;
    fold << grave() << grave(2, 0);
    QVERIFY(fold.alert() && fold.alert()->open());
    QCOMPARE(fold.alert()->severity, std::uint8_t{0});
}

void TestAlertBook::clearsAndRearms_data()
{
    QTest::addColumn<QList<Event>>("events"); // after acknowledging revision 1 at level 3
    QTest::addColumn<bool>("acknowledged");
    QTest::addColumn<bool>("active");
    QTest::addColumn<bool>("calls"); // the last event made it call again
    const auto row = [](const char *name, QList<Event> events, bool acknowledged, bool active, bool calls) {
        QTest::newRow(name) << events << acknowledged << active << calls;
    };
    row("same severity", {grave(2, 3)}, true, true, false);
    row("lower", {grave(2, 1)}, true, true, false);
    row("lower, then as seen", {grave(2, 1), grave(3, 3)}, true, true, false);
    row("graver", {grave(2, 4)}, false, true, true);
    row("lower, then graver", {grave(2, 1), grave(3, 4)}, false, true, true);
    row("graver twice calls once", {grave(2, 4), grave(3, 5)}, false, true, false);
    row("becomes unknown", {incident("I").revision(2)}, true, true, false);
    row("cleared", {grave(2, 3).cleared()}, true, false, false);
    row("retracted", {grave(2, 3).retracted()}, true, false, false);
    row("cleared, active again", {grave(2, 3).cleared(), grave(3, 3)}, false, true, true);
    row("retracted, active again", {grave(2, 3).retracted(), grave(3, 3)}, false, true, true);
    row("an old revision comes late", {grave(3, 3), grave(2, 5)}, true, true, false);
}

void TestAlertBook::clearsAndRearms()
{
    QFETCH(QList<Event>, events);
    QFETCH(bool, acknowledged);
    QFETCH(bool, active);
    QFETCH(bool, calls);
    Fold fold;
    fold << grave(1, 3) << act(Kind::Acknowledge);
    QVERIFY(!fold.alert()->unacknowledged());
    fold.now = t0 + 1h;
    for (const Event &event : events)
        fold << event;
    QCOMPARE(!fold.alert()->unacknowledged(), acknowledged);
    QCOMPARE(fold.alert()->condition == Condition::Active, active);
    QCOMPARE(!fold.changes.raised.empty(), calls);
    QVERIFY(fold.alert()->raised == (acknowledged ? t0 : t0 + 1h));
    QCOMPARE(fold.alert()->open(), active || !acknowledged);
}

void TestAlertBook::acknowledgesWhatWasSeen()
{
    Fold fold;
    fold << grave() << grave(2);
    fold.now = t0 + 5min;
    fold << act(Kind::Acknowledge, 2);
    QVERIFY((fold.alert()->acknowledged == Acknowledgement{"operator-1", "desk-1", t0 + 5min, 2}));
    QVERIFY(fold.alert()->changed == t0 + 5min);
    QCOMPARE(fold.changes.alerts, std::vector<int>{0});
    QVERIFY(fold.changes.raised.empty());
}

void TestAlertBook::acknowledgesOnlyWhatWasSeen_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("ruleName");
    QTest::addColumn<unsigned>("seen");
    QTest::newRow("an older revision") << "I"
                                       << "severity-3" << 1U;
    QTest::newRow("a revision to come") << "I"
                                        << "severity-3" << 3U;
    QTest::newRow("none") << "I"
                          << "severity-3" << 0U;
    QTest::newRow("another incident") << "J"
                                      << "severity-3" << 2U;
    QTest::newRow("another rule") << "I"
                                  << "severity-4" << 2U;
}

void TestAlertBook::acknowledgesOnlyWhatWasSeen()
{
    QFETCH(QString, subject);
    QFETCH(QString, ruleName);
    QFETCH(unsigned, seen);
    Fold fold;
    fold << grave() << grave(2)
         << deskAction("a", Kind::Acknowledge, subject.toStdString(), ruleName.toStdString(), seen);
    QVERIFY(fold.alert()->unacknowledged());
    QVERIFY(fold.changes.alerts.empty());
    QVERIFY(fold.situation.alerts().responses().empty());
}

void TestAlertBook::firstAcknowledgementStands()
{
    Fold fold;
    fold << grave() << act(Kind::Acknowledge, 1, "first") << act(Kind::Acknowledge, 1, "second");
    QCOMPARE(fold.alert()->acknowledged->person, std::string("first"));
    QCOMPARE(fold.situation.alerts().responses().size(), std::size_t{1});
    QVERIFY(fold.changes.alerts.empty());
}

void TestAlertBook::unacknowledging()
{
    Fold fold;
    fold << grave() << act(Kind::Unacknowledge);
    QVERIFY(fold.changes.alerts.empty());
    fold << act(Kind::Acknowledge) << act(Kind::Unacknowledge);
    QVERIFY(fold.alert()->unacknowledged());
    QVERIFY(fold.alert()->raised == t0);
    QVERIFY(fold.changes.raised.empty()); // a person did it: nothing has to call for one
    QVERIFY(fold.situation.alerts().responses().empty());
    fold << act(Kind::Acknowledge);
    QVERIFY(!fold.alert()->unacknowledged());
}

void TestAlertBook::takingAndReleasing()
{
    Fold fold;
    fold << grave() << act(Kind::Release);
    QVERIFY(fold.changes.alerts.empty());
    fold.now = t0 + 2min;
    fold << act(Kind::Take, 1, "first") << act(Kind::Take, 1, "second");
    QCOMPARE(*fold.alert()->owner, std::string("second"));
    QVERIFY(fold.alert()->taken == t0 + 2min);
    QVERIFY(fold.alert()->unacknowledged());
    fold << act(Kind::Release);
    QVERIFY(!fold.alert()->owner);
}

void TestAlertBook::responsesMeasureFromTheCall()
{
    Fold fold;
    fold << grave(1, 3);
    fold.now = t0 + 90s;
    fold << act(Kind::Acknowledge);
    fold.now = t0 + 1h;
    fold << grave(2, 5);
    fold.now = t0 + 1h + 30s;
    fold << act(Kind::Acknowledge, 2);
    const auto &responses = fold.situation.alerts().responses();
    QCOMPARE(responses.size(), std::size_t{2});
    QVERIFY(responses[0].toAcknowledge == 90s && responses[0].raised == t0);
    QVERIFY(responses[1].toAcknowledge == 30s && responses[1].raised == t0 + 1h);
}

void TestAlertBook::actionsOfALaterReleaseTouchNothing()
{
    Fold fold;
    fold << grave();
    const Alert before = *fold.alert();
    for (const Kind kind :
        {Kind::Shelve, Kind::Unshelve, Kind::Escalate, Kind::Close, Kind::Reopen, Kind::Note, Kind::Unspecified}) {
        fold << act(kind);
        QVERIFY(*fold.alert() == before);
        QVERIFY(fold.changes.empty());
    }
}

namespace {

Event actOnSilence(Kind kind, std::uint32_t seen = 1)
{
    return deskAction("a", kind, "test", silenceRule, seen);
}

} // namespace

void TestAlertBook::aSilentFeedRaisesAnAlertOfItsOwn()
{
    Fold f;
    f << grave();
    f.now += 1min;
    f.notice(FeedNotice::Kind::Lost);
    QCOMPARE(f.changes.raised.size(), 1U);
    const Alert *alert = f.silence();
    QVERIFY(alert && alert->ofSilence() && alert->open() && alert->unacknowledged());
    QCOMPARE(alert->id.subject.feed, std::string(deskFeed)); // where its acknowledgement is sequenced
    QCOMPARE(alert->id.rule, std::string("feed-silent"));
    QCOMPARE(alert->severity, std::uint8_t{3});
    QCOMPARE(alert->sectors, f.alert()->sectors);
    QCOMPARE(alert->raised, f.now);
    QVERIFY(!alert->exercise);
    f.notice(FeedNotice::Kind::Lost);
    QVERIFY(f.changes.raised.empty()); // said twice
    QCOMPARE(f.situation.alerts().alerts().size(), 2U);

    f.desk(actOnSilence(Kind::Acknowledge));
    QVERIFY(!f.silence()->unacknowledged());
    QVERIFY(f.alert()->unacknowledged());
    QVERIFY(f.situation.alerts().responses().empty()); // no response to an incident
    f.desk(actOnSilence(Kind::Unacknowledge));
    QVERIFY(f.silence()->unacknowledged());

    AlertBook graver(defaultAlertRules(), 5);
    Picture picture(shippedCatalog());
    const SequencedEvent lost = sequenced(1, feedNotice("n", FeedNotice::Kind::Lost), t0);
    const Picture::Change change = picture.apply(lost, {}, deskFeed);
    QCOMPARE(graver.apply(lost, deskFeed, picture, change), 0);
    QCOMPARE(graver.alerts()[0].severity, std::uint8_t{5});
}

void TestAlertBook::silenceIsClearedByTheFeedAlone()
{
    Fold f;
    f.notice(FeedNotice::Kind::Resumed);
    QVERIFY(!f.silence()); // nobody called
    f.notice(FeedNotice::Kind::Lost);
    f.desk(actOnSilence(Kind::Acknowledge));
    f << grave(); // an event alone clears nothing
    QCOMPARE(f.silence()->condition, Condition::Active);
    f.notice(FeedNotice::Kind::Resumed, 7);
    QCOMPARE(f.silence()->condition, Condition::Active); // heard, and not caught up
    f.notice(FeedNotice::Kind::Lost);
    QVERIFY(!f.silence()->unacknowledged()); // the same outage goes on
    f.notice(FeedNotice::Kind::Resumed, 7);
    f.desk(actOnSilence(Kind::Unacknowledge));
    f.desk(actOnSilence(Kind::Acknowledge)); // as good as over
    QVERIFY(!f.silence()->unacknowledged());
    f.notice(FeedNotice::Kind::Lost);
    QVERIFY(f.silence()->unacknowledged()); // it was not
    f.desk(actOnSilence(Kind::Acknowledge, 2));
    f.notice(FeedNotice::Kind::Resumed, 7);
    f.notice(FeedNotice::Kind::Confirmed);
    QCOMPARE(f.silence()->condition, Condition::Cleared);
    QVERIFY(!f.silence()->open());

    f.now += 1h;
    f.notice(FeedNotice::Kind::Lost); // another outage
    QCOMPARE(f.changes.raised.size(), 1U);
    QVERIFY(f.silence()->unacknowledged());
    QCOMPARE(f.silence()->revision, 3U);
    QCOMPARE(f.silence()->raised, f.now);
    f.notice(FeedNotice::Kind::Resumed);
    QCOMPARE(f.silence()->condition, Condition::Cleared);
    QVERIFY(f.silence()->open()); // cleared, and nobody has seen it
}

void TestAlertBook::silenceOfAnExerciseIsAnExercise()
{
    Fold f;
    f << grave().exercise("drill");
    f.notice(FeedNotice::Kind::Lost);
    QVERIFY(f.silence()->exercise);
}

void TestAlertBook::silenceOfAFeedOfExerciseAdvisoriesIsAnExercise()
{
    Fold f;
    f << advisory("ADV-1").exercise("drill");
    f.notice(FeedNotice::Kind::Lost);
    QVERIFY(f.silence()->exercise);
}

void TestAlertBook::theDeskAnswersForItsOwnAlerts_data()
{
    QTest::addColumn<QList<Event>>("before");
    QTest::addColumn<Event>("action");
    QTest::addColumn<wire::Receipt::Code>("code");
    using Code = wire::Receipt::Code;
    const Event seen = actOnSilence(Kind::Acknowledge);
    QTest::newRow("seen") << QList<Event>{} << seen << Code::Accepted;
    QTest::newRow("seen by another") << QList<Event>{seen} << seen << Code::AlreadyAcknowledged;
    QTest::newRow("seen before it fell silent again")
        << QList<Event>{feedNotice("r", FeedNotice::Kind::Resumed), feedNotice("l", FeedNotice::Kind::Lost)} << seen
        << Code::ChangedSinceSeen;
    QTest::newRow("taken") << QList<Event>{} << actOnSilence(Kind::Take) << Code::Accepted;
    QTest::newRow("released, not taken") << QList<Event>{} << actOnSilence(Kind::Release) << Code::Invalid;
    QTest::newRow("no such feed") << QList<Event>{} << deskAction("a", Kind::Acknowledge, "other", silenceRule)
                                  << Code::UnknownAlert;
}

void TestAlertBook::theDeskAnswersForItsOwnAlerts()
{
    QFETCH(QList<Event>, before);
    QFETCH(Event, action);
    QFETCH(wire::Receipt::Code, code);
    Fold f;
    f.notice(FeedNotice::Kind::Lost);
    for (const Event &event : before)
        f.desk(event);
    f.desk(action);
    const auto receipt = deskReceipt(sequenced(9, action), f.situation.alerts(), !f.changes.alerts.empty());
    QVERIFY(receipt);
    QCOMPARE(receipt->action, std::string("a"));
    QCOMPARE(static_cast<int>(receipt->code), static_cast<int>(code));
    QCOMPARE(receipt->sequence, code == wire::Receipt::Code::Accepted ? Sequence{9} : Sequence::None);
    QVERIFY(!deskReceipt(sequenced(9, grave()), f.situation.alerts(), true));
}

QTEST_GUILESS_MAIN(TestAlertBook)
#include "tst_alert_book.moc"
