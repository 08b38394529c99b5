// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <set>

#include "tests/support/view_fixture.h"
#include "widgets/map/geo_scale.h"
#include "widgets/map/label_placer.h"
#include "widgets/map/sector_scale.h"
#include "widgets/map/tile_scale.h"

using namespace yagura;

class TestMapScales : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tilesAreEqualAndApart_data();
    void tilesAreEqualAndApart();
    void tileAndPixel_data();
    void tileAndPixel();
    void everyRegionHasATile();
    void arrows_data();
    void arrows();
    void everyRegionIsReachedByArrows_data();
    void everyRegionIsReachedByArrows();
    void everySectorHasAPanel_data();
    void everySectorHasAPanel();
    void scaleBar_data();
    void scaleBar();
    void zoomKeepsThePoint();
    void dragKeepsTheMapInSight();
    void labelsDoNotOverlap();

private:
    [[nodiscard]] RegionIndex region(const QByteArray &code) const
    {
        return m_catalog.regionIndex(code.toStdString(), Catalog::countryOf(code.left(2).toStdString()));
    }
    Catalog m_catalog = yagura::test::loadedCatalog();
    std::vector<TileGrid> m_grids = *loadTileGrids(m_catalog);
};

void TestMapScales::tilesAreEqualAndApart_data()
{
    QTest::addColumn<QRectF>("area");
    QTest::newRow("dock") << QRectF(6, 30, 1000, 520);
    QTest::newRow("wide and low") << QRectF(0, 0, 1600, 300);
    QTest::newRow("tall: one above the other") << QRectF(0, 0, 500, 900);
    QTest::newRow("small") << QRectF(0, 0, 360, 220);
}

void TestMapScales::tilesAreEqualAndApart()
{
    QFETCH(QRectF, area);
    const TileScale scale(area, m_grids, 16);
    QList<QRectF> seen;
    for (const Stop &stop : stopsOf(scale)) {
        const QRectF tile = scale.tile(stop.region);
        QVERIFY(area.adjusted(-1, -1, 1, 1).contains(tile));
        if (m_catalog.region(stop.region).real())
            QCOMPARE(tile.size(), scale.tileSize());
        for (const QRectF &other : seen)
            QVERIFY(!other.intersects(tile));
        seen.append(tile);
    }
}

void TestMapScales::tileAndPixel_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<std::size_t>("grid");
    QTest::addColumn<QPoint>("cell");
    QTest::newRow("Hokkaido, top right") << QByteArray("JP-01") << std::size_t{0} << QPoint(12, 0);
    QTest::newRow("Tokyo") << QByteArray("JP-13") << std::size_t{0} << QPoint(11, 6);
    QTest::newRow("Okinawa, bottom left") << QByteArray("JP-47") << std::size_t{0} << QPoint(0, 11);
    QTest::newRow("Alaska") << QByteArray("US-AK") << std::size_t{1} << QPoint(0, 0);
    QTest::newRow("Virgin Islands, bottom right") << QByteArray("US-VI") << std::size_t{1} << QPoint(10, 8);
}

void TestMapScales::tileAndPixel()
{
    QFETCH(QByteArray, code);
    QFETCH(std::size_t, grid);
    QFETCH(QPoint, cell);
    const TileScale scale({0, 0, 1000, 520}, m_grids, 16);
    const QRectF tile = scale.tile(region(code));
    const QPointF offset = tile.topLeft() - scale.gridArea(grid).topLeft();
    QCOMPARE(offset, QPointF(cell.x() * scale.tileSize().width(), cell.y() * scale.tileSize().height()));
    QCOMPARE(scale.at(tile.center()), std::optional(region(code)));
    QCOMPARE(scale.at(tile.topLeft() + QPointF(0.5, 0.5)), std::optional(region(code)));
    QCOMPARE(scale.at(tile.bottomRight() - QPointF(0.5, 0.5)), std::optional(region(code)));
    QVERIFY(!scale.at({-5, -5}));
}

