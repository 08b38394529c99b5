// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QDir>

#include <random>

#include "tests/models/relay/import_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray kev(int number, const QByteArray &name = "N")
{
    return R"({"cve":"CVE-2024-)" + QByteArray::number(10'000 + number) + R"(","name":")" + name
        + R"(","added":"2024-01-02"})";
}

QByteArray ics(const QByteArray &version, const QByteArray &title, const QByteArray &released = "2024-02-01")
{
    return R"({"id":"ICSA-1","title":")" + title + R"(","initial_release":"2024-01-01","version":")" + version
        + R"(","current_release":")" + released + R"("})";
}

QString reasons(const ImportCounts &counts)
{
    QStringList all;
    for (const ImportCounts::Reason &r : counts.reasons)
        all.append(u"%1 %2 %3 %4"_s.arg(r.count).arg(QString::fromLatin1(nameOf(r.refusal.reason)),
            QString::fromStdString(r.refusal.field), QString::fromStdString(r.first)));
    return all.join(u"; "_s);
}

// revision:title of all events, in order
QString versions(ImportFixture &fixture, const std::string &feed)
{
    QStringList all;
    for (const Event &event : fixture.events(feed))
        all.append(u"%1:%2"_s.arg(event.report()->revision).arg(QString::fromStdString(event.report()->title.en.text)));
    return all.join(u' ');
}

bool goOn(const Importer::Progress &)
{
    return true;
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twiceAddsNothing();
    void fieldOrderAndSpacesAreNoContent();
    void changedContentIsARevision();
    void statedRevisions_data();
    void statedRevisions();
    void badLinesAreQuarantined();
    void badLinesAreQuarantinedOnce();
    void aFeedSurvivesThatOnlyHasAQuarantine();
    void cutFiles_data();
    void cutFiles();
    void documentsAreReadLikeLines();
    void damagedDocumentsAreSurvived();
    void longLineIsPassed();
    void longIdsStayApart();
    void ownEvents();
    void ownEventsIntoOneFeed();
    void wrongFiles_data();
    void wrongFiles();
    void stopKeepsWhatWasRead();
};

void TestImport::twiceAddsNothing()
{
    ImportFixture fixture;
    QByteArray file;
    for (int i = 0; i < 1500; ++i)
        file += kev(i) + '\n';
    const ImportCounts first = fixture.import(ImportFormat::CisaKev, file);
    QCOMPARE(first.taken, 1500U);
    fixture.store.reopen();
    const ImportCounts second = fixture.import(ImportFormat::CisaKev, file);
    QCOMPARE(second.taken, 0U);
    QCOMPARE(second.present, 1500U);
    QCOMPARE(fixture.events("cisa-kev").size(), 1500U);
    // In one file as well.
    const ImportCounts within = fixture.import(ImportFormat::CisaKev, kev(9000) + '\n' + kev(9000) + '\n');
    QCOMPARE(within.taken, 1U);
    QCOMPARE(within.present, 1U);
}

void TestImport::fieldOrderAndSpacesAreNoContent()
{
    ImportFixture fixture;
    fixture.import(ImportFormat::CisaKev, kev(1));
    const ImportCounts again
        = fixture.import(ImportFormat::CisaKev, R"({ "added": "2024-01-02", "cve": "CVE-2024-10001", "name": "N" })");
    QCOMPARE(again.present, 1U);
}

void TestImport::changedContentIsARevision()
{
    ImportFixture fixture;
    fixture.import(ImportFormat::CisaKev, kev(1, "a") + '\n' + kev(1, "b") + '\n' + kev(2, "x") + '\n');
    fixture.store.reopen();
    const ImportCounts later = fixture.import(ImportFormat::CisaKev, kev(1, "c"));
    QCOMPARE(later.revisions, 1U);
    QCOMPARE(versions(fixture, "cisa-kev"), u"1:a 2:b 1:x 3:c"_s);
}

