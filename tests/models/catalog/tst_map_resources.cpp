// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPoint>
#include <QSet>

#include "resources/resources.h"
#include "tests/models/catalog/catalog_fixture.h"

using namespace Qt::StringLiterals;
using namespace yagura;
using namespace yagura::test;

namespace {

QJsonObject resource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject{};
}

// Every [longitude, latitude] below a "coordinates" member.
void collect(const QJsonValue &coordinates, std::vector<std::pair<double, double>> &into)
{
    const QJsonArray array = coordinates.toArray();
    if (array.size() == 2 && array[0].isDouble()) {
        into.emplace_back(array[0].toDouble(), array[1].toDouble());
        return;
    }
    for (const QJsonValue &part : array)
        collect(part, into);
}

std::vector<std::pair<double, double>> pointsOf(const QJsonValue &feature)
{
    std::vector<std::pair<double, double>> points;
    collect(feature["geometry"_L1]["coordinates"_L1], points);
    return points;
}

QJsonObject featureWithId(const QString &path, const QString &id)
{
    for (const QJsonValue &feature : resource(path)["features"_L1].toArray()) {
        if (feature["id"_L1].toString() == id)
            return feature.toObject();
    }
    return {};
}

struct Grid
{
    int columns = 0;
    int rows = 0;
    QHash<QString, QPoint> cells;
    int written = 0;
};

Grid gridOf(const QString &country)
{
    Grid grid;
    for (const QJsonValue &row : resource(u":/map/tiles.json"_s)["grids"_L1].toArray()) {
        if (row["country"_L1].toString() != country)
            continue;
        grid.columns = row["columns"_L1].toInt();
        grid.rows = row["rows"_L1].toInt();
        for (const QJsonValue &cell : row["cells"_L1].toArray()) {
            grid.cells.insert(cell["code"_L1].toString(), {cell["column"_L1].toInt(-1), cell["row"_L1].toInt(-1)});
            ++grid.written;
        }
    }
    return grid;
}

} // namespace

class TestMapResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initResources(); }
    void tileGrid_data();
    void tileGrid();
    void tileNeighbours_data();
    void tileNeighbours();
    void tileCorners();
    void mapLayers_data();
    void mapLayers();
    void layersNameTheCataloguesRegions_data();
    void layersNameTheCataloguesRegions();
    void remoteIslands_data();
    void remoteIslands();
    void amamiIsNotOkinawa();

private:
    const Catalog &catalog = shippedCatalog();
};

void TestMapResources::tileGrid_data()
{
    QTest::addColumn<QString>("country");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("cells");
    QTest::newRow("Japan") << u"JP"_s << 13 << 12 << 47;
    QTest::newRow("United States") << u"US"_s << 11 << 9 << 56;
}

void TestMapResources::tileGrid()
{
    QFETCH(QString, country);
    QFETCH(int, columns);
    QFETCH(int, rows);
    QFETCH(int, cells);
    const Grid grid = gridOf(country);
    QCOMPARE(grid.columns, columns);
    QCOMPARE(grid.rows, rows);
    QCOMPARE(grid.written, cells);
    QSet<QPair<int, int>> taken;
    for (const Region &region : catalog.regions()) {
        if (!region.real() || region.country != Catalog::countryOf(country.toStdString()))
            continue;
        const QString code = QString::fromStdString(region.code);
        QVERIFY2(grid.cells.contains(code), region.code.c_str());
        const QPoint cell = grid.cells.value(code);
        QVERIFY2(cell.x() >= 0 && cell.x() < columns && cell.y() >= 0 && cell.y() < rows, region.code.c_str());
        QVERIFY2(!taken.contains({cell.x(), cell.y()}), region.code.c_str());
        taken.insert({cell.x(), cell.y()});
    }
    QCOMPARE(static_cast<int>(taken.size()), cells);
}

