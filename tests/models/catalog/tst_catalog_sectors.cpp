// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/catalog/catalog_fixture.h"

using namespace yagura;
using namespace yagura::test;

class TestCatalogSectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void officialOrder_data();
    void officialOrder();
    void everySectorIsComplete();
    void notDesignatedBuckets();
    void sectorsOfACountry();
    void unknownCodes_data();
    void unknownCodes();
    void sectorsForRefs_data();
    void sectorsForRefs();
    void severalRefsAddUp();
    void naics_data();
    void naics();
    void counterparts_data();
    void counterparts();
    void counterpartsAreMutual();
    void confidenceIsCarried();

private:
    const Catalog &catalog = shippedCatalog();
};

void TestCatalogSectors::officialOrder_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("order");
    QTest::addColumn<QString>("ja");
    QTest::addColumn<QString>("en");
    int index = 0;
    const auto row = [&index](const char *code, int order, const char *ja, const char *en) {
        QTest::newRow(code) << index++ << QString::fromLatin1(code) << order << QString::fromUtf8(ja)
                            << QString::fromLatin1(en);
    };
    row("jp.ict", 1, "情報通信", "Information and Communication Services");
    row("jp.finance", 2, "金融", "Financial Services");
    row("jp.aviation", 3, "航空", "Aviation Services");
    row("jp.airport", 4, "空港", "Airport Services");
    row("jp.railway", 5, "鉄道", "Railway Services");
    row("jp.electricity", 6, "電力", "Electric Power Supply Services");
    row("jp.gas", 7, "ガス", "Gas Supply Services");
    row("jp.government", 8, "政府・行政サービス（地方公共団体を含む）",
        "Government and Administrative Services (including local governments)");
    row("jp.medical", 9, "医療", "Medical Services");
    row("jp.water", 10, "水道", "Water Services");
    row("jp.logistics", 11, "物流", "Logistics Services");
    row("jp.chemical", 12, "化学", "Chemical Industries");
    row("jp.credit", 13, "クレジット", "Credit Card Services");
    row("jp.petroleum", 14, "石油", "Petroleum Industries");
    row("jp.port", 15, "港湾", "Ports and Harbors");
    row("us.chemical", 1, "化学", "Chemical");
    row("us.commercial-facilities", 2, "商業施設", "Commercial Facilities");
    row("us.communications", 3, "通信", "Communications");
    row("us.critical-manufacturing", 4, "重要製造業", "Critical Manufacturing");
    row("us.dams", 5, "ダム", "Dams");
    row("us.defense-industrial-base", 6, "防衛産業基盤", "Defense Industrial Base");
    row("us.emergency-services", 7, "緊急対応サービス", "Emergency Services");
    row("us.energy", 8, "エネルギー", "Energy");
    row("us.financial-services", 9, "金融サービス", "Financial Services");
    row("us.food-agriculture", 10, "食料・農業", "Food and Agriculture");
    row("us.government-services-facilities", 11, "政府サービス・施設", "Government Services and Facilities");
    row("us.healthcare-public-health", 12, "医療・公衆衛生", "Healthcare and Public Health");
    row("us.information-technology", 13, "情報技術", "Information Technology");
    row("us.nuclear", 14, "原子炉・核物質・核廃棄物", "Nuclear Reactors, Materials, and Waste");
    row("us.transportation-systems", 15, "輸送システム", "Transportation Systems");
    row("us.water-wastewater", 16, "上下水道", "Water and Wastewater Systems");
}

void TestCatalogSectors::officialOrder()
{
    QFETCH(int, index);
    QFETCH(QString, code);
    QFETCH(int, order);
    QFETCH(QString, ja);
    QFETCH(QString, en);
    QCOMPARE(catalog.sectors().size(), std::size_t{33});
    const Sector &sector = catalog.sector(static_cast<SectorIndex>(index));
    QCOMPARE(int{sector.index}, index);
    QCOMPARE(QString::fromStdString(sector.code), code);
    QCOMPARE(sector.order, order);
    QVERIFY(sector.designated());
    QCOMPARE(sector.country, code.startsWith(QLatin1String("jp.")) ? Country::Japan : Country::UnitedStates);
    QCOMPARE(sector.name.in(Language::Ja), ja);
    QCOMPARE(sector.name.in(Language::En), en);
    QCOMPARE(catalog.sectorIndex(code.toStdString()), std::optional{sector.index});
}

