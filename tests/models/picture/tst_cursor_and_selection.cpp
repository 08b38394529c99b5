// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "models/picture/selection.h"
#include "models/picture/time_cursor.h"

using namespace yagura;

class TestCursorAndSelection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cursorSaysOnlyWhatChanged()
    {
        TimeCursor cursor;
        QSignalSpy changed(&cursor, &TimeCursor::changed);
        QVERIFY(cursor.live());
        cursor.goLive();
        QCOMPARE(changed.count(), 0);
        cursor.pin(utcFromMs(5));
        cursor.pin(utcFromMs(5));
        QCOMPARE(changed.count(), 1);
        QVERIFY(!cursor.live() && cursor.pinned() == utcFromMs(5));
        cursor.pin(utcFromMs(6));
        cursor.goLive();
        QCOMPARE(changed.count(), 3);
        QVERIFY(cursor.live());
    }
    void selectionSaysOnlyWhatChanged()
    {
        Selection selection;
        QSignalSpy changed(&selection, &Selection::changed);
        selection.clear();
        QCOMPARE(changed.count(), 0);
        selection.select({"jp-gov", "I-1"});
        selection.select({"jp-gov", "I-1"});
        QCOMPARE(changed.count(), 1);
        selection.select({"us-isac", "I-1"});
        QCOMPARE(changed.count(), 2);
        QVERIFY((selection.subject() == SubjectId{"us-isac", "I-1"}));
        selection.clear();
        QCOMPARE(changed.count(), 3);
        QVERIFY(!selection.subject());
    }
};

QTEST_GUILESS_MAIN(TestCursorAndSelection)
#include "tst_cursor_and_selection.moc"