void TestMapResources::tileNeighbours_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QPoint>("step"); // to the other: right, down
    QTest::addColumn<QString>("other");
    const auto row = [](const char *name, const char *one, int right, int down, const char *other) {
        QTest::newRow(name) << QString::fromLatin1(one) << QPoint(right, down) << QString::fromLatin1(other);
    };
    row("Aomori is below Hokkaido", "JP-01", -1, 1, "JP-02");
    row("Iwate is right of Akita", "JP-05", 1, 0, "JP-03");
    row("Chiba is right of Tokyo", "JP-13", 1, 0, "JP-12");
    row("Tokyo is right of Saitama", "JP-11", 1, 0, "JP-13");
    row("Osaka is below Kyoto", "JP-26", 0, 1, "JP-27");
    row("Hyogo is left of Kyoto", "JP-26", -1, 0, "JP-28");
    row("Fukuoka is below Yamaguchi", "JP-35", 0, 1, "JP-40");
    row("Kagawa is right of Ehime", "JP-38", 1, 0, "JP-37");
    row("Miyazaki is right of Kagoshima", "JP-46", 1, 0, "JP-45");
    row("Oregon is below Washington", "US-WA", 0, 1, "US-OR");
    row("California is below Oregon", "US-OR", 0, 1, "US-CA");
    row("Texas is below Oklahoma", "US-OK", 0, 1, "US-TX");
    row("New Jersey is right of Pennsylvania", "US-PA", 1, 0, "US-NJ");
    row("New Hampshire is right of Vermont", "US-VT", 1, 0, "US-NH");
    row("Guam is left of the Northern Marianas", "US-MP", -1, 0, "US-GU");
    row("the Virgin Islands are right of Puerto Rico", "US-PR", 1, 0, "US-VI");
}

void TestMapResources::tileNeighbours()
{
    QFETCH(QString, one);
    QFETCH(QPoint, step);
    QFETCH(QString, other);
    const Grid grid = gridOf(one.left(2));
    QVERIFY(grid.cells.contains(one) && grid.cells.contains(other));
    QCOMPARE(grid.cells.value(other) - grid.cells.value(one), step);
}

void TestMapResources::tileCorners()
{
    const Grid japan = gridOf(u"JP"_s);
    QCOMPARE(japan.cells.value(u"JP-01"_s), QPoint(japan.columns - 1, 0)); // Hokkaido, top right
    QCOMPARE(japan.cells.value(u"JP-47"_s), QPoint(0, japan.rows - 1));    // Okinawa, bottom left
    const Grid america = gridOf(u"US"_s);
    QCOMPARE(america.cells.value(u"US-AK"_s), QPoint(0, 0));
    QCOMPARE(america.cells.value(u"US-ME"_s), QPoint(america.columns - 1, 0));
    // The five territories have a row of their own.
    for (auto cell = america.cells.begin(); cell != america.cells.end(); ++cell) {
        static const QSet<QString> territories{u"US-AS"_s, u"US-GU"_s, u"US-MP"_s, u"US-PR"_s, u"US-VI"_s};
        QCOMPARE(cell->y() == america.rows - 1, territories.contains(cell.key()));
    }
}

void TestMapResources::mapLayers_data()
{
    QTest::addColumn<QString>("layer");
    QTest::addColumn<int>("features");
    QTest::newRow("prefectures") << u"jp-prefectures"_s << 47;
    QTest::newRow("states") << u"us-states"_s << 56;
    QTest::newRow("countries") << u"world-countries"_s << 241;
    QTest::newRow("places") << u"places"_s << 198;
    QTest::newRow("contested areas") << u"contested-areas"_s << 3;
}

void TestMapResources::mapLayers()
{
    QFETCH(QString, layer);
    QFETCH(int, features);
    const QJsonArray all = resource(u":/map/%1.geojson"_s.arg(layer))["features"_L1].toArray();
    QCOMPARE(static_cast<int>(all.size()), features);
    for (const QJsonValue &feature : all) {
        const auto points = pointsOf(feature);
        QVERIFY2(!points.empty(), qPrintable(feature["id"_L1].toString()));
        QVERIFY(!feature["properties"_L1]["name_en"_L1].toString().isEmpty());
        QVERIFY(!feature["properties"_L1]["name_ja"_L1].toString().isEmpty());
        for (const auto &[longitude, latitude] : points)
            QVERIFY(std::abs(longitude) <= 180 && std::abs(latitude) <= 90);
    }
}

