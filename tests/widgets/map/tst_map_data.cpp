// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/view_fixture.h"
#include "widgets/common/words.h"
#include "widgets/map/map_data.h"
#include "widgets/map/map_text.h"

using namespace yagura;
using namespace yagura::test;

class TestMapData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void realAndExerciseStayApart();
    void outOfScopeIsNotCalm();
    void aSilentSectorHidesItsRegions();
    void silenceKeepsTheEarlierGap();
    void countersFollowTheRegions();
    void mappedOnlyWhenNoNativeOne();
    void spotsAreGathered();
    void toolTipSaysAllOfIt();
    void captions();
};

namespace {
MapData dataOf(const ViewFixture &f)
{
    return mapData(
        f.watch.situation(), f.scoped.rows(), f.scoped.real(), f.scoped.exercise(), f.scope.filter(), f.scoped.now());
}

RegionIndex regionOf(const ViewFixture &f, const char *code)
{
    return f.catalog.regionIndex(code, Catalog::countryOf(std::string_view(code).substr(0, 2)));
}
} // namespace

void TestMapData::realAndExerciseStayApart()
{
    ViewFixture f;
    f.hear({incident("I-1").region("JP-13").sector("jp.electricity").level(3),
        incident("I-2").region("JP-13").sector("jp.electricity").level(5).exercise("drill"),
        incident("I-3").region("JP-13").sector("jp.electricity").level(5).retracted()});
    const MapData data = dataOf(f);
    const PlaceState &tokyo = data.regions[regionOf(f, "JP-13")];
    QCOMPARE(tokyo.real.openCount(), 1U);
    QCOMPARE(tokyo.real.worstOpen(), std::optional<std::uint8_t>(3));
    QCOMPARE(tokyo.exercise.openCount(), 1U);
    const SectorCell &cell = data.cell(*f.catalog.sectorIndex("jp.electricity"), regionOf(f, "JP-13"));
    QCOMPARE(cell.open, 1U);
    QCOMPARE(cell.exercise, 1U);
    QCOMPARE(cell.worst, std::uint8_t{3});
}

void TestMapData::outOfScopeIsNotCalm()
{
    ViewFixture f;
    ScopeFilter filter;
    filter.unitedStates = false;
    filter.regions = {regionOf(f, "JP-13")};
    f.scope.set(filter);
    f.scoped.recompute();
    const MapData data = dataOf(f);
    QVERIFY(data.regions[regionOf(f, "JP-13")].inScope);
    QVERIFY(!data.regions[regionOf(f, "JP-14")].inScope);
    QVERIFY(!data.regions[regionOf(f, "US-TX")].inScope);
    QVERIFY(data.sectors[*f.catalog.sectorIndex("jp.gas")].inScope);
    QVERIFY(!data.sectors[*f.catalog.sectorIndex("us.energy")].inScope);
}

void TestMapData::aSilentSectorHidesItsRegions()
{
    ViewFixture f;
    f.hear({incident("I-1").region("JP-13").sector("jp.electricity").level(3)});
    QCOMPARE(dataOf(f).regions[regionOf(f, "JP-13")].knowledge.knowledge, Knowledge::Known);
    ScopeFilter filter;
    filter.sectors = bit(*f.catalog.sectorIndex("jp.gas")); // nobody reports on gas
    f.scope.set(filter);
    f.scoped.recompute();
    QCOMPARE(dataOf(f).regions[regionOf(f, "JP-13")].knowledge.knowledge, Knowledge::Never);
}

void TestMapData::silenceKeepsTheEarlierGap()
{
    MapData data;
    const UtcTime early = FakeClock::morning;
    const UtcTime late = early + std::chrono::hours{1};
    for (const Knowledge k : {Knowledge::Never, Knowledge::Lost, Knowledge::Partial, Knowledge::Known})
        data.regions.push_back({{}, {}, {k, early, {}}, true, false});
    markSilent(data, late);
    QCOMPARE(data.regions[0].knowledge.knowledge, Knowledge::Never);
    for (const std::size_t i : {1, 2, 3})
        QCOMPARE(data.regions[i].knowledge.knowledge, Knowledge::Lost);
    QCOMPARE(data.regions[1].knowledge.since, early);
    QCOMPARE(data.regions[2].knowledge.since, early);
    QCOMPARE(data.regions[3].knowledge.since, late);
}

