// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "widgets/board/board_scale.h"

using namespace yagura;
using namespace Qt::StringLiterals;

class TestBoardScale : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowAt_data()
    {
        QTest::addColumn<double>("offset");
        QTest::addColumn<double>("y");
        QTest::addColumn<int>("expected");
        QTest::newRow("first pixel") << 0.0 << 0.0 << 0;
        QTest::newRow("last pixel of the first") << 0.0 << 19.9 << 0;
        QTest::newRow("first of the second") << 0.0 << 20.0 << 1;
        QTest::newRow("last row") << 0.0 << 99.0 << 4;
        QTest::newRow("below the rows") << 0.0 << 100.0 << -1;
        QTest::newRow("above the view") << 0.0 << -0.5 << -1;
        QTest::newRow("scrolled by half a row") << 10.0 << 10.0 << 1;
        QTest::newRow("scrolled, below the rows") << 90.0 << 10.0 << -1;
    }
    void rowAt()
    {
        QFETCH(double, offset);
        QFETCH(double, y);
        const BoardScale scale{.width = 300, .rowHeight = 20, .offset = offset, .rows = 5};
        QTEST(scale.rowAt(y), "expected");
    }

    void thereAndBack()
    {
        const BoardScale scale{.width = 300, .rowHeight = 23, .offset = 31, .rows = 40};
        for (int row = 0; row < scale.rows; ++row)
            QCOMPARE(scale.rowAt(scale.row(row).center().y()), row);
        QCOMPARE(scale.contentHeight(), 920.0);
    }

    // Columns follow each other, none over another, all within the row; the trend gives way first.
    void columns_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<bool>("trend");
        QTest::newRow("a narrow panel") << 270.0 << false;
        QTest::newRow("a usual panel") << 420.0 << true;
        QTest::newRow("a wide panel") << 1200.0 << true;
    }
    void columns()
    {
        QFETCH(double, width);
        const BoardScale scale{.width = width, .rowHeight = 22, .textWidth = 8, .rows = 1};
        const QRectF row = scale.row(0);
        const auto c = scale.columns(row);
        double right = row.left();
        for (const QRectF &box : {c.name, c.mark, c.severity, c.count, c.exercise, c.trend, c.age}) {
            QVERIFY(box.left() >= right);
            QVERIFY(box.width() >= 0);
            right = box.right();
        }
        QVERIFY2(right <= row.right(), qPrintable(u"%1 > %2"_s.arg(right).arg(row.right())));
        QVERIFY(c.name.width() >= 8 * 4);
        QCOMPARE(c.mark.width(), c.mark.height());
        QTEST(c.trend.width() > 0, "trend");
    }
};

QTEST_APPLESS_MAIN(TestBoardScale)
#include "tst_board_scale.moc"