void TestCatalogSectors::everySectorIsComplete()
{
    for (const Sector &sector : catalog.sectors()) {
        QVERIFY2(!sector.shortName.ja.isEmpty() && !sector.shortName.en.isEmpty(), sector.code.c_str());
        QVERIFY2(!sector.source.isEmpty() && !sector.confidence.isEmpty(), sector.code.c_str());
        if (!sector.designated())
            continue;
        QVERIFY2(!sector.authorities.ja.isEmpty() && !sector.authorities.en.isEmpty(), sector.code.c_str());
        QVERIFY2(!sector.authorityRole.ja.isEmpty() && !sector.authorityRole.en.isEmpty(), sector.code.c_str());
        if (sector.country == Country::Japan)
            QVERIFY2(!sector.sharingBodies.isEmpty(), sector.code.c_str());
    }
    QVERIFY(catalog.sector(*catalog.sectorIndex("us.energy")).sharingBodies.contains(QStringLiteral("E-ISAC")));
    QCOMPARE(catalog.sector(*catalog.sectorIndex("jp.medical")).authorities.ja, QStringLiteral("厚生労働省"));
}

void TestCatalogSectors::notDesignatedBuckets()
{
    QCOMPARE(catalog.sector(catalog.notDesignated(Country::Japan)).code, std::string("jp.none"));
    QCOMPARE(catalog.sector(catalog.notDesignated(Country::UnitedStates)).code, std::string("us.none"));
    QCOMPARE(catalog.sector(catalog.notDesignated(Country::Other)).code, std::string("us.none"));
    QCOMPARE(catalog.sector(catalog.notDesignated(Country::None)).code, std::string("us.none"));
    for (const char *code : {"jp.none", "us.none"}) {
        const Sector &bucket = catalog.sector(*catalog.sectorIndex(code));
        QVERIFY(!bucket.designated());
        QCOMPARE(bucket.order, 0);
        QVERIFY(!bucket.name.ja.isEmpty() && !bucket.name.en.isEmpty());
    }
}

void TestCatalogSectors::sectorsOfACountry()
{
    const SectorSet japan = catalog.sectorsOf(Country::Japan);
    const SectorSet america = catalog.sectorsOf(Country::UnitedStates);
    QCOMPARE(std::popcount(japan), 16);
    QCOMPARE(std::popcount(america), 17);
    QCOMPARE(japan & america, SectorSet{0});
    QVERIFY((japan & bit(catalog.notDesignated(Country::Japan))) != 0);
    QCOMPARE(catalog.sectorsOf(Country::Other), SectorSet{0});
}

void TestCatalogSectors::unknownCodes_data()
{
    QTest::addColumn<QString>("code");
    for (const char *code : {"", "energy", "us.Energy", "us.", "jp.energy", "jpki.01", "us.energy "})
        QTest::newRow(*code ? code : "(empty)") << QString::fromLatin1(code);
}

void TestCatalogSectors::unknownCodes()
{
    QFETCH(QString, code);
    QCOMPARE(catalog.sectorIndex(code.toStdString()), std::nullopt);
}

void TestCatalogSectors::sectorsForRefs_data()
{
    QTest::addColumn<QString>("taxonomy");
    QTest::addColumn<QString>("code");
    QTest::addColumn<Country>("country");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *taxonomy, const char *code, Country country, const char *sector) {
        QTest::newRow(name) << QString::fromLatin1(taxonomy) << QString::fromLatin1(code) << country
                            << QStringList{QString::fromLatin1(sector)};
    };
    row("us-ci", "us-ci", "us.energy", Country::UnitedStates, "us.energy");
    row("jp-ci", "jp-ci", "jp.water", Country::Japan, "jp.water");
    row("a US sector named in a Japanese report stays", "us-ci", "us.energy", Country::Japan, "us.energy");
    row("naics in the US", "naics", "522110", Country::UnitedStates, "us.financial-services");
    row("naics in Japan", "naics", "522110", Country::Japan, "jp.finance");
    row("naics elsewhere", "naics", "522110", Country::Other, "us.financial-services");
    row("naics without a Japanese sector", "naics", "311", Country::Japan, "jp.none");
    row("naics of no sector", "naics", "2361", Country::UnitedStates, "us.none");
    row("naics that is none", "naics", "52x", Country::UnitedStates, "us.none");
    row("stix in the US", "stix", "healthcare", Country::UnitedStates, "us.healthcare-public-health");
    row("stix in Japan", "stix", "healthcare", Country::Japan, "jp.medical");
    row("stix of no sector", "stix", "construction", Country::UnitedStates, "us.none");
    row("stix unknown", "stix", "astrology", Country::UnitedStates, "us.none");
    row("unknown code", "us-ci", "us.astrology", Country::UnitedStates, "us.none");
    row("unknown taxonomy", "house", "us.energy", Country::UnitedStates, "us.none");
    row("unknown taxonomy in Japan", "house", "jp.gas", Country::Japan, "jp.none");
}

