// SPDX-License-Identifier: GPL-3.0-or-later
#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

#include "tests/widgets/alerts/queue_fixture.h"

using namespace yagura;
using namespace yagura::test;
using Code = wire::Receipt::Code;
using Kind = DeskAction::Kind;

// A person at the keyboard: what is sent, for which alert, in which revision.
class TestAlertKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void upAndDown_data()
    {
        QTest::addColumn<QList<int>>("keys");
        QTest::addColumn<QString>("current");
        QTest::newRow("j") << QList<int>{Qt::Key_J} << "I-0";
        QTest::newRow("jj") << QList<int>{Qt::Key_J, Qt::Key_J} << "I-1";
        QTest::newRow("jjk") << QList<int>{Qt::Key_J, Qt::Key_J, Qt::Key_K} << "I-0";
        QTest::newRow("arrows") << QList<int>{Qt::Key_Down, Qt::Key_Down, Qt::Key_Down, Qt::Key_Up} << "I-1";
        QTest::newRow("k at the top stays") << QList<int>{Qt::Key_J, Qt::Key_K} << "I-0";
        QTest::newRow("end") << QList<int>{Qt::Key_J, Qt::Key_End} << "I-4";
    }
    void upAndDown()
    {
        QFETCH(QList<int>, keys);
        QueueFixture f;
        f.raise("I", 5, 4);
        for (const int k : keys)
            f.key(static_cast<Qt::Key>(k));
        QTEST(QString::fromStdString(f.current()), "current");
        QCOMPARE(f.table.hand().size(), std::size_t(1));
    }

    void enterOpensTheReport()
    {
        QueueFixture f;
        f.raise("I", 3, 4);
        f.key(Qt::Key_J);
        f.key(Qt::Key_J);
        QVERIFY(!f.selection.subject());
        f.key(Qt::Key_Return);
        QVERIFY(f.selection.subject() == (SubjectId{"test", "I-1"}));
        QVERIFY(f.sent.empty());
    }

    void acknowledgePendingAccepted()
    {
        QueueFixture f;
        f.raise("I", 3, 4);
        f.hear(incident("I-1").level(4).revision(3));
        f.key(Qt::Key_J);
        f.key(Qt::Key_J);
        f.key(Qt::Key_A);
        QCOMPARE(f.sent.size(), std::size_t(1));
        const DeskAction action = QueueFixture::actionIn(f.sent[0]);
        QCOMPARE(action.kind, Kind::Acknowledge);
        QCOMPARE(action.subject, std::string("I-1"));
        QCOMPARE(action.seenRevision, 3U);
        QCOMPARE(f.state("I-1"), QStringLiteral("Pending …"));
        f.key(Qt::Key_A); // once is enough
        QCOMPARE(f.sent.size(), std::size_t(1));
        f.accept(f.sent[0]);
        QCOMPARE(f.state("I-1"), QStringLiteral("operator-1"));
        QCOMPARE(f.current(), std::string("I-1"));
        f.rest(); // now it moves down to the acknowledged ones, and the hand with it
        QCOMPARE(f.rowOf("I-1"), 2);
        QCOMPARE(f.current(), std::string("I-1"));
    }

    void refused_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("changed") << int(Code::ChangedSinceSeen) << "Changed since you looked: revision 2 is current";
        QTest::newRow("already") << int(Code::AlreadyAcknowledged) << "Already acknowledged by Sato";
        QTest::newRow("unknown alert") << int(Code::UnknownAlert) << "does not know this alert";
    }
    void refused()
    {
        QFETCH(int, code);
        QFETCH(QString, says);
        QueueFixture f;
        f.raise("I", 2, 4);
        f.key(Qt::Key_J);
        f.key(Qt::Key_A);
        f.answer(f.sent.at(0), static_cast<Code>(code), "Sato", 2);
        QVERIFY2(f.state("I-0").contains(says), qUtf8Printable(f.state("I-0")));
        QVERIFY(f.text("I-0", 0, Qt::ToolTipRole).contains(says));
        QVERIFY(f.text("I-0", 0, Qt::AccessibleTextRole).contains(says));
        QVERIFY(f.model.alertAt(f.rowOf("I-0"))->unacknowledged());
        QCOMPARE(f.state("I-1"), QStringLiteral("New"));
    }

    void severalEachWithItsRevision()
    {
        QueueFixture f;
        f.raise("I", 4, 4);
        f.hear(incident("I-2").level(4).revision(5));
        f.key(Qt::Key_J);
        f.key(Qt::Key_X);
        f.key(Qt::Key_J);
        f.key(Qt::Key_J);
        f.key(Qt::Key_X);
        QCOMPARE(f.table.hand().size(), std::size_t(2));
        f.key(Qt::Key_A);
        std::map<std::string, std::uint32_t> seen;
        for (const OutgoingAction &a : f.sent)
            seen[QueueFixture::actionIn(a).subject] = QueueFixture::actionIn(a).seenRevision;
        const std::map<std::string, std::uint32_t> expected{{"I-0", 1}, {"I-2", 5}};
        QCOMPARE(seen, expected);
        f.key(Qt::Key_Escape);
        QVERIFY(!f.table.choosing());
        QCOMPARE(f.current(), std::string("I-2"));
    }

    void chooseOneAndLetGo()
    {
        QueueFixture f;
        f.raise("I", 3, 4);
        f.key(Qt::Key_J);
        f.key(Qt::Key_X);
        QVERIFY(f.table.choosing());
        f.key(Qt::Key_X);
        QVERIFY(!f.table.choosing());
        QCOMPARE(f.table.hand().size(), std::size_t(1)); // the current one is in hand again
    }

    void takeAndRelease()
    {
        QueueFixture f;
        f.raise("I", 2, 4);
        f.key(Qt::Key_J);
        f.key(Qt::Key_T);
        QCOMPARE(QueueFixture::actionIn(f.sent.at(0)).kind, Kind::Take);
        f.accept(f.sent[0]);
        QVERIFY(f.text("I-0", 0, Qt::ToolTipRole).contains(QStringLiteral("Owner: operator-1")));
        f.key(Qt::Key_T);
        QCOMPARE(QueueFixture::actionIn(f.sent.at(1)).kind, Kind::Release);
        QCOMPARE(QueueFixture::actionIn(f.sent.at(1)).subject, std::string("I-0"));
    }

    void undoWithinTenSeconds_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("undone");
        QTest::newRow("9 s") << 9 << true;
        QTest::newRow("11 s") << 11 << false;
    }
    void undoWithinTenSeconds()
    {
        QFETCH(int, seconds);
        QFETCH(bool, undone);
        QueueFixture f;
        f.raise("I", 2, 4);
        QAction *undo = f.panel.deskActions().at(2);
        QVERIFY(!undo->isEnabled());
        f.key(Qt::Key_J);
        f.key(Qt::Key_A);
        f.accept(f.sent.at(0));
        QVERIFY(undo->isEnabled());
        f.clock.advance(std::chrono::seconds(seconds));
        f.panel.tick();
        QCOMPARE(undo->isEnabled(), undone);
        f.key(Qt::Key_U);
        QCOMPARE(f.sent.size(), std::size_t(undone ? 2 : 1));
        if (undone)
            QCOMPARE(QueueFixture::actionIn(f.sent[1]).kind, Kind::Unacknowledge);
    }

    void doubleClickAcknowledgesNothing()
    {
        QueueFixture f;
        f.raise("I", 3, 4);
        const QPoint at = f.table.visualRect(f.table.model()->index(1, 1)).center();
        QTest::mouseClick(f.table.viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(f.table.viewport(), Qt::LeftButton, {}, at);
        QVERIFY(f.sent.empty());
        QVERIFY(f.selection.subject() == (SubjectId{"test", "I-1"}));
    }

    void otherLettersGoToTheWindow()
    {
        QueueFixture f;
        f.raise("I", 3, 4);
        f.key(Qt::Key_J);
        for (const Qt::Key key : {Qt::Key_Slash, Qt::Key_Question, Qt::Key_T}) {
            QKeyEvent press(QEvent::KeyPress, key, {}, QString(QChar(key)));
            QCoreApplication::sendEvent(&f.table, &press);
            QCOMPARE(press.isAccepted(), key == Qt::Key_T);
        }
        QCOMPARE(f.current(), std::string("I-0")); // no search by letters
    }

    void heldKeyIsOneDecision()
    {
        QueueFixture f;
        f.raise("I", 3, 4);
        f.key(Qt::Key_J);
        QKeyEvent repeated(QEvent::KeyPress, Qt::Key_A, {}, QStringLiteral("a"), true);
        QCoreApplication::sendEvent(&f.table, &repeated);
        QVERIFY(f.sent.empty());
    }

    // What a menu says is what will be done, though a new revision comes in while it is open.
    void menuActsOnWhatItSays()
    {
        QueueFixture f;
        f.raise("I", 2, 4);
        f.key(Qt::Key_J);
        QContextMenuEvent wish(QContextMenuEvent::Keyboard, QPoint(5, 5), f.table.mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(f.table.viewport(), &wish);
        QAction *acknowledge = f.panel.deskActions().at(0);
        QCOMPARE(acknowledge->text(), QStringLiteral("Acknowledge “Title of I-0” (rev. 1)"));
        f.hear(incident("I-0").level(4).revision(2));
        QCOMPARE(acknowledge->text(), QStringLiteral("Acknowledge “Title of I-0” (rev. 1)"));
        acknowledge->trigger();
        QCOMPARE(QueueFixture::actionIn(f.sent.at(0)).seenRevision, 1U);
        for (QMenu *menu : f.panel.findChildren<QMenu *>())
            menu->close();
        QCoreApplication::processEvents();
        f.answer(f.sent[0], Code::ChangedSinceSeen, {}, 2);
        QCOMPARE(acknowledge->text(), QStringLiteral("Acknowledge “Title of I-0” (rev. 2)"));
    }

    void pinnedActsOnNothing()
    {
        QueueFixture f;
        f.raise("I", 2, 4);
        f.key(Qt::Key_J);
        f.cursor.pin(f.clock.now());
        for (QAction *action : f.panel.deskActions()) {
            QVERIFY(!action->isEnabled());
            QVERIFY2(action->toolTip().contains(QStringLiteral("Return to live")), qUtf8Printable(action->toolTip()));
        }
        f.key(Qt::Key_A);
        f.key(Qt::Key_T);
        f.key(Qt::Key_U);
        QVERIFY(f.sent.empty());
        f.cursor.goLive();
        f.key(Qt::Key_J);
        QVERIFY(f.panel.deskActions().at(0)->isEnabled());
    }
};

QTEST_MAIN(TestAlertKeys)
#include "tst_alert_keys.moc"
