// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>

#include "tests/models/relay/import_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// A VERIS record with one of its fields at the top replaced.
QByteArray veris(const QString &field = {}, const QJsonValue &value = {})
{
    QJsonObject record{{u"id"_s, u"V-1"_s}, {u"schema_version"_s, u"1.3.4"_s}, {u"security_incident"_s, u"Confirmed"_s},
        {u"summary"_s, u"A clerk lost a laptop. It was found."_s},
        {u"timeline"_s, QJsonObject{{u"incident"_s, u"2015"_s}}},
        {u"victim"_s,
            QJsonObject{{u"victim_id"_s, u"Bluegrass"_s}, {u"country"_s, QJsonArray{u"US"_s}}, {u"state"_s, u"KY"_s},
                {u"industry"_s, u"221112"_s}}},
        {u"action"_s, QJsonObject{{u"error"_s, QJsonObject{}}}}, {u"created"_s, u"2016-08-31T14:28:00Z"_s}};
    if (!field.isEmpty())
        record[field] = value;
    return json(record);
}

Report verisReport(const QString &field = {}, const QJsonValue &value = {})
{
    return *ImportFixture::single(ImportFormat::Vcdb, veris(field, value)).report();
}

QJsonObject victim(const QStringList &countries, const QString &state, const QString &industry = u"221112"_s)
{
    return {{u"country"_s, QJsonArray::fromStringList(countries)}, {u"state"_s, state}, {u"industry"_s, industry}};
}

UtcTime utc(int year, int month, int day)
{
    return utcFromMs(QDateTime(QDate(year, month, day), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch());
}

QString shape(const std::vector<SectorRef> &sectors)
{
    QStringList words;
    for (const SectorRef &s : sectors)
        words.append(QString::fromStdString((s.mapped ? "~" : "") + s.code));
    return words.join(u' ');
}

} // namespace

class TestImportReaders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verisWhole();
    void verisPublishedForm();
    void verisPlaces_data();
    void verisPlaces();
    void verisDates_data();
    void verisDates();
    void verisStatus_data();
    void verisStatus();
    void verisSectors_data();
    void verisSectors();
    void verisTitles_data();
    void verisTitles();
    void verisReferences_data();
    void verisReferences();
    void verisLongSummaryKeepsItsNotes();
    void icsWhole();
    void icsManyCves();
    void kevForms_data();
    void kevForms();
};

void TestImportReaders::verisWhole()
{
    const Event event = ImportFixture::single(
        ImportFormat::Vcdb, veris(u"impact"_s, QJsonObject{{u"overall_rating"_s, u"Damaging"_s}}));
    QCOMPARE(event.feed, "vcdb");
    QCOMPARE(event.tlp, Tlp::Clear);
    QCOMPARE(event.deduplicationKey, "V-1");
    QCOMPARE(toMs(event.reported), 1472653680000);
    const Report &report = *event.report();
    QCOMPARE(report.kind, ReportKind::Incident);
    QCOMPARE(report.subject, "V-1");
    QCOMPARE(report.revision, 1U);
    QCOMPARE(report.region, "US-KY");
    QCOMPARE(report.severity, (Severity{"veris", "Damaging", 4, true}));
    QCOMPARE(report.title.en, (Text{"A clerk lost a laptop", TextOrigin::Original}));
    QVERIFY(report.title.ja.empty());
}

void TestImportReaders::verisPublishedForm()
{
    QJsonObject record = QJsonDocument::fromJson(veris()).object();
    record.remove(u"id"_s);
    record.remove(u"created"_s);
    record[u"incident_id"_s] = u"V-2"_s;
    record[u"plus"_s] = QJsonObject{{u"created"_s, u"2016-08-31T14:28:00Z"_s}};
    record[u"timeline"_s] = QJsonObject{{u"incident"_s, QJsonObject{{u"year"_s, 2014}, {u"month"_s, 7}}}};
    record[u"reference"_s] = u"https://a.example/1; https://a.example/2"_s;
    // Pretty-printed over several lines, as the database publishes it.
    const Event event = ImportFixture::single(ImportFormat::Vcdb, QJsonDocument(record).toJson());
    QCOMPARE(event.report()->subject, "V-2");
    QCOMPARE(event.report()->happened, (Instant{utc(2014, 7, 1), Precision::Month}));
    QCOMPARE(event.report()->references.size(), 2U);
    QCOMPARE(event.report()->references[0].url, "https://a.example/1");
    QCOMPARE(toMs(event.reported), 1472653680000);
}