void TestImport::statedRevisions_data()
{
    QTest::addColumn<QByteArrayList>("records");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<quint64>("older");
    const auto row = [](const char *name, const QByteArrayList &records, const QString &expected, quint64 older = 0) {
        QTest::newRow(name) << records << expected << older;
    };
    row("as stated", {ics("2", "a"), ics("5", "b")}, u"2:a 5:b"_s);
    row("an older one comes later", {ics("5", "b"), ics("2", "a")}, u"5:b 2:a"_s);
    row("changed without counting", {ics("2", "a"), ics("2", "b")}, u"2:a 3:b"_s);
    row("not a number", {ics("1.0.0", "a"), ics("1.0.1", "b", "2024-03-01")}, u"1:a 2:b"_s);
    row("not a number, the older comes later", {ics("1.0.1", "b", "2024-03-01"), ics("1.0.0", "a")}, u"1:b"_s, 1);
    row("beyond our range", {ics("99999999", "a")}, u"1:a"_s);
}

void TestImport::statedRevisions()
{
    QFETCH(QByteArrayList, records);
    ImportFixture fixture;
    const ImportCounts counts = fixture.import(ImportFormat::CisaIcs, records.join('\n'));
    QTEST(versions(fixture, "cisa-ics"), "expected");
    QTEST(static_cast<quint64>(counts.older), "older");
    QCOMPARE(counts.records(), static_cast<std::uint64_t>(records.size()));
}

void TestImport::badLinesAreQuarantined()
{
    ImportFixture fixture;
    const QByteArray file
        = kev(1) + "\n\nnot json\n" + kev(2) + "\n[1]\n{\"cve\":\"none\"}\n\xff\xfe{}\n" + kev(3) + '\n';
    const ImportCounts counts = fixture.import(ImportFormat::CisaKev, file);
    QCOMPARE(counts.taken, 3U);
    QCOMPARE(counts.quarantined, 4U);
    const auto kept = fixture.store->journal().quarantined("cisa-kev", 10);
    QCOMPARE(kept.size(), 4U);
    QStringList origins;
    for (const Quarantined &item : kept)
        origins.prepend(QString::fromStdString(item.origin));
    QCOMPARE(origins, (QStringList{u"file:3"_s, u"file:5"_s, u"file:6"_s, u"file:7"_s}));
    QCOMPARE(kept.back().bytes, "not json");
    QVERIFY2(reasons(counts).contains(u"1 not-an-event not a JSON object file:5"_s), qPrintable(reasons(counts)));
}

void TestImport::badLinesAreQuarantinedOnce()
{
    ImportFixture fixture;
    const QByteArray file = kev(1) + "\nbad\nbad\n";
    for (int i = 0; i < 3; ++i) {
        const ImportCounts counts = fixture.import(ImportFormat::CisaKev, file);
        QCOMPARE(counts.quarantined, 2U); // said each time
        fixture.store.reopen();
    }
    QCOMPARE(fixture.store->journal().quarantined("cisa-kev", 10).size(), 2U);
}

void TestImport::aFeedSurvivesThatOnlyHasAQuarantine()
{
    ImportFixture fixture;
    const QByteArray nameless = R"({"id":"","title":"T","initial_release":"2024-01-01"})";
    const ImportCounts counts = fixture.import(ImportFormat::CisaIcs, nameless);
    QCOMPARE(reasons(counts), u"1 missing-id id file:1"_s);
    fixture.store.reopen();
    fixture.import(ImportFormat::CisaIcs, ics("1", "a"));
    fixture.store.reopen();
    QCOMPARE(versions(fixture, "cisa-ics"), u"1:a"_s);
    QVERIFY(!fixture.store->feed("cisa-ics")->epoch().id.empty());
}

void TestImport::cutFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("reason");
    const QString words = u"1 not-an-event the file ends in the middle of a record "_s;
    QTest::newRow("half a line") << kev(1) + '\n' + kev(2).chopped(5) << words + u"file:2"_s;
    QTest::newRow("half a word") << kev(1) + '\n' + "{\"cv" << words + u"file:2"_s;
    QTest::newRow("half a document") << "{\n\"vulnerabilities\": [\n" + kev(1) + ",\n" + kev(2).chopped(5)
                                     << words + u"file:4"_s;
    QTest::newRow("between two") << "{\n\"vulnerabilities\": [\n" + kev(1) + ",\n" << words + u"file:4"_s;
    QTest::newRow("whole, without an end of line") << kev(1) << QString();
    QTest::newRow("whole document") << "{\"vulnerabilities\": [\n" + kev(1) + "]}" << QString();
}

