// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QSet>

#include "tests/models/catalog/catalog_fixture.h"

using namespace Qt::StringLiterals;
using namespace yagura;
using namespace yagura::test;

class TestCatalogDuties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dutiesFor_data();
    void dutiesFor();
    void noSectorsNoDuties();
    void dutiesOfSeveralSectorsCountOnce();
    void everyDutyIsComplete();
    void clocksAreDurations();
    void confidenceIsCarried_data();
    void confidenceIsCarried();
    void unknownDeadlineRunsNoClock();
    void notifyFor_data();
    void notifyFor();
    void everyDesignatedSectorHasSomebodyToNotify();
    void guidance();

private:
    const Duty *duty(QLatin1String id) const
    {
        for (const Duty *each : catalog.dutiesFor(~SectorSet{0})) {
            if (each->id == id)
                return each;
        }
        return nullptr;
    }

    const Catalog &catalog = shippedCatalog();
};

void TestCatalogDuties::dutiesFor_data()
{
    QTest::addColumn<QString>("sector");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sector, const char *ids) {
        QTest::newRow(sector) << QString::fromLatin1(sector) << QString::fromLatin1(ids);
    };
    row("us.none", "us.circia.incident us.circia.ransom us.circia.supplement us.sec.8k us.voluntary");
    row("us.chemical", "us.circia.incident us.circia.ransom us.circia.supplement us.sec.8k us.voluntary");
    row("us.energy",
        "us.circia.incident us.circia.ransom us.circia.supplement us.sec.8k us.tsa.sd us.nerc.cip008 "
        "us.doe417 us.voluntary");
    row("jp.none", "jp.appi.prelim jp.appi.final jp.form.ddos_ransom jp.voluntary");
    row("jp.electricity",
        "jp.acd.incident jp.appi.prelim jp.appi.final jp.ci.renraku jp.form.ddos_ransom jp.electric "
        "jp.voluntary");
    // Medical care is one of the 15 sectors, but no field of 基幹インフラ: the two lists are not one.
    row("jp.medical", "jp.appi.prelim jp.appi.final jp.ci.renraku jp.form.ddos_ransom jp.medical jp.voluntary");
}

void TestCatalogDuties::dutiesFor()
{
    QFETCH(QString, sector);
    QFETCH(QString, expected);
    QStringList ids;
    for (const Duty *each : catalog.dutiesFor(bit(*catalog.sectorIndex(sector.toStdString()))))
        ids.append(each->id);
    QCOMPARE(ids.join(u' '), expected);
}

void TestCatalogDuties::noSectorsNoDuties()
{
    QVERIFY(catalog.dutiesFor(0).empty());
}

void TestCatalogDuties::dutiesOfSeveralSectorsCountOnce()
{
    const auto all = catalog.dutiesFor(~SectorSet{0});
    QCOMPARE(all.size(), std::size_t{27});
    QCOMPARE(QSet<const Duty *>(all.begin(), all.end()).size(), static_cast<qsizetype>(all.size()));
}

void TestCatalogDuties::everyDutyIsComplete()
{
    const auto both = [](const Names &names) { return !names.ja.isEmpty() && !names.en.isEmpty(); };
    for (const Duty *each : catalog.dutiesFor(~SectorSet{0})) {
        const QByteArray id = each->id.toUtf8();
        QVERIFY2(both(each->name) && both(each->appliesTo) && both(each->trigger), id.constData());
        QVERIFY2(both(each->nature) && both(each->status), id.constData());
        QVERIFY2(!each->reportTo.isEmpty() && !each->source.isEmpty() && !each->confidence.isEmpty(), id.constData());
        // A duty of one country never binds a sector of the other.
        QCOMPARE(each->sectors & ~catalog.sectorsOf(each->country), SectorSet{0});
        for (const DutyClock &clock : each->clocks)
            QVERIFY2(both(clock.from) && both(clock.label) && !clock.kind.isEmpty(), id.constData());
    }
}