void TestMapScales::everyRegionHasATile()
{
    const TileScale scale({0, 0, 1000, 520}, m_grids, 16);
    QCOMPARE(stopsOf(scale).size(), m_catalog.regions().size());
    for (const Region &r : m_catalog.regions())
        QVERIFY2(!scale.tile(r.index).isEmpty(), qPrintable(r.name.en));
}

void TestMapScales::arrows_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("Tokyo, right: Chiba") << QByteArray("JP-13") << Direction::Right << QByteArray("JP-12");
    QTest::newRow("Tokyo, left: Saitama") << QByteArray("JP-13") << Direction::Left << QByteArray("JP-11");
    QTest::newRow("Tokyo, up: Tochigi") << QByteArray("JP-13") << Direction::Up << QByteArray("JP-09");
    QTest::newRow("Nara, down: Wakayama") << QByteArray("JP-29") << Direction::Down << QByteArray("JP-30");
    QTest::newRow("over a hole: Ehime, up") << QByteArray("JP-38") << Direction::Up << QByteArray("JP-33");
    QTest::newRow("over the ocean: Chiba, right") << QByteArray("JP-12") << Direction::Right << QByteArray("US-HI");
    QTest::newRow("and back: Washington, left") << QByteArray("US-WA") << Direction::Left << QByteArray("JP-03");
    QTest::newRow("the last one stays") << QByteArray("US-VI") << Direction::Right << QByteArray();
}

void TestMapScales::arrows()
{
    QFETCH(QByteArray, from);
    QFETCH(Direction, direction);
    QFETCH(QByteArray, to);
    const std::vector<Stop> stops = stopsOf(TileScale({0, 0, 1000, 520}, m_grids, 16));
    const auto next = neighbour(stops, region(from), direction);
    const QByteArray code = next ? QByteArray::fromStdString(m_catalog.region(*next).code) : QByteArray();
    QCOMPARE(code, to);
}

void TestMapScales::everyRegionIsReachedByArrows_data()
{
    QTest::addColumn<bool>("geographic");
    QTest::addColumn<QRectF>("area");
    QTest::newRow("tiles") << false << QRectF(0, 0, 1000, 520);
    QTest::newRow("tiles, tall") << false << QRectF(0, 0, 500, 900);
    QTest::newRow("geographic") << true << QRectF(0, 0, 1000, 520);
    QTest::newRow("geographic, tall") << true << QRectF(0, 0, 500, 900);
}

void TestMapScales::everyRegionIsReachedByArrows()
{
    QFETCH(bool, geographic);
    QFETCH(QRectF, area);
    const auto geometry = *MapGeometry::load(m_catalog);
    std::vector<Stop> stops = stopsOf(TileScale(area, m_grids, 16));
    if (geographic) {
        stops.clear();
        const GeoScale scale(area, geometry->frames(), {});
        for (const MapFrame &frame : geometry->frames())
            for (const auto &[index, at] : frame.labels)
                stops.push_back({index, scale.frame(frame.id).toPixel(at)});
    }
    std::set<RegionIndex> reached{region("JP-13")};
    std::vector<RegionIndex> open{region("JP-13")};
    while (!open.empty()) {
        const RegionIndex at = open.back();
        open.pop_back();
        for (const Direction d : {Direction::Left, Direction::Right, Direction::Up, Direction::Down})
            if (const auto next = neighbour(stops, at, d); next && reached.insert(*next).second)
                open.push_back(*next);
    }
    for (const Stop &stop : stops)
        QVERIFY2(reached.contains(stop.region), qPrintable(m_catalog.region(stop.region).name.en));
}

void TestMapScales::everySectorHasAPanel_data()
{
    tilesAreEqualAndApart_data();
}