void TestCatalogSectors::sectorsForRefs()
{
    QFETCH(QString, taxonomy);
    QFETCH(QString, code);
    QFETCH(Country, country);
    QFETCH(QStringList, expected);
    const std::vector<SectorRef> refs{{taxonomy.toStdString(), code.toStdString(), false}};
    QCOMPARE(codesIn(catalog, catalog.sectorsFor(refs, country)), expected);
}

void TestCatalogSectors::severalRefsAddUp()
{
    const std::vector<SectorRef> refs{{"us-ci", "us.energy", false}, {"us-ci", "us.energy", false},
        {"us-ci", "us.nonsense", false}, {"naics", "221310", true}};
    QCOMPARE(codesIn(catalog, catalog.sectorsFor(refs, Country::UnitedStates)),
        QStringList({QStringLiteral("us.energy"), QStringLiteral("us.water-wastewater")}));
    QCOMPARE(catalog.sectorsFor({}, Country::Japan), bit(catalog.notDesignated(Country::Japan)));
    QCOMPARE(catalog.sectorsFor({}, Country::UnitedStates), bit(catalog.notDesignated(Country::UnitedStates)));
}

void TestCatalogSectors::naics_data()
{
    QTest::addColumn<QString>("naics");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *code, const char *sectors) {
        QTest::newRow(*code ? code : "(empty)") << QString::fromLatin1(code) << QString::fromLatin1(sectors);
    };
    row("11", "us.food-agriculture");
    row("2211", "us.energy jp.electricity");
    row("221112", "us.energy jp.electricity");
    row("221113", "us.nuclear jp.electricity"); // the longer prefix wins
    row("2213", "us.water-wastewater");
    row("22131", "us.water-wastewater jp.water");
    row("221310", "us.water-wastewater jp.water");
    row("221320", "us.water-wastewater"); // sewage: not in Japan's list
    row("325", "us.chemical jp.chemical");
    row("325412", "us.healthcare-public-health");
    row("52", "us.financial-services jp.finance");
    row("522210", "us.financial-services jp.credit");
    row("922120", "us.emergency-services");
    row("488", "us.transportation-systems jp.logistics");
    row("488310", "us.transportation-systems jp.port");
    for (const char *none : {"", "5", "0", "00", "000", "236", "52A", "-52", " 52", "5221100", "52.1"})
        row(none, "");
}

void TestCatalogSectors::naics()
{
    QFETCH(QString, naics);
    QFETCH(QString, expected);
    QStringList codes;
    for (const std::string &code : catalog.sectorsForNaics(naics.toStdString()))
        codes.append(QString::fromStdString(code));
    QCOMPARE(codes.join(u' '), expected);
}

void TestCatalogSectors::counterparts_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *code, const char *others) {
        QTest::newRow(code) << QString::fromLatin1(code) << QString::fromLatin1(others);
    };
    row("jp.electricity", "us.dams us.energy us.nuclear");
    row("us.energy", "jp.electricity jp.gas jp.petroleum");
    row("us.transportation-systems", "jp.aviation jp.airport jp.railway jp.gas jp.logistics jp.port");
    row("us.commercial-facilities", "");
    row("us.critical-manufacturing", "");
    row("us.defense-industrial-base", "");
    row("us.emergency-services", "");
    row("us.food-agriculture", "");
    row("jp.none", "");
    row("us.none", "");
}

void TestCatalogSectors::counterparts()
{
    QFETCH(QString, code);
    QFETCH(QString, expected);
    const auto index = catalog.sectorIndex(code.toStdString());
    QVERIFY(index);
    QCOMPARE(codesIn(catalog, catalog.counterparts(*index)).join(u' '), expected);
}

void TestCatalogSectors::counterpartsAreMutual()
{
    int pairs = 0;
    for (const Sector &one : catalog.sectors()) {
        for (const Sector &other : catalog.sectors()) {
            const bool there = (catalog.counterparts(one.index) & bit(other.index)) != 0;
            const bool back = (catalog.counterparts(other.index) & bit(one.index)) != 0;
            QCOMPARE(there, back);
            if (there)
                QVERIFY2(one.country != other.country, one.code.c_str());
            pairs += there ? 1 : 0;
        }
    }
    QCOMPARE(pairs, 2 * 19);
}

void TestCatalogSectors::confidenceIsCarried()
{
    // The Japanese names of US sectors are translations of our own: no US sector may claim to be certain.
    for (const Sector &sector : catalog.sectors()) {
        if (sector.designated())
            QCOMPARE(sector.confidence, QStringLiteral("medium"));
    }
    QVERIFY(catalog.sector(0).source.contains(QLatin1String("nisc.go.jp")));
}

QTEST_GUILESS_MAIN(TestCatalogSectors)
#include "tst_catalog_sectors.moc"