void TestMapResources::layersNameTheCataloguesRegions_data()
{
    QTest::addColumn<QString>("layer");
    QTest::addColumn<Country>("country");
    QTest::newRow("prefectures") << u"jp-prefectures"_s << Country::Japan;
    QTest::newRow("states") << u"us-states"_s << Country::UnitedStates;
}

void TestMapResources::layersNameTheCataloguesRegions()
{
    QFETCH(QString, layer);
    QFETCH(Country, country);
    for (const Region &region : catalog.regions()) {
        if (region.country != country || !region.real())
            continue;
        const QJsonObject feature
            = featureWithId(u":/map/%1.geojson"_s.arg(layer), QString::fromStdString(region.code));
        QCOMPARE(feature["properties"_L1]["name_ja"_L1].toString(), region.name.ja);
        QCOMPARE(feature["properties"_L1]["name_en"_L1].toString(), region.name.en);
    }
}

void TestMapResources::remoteIslands_data()
{
    QTest::addColumn<QString>("layer");
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("west");
    QTest::addColumn<double>("east");
    QTest::addColumn<double>("south");
    QTest::addColumn<double>("north");
    const auto row = [](const char *name, const char *layer, const char *id, double west, double east, double south,
                         double north) {
        QTest::newRow(name) << QString::fromLatin1(layer) << QString::fromLatin1(id) << west << east << south << north;
    };
    row("Ogasawara", "jp-prefectures", "JP-13", 142.0, 142.3, 26.5, 27.8);
    row("Izu Oshima", "jp-prefectures", "JP-13", 139.3, 139.5, 34.6, 34.9);
    row("Daito", "jp-prefectures", "JP-47", 131.1, 131.4, 25.7, 26.0);
    row("Yonaguni", "jp-prefectures", "JP-47", 122.9, 123.1, 24.4, 24.5);
    row("Tsushima", "jp-prefectures", "JP-42", 129.1, 129.5, 34.0, 34.8);
    row("Amami", "jp-prefectures", "JP-46", 129.1, 129.8, 28.1, 28.6);
    row("Nagashima", "jp-prefectures", "JP-46", 130.11, 130.2, 32.1, 32.22);
    row("Sado", "jp-prefectures", "JP-15", 138.1, 138.6, 37.7, 38.4);
    row("Hawaii", "us-states", "US-HI", -156.1, -154.8, 18.9, 20.3);
    row("Aleutians", "us-states", "US-AK", -180.0, -170.0, 51.0, 54.0);
    row("Attu, beyond the antimeridian", "us-states", "US-AK", 172.0, 180.0, 51.0, 54.0);
    row("Guam", "us-states", "US-GU", 144.6, 145.0, 13.2, 13.7);
    row("Saipan", "us-states", "US-MP", 145.6, 145.9, 15.0, 15.4);
    row("Tutuila", "us-states", "US-AS", -170.9, -170.5, -14.4, -14.2);
    row("Puerto Rico", "us-states", "US-PR", -67.3, -65.5, 17.9, 18.6);
    row("St. Croix", "us-states", "US-VI", -64.9, -64.5, 17.6, 17.8);
}

void TestMapResources::remoteIslands()
{
    QFETCH(QString, layer);
    QFETCH(QString, id);
    QFETCH(double, west);
    QFETCH(double, east);
    QFETCH(double, south);
    QFETCH(double, north);
    const auto points = pointsOf(featureWithId(u":/map/%1.geojson"_s.arg(layer), id));
    QVERIFY(std::ranges::any_of(points, [&](const auto &point) {
        return point.first >= west && point.first <= east && point.second >= south && point.second <= north;
    }));
}

// Natural Earth draws the Amami islands, of Kagoshima, with Okinawa; here they are where they belong.
void TestMapResources::amamiIsNotOkinawa()
{
    const auto points = pointsOf(featureWithId(u":/map/jp-prefectures.geojson"_s, u"JP-47"_s));
    QVERIFY(!points.empty());
    QVERIFY(std::ranges::none_of(
        points, [](const auto &point) { return point.first > 128.39 && point.first < 131 && point.second > 27; }));
}

QTEST_GUILESS_MAIN(TestMapResources)
#include "tst_map_resources.moc"