void TestImport::cutFiles()
{
    QFETCH(QByteArray, file);
    ImportFixture fixture;
    const ImportCounts counts = fixture.import(ImportFormat::CisaKev, file);
    QCOMPARE(counts.taken, 1U);
    QTEST(reasons(counts), "reason");
}

// Brackets, quotes and backslashes in texts, at every place of a read.
void TestImport::documentsAreReadLikeLines()
{
    QByteArray lines;
    QByteArray elements;
    for (int i = 0; i < 3000; ++i) {
        const QByteArray record = kev(i, QByteArray(i % 97, ' ') + R"(]}\\\"[{,\\)");
        lines += record + '\n';
        elements += (i > 0 ? ",\n" : "") + record;
    }
    ImportFixture fixture;
    QCOMPARE(fixture.import(ImportFormat::CisaKev, lines).taken, 3000U);
    for (const QByteArray &document : {QByteArray("[\n" + elements + "\n]"),
             QByteArray("{\n\"a\":[{\"cve\":1}],\"vulnerabilities\":[" + elements + "],\"count\":{\"x\":[1]}}"),
             QByteArray("\xEF\xBB\xBF\n[" + elements + ']')}) {
        const ImportCounts counts = fixture.import(ImportFormat::CisaKev, document);
        QCOMPARE(counts.present, 3000U);
        QCOMPARE(counts.records(), 3000U);
    }
}

void TestImport::damagedDocumentsAreSurvived()
{
    QByteArray whole = "{\n\"vulnerabilities\": [\n";
    for (int i = 0; i < 40; ++i)
        whole += kev(i, R"(a\"b)") + ",\n";
    whole += "{}]}";
    std::mt19937 random(7);
    ImportFixture fixture;
    for (int round = 0; round < 150; ++round) {
        QByteArray damaged = whole;
        for (int i = 0; i < 3; ++i)
            damaged[static_cast<qsizetype>(random() % static_cast<unsigned>(damaged.size()))]
                = R"({}[]",\ )"[random() % 8];
        QBuffer buffer(&damaged);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        RecordStream stream(buffer, RecordStream::Layout::Document);
        int records = 0;
        while (const auto record = stream.next()) {
            ++records;
            QVERIFY(record->line >= 1 && record->line <= 44);
        }
        QVERIFY(records <= 60); // ends, and makes no records of nothing
    }
}

void TestImport::longLineIsPassed()
{
    ImportFixture fixture;
    const QByteArray file = kev(1) + '\n' + kev(2, QByteArray(3 * 1024 * 1024, 'x')) + '\n' + kev(3) + '\n';
    const ImportCounts counts = fixture.import(ImportFormat::CisaKev, file);
    QCOMPARE(counts.taken, 2U);
    QCOMPARE(reasons(counts), u"1 too-large longer than a megabyte file:2"_s);
}

void TestImport::longIdsStayApart()
{
    ImportFixture fixture;
    QByteArray file;
    for (const char *end : {"a", "b"})
        file += R"({"id":")" + QByteArray("語").repeated(80) + end + R"(","title":"T","initial_release":"2024-01-01"})"
            + '\n';
    const ImportCounts counts = fixture.import(ImportFormat::CisaIcs, file);
    QCOMPARE(counts.taken, 2U);
    const auto events = fixture.events("cisa-ics");
    QVERIFY(events[0].report()->subject != events[1].report()->subject);
    QCOMPARE(events[1].report()->revision, 1U);
}

