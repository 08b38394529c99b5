// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSet>

#include "tests/models/catalog/catalog_fixture.h"

using namespace Qt::StringLiterals;
using namespace yagura;
using namespace yagura::test;

class TestCatalogRegions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orderAndNames_data();
    void orderAndNames();
    void everyRegionIsComplete();
    void regionIndex_data();
    void regionIndex();
    void countryOf_data();
    void countryOf();

private:
    const Catalog &catalog = shippedCatalog();
};

void TestCatalogRegions::orderAndNames_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("ja");
    QTest::addColumn<QString>("en");
    QTest::addColumn<QString>("abbreviation");
    const auto row = [](int index, const char *code, const char *ja, const char *en, const char *abbreviation) {
        QTest::newRow(en) << index << QString::fromLatin1(code) << QString::fromUtf8(ja) << QString::fromLatin1(en)
                          << QString::fromUtf8(abbreviation);
    };
    row(0, "JP-01", "北海道", "Hokkaido", "北海道");
    row(12, "JP-13", "東京都", "Tokyo", "東京");
    row(25, "JP-26", "京都府", "Kyoto", "京都");
    row(46, "JP-47", "沖縄県", "Okinawa", "沖縄");
    row(47, "US-AL", "アラバマ州", "Alabama", "AL");
    row(48, "US-AK", "アラスカ州", "Alaska", "AK");
    row(49, "US-AS", "アメリカ領サモア", "American Samoa", "AS");
    row(102, "US-WY", "ワイオミング州", "Wyoming", "WY");
}

void TestCatalogRegions::orderAndNames()
{
    QFETCH(int, index);
    QFETCH(QString, code);
    QFETCH(QString, ja);
    QFETCH(QString, en);
    QFETCH(QString, abbreviation);
    QCOMPARE(catalog.regions().size(), std::size_t{47 + 56 + 3});
    const Region &region = catalog.region(static_cast<RegionIndex>(index));
    QCOMPARE(int{region.index}, index);
    QCOMPARE(QString::fromStdString(region.code), code);
    QCOMPARE(region.name, (Names{ja, en}));
    QCOMPARE(region.abbreviation, abbreviation);
    QCOMPARE(region.country, index < 47 ? Country::Japan : Country::UnitedStates);
}

void TestCatalogRegions::everyRegionIsComplete()
{
    QSet<QString> japanese;
    QSet<QString> english;
    for (const Region &region : catalog.regions()) {
        QVERIFY2(!region.name.ja.isEmpty() && !region.name.en.isEmpty(), region.code.c_str());
        QVERIFY2(!region.abbreviation.isEmpty(), region.code.c_str());
        japanese.insert(region.name.ja);
        english.insert(region.name.en);
    }
    QCOMPARE(static_cast<std::size_t>(japanese.size()), catalog.regions().size());
    QCOMPARE(static_cast<std::size_t>(english.size()), catalog.regions().size());
}

void TestCatalogRegions::regionIndex_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Country>("country");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, const char *code, Country country, int expected) {
        QTest::newRow(name) << QString::fromLatin1(code) << country << expected;
    };
    row("first prefecture", "JP-01", Country::Japan, 0);
    row("last prefecture", "JP-47", Country::Japan, 46);
    row("a state", "US-AK", Country::UnitedStates, 48);
    row("a territory", "US-GU", Country::UnitedStates, 59);
    row("the code decides", "JP-01", Country::None, 0);
    row("none stated in Japan", "", Country::Japan, 103);
    row("none stated in the US", "", Country::UnitedStates, 104);
    row("elsewhere", "", Country::Other, 105);
    row("no country either", "", Country::None, 105);
    row("a region of another country", "DE-BY", Country::Other, 105);
    row("postal code alone", "KY", Country::UnitedStates, 104);
    row("name instead of code", "California", Country::UnitedStates, 104);
    row("lower case", "us-ca", Country::UnitedStates, 104);
    row("no such prefecture", "JP-48", Country::Japan, 103);
    row("JIS number alone", "13", Country::Japan, 103);
}

void TestCatalogRegions::regionIndex()
{
    QFETCH(QString, code);
    QFETCH(Country, country);
    QFETCH(int, expected);
    const RegionIndex index = catalog.regionIndex(code.toStdString(), country);
    QCOMPARE(int{index}, expected);
    QCOMPARE(catalog.region(index).real(), expected < 103);
}

void TestCatalogRegions::countryOf_data()
{
    QTest::addColumn<QString>("alpha2");
    QTest::addColumn<Country>("expected");
    QTest::newRow("none") << QString() << Country::None;
    QTest::newRow("Japan") << u"JP"_s << Country::Japan;
    QTest::newRow("United States") << u"US"_s << Country::UnitedStates;
    QTest::newRow("Guam") << u"GU"_s << Country::UnitedStates;
    QTest::newRow("Puerto Rico") << u"PR"_s << Country::UnitedStates;
    QTest::newRow("Germany") << u"DE"_s << Country::Other;
    QTest::newRow("lower case is not a code") << u"jp"_s << Country::Other;
    QTest::newRow("unknown") << u"Unknown"_s << Country::Other;
}

void TestCatalogRegions::countryOf()
{
    QFETCH(QString, alpha2);
    QFETCH(Country, expected);
    QCOMPARE(Catalog::countryOf(alpha2.toStdString()), expected);
}

QTEST_GUILESS_MAIN(TestCatalogRegions)
#include "tst_catalog_regions.moc"
