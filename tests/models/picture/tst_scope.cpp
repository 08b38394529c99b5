// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "models/picture/scope.h"
#include "tests/models/catalog/catalog_fixture.h"
#include "tests/support/builders.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

class TestScope : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void admits_data();
    void admits();
    void undoAndRedo();
    void undoHasABottom();
};

void TestScope::admits_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<bool>("admitted");
    const auto row = [](const char *name, const Event &event, const QString &scope, bool admitted) {
        QTest::newRow(name) << event << scope << admitted;
    };
    const auto texas = [] { return incident("I").region("US-TX").sector("us.energy").level(3); };
    row("everything", texas(), QString(), true);
    row("its sector", texas(), u"sector=us.energy"_s, true);
    row("another sector", texas(), u"sector=jp.electricity"_s, false);
    row("advisory to all sectors", advisory("A"), u"sector=jp.electricity"_s, true);
    row("its country", texas(), u"country=US"_s, true);
    row("another country", texas(), u"country=JP,other"_s, false);
    row("incident of no country", incident("I"), u"country=JP,US"_s, false);
    row("incident of no country, elsewhere", incident("I"), u"country=other"_s, true);
    row("advisory to everybody", advisory("A"), u"country=JP"_s, true);
    row("advisory, no country", advisory("A"), u"country=none"_s, false);
    row("its region", texas(), u"region=JP-13,US-TX"_s, true);
    row("another region", texas(), u"region=JP-13"_s, false);
    row("severity at", texas(), u"severity>=3"_s, true);
    row("severity below", texas(), u"severity>=4"_s, false);
    row("unknown severity", incident("I"), u"severity>=5"_s, true);
    row("unknown severity left out", incident("I"), u"unknown-severity=no"_s, false);
    row("engagement has no severity", engagement("E"), u"severity>=5 unknown-severity=no"_s, true);
    row("tlp at", texas().tlp(Tlp::Amber), u"tlp<=AMBER"_s, true);
    row("tlp above", texas().tlp(Tlp::AmberStrict), u"tlp<=AMBER"_s, false);
    row("tlp unstated is amber", texas().tlp(Tlp::Unspecified), u"tlp<=GREEN"_s, false);
    row("from before", texas(), u"from=2026-03-01"_s, true);
    row("from at", texas(), u"from=2026-03-02"_s, true);
    row("from after", texas(), u"from=2026-03-02T00:01Z"_s, false);
    row("to at is outside", texas(), u"to=2026-03-02"_s, false);
    row("to after", texas(), u"to=2026-03-02T00:01Z"_s, true);
    row("a span that meets it", incident("I").happened(FakeClock::morning, Precision::Month), u"from=2026-03-30"_s,
        true);
    row("a span over before", incident("I").happened(FakeClock::morning, Precision::Month), u"from=2026-04-01"_s,
        false);
    row("no length, at from", incident("I").happened({}, Precision::Unknown), u"from=2026-03-02"_s, true);
    row("its feed", texas(), u"feed=test"_s, true);
    row("another feed", texas(), u"feed=jp-gov"_s, false);
    row("exercise", texas().exercise("x"), u"exercise=yes"_s, true);
    row("exercise left out", texas().exercise("x"), u"exercise=no"_s, false);
    row("its kind", advisory("A"), u"kind=advisory"_s, true);
    row("another kind", advisory("A"), u"kind=incident,engagement"_s, false);
}

void TestScope::admits()
{
    QFETCH(Event, event);
    QFETCH(QString, scope);
    QFETCH(bool, admitted);
    ReportTable table;
    table.apply(sequenced(1, event), {}, "test", shippedCatalog());
    const auto filter = parseScope(scope, shippedCatalog());
    QVERIFY(filter);
    QCOMPARE(filter->admits(table, 0), admitted);
}

void TestScope::undoAndRedo()
{
    Scope scope;
    QSignalSpy changed(&scope, &Scope::changed);
    scope.undo();
    scope.redo();
    scope.set({});
    QCOMPARE(changed.count(), 0);

    ScopeFilter japan;
    japan.unitedStates = false;
    ScopeFilter grave = japan;
    grave.minSeverity = 4;
    scope.set(japan);
    scope.set(grave);
    scope.set(grave);
    QCOMPARE(changed.count(), 2);
    scope.undo();
    QVERIFY(scope.filter() == japan && scope.canRedo());
    scope.undo();
    QVERIFY(scope.filter().everything() && !scope.canUndo());
    scope.redo();
    QVERIFY(scope.filter() == japan);
    scope.reset();
    QVERIFY(!scope.canRedo());
    scope.undo();
    QVERIFY(scope.filter() == japan);
}

void TestScope::undoHasABottom()
{
    Scope scope;
    ScopeFilter filter;
    for (int i = 0; i < 150; ++i) {
        filter.text = QString::number(i);
        scope.set(filter);
    }
    int undone = 0;
    for (; scope.canUndo(); ++undone)
        scope.undo();
    QCOMPARE(undone, 100);
    QCOMPARE(scope.filter().text, u"49"_s);
}

QTEST_GUILESS_MAIN(TestScope)
#include "tst_scope.moc"
