// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QTest>

#include "tests/widgets/alerts/queue_fixture.h"
#include "widgets/alerts/alert_empty.h"
#include "widgets/common/words.h"

using namespace yagura;
using namespace yagura::test;

namespace {
ActionStatus status(ActionStatus::State state, DeskAction::Kind kind = DeskAction::Kind::Acknowledge)
{
    ActionStatus s;
    s.kind = kind;
    s.state = state;
    return s;
}
} // namespace

class TestAlertWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void state_data()
    {
        using State = ActionStatus::State;
        QTest::addColumn<bool>("cleared");
        QTest::addColumn<bool>("retracted");
        QTest::addColumn<bool>("acknowledged");
        QTest::addColumn<int>("answer"); // -1: no action
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("is");
        const auto row = [](const char *name, bool cleared, bool retracted, bool acknowledged, int answer,
                             AlertState is, DeskAction::Kind kind = DeskAction::Kind::Acknowledge) {
            QTest::newRow(name) << cleared << retracted << acknowledged << answer << int(kind) << int(is);
        };
        const int none = -1;
        row("new", false, false, false, none, AlertState::Unacknowledged);
        row("seen", false, false, true, none, AlertState::Acknowledged);
        row("cleared, unseen", true, false, false, none, AlertState::ClearedUnseen);
        row("cleared and seen", true, false, true, none, AlertState::Cleared);
        row("retracted", true, true, false, none, AlertState::Retracted);
        row("pending", false, false, false, int(State::Pending), AlertState::Pending);
        row("pending on a retracted one", true, true, false, int(State::Pending), AlertState::Pending);
        row("refused", false, false, false, int(State::Refused), AlertState::Refused);
        row("refused, seen by another since", false, false, true, int(State::Refused), AlertState::Acknowledged);
        row("take refused on a seen one", false, false, true, int(State::Refused), AlertState::Refused,
            DeskAction::Kind::Take);
        row("accepted, not yet back", false, false, false, int(State::Accepted), AlertState::Unacknowledged);
    }
    void state()
    {
        QFETCH(bool, cleared);
        QFETCH(bool, retracted);
        QFETCH(bool, acknowledged);
        QFETCH(int, answer);
        QFETCH(int, kind);
        QFETCH(int, is);
        Alert alert;
        alert.condition = cleared ? Condition::Cleared : Condition::Active;
        alert.retracted = retracted;
        if (acknowledged)
            alert.acknowledged = Acknowledgement{"p", "d", {}, 1};
        std::optional<ActionStatus> last;
        if (answer >= 0)
            last = status(static_cast<ActionStatus::State>(answer), static_cast<DeskAction::Kind>(kind));
        QCOMPARE(int(stateOf(alert, last)), is);
    }

    // Lost, catching up, back: in words, for every column, the tooltip, the ear and the clipboard.
    void aSilentFeedInWords()
    {
        QueueFixture f;
        f.hear(incident("I-1").region("JP-13").sector("jp.electricity").level(2));
        const AlertWords words(f.context);
        const auto said = [&](FeedNotice::Kind kind, std::uint64_t behind = 0) {
            Event notice = feedNotice("N", kind, f.clock.now());
            std::get<FeedNotice>(notice.body).firstMissing = Sequence{behind > 0 ? 1U : 0U};
            std::get<FeedNotice>(notice.body).lastMissing = Sequence{behind};
            f.hear(notice);
            return f.watch.situation().alerts().find(silenceAlert("test"));
        };
        const Alert *alert = said(FeedNotice::Kind::Lost);
        QVERIFY(alert);
        QCOMPARE(words.title(*alert), QStringLiteral("The feed test has fallen silent"));
        QCOMPARE(words.region(*alert), QString());
        QCOMPARE(words.sectors(*alert), f.catalog.sector(*f.catalog.sectorIndex("jp.electricity")).shortName.en);
        QVERIFY(words.toolTip(*alert).contains(words.otherTitle(*alert)));
        QVERIFY(words.spoken(*alert).startsWith(severityWord(3) + QStringLiteral(", unacknowledged, ")));
        QVERIFY(words.copied(*alert).startsWith(QStringLiteral("TLP:AMBER\t")));
        QCOMPARE(f.table.model()->rowCount(), 1);

        alert = said(FeedNotice::Kind::Resumed, 5);
        QCOMPARE(words.title(*alert), QStringLiteral("The feed test is heard again and is catching up"));
        QVERIFY(!words.otherTitle(*alert).isEmpty());
        alert = said(FeedNotice::Kind::Confirmed);
        QCOMPARE(words.title(*alert), QStringLiteral("The feed test is heard again"));
        QVERIFY(words.otherTitle(*alert).isEmpty());
        QCOMPARE(words.stateText(*alert), QStringLiteral("Cleared, unseen"));
    }

    void spokenAndCopied()
    {
        QueueFixture f;
        f.hear(incident("I-1")
                   .region("JP-13")
                   .sector("jp.electricity")
                   .level(4)
                   .tlp(Tlp::AmberStrict)
                   .title("変電所\tの停止", "Substation\nstopped"));
        const QString spoken = f.text("I-1", 0, Qt::AccessibleTextRole);
        QCOMPARE(spoken,
            QStringLiteral("Severe, unacknowledged, %1, Tokyo, Substation stopped, rev. 1, 09:00 JST")
                .arg(f.catalog.sector(*f.catalog.sectorIndex("jp.electricity")).shortName.en));
        f.table.selectRow(0);
        f.key(Qt::Key_C, Qt::ControlModifier);
        const QStringList fields = QGuiApplication::clipboard()->text().split(QLatin1Char('\t'));
        QCOMPARE(fields.size(), 12);
        QCOMPARE(fields.at(0), QStringLiteral("TLP:AMBER+STRICT"));
        QCOMPARE(fields.at(3), QStringLiteral("Substation stopped")); // a line break would be another row
        QVERIFY(fields.at(11).endsWith(QLatin1String("I-1\n")));
        f.language.set(Language::Ja);
        QVERIFY(f.text("I-1", 0, Qt::AccessibleTextRole).contains(QStringLiteral("変電所 の停止")));
    }

    void exerciseIsSpokenFirst()
    {
        QueueFixture f;
        f.hear({incident("I-1").level(4).exercise("X"), incident("I-1").level(4).exercise("X").revision(2).cleared()});
        QVERIFY(f.text("I-1", 0, Qt::AccessibleTextRole)
                    .startsWith(QStringLiteral("EXERCISE, Severe, unacknowledged, Cleared, unseen")));
    }

    void missingTitleIsMarked()
    {
        QueueFixture f;
        f.hear(incident("I-1").level(4).title("変電所の停止", ""));
        QCOMPARE(f.text("I-1", AlertQueueModel::TitleColumn), QStringLiteral("[ja] 変電所の停止"));
        QVERIFY(f.text("I-1", 0, Qt::ToolTipRole).contains(QStringLiteral("TLP:GREEN")));
    }

    void markupFromOutsideStaysText()
    {
        QueueFixture f;
        f.hear(incident("I-1").level(4).title("x", "<b>not bold</b> \u202Eevil"));
        const QString tip = f.text("I-1", 0, Qt::ToolTipRole);
        QVERIFY(tip.contains(QLatin1String("&lt;b&gt;")));
        QVERIFY(tip.contains(QLatin1String("U+202E")));
        QVERIFY(!tip.contains(QChar(0x202e)));
    }

    void empty_data()
    {
        QTest::addColumn<int>("feeds"); // 0 none, 1 heard, 2 all lost, 3 one of two lost
        QTest::addColumn<bool>("scoped");
        QTest::addColumn<QString>("why");
        QTest::addColumn<QString>("whatToDo");
        QTest::addColumn<bool>("unknown");
        QTest::newRow("nothing") << 1 << false << "No open alerts in this scope."
                                 << "by themselves" << false;
        QTest::newRow("nothing in scope") << 1 << true << "No open alerts in this scope."
                                          << "Ctrl+0" << false;
        QTest::newRow("not connected") << 0 << false << "No feed is connected: what is open is unknown."
                                       << "Feed menu" << true;
        QTest::newRow("lost") << 2 << false << "No feed is heard: what is open is unknown since 14:03 JST."
                              << "feeds" << true;
        QTest::newRow("one lost") << 3 << false << "No open alerts in this scope."
                                  << "not heard" << false;
    }
    void empty()
    {
        QFETCH(int, feeds);
        QFETCH(bool, scoped);
        ViewFixture f;
        const UtcTime since = FakeClock::morning + std::chrono::minutes(5 * 60 + 3);
        if (feeds == 1 || feeds == 3)
            f.feedIs("a", FeedState::Quiet);
        if (feeds == 2)
            f.feedIs("a", FeedState::Lost, since - std::chrono::hours(1));
        if (feeds >= 2)
            f.feedIs("b", FeedState::Lost, since);
        ScopeFilter filter;
        filter.exercises = !scoped;
        f.scope.set(filter);
        const AlertEmpty words = emptyWords(f.context, AlertQueueModel::Section::Open);
        QTEST(words.why, "why");
        QFETCH(QString, whatToDo);
        QVERIFY2(words.whatToDo.contains(whatToDo), qUtf8Printable(words.whatToDo));
        QTEST(words.unknown, "unknown");
    }
};

QTEST_MAIN(TestAlertWords)
#include "tst_alert_words.moc"
