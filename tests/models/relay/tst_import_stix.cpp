// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>

#include "tests/models/relay/import_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const QString &type, const QString &id, const QJsonObject &more = {})
{
    QJsonObject made{{u"type"_s, type}, {u"id"_s, type + u"--"_s + id}, {u"spec_version"_s, u"2.1"_s},
        {u"created"_s, u"2025-01-02T03:04:05.678Z"_s}, {u"modified"_s, u"2025-01-03T00:00:00Z"_s},
        {u"name"_s, u"Name of "_s + id}};
    for (auto field = more.begin(); field != more.end(); ++field)
        made[field.key()] = field.value();
    return made;
}

QJsonObject relation(const QString &from, const QString &to)
{
    return object(u"relationship"_s, from + to,
        {{u"relationship_type"_s, u"targets"_s}, {u"source_ref"_s, from}, {u"target_ref"_s, to}});
}

QByteArray bundle(const QJsonArray &objects)
{
    return QJsonDocument(QJsonObject{{u"type"_s, u"bundle"_s}, {u"id"_s, u"bundle--1"_s}, {u"objects"_s, objects}})
        .toJson();
}

Event single(const QJsonObject &stix)
{
    return ImportFixture::single(ImportFormat::Stix, bundle({stix}));
}

} // namespace

class TestImportStix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void incidentWithItsNeighbours();
    void kinds_data();
    void kinds();
    void markings_data();
    void markings();
    void strictestMarkingWins();
    void patterns_data();
    void patterns();
    void confidence_data();
    void confidence();
    void closedInvestigations();
    void modifiedIsARevision();
    void objectsLineByLine();
    void japaneseStaysJapanese();
    void objectsThatAreNone();
};

void TestImportStix::incidentWithItsNeighbours()
{
    // What is referred to may stand behind what refers to it.
    const QByteArray file = bundle({
        object(u"incident"_s, u"i"_s, {{u"description"_s, u"Water stopped."_s}}),
        relation(u"incident--i"_s, u"identity--v"_s),
        relation(u"incident--i"_s, u"attack-pattern--a"_s),
        relation(u"incident--i"_s, u"vulnerability--c"_s),
        relation(u"identity--v"_s, u"location--l"_s),
        object(u"identity"_s, u"v"_s, {{u"sectors"_s, QJsonArray{u"water"_s, u"energy"_s}}}),
        object(u"identity"_s, u"other"_s, {{u"sectors"_s, QJsonArray{u"chemical"_s}}}),
        object(u"location"_s, u"l"_s, {{u"country"_s, u"JP"_s}, {u"administrative_area"_s, u"JP-14"_s}}),
        object(u"attack-pattern"_s, u"a"_s,
            {{u"external_references"_s,
                QJsonArray{QJsonObject{{u"source_name"_s, u"mitre-attack"_s}, {u"external_id"_s, u"T0883"_s}}}}}),
        object(u"vulnerability"_s, u"c"_s, {{u"name"_s, u"CVE-2025-4444"_s}}),
    });
    ImportFixture fixture;
    const ImportCounts counts = fixture.import(ImportFormat::Stix, file);
    QCOMPARE(counts.taken, 2U); // the vulnerability is an advisory besides
    QCOMPARE(counts.passedOver,
        (std::map<std::string, std::uint64_t>{
            {"attack-pattern", 1}, {"identity", 2}, {"location", 1}, {"relationship", 4}}));
    const Event event = fixture.events("stix").front();
    const Report &report = *event.report();
    QCOMPARE(report.kind, ReportKind::Incident);
    QCOMPARE(report.subject, "incident--i");
    QCOMPARE(report.sectors, (std::vector<SectorRef>{{"stix", "water", false}, {"stix", "energy", false}}));
    QCOMPARE(report.countries, std::vector<std::string>{"JP"});
    QCOMPARE(report.region, "JP-14");
    QCOMPARE(report.techniques, std::vector<std::string>{"T0883"});
    QCOMPARE(report.cves, std::vector<std::string>{"CVE-2025-4444"});
    QCOMPARE(report.summary.en.text, "Water stopped.");
    QCOMPARE(report.happened.precision, Precision::Unknown);
    QCOMPARE(catalog().sectorsFor(report.sectors, Country::Japan),
        bit(*catalog().sectorIndex("jp.water")) | bit(*catalog().sectorIndex("jp.electricity")));
}