void TestImportReaders::verisPlaces_data()
{
    QTest::addColumn<QStringList>("countries");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("region");
    const auto row = [](const char *name, const QStringList &countries, const QString &state, const QString &country,
                         const QString &region) { QTest::newRow(name) << countries << state << country << region; };
    row("postal code", {u"US"_s}, u"KY"_s, u"US"_s, u"US-KY"_s);
    row("small letters", {u"US"_s}, u"tx"_s, u"US"_s, u"US-TX"_s);
    row("spaces", {u"US"_s}, u" NY "_s, u"US"_s, u"US-NY"_s);
    row("code in full", {u"US"_s}, u"US-CA"_s, u"US"_s, u"US-CA"_s);
    row("name", {u"US"_s}, u"California"_s, u"US"_s, u"US-CA"_s);
    row("name of two words", {u"US"_s}, u"North Dakota"_s, u"US"_s, u"US-ND"_s);
    row("misspelt", {u"US"_s}, u"Conneticut"_s, u"US"_s, {});
    row("code and more", {u"US"_s}, u"OH622110"_s, u"US"_s, {});
    row("no state", {u"US"_s}, {}, u"US"_s, {});
    row("territory", {u"PR"_s}, {}, u"PR"_s, u"US-PR"_s);
    row("prefecture by code", {u"JP"_s}, u"JP-13"_s, u"JP"_s, u"JP-13"_s);
    row("prefecture by number", {u"JP"_s}, u"13"_s, u"JP"_s, u"JP-13"_s);
    row("prefecture by name", {u"JP"_s}, u"Tokyo"_s, u"JP"_s, u"JP-13"_s);
    row("prefecture in Japanese", {u"JP"_s}, u"大阪府"_s, u"JP"_s, u"JP-27"_s);
    row("prefecture without its 府", {u"JP"_s}, u"大阪"_s, u"JP"_s, u"JP-27"_s);
    row("a US code in Japan", {u"JP"_s}, u"CA"_s, u"JP"_s, {});
    row("elsewhere, in full", {u"GB"_s}, u"GB-LND"_s, u"GB"_s, u"GB-LND"_s);
    row("elsewhere, another country's", {u"RU"_s}, u"US-77"_s, u"RU"_s, {});
    row("elsewhere, a word", {u"CA"_s}, u"ON"_s, u"CA"_s, {});
    row("unknown country", {u"Unknown"_s}, u"CA"_s, {}, {});
    row("no country", {}, u"CA"_s, {}, {});
    row("several, one at home", {u"GB"_s, u"JP"_s}, u"Tokyo"_s, u"JP"_s, u"JP-13"_s);
    row("several, none at home", {u"GB"_s, u"FR"_s}, {}, u"GB"_s, {});
}

void TestImportReaders::verisPlaces()
{
    QFETCH(QStringList, countries);
    QFETCH(QString, state);
    const Report report = verisReport(u"victim"_s, victim(countries, state));
    QTEST(report.countries.empty() ? QString() : QString::fromStdString(report.countries.front()), "country");
    QTEST(QString::fromStdString(report.region), "region");
    const bool named = QString::fromStdString(report.summary.en.text).contains(countries.join(u", "_s));
    QCOMPARE(named, countries.size() != 1);
}

void TestImportReaders::verisDates_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<UtcTime>("at");
    QTest::addColumn<Precision>("precision");
    QTest::newRow("year") << u"2015"_s << utc(2015, 1, 1) << Precision::Year;
    QTest::newRow("month") << u"2015-03"_s << utc(2015, 3, 1) << Precision::Month;
    QTest::newRow("day") << u"2015-03-09"_s << utc(2015, 3, 9) << Precision::Day;
    QTest::newRow("before the days of computers") << u"1971-03-08"_s << utc(1971, 3, 8) << Precision::Day;
    QTest::newRow("no such day") << u"2015-02-30"_s << utc(2015, 2, 1) << Precision::Month;
    QTest::newRow("no such month") << u"2015-13"_s << utc(2015, 1, 1) << Precision::Year;
    QTest::newRow("time") << u"2015-03-09T10:20:30Z"_s << utc(2015, 3, 9) + std::chrono::minutes{620}
                          << Precision::Minute;
    QTest::newRow("offset") << u"2015-03-09T10:20:00+09:00"_s << utc(2015, 3, 9) + std::chrono::minutes{80}
                            << Precision::Minute;
    QTest::newRow("midnight") << u"2015-03-09T00:00:00.000Z"_s << utc(2015, 3, 9) << Precision::Day;
    QTest::newRow("broken time") << u"2015-03-09T99:99:99Z"_s << utc(2015, 3, 9) << Precision::Day;
    QTest::newRow("words") << u"last spring"_s << UtcTime{} << Precision::Unknown;
    QTest::newRow("none") << QString() << UtcTime{} << Precision::Unknown;
}

void TestImportReaders::verisDates()
{
    QFETCH(QString, date);
    QFETCH(UtcTime, at);
    QFETCH(Precision, precision);
    const Report report = verisReport(u"timeline"_s, QJsonObject{{u"incident"_s, date}});
    QCOMPARE(report.happened, (Instant{at, precision}));
}

