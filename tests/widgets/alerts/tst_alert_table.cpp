// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QTest>

#include <random>

#include "tests/support/text_recorder.h"
#include "tests/widgets/alerts/queue_fixture.h"

using namespace yagura;
using namespace yagura::test;

// The row under the hand never moves: with real geometry.
class TestAlertTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scrolledStandsStill()
    {
        QueueFixture f;
        f.raise("old", 40, 4);
        f.table.verticalScrollBar()->setValue(10);
        QVERIFY(f.model.held());
        const int y = 100;
        const std::string under = f.subjectAtY(y);
        QVERIFY(!under.empty());
        f.raise("graver", 5, 5);
        QCOMPARE(f.subjectAtY(y), under);
        QCOMPARE(f.model.waitingNew(), 5);
        QCOMPARE(f.model.rowCount(), 40);
    }

    void whatWaitsIsOffered()
    {
        QueueFixture f;
        f.raise("old", 40, 4);
        QToolButton *offer = nullptr;
        const auto buttons = f.panel.findChildren<QToolButton *>();
        f.table.verticalScrollBar()->setValue(10);
        for (QToolButton *b : buttons)
            offer = b->isCheckable() ? offer : b;
        QVERIFY(offer && !offer->isVisible());
        f.raise("graver", 3, 5);
        QVERIFY(offer->isVisible());
        QVERIFY2(offer->text().startsWith(QLatin1String("3 new")), qUtf8Printable(offer->text()));
        QTest::mouseClick(offer, Qt::LeftButton);
        QVERIFY(!offer->isVisible());
        QCOMPARE(f.subjectAtY(5), std::string("graver-0"));
        QVERIFY(f.table.atTop() && !f.model.held());
    }

    // The past that is pinned has fewer alerts than rows are on screen.
    void pinnedWhileScrolled()
    {
        QueueFixture f;
        f.raise("old", 40, 4);
        f.table.verticalScrollBar()->setValue(10);
        QVERIFY(Journal::open(f.folder.path(), Journal::Access::ReadWrite).ok()); // nothing was known
        f.cursor.pin(f.clock.now());
        QTRY_VERIFY(!f.watch.busy());
        QCOMPARE(f.model.rowCount(), 0);
        QVERIFY(f.table.hand().empty());
        f.cursor.goLive();
        QCOMPARE(f.model.rowCount(), 40);
    }

    void anchorHoldsWhenRowsComeInAbove()
    {
        QueueFixture f;
        f.raise("old", 40, 4);
        f.table.verticalScrollBar()->setValue(10);
        const int y = 100;
        const std::string under = f.subjectAtY(y);
        f.raise("graver", 7, 5);
        f.model.release();
        QCOMPARE(f.model.rowCount(), 47);
        QCOMPARE(f.subjectAtY(y), under);
        QCOMPARE(f.table.verticalScrollBar()->value(), 17);
    }

    void atTopNewRowsComeIn()
    {
        QueueFixture f;
        f.raise("old", 40, 4);
        f.raise("graver", 1, 5);
        QCOMPARE(f.subjectAtY(5), std::string("graver-0"));
        QVERIFY(f.table.atTop());
    }

    // Rows come, clear, and are acknowledged at random: wherever the list is scrolled to, the uppermost row that is
    // still there has not moved.
    void randomTraffic()
    {
        QueueFixture f;
        std::mt19937 random(20261122);
        f.raise("old", 60, 4);
        f.key(Qt::Key_J);
        for (int turn = 0; turn < 60; ++turn) {
            f.table.verticalScrollBar()->setValue(1 + static_cast<int>(random() % 30));
            const std::string top = f.subjectAtY(1);
            const std::string current = f.current();
            const std::string name = "n" + std::to_string(turn);
            f.raise(name, 1 + static_cast<int>(random() % 3), static_cast<std::uint8_t>(3 + random() % 3));
            const std::string other = f.subjectAt(static_cast<int>(random() % 20));
            if (other != top && other != current) // cleared and seen: leaves the section
                f.hear({incident(other).revision(2).level(4).cleared(),
                    deskAction("a" + name, DeskAction::Kind::Acknowledge, other,
                        f.model.alertAt(f.rowOf(other))->id.rule, 2)});
            f.model.release();
            QCOMPARE(f.subjectAtY(1), top);
            QCOMPARE(f.current(), current);
        }
    }

    void handHoldsAtTheTop_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("a key") << 0;
        QTest::newRow("the mouse") << 1;
        QTest::newRow("several chosen") << 2;
        QTest::newRow("a menu") << 3;
    }
    void handHoldsAtTheTop()
    {
        QFETCH(int, how);
        QueueFixture f;
        f.raise("old", 5, 4);
        QVERIFY(!f.model.held());
        if (how == 0 || how == 2)
            f.key(Qt::Key_J);
        if (how == 1)
            QTest::mouseMove(f.table.viewport(), {30, 30});
        if (how == 2)
            f.key(Qt::Key_X);
        if (how == 3)
            f.table.setMenuOpen(true);
        QVERIFY(f.model.held());
        const std::string first = f.subjectAt(0);
        f.raise("graver", 1, 5);
        QCOMPARE(f.subjectAt(0), first);
        f.rest();
        const bool stillHeld = how >= 2;
        QCOMPARE(f.model.held(), stillHeld);
        QCOMPARE(f.subjectAt(0), stillHeld ? first : std::string("graver-0"));
        if (how == 2)
            f.key(Qt::Key_Escape);
        f.table.setMenuOpen(false);
        f.rest();
        QCOMPARE(f.subjectAt(0), std::string("graver-0"));
    }

    // A hand whose alert left the list is on nothing; the neighbour must not be acted on.
    void leavingRowLeavesTheHandEmpty()
    {
        QueueFixture f;
        f.raise("old", 5, 4);
        f.model.setSection(AlertQueueModel::Section::Unacknowledged);
        f.key(Qt::Key_J);
        f.key(Qt::Key_J);
        const std::string mine = f.current();
        QCOMPARE(mine, std::string("old-1"));
        f.key(Qt::Key_A);
        f.accept(f.sent.at(0));
        QCOMPARE(f.current(), mine); // held: it is still there, acknowledged
        f.rest();
        QCOMPARE(f.rowOf(mine), -1);
        QVERIFY(!f.table.currentIndex().isValid());
        f.key(Qt::Key_A);
        f.key(Qt::Key_T);
        QCOMPARE(f.sent.size(), std::size_t(1));
        f.key(Qt::Key_J); // on from where it was
        QCOMPARE(f.current(), std::string("old-2"));
    }

    void languageKeepsHandAndPlace()
    {
        QueueFixture f;
        f.raise("old", 40, 4);
        for (int i = 0; i < 15; ++i)
            f.key(Qt::Key_J);
        f.key(Qt::Key_X);
        f.key(Qt::Key_J);
        f.key(Qt::Key_X);
        const int top = f.table.verticalScrollBar()->value();
        const auto hand = f.table.hand();
        QVERIFY(top > 0);
        QCOMPARE(hand.size(), std::size_t(2));
        for (const Language language : {Language::Ja, Language::En}) {
            f.language.set(language);
            QCoreApplication::processEvents();
            QCOMPARE(f.table.verticalScrollBar()->value(), top);
            QCOMPARE(f.table.hand(), hand);
            QCOMPARE(f.current(), std::string("old-15"));
        }
    }

    void imeIsOffAndNothingIsEdited()
    {
        QueueFixture f;
        f.raise("old", 3, 4);
        f.key(Qt::Key_J);
        QVERIFY(!f.table.testAttribute(Qt::WA_InputMethodEnabled));
        f.table.clearFocus();
        f.table.setFocus();
        QVERIFY(!f.table.testAttribute(Qt::WA_InputMethodEnabled));
        QVERIFY(!(f.table.model()->flags(f.table.currentIndex()) & Qt::ItemIsEditable));
        QTest::keyClick(&f.table, Qt::Key_F2);
        QVERIFY(f.table.findChildren<QLineEdit *>().isEmpty());
    }

    void presenterIsAModel()
    {
        QueueFixture f;
        QAbstractItemModelTester tester(f.table.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        f.raise("a", 5, 4);
        f.raise("b", 5, 5);
        f.model.setSection(AlertQueueModel::Section::Unacknowledged);
        f.model.setSection(AlertQueueModel::Section::All);
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("language");
        for (const int percent : {100, 200}) {
            for (const int width : {330, 520, 1200}) {
                QTest::addRow("ja %d %% %d px", percent, width)
                    << percent << width * percent / 100 << int(Language::Ja);
                QTest::addRow("en %d %% %d px", percent, width)
                    << percent << width * percent / 100 << int(Language::En);
            }
        }
    }
    void nothingIsCut()
    {
        QFETCH(int, percent);
        QFETCH(int, width);
        QFETCH(int, language);
        QueueFixture f({width, 700}, static_cast<Language>(language));
        QFont font;
        font.setPointSizeF(f.panel.font().pointSizeF() * percent / 100);
        f.panel.setFont(font);
        for (std::uint8_t level = 3; level <= 5; ++level)
            f.raise("level-" + std::to_string(level), 1, level);
        f.hear({incident("unknown"), incident("mapped").severity({"x", "9", 5, true}), incident("gone").level(4),
            incident("gone").level(4).revision(2).retracted(), incident("over").level(4),
            incident("over").level(4).revision(2).cleared(), incident("exercise").level(4).exercise("X")});
        QCOMPARE(f.model.rowCount(), 8);
        f.table.selectRow(0);
        f.key(Qt::Key_A); // pending
        f.table.selectRow(1);
        f.key(Qt::Key_A);
        f.answer(f.sent.back(), wire::Receipt::Code::UnknownAlert);
        f.table.selectRow(2);
        f.key(Qt::Key_A);
        f.accept(f.sent.back());
        QCoreApplication::processEvents();

        const AlertWords &says = qobject_cast<const AlertPresenter *>(f.table.model())->words();
        for (int row = 0; row < f.model.rowCount(); ++row) {
            const Alert &alert = *f.model.alertAt(row);
            for (const auto &[column, words] :
                {std::pair{AlertQueueModel::SeverityColumn, says.severityShortText(alert)},
                    std::pair{AlertQueueModel::StateColumn, says.stateText(alert)}}) {
                const QString text = painted(f.table, row, column);
                QVERIFY2(text.contains(words), qUtf8Printable(QStringLiteral("%1: %2").arg(text, words)));
            }
        }
        const int last = AlertQueueModel::StateColumn;
        QVERIFY(f.table.columnViewportPosition(last) + f.table.columnWidth(last) <= f.table.viewport()->width());
        QVERIFY(f.panel.minimumSizeHint().width() <= width);
    }

    void cutTextWouldBeNoticed()
    {
        QueueFixture f;
        f.hear(incident("I-1").level(4).title("", std::string(150, 'w')));
        QVERIFY(painted(f.table, 0, AlertQueueModel::TitleColumn).contains(QChar(0x2026)));
    }

private:
    static QString painted(AlertTable &table, int row, int column)
    {
        TextRecorder recorder;
        QPainter painter(&recorder);
        QStyleOptionViewItem option;
        option.font = table.font();
        option.rect = QRect(0, 0, table.columnWidth(column), table.columns().rowHeight);
        table.itemDelegate()->paint(&painter, option, table.model()->index(row, column));
        painter.end();
        return recorder.text();
    }
};

QTEST_MAIN(TestAlertTable)
#include "tst_alert_table.moc"