void TestImportStix::kinds_data()
{
    QTest::addColumn<QJsonObject>("stix");
    QTest::addColumn<ReportKind>("kind");
    QTest::addColumn<QString>("happened");
    QTest::newRow("report") << object(u"report"_s, u"1"_s, {{u"published"_s, u"2024-05-06T00:00:00Z"_s}})
                            << ReportKind::Advisory << u"2024-05-06"_s;
    QTest::newRow("campaign") << object(u"campaign"_s, u"1"_s, {{u"first_seen"_s, u"2015-12-01T05:00:00.000Z"_s}})
                              << ReportKind::Advisory << u"2015-12-01"_s;
    QTest::newRow("indicator") << object(u"indicator"_s, u"1"_s, {{u"valid_from"_s, u"2024-07-08T00:00:00Z"_s}})
                               << ReportKind::Advisory << u"2024-07-08"_s;
    QTest::newRow("vulnerability") << object(u"vulnerability"_s, u"1"_s) << ReportKind::Advisory << u"2025-01-02"_s;
    QTest::newRow("incident") << object(u"incident"_s, u"1"_s, {{u"first_seen"_s, u"2024-09-10T00:00:00Z"_s}})
                              << ReportKind::Incident << u"2024-09-10"_s;
}

void TestImportStix::kinds()
{
    QFETCH(QJsonObject, stix);
    const Event event = single(stix);
    const Report report = *event.report();
    QTEST(report.kind, "kind");
    QTEST(QDateTime::fromMSecsSinceEpoch(toMs(report.happened.at), Qt::UTC).toString(u"yyyy-MM-dd"_s), "happened");
    QCOMPARE(report.status, SourceStatus::Confirmed);
    QCOMPARE(report.title.en.text, "Name of 1");
    QCOMPARE(report.campaign, stix[u"type"_s] == u"campaign"_s ? "Name of 1" : "");
    stix[u"revoked"_s] = true;
    QCOMPARE(single(stix).report()->status, SourceStatus::Retracted);
}

void TestImportStix::markings_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Tlp>("tlp");
    QTest::newRow("1.0 white") << u"613f2e26-407d-48c7-9eca-b8e91df99dc9"_s << Tlp::Clear;
    QTest::newRow("1.0 green") << u"34098fce-860f-48ae-8e50-ebd3cc5e41da"_s << Tlp::Green;
    QTest::newRow("1.0 amber") << u"f88d31f6-486f-44da-b317-01333bde0b82"_s << Tlp::Amber;
    QTest::newRow("1.0 red") << u"5e57c739-391a-4eb3-b6be-7d15ca92d5ed"_s << Tlp::Red;
    QTest::newRow("2.0 clear") << u"94868c89-83c2-464b-929b-a1a8aa3c8487"_s << Tlp::Clear;
    QTest::newRow("2.0 green") << u"bab4a63c-aed9-4cf5-a766-dfca5abac2bb"_s << Tlp::Green;
    QTest::newRow("2.0 amber") << u"55d920b0-5e8b-4f79-9ee9-91f868d9b421"_s << Tlp::Amber;
    QTest::newRow("2.0 amber+strict") << u"939a9414-2ddd-4d32-a0cd-375ea402b003"_s << Tlp::AmberStrict;
    QTest::newRow("2.0 red") << u"e828b379-4e03-4974-9ac4-e53a884c97c1"_s << Tlp::Red;
    QTest::newRow("somebody's own") << u"11111111-2222-4333-8444-555555555555"_s << Tlp::Unspecified;
}

void TestImportStix::markings()
{
    QFETCH(QString, id);
    const Event event = single(
        object(u"report"_s, u"1"_s, {{u"object_marking_refs"_s, QJsonArray{QString(u"marking-definition--"_s + id)}}}));
    QTEST(event.tlp, "tlp");
}

void TestImportStix::strictestMarkingWins()
{
    const Event event = single(object(u"report"_s, u"1"_s,
        {{u"object_marking_refs"_s,
            QJsonArray{u"marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"_s,
                u"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"_s,
                u"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da"_s}}}));
    QCOMPARE(event.tlp, Tlp::AmberStrict);
}

void TestImportStix::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("value");
    QTest::newRow("address") << u"[ipv4-addr:value = '198.51.100.7']"_s << u"ipv4-addr"_s << u"198.51.100.7"_s;
    QTest::newRow("hash") << u"[file:hashes.'SHA-256' = 'abc']"_s << u"file:hashes.SHA-256"_s << u"abc"_s;
    QTest::newRow("escaped") << u"[url:value = 'http://a.example/it\\'s']"_s << u"url"_s << u"http://a.example/it's"_s;
    const QString both = u"[a:value = '1' AND b:value = '2']"_s;
    QTest::newRow("more than one") << both << u"pattern"_s << both;
}

