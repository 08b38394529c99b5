// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <numbers>
#include <set>

#include "tests/support/view_fixture.h"
#include "widgets/map/map_geometry.h"

using namespace yagura;

namespace {

double areaOf(const QPolygonF &polygon)
{
    double sum = 0;
    for (qsizetype i = 0; i < polygon.size(); ++i) {
        const QPointF a = polygon[i];
        const QPointF b = polygon[(i + 1) % polygon.size()];
        sum += a.x() * b.y() - b.x() * a.y();
    }
    return std::abs(sum) / 2;
}

double areaOf(const QPainterPath &path)
{
    double sum = 0;
    const auto polygons = path.toSubpathPolygons();
    for (const QPolygonF &polygon : polygons)
        sum += areaOf(polygon);
    return sum;
}

// Of one degree by one degree on the GRS80 ellipsoid, south-west corner given: from the authalic integral.
double degreeCellArea(double south)
{
    constexpr double a = 6378137;
    constexpr double f = 1 / 298.257222101;
    const double e = std::sqrt(f * (2 - f));
    const auto integral = [e](double latitude) {
        const double s = std::sin(latitude * std::numbers::pi / 180);
        return s / (1 - e * e * s * s) + std::log((1 + e * s) / (1 - e * s)) / (2 * e);
    };
    return a * a * (1 - e * e) / 2 * (integral(south + 1) - integral(south)) * std::numbers::pi / 180;
}

QString nameOf(FrameId id)
{
    return QString::number(static_cast<int>(id));
}

} // namespace

class TestMapGeometry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void loadsWithinASecond();
    void placesLandInTheirFrames_data();
    void placesLandInTheirFrames();
    void areasAreKept();
    void areasOfRegions_data();
    void areasOfRegions();
    void everyRegionHasOneLabel();
    void remoteIslandsAreThere_data();
    void remoteIslandsAreThere();
    void contestedAreasFollowThePointOfView_data();
    void contestedAreasFollowThePointOfView();

private:
    [[nodiscard]] RegionIndex region(const QByteArray &code) const
    {
        return m_catalog.regionIndex(code.toStdString(), Catalog::countryOf(code.left(2).toStdString()));
    }
    Catalog m_catalog = yagura::test::loadedCatalog();
    std::shared_ptr<const MapGeometry> m_geometry = *MapGeometry::load(m_catalog);
};

void TestMapGeometry::loadsWithinASecond()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY(MapGeometry::load(m_catalog).ok());
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void TestMapGeometry::placesLandInTheirFrames_data()
{
    QTest::addColumn<FrameId>("frame");
    QTest::addColumn<QPointF>("place");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("Tokyo") << FrameId::Japan << QPointF(139.69, 35.69) << QByteArray("JP-13");
    QTest::newRow("Wakkanai") << FrameId::Japan << QPointF(141.7, 45.3) << QByteArray("JP-01");
    QTest::newRow("Naha") << FrameId::Nansei << QPointF(127.69, 26.21) << QByteArray("JP-47");
    QTest::newRow("Amami is Kagoshima's") << FrameId::Nansei << QPointF(129.4, 28.32) << QByteArray("JP-46");
    QTest::newRow("Chichijima") << FrameId::Ogasawara << QPointF(142.2, 27.09) << QByteArray("JP-13");
    QTest::newRow("Denver") << FrameId::UnitedStates << QPointF(-104.99, 39.74) << QByteArray("US-CO");
    QTest::newRow("Honolulu") << FrameId::Hawaii << QPointF(-157.85, 21.4) << QByteArray("US-HI");
    QTest::newRow("Anchorage") << FrameId::Alaska << QPointF(-149.7, 61.2) << QByteArray("US-AK");
    QTest::newRow("San Juan") << FrameId::PuertoRico << QPointF(-66.1, 18.35) << QByteArray("US-PR");
    QTest::newRow("Guam") << FrameId::Marianas << QPointF(144.75, 13.4) << QByteArray("US-GU");
    QTest::newRow("Tutuila") << FrameId::Samoa << QPointF(-170.72, -14.31) << QByteArray("US-AS");
}

void TestMapGeometry::placesLandInTheirFrames()
{
    QFETCH(FrameId, frame);
    QFETCH(QPointF, place);
    QFETCH(QByteArray, code);
    const auto found = m_geometry->frameOf(place.x(), place.y());
    QVERIFY(found.has_value());
    QCOMPARE(nameOf(*found), nameOf(frame));
    const MapFrame &f = m_geometry->frame(frame);
    const auto at = f.projection->project(place.x(), place.y());
    QVERIFY(at && f.bounds.contains(*at));
    std::set<RegionIndex> under;
    for (const auto &[index, path] : f.regions)
        if (path.contains(*at))
            under.insert(index);
    QCOMPARE(under, std::set{region(code)});
}