void TestImport::ownEvents()
{
    const std::vector<Event> events{
        incident("1").feed("a"), incident("2").feed("b").revision(4), advisory("3").feed("a")};
    QByteArray file;
    for (const Event &event : events)
        file += QByteArray::fromStdString(*eventJsonFromBytes(encoded(event))) + '\n';
    file += QByteArray::fromStdString(*eventJsonFromBytes(incident("4").feed("@desk").bytes())) + '\n';
    ImportFixture fixture;
    const ImportCounts counts = fixture.import(ImportFormat::Ndjson, file);
    QCOMPARE(counts.taken, 3U);
    QCOMPARE(reasons(counts), u"1 wrong-feed feed file:4"_s);
    QCOMPARE(fixture.events("a"), (std::vector<Event>{events[0], events[2]}));
    QCOMPARE(fixture.events("b"), std::vector<Event>{events[1]});
    QCOMPARE(fixture.import(ImportFormat::Ndjson, file).present, 3U);
    fixture.store.reopen();
    QCOMPARE(fixture.store->feedNames(), (std::vector<std::string>{"a", "b"}));
}

void TestImport::ownEventsIntoOneFeed()
{
    ImportFixture fixture;
    fixture.import(
        ImportFormat::Ndjson, QByteArray::fromStdString(*eventJsonFromBytes(incident("1").feed("a").bytes())), "mine");
    QCOMPARE(fixture.events("mine"), std::vector<Event>{incident("1").feed("mine").event()});
    QVERIFY(fixture.events("a").empty());
}

void TestImport::wrongFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<Problem::Kind>("kind");
    QTest::newRow("missing") << u"missing"_s << QByteArray() << Problem::Kind::FileMissing;
    QTest::newRow("folder") << u"folder"_s << QByteArray() << Problem::Kind::NotAFile;
    QTest::newRow("empty") << u"file"_s << QByteArray() << Problem::Kind::WrongFormat;
    QTest::newRow("blank lines") << u"file"_s << "\n \n"_ba << Problem::Kind::WrongFormat;
    QTest::newRow("text") << u"file"_s << "Dear all,\nplease find\n"_ba << Problem::Kind::WrongFormat;
    QTest::newRow("another format") << u"file"_s << ics("1", "a") + '\n' << Problem::Kind::WrongFormat;
    QTest::newRow("binary") << u"file"_s << QByteArray(100'000, '\0') << Problem::Kind::WrongFormat;
    QTest::newRow("brackets without end") << u"file"_s << QByteArray(100'000, '[') << Problem::Kind::WrongFormat;
}

void TestImport::wrongFiles()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, contents);
    ImportFixture fixture;
    QDir().mkpath(fixture.store.path(u"folder"_s));
    const QString file = fixture.write(u"file"_s, contents);
    const QStringList files{fixture.write(u"good"_s, kev(1)), name == u"file"_s ? file : fixture.store.path(name)};
    QVERIFY(Importer::check({files.first()}, ImportFormat::CisaKev, catalog()).ok());
    const Success checked = Importer::check(files, ImportFormat::CisaKev, catalog());
    QVERIFY(!checked);
    QTEST(checked.error().kind, "kind");
    QCOMPARE(checked.error().where, files.last());
    // Nothing of the good one is taken either.
    Importer importer(*fixture.store, catalog(), fixture.clock, {ImportFormat::CisaKev, {}});
    QVERIFY(!importer.run(files, goOn));
    QVERIFY(fixture.events("cisa-kev").empty());
}

void TestImport::stopKeepsWhatWasRead()
{
    ImportFixture fixture;
    QByteArray contents;
    for (int i = 0; i < 3000; ++i)
        contents += kev(i) + '\n';
    const QString file = fixture.write(u"file"_s, contents);
    Importer importer(*fixture.store, catalog(), fixture.clock, {ImportFormat::CisaKev, {}});
    const auto done = importer.run({file}, [](const Importer::Progress &progress) { return progress.records < 1000; });
    QVERIFY(done && !*done);
    const std::uint64_t taken = importer.counts().taken;
    QVERIFY(taken >= 1000 && taken < 1200);
    QCOMPARE(importer.progress().line, static_cast<qint64>(taken));
    QCOMPARE(fixture.events("cisa-kev").size(), taken);
    const ImportCounts rest = fixture.import(ImportFormat::CisaKev, contents);
    QCOMPARE(rest.present, taken);
    QCOMPARE(rest.taken, 3000 - taken);
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