void TestImportReaders::verisStatus_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<SourceStatus>("status");
    QTest::addColumn<QString>("confidence");
    const auto row = [](const char *name, const QString &field, const QString &value, SourceStatus status,
                         const QString &confidence) { QTest::newRow(name) << field << value << status << confidence; };
    row("confirmed", u"security_incident"_s, u"Confirmed"_s, SourceStatus::Confirmed, {});
    row("suspected", u"security_incident"_s, u"Suspected"_s, SourceStatus::Draft, {});
    row("false positive", u"security_incident"_s, u"False positive"_s, SourceStatus::Retracted, {});
    row("near miss", u"security_incident"_s, u"Near miss"_s, SourceStatus::Unspecified, {});
    row("high", u"confidence"_s, u"High"_s, SourceStatus::Confirmed, u"F2"_s);
    row("medium", u"confidence"_s, u"Medium"_s, SourceStatus::Confirmed, u"F3"_s);
    row("low", u"confidence"_s, u"Low"_s, SourceStatus::Confirmed, u"F4"_s);
    row("none", u"confidence"_s, u"None"_s, SourceStatus::Confirmed, u"F6"_s);
}

void TestImportReaders::verisStatus()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    const Report report = verisReport(field, value);
    QTEST(report.status, "status");
    QTEST(QString::fromStdString(report.confidence), "confidence");
}

void TestImportReaders::verisSectors_data()
{
    QTest::addColumn<QString>("country");
    QTest::addColumn<QString>("industry");
    QTest::addColumn<QString>("sectors");
    QTest::newRow("US") << u"US"_s << u"221112"_s << u"221112 ~us.energy"_s;
    QTest::newRow("Japan") << u"JP"_s << u"221112"_s << u"221112 ~jp.electricity"_s;
    QTest::newRow("elsewhere") << u"GB"_s << u"221112"_s << u"221112"_s;
    QTest::newRow("not on the list") << u"US"_s << u"000"_s << u"000"_s;
    QTest::newRow("a range is no code") << u"US"_s << u"31-33"_s << u"31-33"_s;
    QTest::newRow("none") << u"US"_s << QString() << QString();
}

void TestImportReaders::verisSectors()
{
    QFETCH(QString, country);
    QFETCH(QString, industry);
    const Report report = verisReport(u"victim"_s, victim({country}, {}, industry));
    QTEST(shape(report.sectors), "sectors");
}

void TestImportReaders::verisTitles_data()
{
    QTest::addColumn<QString>("summary");
    QTest::addColumn<QString>("title");
    const QString words = u"word "_s.repeated(40).trimmed();
    QTest::newRow("first sentence") << u"A clerk lost a laptop. It was found."_s << u"A clerk lost a laptop"_s;
    QTest::newRow("one sentence") << u"Lost."_s << u"Lost"_s;
    QTest::newRow("cut at a word") << words << words.left(119) + u"…"_s;
    QTest::newRow("no words to cut at") << QString(300, u'x') << QString(119, u'x') + u'…';
    QTest::newRow("lines become spaces") << u"Two\n lines"_s << u"Two lines"_s;
    QTest::newRow("Japanese") << u"端末を紛失した。後に見つかった。"_s << u"端末を紛失した。"_s;
    QTest::newRow("no summary") << QString() << u"Error: Bluegrass"_s;
}

void TestImportReaders::verisTitles()
{
    QFETCH(QString, summary);
    const Report report = verisReport(u"summary"_s, summary);
    QTEST(QString::fromStdString(report.title.en.text), "title");
    QVERIFY(QString::fromStdString(report.title.en.text).size() <= 120);
    QCOMPARE(report.title.en.origin, summary.isEmpty() ? TextOrigin::Unspecified : TextOrigin::Original);
}

void TestImportReaders::verisReferences_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("read");
    QTest::newRow("url") << u"http://a.example/x"_s << u"http://a.example/x|"_s;
    QTest::newRow("date") << u"http://a.example/x (20140202)"_s << u"http://a.example/x|20140202"_s;
    QTest::newRow("two") << u"http://a.example/x; https://b.example"_s << u"http://a.example/x| https://b.example|"_s;
    QTest::newRow("words") << u"The newspaper"_s << u"|The newspaper"_s;
}

void TestImportReaders::verisReferences()
{
    QFETCH(QString, reference);
    QStringList read;
    for (const Reference &r : verisReport(u"references"_s, QJsonArray{reference}).references)
        read.append(QString::fromStdString(r.url + '|' + r.title));
    QTEST(read.join(u' '), "read");
}