void TestMapGeometry::areasAreKept()
{
    for (const MapFrame &frame : m_geometry->frames()) {
        for (const double fraction : {0.05, 0.5, 0.95}) {
            const double south = std::floor(frame.box.south + (frame.box.north - frame.box.south) * fraction);
            const double west = std::floor(frame.box.west + (frame.box.east - frame.box.west) * fraction);
            QPolygonF cell;
            constexpr int steps = 20;
            for (int i = 0; i < 4 * steps; ++i) {
                const double part = static_cast<double>(i % steps) / steps;
                const QPointF corner = i < steps ? QPointF(part, 0)
                    : i < 2 * steps              ? QPointF(1, part)
                    : i < 3 * steps              ? QPointF(1 - part, 1)
                                                 : QPointF(0, 1 - part);
                cell << *frame.projection->project(west + corner.x(), south + corner.y());
            }
            const double ratio = areaOf(cell) / degreeCellArea(south);
            QVERIFY2(std::abs(ratio - 1) < 0.001,
                qPrintable(QStringLiteral("frame %1: %2").arg(nameOf(frame.id)).arg(ratio)));
        }
    }
}

void TestMapGeometry::areasOfRegions_data()
{
    QTest::addColumn<FrameId>("frame");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<double>("squareKilometres"); // published land areas; the outlines are generalised
    QTest::newRow("Hokkaido") << FrameId::Japan << QByteArray("JP-01") << 78421.0;
    QTest::newRow("Nagano") << FrameId::Japan << QByteArray("JP-20") << 13562.0;
    QTest::newRow("Okinawa") << FrameId::Nansei << QByteArray("JP-47") << 2282.0;
    QTest::newRow("Colorado") << FrameId::UnitedStates << QByteArray("US-CO") << 269601.0;
    QTest::newRow("Texas") << FrameId::UnitedStates << QByteArray("US-TX") << 684000.0;
    QTest::newRow("Alaska") << FrameId::Alaska << QByteArray("US-AK") << 1500000.0;
}

void TestMapGeometry::areasOfRegions()
{
    QFETCH(FrameId, frame);
    QFETCH(QByteArray, code);
    QFETCH(double, squareKilometres);
    for (const auto &[index, path] : m_geometry->frame(frame).regions) {
        if (index != region(code))
            continue;
        const double found = areaOf(path) / 1e6;
        QVERIFY2(std::abs(found / squareKilometres - 1) < 0.04, qPrintable(QString::number(found)));
        return;
    }
    QFAIL("the region is not in its frame");
}

void TestMapGeometry::everyRegionHasOneLabel()
{
    std::multiset<RegionIndex> labelled;
    for (const MapFrame &frame : m_geometry->frames())
        for (const auto &[index, at] : frame.labels) {
            labelled.insert(index);
            QVERIFY(frame.bounds.contains(at));
        }
    for (const Region &r : m_catalog.regions())
        QVERIFY2(labelled.count(r.index) == (r.real() ? 1U : 0U), qPrintable(r.name.en));
}

void TestMapGeometry::remoteIslandsAreThere_data()
{
    QTest::addColumn<FrameId>("frame");
    QTest::addColumn<QPointF>("place");
    QTest::newRow("Yonaguni") << FrameId::Nansei << QPointF(122.98, 24.46);
    QTest::newRow("Kita-Daito") << FrameId::Nansei << QPointF(131.3, 25.95);
    QTest::newRow("Ioto") << FrameId::Ogasawara << QPointF(141.31, 24.77);
    QTest::newRow("Minamitorishima") << FrameId::Ogasawara << QPointF(153.97, 24.3);
    QTest::newRow("Hachijojima") << FrameId::Japan << QPointF(139.8, 33.1);
    QTest::newRow("Attu, beyond the antimeridian") << FrameId::Alaska << QPointF(173.0, 52.9);
    QTest::newRow("Saipan") << FrameId::Marianas << QPointF(145.75, 15.18);
    QTest::newRow("St. Croix") << FrameId::PuertoRico << QPointF(-64.77, 17.73);
}

void TestMapGeometry::remoteIslandsAreThere()
{
    QFETCH(FrameId, frame);
    QFETCH(QPointF, place);
    const MapFrame &f = m_geometry->frame(frame);
    const auto at = f.projection->project(place.x(), place.y());
    QVERIFY(at && f.bounds.contains(*at));
    double nearest = 1e9;
    for (const auto &[index, path] : f.regions)
        for (const QPolygonF &polygon : path.toSubpathPolygons())
            for (const QPointF &p : polygon)
                nearest = std::min(nearest, QLineF(p, *at).length());
    QVERIFY2(nearest < 25000, qPrintable(QString::number(nearest)));
}

void TestMapGeometry::contestedAreasFollowThePointOfView_data()
{
    QTest::addColumn<PointOfView>("view");
    QTest::addColumn<int>("dashed");
    QTest::newRow("neutral: all dashed") << PointOfView::Neutral << 3;
    QTest::newRow("Japan: none") << PointOfView::Japan << 0;
    QTest::newRow("United States: Takeshima") << PointOfView::UnitedStates << 1;
}

void TestMapGeometry::contestedAreasFollowThePointOfView()
{
    QFETCH(PointOfView, view);
    QFETCH(int, dashed);
    std::set<QString> names;
    std::set<QString> dashedNames;
    for (const MapFrame &frame : m_geometry->frames())
        for (const ContestedArea &area : frame.contested) {
            names.insert(area.name.ja);
            if (area.dashed(view))
                dashedNames.insert(area.name.ja);
        }
    QCOMPARE(names.size(), 3U);
    QCOMPARE(static_cast<int>(dashedNames.size()), dashed);
    if (dashed == 1)
        QCOMPARE(*dashedNames.begin(), QStringLiteral("竹島"));
}

QTEST_MAIN(TestMapGeometry)
#include "tst_map_geometry.moc"