void TestCatalogDuties::clocksAreDurations()
{
    static const QRegularExpression duration(u"^P(\\d+(D|BD|CD|M)|T\\d+[HM])$"_s);
    int clocks = 0;
    for (const Duty *each : catalog.dutiesFor(~SectorSet{0})) {
        for (const DutyClock &clock : each->clocks) {
            ++clocks;
            if (!clock.within.isEmpty())
                QVERIFY2(duration.match(clock.within).hasMatch(), qPrintable(each->id + u' ' + clock.within));
        }
    }
    QVERIFY(clocks >= 30);
    QCOMPARE(duty("us.circia.incident"_L1)->clocks.front().within, u"PT72H"_s);
    QCOMPARE(duty("us.sec.8k"_L1)->clocks.front().within, u"P4BD"_s);
    QCOMPARE(duty("us.nerc.cip008"_L1)->clocks[1].within, u"P1CD"_s);
}

void TestCatalogDuties::confidenceIsCarried_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("confidence");
    QTest::newRow("high") << u"us.dfars"_s << u"high"_s;
    QTest::newRow("not checked") << u"us.sec.8k"_s << u"high (unverified)"_s;
    QTest::newRow("medium") << u"us.doe417"_s << u"medium"_s;
    QTest::newRow("low") << u"jp.gas"_s << u"low"_s;
    QTest::newRow("status not sure") << u"us.circia.incident"_s << u"high (content), low (current status)"_s;
}

void TestCatalogDuties::confidenceIsCarried()
{
    QFETCH(QString, id);
    QFETCH(QString, confidence);
    const QByteArray latin = id.toLatin1();
    const Duty *found = duty(QLatin1String(latin));
    QVERIFY(found);
    QCOMPARE(found->confidence, confidence);
}

void TestCatalogDuties::unknownDeadlineRunsNoClock()
{
    const Duty *found = duty("jp.acd.incident"_L1);
    QVERIFY(found);
    QCOMPARE(found->clocks.size(), std::size_t{1});
    QVERIFY(found->clocks.front().within.isEmpty());
    QVERIFY(!found->clocks.front().label.ja.isEmpty());
    QVERIFY(duty("us.circia.incident"_L1)->status.en.startsWith("Proposed"_L1));
}

void TestCatalogDuties::notifyFor_data()
{
    QTest::addColumn<QString>("sector");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("dams") << u"us.dams"_s << QStringList{u"CISA"_s, u"FERC (licensed hydro)"_s, u"FBI (crime)"_s};
    QTest::newRow("water") << u"jp.water"_s
                           << QStringList{u"国土交通省 (MLIT)"_s, u"国家サイバー統括室 (NCO)"_s,
                                  u"都道府県警察 (prefectural police)"_s, u"JPCERT/CC"_s,
                                  u"個人情報保護委員会 (PPC, 個人データ / personal data)"_s};
    QTest::newRow("not designated") << u"jp.none"_s << QStringList{};
}

void TestCatalogDuties::notifyFor()
{
    QFETCH(QString, sector);
    QFETCH(QStringList, expected);
    QCOMPARE(catalog.notifyFor(*catalog.sectorIndex(sector.toStdString())), expected);
}

void TestCatalogDuties::everyDesignatedSectorHasSomebodyToNotify()
{
    for (const Sector &sector : catalog.sectors())
        QVERIFY2(catalog.notifyFor(sector.index).isEmpty() != sector.designated(), sector.code.c_str());
}

void TestCatalogDuties::guidance()
{
    QCOMPARE(catalog.guidance().size(), std::size_t{3});
    for (const Guidance &each : catalog.guidance())
        QVERIFY2(!each.name.ja.isEmpty() && !each.name.en.isEmpty() && !each.source.isEmpty(), qPrintable(each.id));
    QCOMPARE(catalog.guidance().front().date, u"2025-04"_s);
}

QTEST_GUILESS_MAIN(TestCatalogDuties)
#include "tst_catalog_duties.moc"
