// SPDX-License-Identifier: GPL-3.0-or-later
// Every seed, and every input that once broke something, through its target. Seeds that are cut short come along for
// free: at half and at all but the last byte.
#include <QDir>
#include <QTest>

#include "resources/resources.h"
#include "tests/fuzz/target.h"

using namespace yagura;

class TestFuzzSeeds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { initResources(); }
    void comesBack_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("file");
        fuzz::eachTarget([](const fuzz::Target &target) {
            const QDir folder(QStringLiteral(YAGURA_FUZZ_SEEDS "/") + QLatin1String(target.name));
            const QStringList files = folder.entryList(QDir::Files, QDir::Name);
            QVERIFY2(!files.isEmpty(), target.name);
            for (const QString &file : files) {
                QTest::addRow("%s/%s", target.name, qPrintable(file))
                    << QString::fromLatin1(target.name) << folder.filePath(file);
            }
        });
    }
    void comesBack()
    {
        QFETCH(QString, target);
        QFETCH(QString, file);
        QFile seed(file);
        QVERIFY(seed.open(QIODevice::ReadOnly));
        const QByteArray bytes = seed.readAll();
        const auto *found = fuzz::find(target.toStdString());
        QVERIFY(found);
        for (const qsizetype length : {bytes.size(), bytes.size() / 2, std::max<qsizetype>(bytes.size() - 1, 0)})
            found->run({bytes.constData(), static_cast<std::size_t>(length)});
    }
};

QTEST_GUILESS_MAIN(TestFuzzSeeds)
#include "tst_fuzz_seeds.moc"
