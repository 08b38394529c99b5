// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include "tests/app/relay/relay_process.h"

using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray kev(int number)
{
    return R"({"cve":"CVE-2024-)" + QByteArray::number(10'000 + number)
        + R"(","name":"N","added":"2024-01-02"})"
          "\n";
}

} // namespace

class TestImportCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void importsAndServesTheSame();
    void saysWhatItCouldNotTake();
    void problems_data();
    void problems();
    void interruptedItSaysHowFar();

private:
    [[nodiscard]] QString at(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString write(const QString &name, const QByteArray &contents) const
    {
        QFile file(at(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
            qFatal("cannot write");
        return file.fileName();
    }
    [[nodiscard]] RelayProcess::Result import(const QString &store, const QStringList &more) const
    {
        return RelayProcess::run(QStringList{u"import"_s, u"--store"_s, at(store)} + more);
    }

    QTemporaryDir m_folder;
};

void TestImportCommand::importsAndServesTheSame()
{
    const QString a = write(u"a"_s, kev(1) + kev(2));
    const QString b = write(u"b"_s, kev(3) + kev(1));
    const QStringList words{u"--format"_s, u"cisa-kev"_s, u"--feed"_s, u"kev"_s, a, b};
    const auto first = import(u"s"_s, words);
    QCOMPARE(first.code, 0);
    QVERIFY2(first.out.contains(u"4 record(s) read.\n3 taken.\n1 already there.\n0 quarantined.\n"_s)
            || first.out.contains(u"4 records read.\n3 taken.\n1 already there.\n0 quarantined.\n"_s),
        qPrintable(first.out));
    QCOMPARE(first.err, QString()); // no progress: this is no terminal
    const auto second = import(u"s"_s, words);
    QVERIFY2(second.out.contains(u"0 taken.\n4 already there.\n"_s), qPrintable(second.out));
    const auto exported = RelayProcess::run({u"export"_s, u"--store"_s, at(u"s"_s), u"--feed"_s, u"kev"_s});
    QCOMPARE(exported.out.count(u'\n'), 3);
    // What was exported can be imported elsewhere.
    const QString out = write(u"out"_s, exported.out.toUtf8());
    QVERIFY(import(u"t"_s, {u"--format"_s, u"ndjson"_s, out}).out.contains(u"3 taken."_s));
    const auto again = RelayProcess::run({u"export"_s, u"--store"_s, at(u"t"_s)});
    QCOMPARE(again.out, exported.out);
}

void TestImportCommand::saysWhatItCouldNotTake()
{
    const QString file = write(u"bad"_s, kev(1) + "{\"cve\":\n" + kev(2).chopped(4));
    const auto result = import(u"bad-store"_s, {u"--format"_s, u"cisa-kev"_s, file});
    QCOMPARE(result.code, 0);
    QVERIFY2(result.out.contains(u"2 quarantined."_s), qPrintable(result.out));
    QVERIFY2(
        result.out.contains(u"1 × not a readable record (the file ends in the middle of a record); first in bad:3"_s),
        qPrintable(result.out));
    QVERIFY2(result.out.contains(u"first in bad:2"_s), qPrintable(result.out));
}

void TestImportCommand::problems_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    const QString good = write(u"good"_s, kev(1));
    QTest::newRow("no format") << QStringList{good} << 2 << u"--format"_s;
    QTest::newRow("no such format") << QStringList{u"--format"_s, u"csv"_s, good} << 2 << u"csv is none of"_s;
    QTest::newRow("no file") << QStringList{u"--format"_s, u"vcdb"_s} << 2 << u"FILE"_s;
    QTest::newRow("no feed's name") << QStringList{u"--format"_s, u"cisa-kev"_s, u"--feed"_s, u"a b"_s, good} << 2
                                    << u"--feed"_s;
    QTest::newRow("missing") << QStringList{u"--format"_s, u"cisa-kev"_s, good, at(u"none"_s)} << 1
                             << u"There is no file"_s;
    QTest::newRow("folder") << QStringList{u"--format"_s, u"cisa-kev"_s, m_folder.path()} << 1 << u"is not a file"_s;
    QTest::newRow("device") << QStringList{u"--format"_s, u"cisa-kev"_s, u"/dev/null"_s} << 1 << u"is not a file"_s;
    QTest::newRow("empty") << QStringList{u"--format"_s, u"cisa-kev"_s, write(u"empty"_s, {})} << 1
                           << u"the file is empty"_s;
    QTest::newRow("another format") << QStringList{u"--format"_s, u"vcdb"_s, good} << 1 << u"no record of the format"_s;
}

void TestImportCommand::problems()
{
    QFETCH(QStringList, words);
    QFETCH(QString, said);
    const auto result = import(u"never"_s, words);
    QTEST(result.code, "code");
    QVERIFY2(result.err.contains(said), qPrintable(result.err));
    QCOMPARE(result.err.count(u'\n'), 1);
    QVERIFY(!QDir(at(u"never"_s)).exists()); // no store is left behind
}

void TestImportCommand::interruptedItSaysHowFar()
{
    QByteArray many;
    for (int i = 0; i < 200'000; ++i)
        many += kev(i);
    const QString file = write(u"many"_s, many);
    RelayProcess process({u"import"_s, u"--store"_s, at(u"cut"_s), u"--format"_s, u"cisa-kev"_s, file});
    QTRY_VERIFY_WITH_TIMEOUT(QDir(at(u"cut"_s)).exists(), 20'000); // it listens to signals before it makes the store
    const auto result = process.stop(SIGINT);
    QCOMPARE(result.code, 1);
    const auto line = QRegularExpression(u"Stopped at .*many:(\\d+)\\."_s).match(result.out);
    QVERIFY2(line.hasMatch(), qPrintable(result.out));
    const auto exported = RelayProcess::run({u"export"_s, u"--store"_s, at(u"cut"_s)});
    QCOMPARE(exported.out.count(u'\n'), line.captured(1).toInt());
}

QTEST_GUILESS_MAIN(TestImportCommand)
#include "tst_import_command.moc"