void TestMapScales::everySectorHasAPanel()
{
    QFETCH(QRectF, area);
    const SectorScale scale(area, m_catalog.sectors(), m_grids, 16, 18);
    QList<QRectF> seen;
    for (const Sector &sector : m_catalog.sectors()) {
        const QRectF panel = scale.panel(sector.index);
        QVERIFY(area.adjusted(-1, -1, 1, 1).contains(panel));
        QCOMPARE(scale.at(panel.center()), std::optional(sector.index));
        QCOMPARE(scale.grid(sector.index).country, sector.country);
        for (const QRectF &other : seen)
            QVERIFY(!other.intersects(panel));
        seen.append(panel);
    }
}

void TestMapScales::scaleBar_data()
{
    QTest::addColumn<double>("metresPerPixel");
    QTest::addColumn<double>("pixels");
    QTest::addColumn<double>("kilometres");
    QTest::newRow("200 of 250") << 2500.0 << 100.0 << 200.0;
    QTest::newRow("500 exactly") << 5000.0 << 100.0 << 500.0;
    QTest::newRow("1000 of 1999") << 19990.0 << 100.0 << 1000.0;
    QTest::newRow("below a kilometre") << 7.0 << 100.0 << 0.5;
}

void TestMapScales::scaleBar()
{
    QFETCH(double, metresPerPixel);
    QFETCH(double, pixels);
    QFETCH(double, kilometres);
    QCOMPARE(scaleBarKilometres(metresPerPixel, pixels), kilometres);
}

void TestMapScales::zoomKeepsThePoint()
{
    const QRectF rect(10, 20, 400, 300);
    const QRectF bounds(-1e6, -1e6, 2e6, 2e6);
    FrameView view;
    const QPointF pixel(300, 100);
    for (const double factor : {1.5, 2.0, 1.1, 0.8}) {
        const FrameScale before(rect, bounds, view);
        const QPointF metres = before.toMetres(pixel);
        view = zoomed(view, before, pixel, factor);
        const FrameScale after(rect, bounds, view);
        QVERIFY(QLineF(after.toPixel(metres), pixel).length() < 0.01);
        QVERIFY(QLineF(after.toPixel(after.toMetres(pixel)), pixel).length() < 0.01);
    }
    QVERIFY(view.zoom > 2);
    QCOMPARE(zoomed(view, FrameScale(rect, bounds, view), pixel, 0.01), FrameView{});
    QCOMPARE(zoomed(view, FrameScale(rect, bounds, view), pixel, 1000).zoom, 32.0);
}

void TestMapScales::dragKeepsTheMapInSight()
{
    const QRectF bounds(-1e6, -1e6, 2e6, 2e6);
    const FrameScale scale({0, 0, 400, 300}, bounds, {});
    QCOMPARE(dragged({}, scale, {10, 0}, bounds).shift, QPointF(-10 * scale.metresPerPixel(), 0));
    QCOMPARE(dragged({}, scale, {100000, -100000}, bounds).shift, QPointF(-1e6, 1e6));
}

void TestMapScales::labelsDoNotOverlap()
{
    const QRectF area(0, 0, 300, 200);
    LabelPlacer placer(area, [](const QString &text) { return QSizeF(7.0 * static_cast<double>(text.size()), 14); });
    QList<QRectF> taken{QRectF(0, 0, 80, 16)};
    placer.reserve(taken.first());
    int placed = 0;
    int left = 0;
    for (int i = 0; i < 200; ++i) {
        const QPointF at(std::fmod(i * 37.0, 300), std::fmod(i * 61.0, 200));
        const QRectF mark(at, QSizeF(i % 3 == 0 ? 0 : 9, i % 3 == 0 ? 0 : 9));
        const auto label = placer.place(mark, {QStringLiteral("A long name"), QStringLiteral("AL")});
        if (!label) {
            ++left;
            continue;
        }
        ++placed;
        QVERIFY(area.contains(label->rect));
        for (const QRectF &other : taken)
            QVERIFY(!other.intersects(label->rect));
        taken.append(label->rect);
    }
    QVERIFY(placed > 20);
    QVERIFY(left > 20); // crowded enough for the test to mean something
}

QTEST_MAIN(TestMapScales)
#include "tst_map_scales.moc"
