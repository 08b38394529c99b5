// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

#include "tests/models/catalog/catalog_fixture.h"

using namespace Qt::StringLiterals;
using namespace yagura;
using namespace yagura::test;

class TestCatalogLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEditedCopyIsRead();
    void missingFile();
    void damagedFile_data();
    void damagedFile();
    void manyThreadsReadAtOnce();

private:
    // A writable copy of the shipped files, in which `find` in `file` is replaced.
    static QString editedCopy(
        const QTemporaryDir &folder, const QString &file, const QByteArray &find, const QByteArray &replacement);
};

QString TestCatalogLoad::editedCopy(
    const QTemporaryDir &folder, const QString &file, const QByteArray &find, const QByteArray &replacement)
{
    shippedCatalog(); // the resources are there
    const QString root = folder.path();
    for (const QString &room : {u"catalog"_s, u"map"_s}) {
        QDir(root).mkpath(room);
        for (const QString &name : QDir(u":/"_s + room).entryList({u"*.json"_s})) {
            QFile source(u":/%1/%2"_s.arg(room, name));
            QFile target(u"%1/%2/%3"_s.arg(root, room, name));
            if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
                return {};
            QByteArray bytes = source.readAll();
            if (room + u'/' + name == file) {
                if (!bytes.contains(find))
                    return {};
                bytes.replace(find, replacement);
            }
            target.write(bytes);
        }
    }
    return root;
}

void TestCatalogLoad::anEditedCopyIsRead()
{
    const QTemporaryDir folder;
    const QString root = editedCopy(folder, u"catalog/reporting.json"_s, "PT36H", "PT24H");
    QVERIFY(!root.isEmpty());
    const auto loaded = Catalog::load(root);
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(loaded.error().detail));
    const auto duties = loaded->dutiesFor(bit(*loaded->sectorIndex("us.financial-services")));
    const auto banks = std::ranges::find(duties, u"us.bank36"_s, [](const Duty *duty) { return duty->id; });
    QVERIFY(banks != duties.end());
    QCOMPARE((*banks)->clocks.front().within, u"PT24H"_s);
}

void TestCatalogLoad::missingFile()
{
    const QTemporaryDir folder;
    const QString root = editedCopy(folder, u"catalog/tlp.json"_s, "TLP", "TLP");
    QVERIFY(QFile::remove(root + u"/catalog/tlp.json"_s));
    const auto loaded = Catalog::load(root);
    QVERIFY(!loaded.ok());
    QCOMPARE(loaded.error(), (Problem{Problem::Kind::FileMissing, root + u"/catalog/tlp.json"_s, {}}));
}

void TestCatalogLoad::damagedFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("find");
    QTest::addColumn<QByteArray>("replacement");
    const auto row = [](const char *name, const char *file, const char *find, const char *replacement) {
        QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(find) << QByteArray(replacement);
    };
    row("not JSON", "catalog/sectors.json", "\"sectors\": [", "\"sectors\": [,");
    row("a sector out of order", "catalog/sectors.json", "\"order\": 3,", "\"order\": 2,");
    row("a sector without a Japanese name", "catalog/sectors.json", "\"ja\": \"電力\"", "\"ja\": \"\"");
    row("a sector twice", "catalog/sectors.json", "\"jp.gas\", \"country\"", "\"jp.electricity\", \"country\"");
    row("a crosswalk to nowhere", "catalog/crosswalk.json", "\"us.dams\", \"relation\"", "\"us.dikes\", \"relation\"");
    row("a NAICS row to nowhere", "catalog/crosswalk.json", "\"221113\", \"sectors\": [\"us.nuclear\"",
        "\"221113\", \"sectors\": [\"us.atoms\"");
    row("a prefecture out of order", "map/regions.json", "\"JP-01\"", "\"JP-99\"");
    row("a state missing", "map/regions.json", "\"US-WY\"", "\"\"");
    row("a mapping to no level", "catalog/severity.json", "\"jp-ci\": \"4\"", "\"jp-ci\": \"9\"");
    row("a label out of order", "catalog/tlp.json", "\"id\": \"red\"", "\"id\": \"amber\"");
    row("a mark of two letters", "catalog/admiralty.json", "\"value\": \"A\"", "\"value\": \"AA\"");
    row("a duty for no sector", "catalog/reporting.json", "[\"us.nuclear\"]", "[]");
    row("a duty for an unknown sector", "catalog/reporting.json", "[\"us.nuclear\"]", "[\"us.atoms\"]");
}

void TestCatalogLoad::damagedFile()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, find);
    QFETCH(QByteArray, replacement);
    const QTemporaryDir folder;
    const QString root = editedCopy(folder, file, find, replacement);
    QVERIFY2(!root.isEmpty(), "the text to damage is not in the file");
    const auto loaded = Catalog::load(root);
    QVERIFY(!loaded.ok());
    QCOMPARE(loaded.error().kind, Problem::Kind::WrongFormat);
    QCOMPARE(loaded.error().where, root + u'/' + file);
    QVERIFY(!loaded.error().detail.isEmpty());
}

void TestCatalogLoad::manyThreadsReadAtOnce()
{
    const Catalog &catalog = shippedCatalog();
    std::atomic<int> wrong = 0;
    const auto read = [&catalog, &wrong] {
        const std::vector<SectorRef> refs{{"naics", "221113", true}, {"us-ci", "us.water-wastewater", false}};
        for (int i = 0; i < 500; ++i) {
            const SectorSet set = catalog.sectorsFor(refs, Country::UnitedStates);
            const bool right = std::popcount(set) == 2 && catalog.regionIndex("US-GU", Country::None) == 59
                && catalog.displayLevelFor("cvss", "9.8") == DisplayLevel{4} && catalog.dutiesFor(set).size() == 6
                && catalog.notifyFor(0).size() == 7 && catalog.admiraltyReliability('B').en == u"Usually reliable"_s
                && catalog.tlpLabel(Tlp::Red).label == u"TLP:RED"_s;
            wrong += right ? 0 : 1;
        }
    };
    std::vector<std::thread> readers;
    for (int i = 0; i < 4; ++i)
        readers.emplace_back(read);
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(TestCatalogLoad)
#include "tst_catalog_load.moc"