void TestMapData::countersFollowTheRegions()
{
    ViewFixture f;
    const RegionIndex none = f.catalog.regionIndex({}, Country::Japan);
    QVERIFY(dataOf(f).regions[none].hidden()); // nothing heard at all
    f.hear({incident("I-1").region("JP-13").sector("jp.electricity").level(3)});
    QVERIFY(!dataOf(f).regions[none].hidden());
    f.hear({incident("I-2").country("JP").sector("jp.electricity").level(4)});
    QCOMPARE(dataOf(f).regions[none].real.openCount(), 1U);
}

void TestMapData::mappedOnlyWhenNoNativeOne()
{
    ViewFixture f;
    const Severity mapped{"cvss", "9.8", std::uint8_t{4}, true};
    f.hear({incident("I-1").region("JP-13").sector("jp.electricity").severity(mapped)});
    QVERIFY(dataOf(f).regions[regionOf(f, "JP-13")].worstMapped);
    f.hear({incident("I-2").region("JP-13").sector("jp.electricity").level(4)});
    QVERIFY(!dataOf(f).regions[regionOf(f, "JP-13")].worstMapped);
    QVERIFY(!dataOf(f).regions[regionOf(f, "JP-14")].worstMapped);
}

void TestMapData::spotsAreGathered()
{
    ViewFixture f;
    f.hear({incident("I-1").region("JP-13").sector("jp.electricity").level(2).place("a", "a", 35.680, 139.760),
        incident("I-2").region("JP-13").sector("jp.electricity").level(4).place("b", "b", 35.681, 139.761),
        incident("I-3").region("JP-13").sector("jp.electricity").level(5).place("b", "b", 35.681, 139.761).cleared(),
        incident("I-4").region("JP-13").sector("jp.electricity").level(5).place("b", "b", 35.68, 139.76).exercise("x"),
        incident("I-5").region("US-TX").sector("us.energy").level(1).place("c", "c", 29.7, -95.3)});
    const MapData data = dataOf(f);
    QCOMPARE(data.spots.size(), 3U);
    QVERIFY(data.spots[0].exercise); // graver first
    QCOMPARE(data.spots[1].count, 2U);
    QCOMPARE(data.spots[1].severity, std::uint8_t{4});
    QVERIFY(data.spots[1].unacknowledged);
    QCOMPARE(data.spots[2].count, 1U);
}

void TestMapData::toolTipSaysAllOfIt()
{
    ViewFixture f;
    f.hear({incident("I-1").region("JP-13").sector("jp.electricity").level(4),
        incident("I-2").region("JP-13").sector("jp.electricity").level(5).exercise("drill")});
    f.clock.advance(std::chrono::minutes{5});
    const auto geometry = *MapGeometry::load(f.catalog);
    const MapStyle style{f.catalog, *geometry, f.context.theme(), Language::En};
    const QString text = regionToolTip(dataOf(f), regionOf(f, "JP-13"), style);
    for (const QString &part : {QStringLiteral("Tokyo / 東京都 (JP-13)"), severityWord(4) + QStringLiteral(" 1"),
             exerciseWord() + u':', severityWord(5) + QStringLiteral(" 1"), QStringLiteral("5 min")})
        QVERIFY2(text.contains(part), qPrintable(text));
    const QString unknown = regionToolTip(dataOf(f), regionOf(f, "US-TX"), style);
    QVERIFY2(unknown.contains(knowledgeText({Knowledge::Never, {}, {}})), qPrintable(unknown));
}

void TestMapData::captions()
{
    const Catalog catalog = loadedCatalog();
    ScopeFilter filter;
    QCOMPARE(scopeCaption(filter, catalog, Language::En), QStringLiteral("All sectors"));
    filter.sectors = bit(*catalog.sectorIndex("us.energy"));
    QVERIFY(scopeCaption(filter, catalog, Language::Ja).contains(QStringLiteral("エネルギー")));
    filter.sectors |= bit(0);
    QVERIFY(scopeCaption(filter, catalog, Language::En).startsWith(u'2'));
}

QTEST_MAIN(TestMapData)
#include "tst_map_data.moc"
