// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "tests/models/alerts/floor.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

class TestScopedPicture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void coalescesToOneUpdate();
    void followsTheScope();
    void followsTheTextOfARevision();
    void generationTellsEventsFromScope();
};

void TestScopedPicture::coalescesToOneUpdate()
{
    Floor floor;
    QSignalSpy updated(&floor.scoped, &ScopedPicture::updated);
    floor.put({incident("I-1")});
    floor.watch.takeFrame();
    floor.put({incident("I-2")});
    floor.watch.takeFrame();
    floor.scope.set(*parseScope(u"kind=incident"_s, shippedCatalog()));
    QCOMPARE(updated.count(), 0);
    floor.settle();
    QCOMPARE(updated.count(), 1);
    QCOMPARE(floor.scoped.rows(), (std::vector<Row>{0, 1}));
}

void TestScopedPicture::followsTheScope()
{
    Floor floor;
    floor.hear({incident("I-1").country("JP").level(5), incident("I-2").country("US").level(2)});
    floor.scope.set(*parseScope(u"country=US"_s, shippedCatalog()));
    floor.settle();
    QCOMPARE(floor.scoped.rows(), std::vector<Row>{1});
    QVERIFY(!floor.scoped.contains(0) && floor.scoped.contains(1) && !floor.scoped.contains(7));
    QCOMPARE(*floor.scoped.real().all.worstOpen(), std::uint8_t{2});
    floor.scope.undo();
    floor.settle();
    QCOMPARE(floor.scoped.rows(), (std::vector<Row>{0, 1}));
    QCOMPARE(*floor.scoped.real().all.worstOpen(), std::uint8_t{5});
}

void TestScopedPicture::followsTheTextOfARevision()
{
    Floor floor;
    floor.scope.set(*parseScope(u"text=サーバ"_s, shippedCatalog()));
    floor.hear({incident("I-1").title("サーバー停止", ""), incident("I-2").title("停電", "")});
    QCOMPARE(floor.scoped.rows(), std::vector<Row>{0});
    floor.hear({incident("I-1").revision(2).title("復旧", ""), incident("I-2").revision(2).title("ｻｰﾊﾞ故障", "")});
    QCOMPARE(floor.scoped.rows(), std::vector<Row>{1});
}

void TestScopedPicture::generationTellsEventsFromScope()
{
    Floor floor;
    const quint64 before = floor.scoped.generation();
    floor.hear({incident("I-1")});
    QCOMPARE(floor.scoped.generation(), before);
    floor.scope.set(*parseScope(u"country=US"_s, shippedCatalog()));
    floor.settle();
    QVERIFY(floor.scoped.generation() != before);
}

QTEST_GUILESS_MAIN(TestScopedPicture)
#include "tst_scoped_picture.moc"