void TestImportReaders::verisLongSummaryKeepsItsNotes()
{
    QJsonObject record = QJsonDocument::fromJson(veris(u"summary"_s, QString(60'000, u'語'))).object();
    record[u"victim"_s] = victim({u"GB"_s, u"FR"_s}, {});
    const Event event = ImportFixture::single(ImportFormat::Vcdb, json(record));
    const std::string &text = event.report()->summary.en.text;
    QVERIFY(text.size() <= limits::summaryBytes && text.size() > limits::summaryBytes - 16);
    QVERIFY(QString::fromStdString(text).endsWith(u"…\n\n[Countries of the victim: GB, FR.]"_s));
}

void TestImportReaders::icsWhole()
{
    const Event event = ImportFixture::single(ImportFormat::CisaIcs,
        R"({"id":"ICSA-1","title":"Pump Controller","initial_release":"2024-07-19T16:00:00.000Z",
            "current_release":"2024-09-18T16:00:00.000Z","version":"3","vendors":["Acme"],"products":["P1","P2"],
            "cves":["CVE-2024-0001"],"cvss_max":9,"risk":"Vendor: Acme","no_known_exploit":true,"tlp":"WHITE",
            "url":"https://a.example","us_sectors":["us.energy"]})"_ba.replace('\n', ' '));
    const Report &report = *event.report();
    QCOMPARE(event.feed, "cisa-ics");
    QCOMPARE(event.tlp, Tlp::Clear);
    QCOMPARE(report.kind, ReportKind::Advisory);
    QCOMPARE(report.revision, 3U);
    QCOMPARE(report.severity, (Severity{"cvss", "9.0", 4, true}));
    QCOMPARE(report.cves, std::vector<std::string>{"CVE-2024-0001"});
    QCOMPARE(report.products, (std::vector<Product>{{"Acme", "P1"}, {"Acme", "P2"}}));
    QCOMPARE(report.sectors, (std::vector<SectorRef>{{"us-ci", "us.energy", false}}));
    QCOMPARE(report.happened.at, utc(2024, 7, 19) + std::chrono::hours{16});
    QCOMPARE(event.reported, utc(2024, 9, 18) + std::chrono::hours{16});
}

void TestImportReaders::icsManyCves()
{
    QJsonArray cves;
    for (int i = 0; i < 300; ++i)
        cves.append(u"CVE-2024-%1"_s.arg(10000 + i));
    const Event event = ImportFixture::single(ImportFormat::CisaIcs,
        json({{u"id"_s, u"ICSA-2"_s}, {u"title"_s, u"T"_s}, {u"initial_release"_s, u"2024-07-19"_s},
            {u"cves"_s, cves}}));
    QCOMPARE(event.report()->cves.size(), limits::listLength);
    QCOMPARE(event.report()->summary.en.text, "[The source names 300 CVEs; the first 256 are kept.]");
    QCOMPARE(event.tlp, Tlp::Unspecified);
}

void TestImportReaders::kevForms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("flattened")
        << R"({"cve":"CVE-2025-0001","vendor":"Git","product":"Git CLI","name":"Link Following","added":"2025-08-25",)"
           R"("due":"2025-09-15","ransomware":"Known","desc":"Follows links.","cwes":["CWE-59"]})"_ba;
    QTest::newRow("as published")
        << R"({"title":"CISA Catalog","count":1,"vulnerabilities":[{"cveID":"CVE-2025-0001","vendorProject":"Git",
               "product":"Git CLI","vulnerabilityName":"Link Following","dateAdded":"2025-08-25",
               "shortDescription":"Follows links.","requiredAction":"Patch.","dueDate":"2025-09-15",
               "knownRansomwareCampaignUse":"Known","notes":"https://a.example ; https://b.example"}]})"_ba;
}

void TestImportReaders::kevForms()
{
    QFETCH(QByteArray, text);
    const Event event = ImportFixture::single(ImportFormat::CisaKev, text);
    const Report &report = *event.report();
    QCOMPARE(report.subject, "CVE-2025-0001");
    QCOMPARE(report.cves, std::vector<std::string>{"CVE-2025-0001"});
    QCOMPARE(report.products, (std::vector<Product>{{"Git", "Git CLI"}}));
    QCOMPARE(report.title.en.text, "Link Following");
    QCOMPARE(report.happened, (Instant{utc(2025, 8, 25), Precision::Day}));
    const QString summary = QString::fromStdString(report.summary.en.text);
    QVERIFY(summary.startsWith(u"Follows links."_s));
    QVERIFY(summary.contains(u"Due date for US federal agencies: 2025-09-15."_s));
    QVERIFY(summary.contains(u"Known use in ransomware campaigns: Known."_s));
    QVERIFY(report.sectors.empty());
}

QTEST_GUILESS_MAIN(TestImportReaders)
#include "tst_import_readers.moc"