void TestImportStix::patterns()
{
    QFETCH(QString, pattern);
    const Event event
        = single(object(u"indicator"_s, u"1"_s, {{u"pattern"_s, pattern}, {u"pattern_type"_s, u"stix"_s}}));
    QCOMPARE(event.report()->indicators.size(), 1U);
    QTEST(QString::fromStdString(event.report()->indicators.front().type), "type");
    QTEST(QString::fromStdString(event.report()->indicators.front().value), "value");
}

void TestImportStix::confidence_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("code");
    QTest::newRow("certain") << QJsonValue(100) << u"F1"_s;
    QTest::newRow("edge") << QJsonValue(80) << u"F1"_s;
    QTest::newRow("likely") << QJsonValue(79) << u"F2"_s;
    QTest::newRow("half") << QJsonValue(50) << u"F3"_s;
    QTest::newRow("low") << QJsonValue(30) << u"F4"_s;
    QTest::newRow("least") << QJsonValue(0) << u"F5"_s;
    QTest::newRow("a word") << QJsonValue(u"high"_s) << QString();
}

void TestImportStix::confidence()
{
    QFETCH(QJsonValue, value);
    const Event event = single(object(u"incident"_s, u"1"_s, {{u"confidence"_s, value}}));
    QTEST(QString::fromStdString(event.report()->confidence), "code");
}

void TestImportStix::closedInvestigations()
{
    for (const QString &status : {u"open"_s, u"closed"_s}) {
        const QJsonObject extension{
            {u"extension_type"_s, u"property-extension"_s}, {u"investigation_status"_s, status}};
        const Event event = single(
            object(u"incident"_s, u"1"_s, {{u"extensions"_s, QJsonObject{{u"extension-definition--1"_s, extension}}}}));
        QCOMPARE(event.report()->condition, status == u"closed"_s ? Condition::Cleared : Condition::Active);
    }
}

void TestImportStix::modifiedIsARevision()
{
    const auto version = [](const QString &modified, const QString &name) {
        return bundle({object(u"report"_s, u"1"_s, {{u"modified"_s, modified}, {u"name"_s, name}})});
    };
    ImportFixture fixture;
    fixture.import(ImportFormat::Stix, version(u"2025-01-03T00:00:00Z"_s, u"first"_s));
    QCOMPARE(fixture.import(ImportFormat::Stix, version(u"2025-01-05T00:00:00Z"_s, u"third"_s)).revisions, 1U);
    QCOMPARE(fixture.import(ImportFormat::Stix, version(u"2025-01-04T00:00:00Z"_s, u"second"_s)).older, 1U);
    const auto events = fixture.events("stix");
    QCOMPARE(events.size(), 2U);
    QCOMPARE(events[1].report()->revision, 2U);
    QCOMPARE(events[1].report()->title.en.text, "third");
}

void TestImportStix::objectsLineByLine()
{
    QByteArray lines;
    for (const char *id : {"1", "2"})
        lines += QJsonDocument(object(u"campaign"_s, QString::fromLatin1(id))).toJson(QJsonDocument::Compact) + '\n';
    ImportFixture fixture;
    QCOMPARE(fixture.import(ImportFormat::Stix, lines).taken, 2U);
}

void TestImportStix::japaneseStaysJapanese()
{
    const Event event = single(object(u"report"_s, u"1"_s, {{u"lang"_s, u"ja"_s}, {u"name"_s, u"断水"_s}}));
    QCOMPARE(event.report()->title.ja, (Text{"断水", TextOrigin::Original}));
    QVERIFY(event.report()->title.en.empty());
}

void TestImportStix::objectsThatAreNone()
{
    ImportFixture fixture;
    const ImportCounts counts = fixture.import(ImportFormat::Stix,
        bundle({object(u"report"_s, u"1"_s), QJsonObject{{u"name"_s, u"no type"_s}},
            QJsonObject{{u"type"_s, u"report"_s}, {u"id"_s, u"campaign--1"_s}}, object(u"x-own"_s, u"1"_s)}));
    QCOMPARE(counts.taken, 1U);
    QCOMPARE(counts.quarantined, 2U);
    QCOMPARE(counts.passedOver, (std::map<std::string, std::uint64_t>{{"x-own", 1}}));
}

QTEST_GUILESS_MAIN(TestImportStix)
#include "tst_import_stix.moc"
