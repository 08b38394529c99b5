// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

#include <sqlite3.h>

#include "models/journal/sqlite.h"
#include "tests/models/journal/journal_helpers.h"

using namespace yagura;
using namespace yagura::test;
using Kind = Problem::Kind;
using Access = Journal::Access;
using Harm = std::function<void(const QString &)>; // does something to the file of a journal
Q_DECLARE_METATYPE(Harm)

namespace {

void write(const QString &path, const QByteArray &bytes, qint64 at = 0)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

void run(const QString &path, const char *text)
{
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, text, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<Problem> problemOf(const QString &folder, Access access = Access::ReadWrite)
{
    const auto opened = Journal::open(folder, access);
    return opened ? std::nullopt : std::optional(opened.error());
}

} // namespace

class TestJournalOpen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto journal = openedJournal(m_original.path());
        QVERIFY(journal);
        QVERIFY(appendTo(*journal, "a", "1", 1, 2000));
        QVERIFY(appendTo(*journal, "a", "1", 2001, 2000));
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(path()));
        QVERIFY(QFile::copy(m_original.filePath(QStringLiteral("journal.sqlite")), file()));
    }

    void tellsWhatIsWrong_data()
    {
        QTest::addColumn<Harm>("harm");
        QTest::addColumn<Problem::Kind>("kind");
        const auto row = [](const char *name, Kind kind, Harm harm) { QTest::newRow(name) << harm << kind; };
        row("truncated", Kind::JournalDamaged, [](const QString &f) { QFile::resize(f, QFile(f).size() / 2); });
        row("only its first bytes", Kind::JournalDamaged, [](const QString &f) { QFile::resize(f, 200); });
        row("overwritten with noise", Kind::NotAJournal, [](const QString &f) { write(f, QByteArray(8192, 'x')); });
        row("schema page with noise", Kind::JournalDamaged,
            [](const QString &f) { write(f, QByteArray(900, '\xAA'), 100); });
        row("a text file", Kind::NotAJournal, [](const QString &f) {
            QFile::resize(f, 0);
            write(f, "hello");
        });
        row("another application's", Kind::NotAJournal, [](const QString &f) {
            QFile::remove(f);
            run(f, "CREATE TABLE places(url); PRAGMA application_id = 42");
        });
        row("nobody's database", Kind::NotAJournal, [](const QString &f) {
            QFile::remove(f);
            run(f, "CREATE TABLE places(url)");
        });
        row("newer", Kind::JournalNewer, [](const QString &f) { run(f, "PRAGMA user_version = 7"); });
        row("version lost", Kind::JournalDamaged, [](const QString &f) { run(f, "PRAGMA user_version = 0"); });
        row("table lost", Kind::JournalDamaged, [](const QString &f) { run(f, "DROP TABLE quarantine"); });
        row("a folder of that name", Kind::NotAJournal, [](const QString &f) {
            QFile::remove(f);
            QVERIFY(QDir().mkpath(f));
        });
    }
    void tellsWhatIsWrong()
    {
        QFETCH(Harm, harm);
        QFETCH(Problem::Kind, kind);
        harm(file());
        for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
            const auto problem = problemOf(path(), access);
            QVERIFY(problem);
            QCOMPARE(problem->kind, kind);
            QCOMPARE(problem->where, path());
            if (kind == Kind::JournalDamaged || kind == Kind::JournalNewer)
                QVERIFY(!problem->detail.isEmpty());
        }
    }

    // What SQLite opens without a word: found by verify(), and not read as if nothing were wrong.
    void verifyNamesADamage_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("word");
        QTest::newRow("bytes changed") << QByteArray("UPDATE run SET bytes = zeroblob(length(bytes)) WHERE id = 2")
                                       << QStringLiteral("run 2 (feed a, 2001 to 4000) was changed");
        QTest::newRow("count changed") << QByteArray("UPDATE run SET count = 1999 WHERE id = 1")
                                       << QStringLiteral("run 1 (feed a, 1 to 1999) was changed");
        QTest::newRow("run lost") << QByteArray("DELETE FROM run WHERE id = 2")
                                  << QStringLiteral("position 4000 instead of 2000");
        QTest::newRow("run twice") << QByteArray(
            "INSERT INTO run SELECT 9, feed, epoch, first, count, previous, link, bytes "
            "FROM run WHERE id = 1")
                                   << QStringLiteral("run 9 (feed a, 1 to 2000) repeats numbers");
        QTest::newRow("position wrong") << QByteArray("UPDATE feed SET sequence = 5000")
                                        << QStringLiteral("position 5000 instead of 4000");
    }
    void verifyNamesADamage()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, word);
        run(file(), sql.constData());
        const auto report = openedJournal(path())->verify();
        QVERIFY(report);
        bool named = false;
        for (const QString &damage : report->damages)
            named = named || damage.contains(word);
        QVERIFY2(named, report->damages.empty() ? "nothing found" : qPrintable(report->damages[0]));
    }

    void readStopsAtADamagedRun()
    {
        run(file(), "UPDATE run SET bytes = zeroblob(7), count = 9 WHERE id = 2");
        const auto journal = openedJournal(path());
        std::size_t visits = 0;
        const auto done = journal->read([&](const JournalRecord &) { return ++visits, true; });
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Kind::JournalDamaged);
        QVERIFY(visits >= 2000 && visits < 2009);
    }

    void aNewFolderIsForItsOwner()
    {
        const QTemporaryDir place;
        const QString made = place.filePath(QStringLiteral("new/journal"));
        QVERIFY(Journal::open(made, Access::ReadWrite).ok());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFile::permissions(made) & others, QFile::Permissions());
    }

    void oneWriterOnly()
    {
        auto first = openedJournal(path());
        QVERIFY(first);
        QCOMPARE(problemOf(path())->kind, Kind::JournalLocked);
        first.reset();
        QVERIFY(!problemOf(path()));
    }

    void aLockOfAProcessThatDiedIsNoLock()
    {
        QFile lock(path() + QStringLiteral("/journal.lock"));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("999999999\ntst\n" + QSysInfo::machineHostName().toUtf8() + "\n");
        lock.close();
        QVERIFY(!problemOf(path()));
    }

    void readerBesideAWriter()
    {
        const auto writer = openedJournal(path());
        const auto reader = openedJournal(path(), Access::ReadOnly);
        QVERIFY(writer && reader);
        QVERIFY(appendTo(*writer, "a", "1", 4001, 5)); // still in the write-ahead log
        QCOMPARE(reader->feed("a")->position.sequence, Sequence{4005});
        QCOMPARE(allOf(*reader).size(), 4005U);
        QVERIFY(appendTo(*writer, "a", "1", 4006, 1));
        QCOMPARE(allOf(*reader).size(), 4006U);
    }

    void readOnlyWritesNothing()
    {
        const QByteArray before = bytesOf(file());
        {
            const auto journal = openedJournal(path(), Access::ReadOnly);
            QVERIFY(journal);
            QCOMPARE(allOf(*journal).size(), 4000U);
            const auto done = appendTo(*journal, "a", "1", 4001, 1);
            QVERIFY(!done);
            QCOMPARE(done.error().kind, Kind::NotWritable);
            QVERIFY(!journal->setSetting("key", "value"));
            QVERIFY(!journal->keepAction({"a", "b", "c"}));
        }
        QVERIFY(bytesOf(file()) == before);
        QVERIFY(!QFile::exists(path() + QStringLiteral("/journal.lock")));
    }

    void readOnlyFolder()
    {
        if (geteuid() == 0)
            QSKIP("the superuser writes everywhere");
        QFile::setPermissions(path(), QFile::ReadOwner | QFile::ExeOwner);
        const auto journal = openedJournal(path(), Access::ReadOnly);
        const auto writer = problemOf(path());
        QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(journal);
        QCOMPARE(allOf(*journal).size(), 4000U);
        QCOMPARE(writer->kind, Kind::NotWritable);
    }

    void foldersThatAreNone()
    {
        const QString none = m_folder->filePath(QStringLiteral("none"));
        QCOMPARE(problemOf(none, Access::ReadOnly)->kind, Kind::FolderMissing);
        QVERIFY(!QFile::exists(none));
        QCOMPARE(problemOf(m_folder->path(), Access::ReadOnly)->kind, Kind::NotAJournal); // a folder without one
        QCOMPARE(problemOf(file(), Access::ReadOnly)->kind, Kind::FolderMissing);
        const auto inAFile = problemOf(file() + QStringLiteral("/below"));
        QCOMPARE(inAFile->kind, Kind::NotWritable);
        QVERIFY(!inAFile->detail.isEmpty());
    }

    // A file size limit stands in for a full disk: the write fails in the same place.
    void diskFullLosesNothingThatWasDurable()
    {
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, SIG_IGN);
        const auto journal = openedJournal(path());
        rlimit small = before;
        small.rlim_cur = 600'000;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        std::uint64_t last = 4000;
        std::optional<Problem> problem;
        for (int i = 0; i < 100 && !problem; ++i) {
            const auto done = appendTo(*journal, "a", "1", last + 1, 100, std::string(500, 'x'));
            if (done)
                last += done->added;
            else
                problem = done.error();
        }
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(problem);
        QVERIFY2(problem->kind == Kind::DiskFull, qPrintable(problem->detail));
        QVERIFY(last > 4000);
        QCOMPARE(number(journal->feed("a")->position.sequence), last);
        QVERIFY(appendTo(*journal, "a", "1", last + 1, 100)); // goes on when there is room again
        const auto report = journal->verify();
        QVERIFY(report && report->damages.empty());
        QCOMPARE(report->events, last + 100);
    }

    void namesTheProblem_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("systemError");
        QTest::addColumn<Problem::Kind>("kind");
        QTest::newRow("full") << SQLITE_FULL << 0 << Kind::DiskFull;
        QTest::newRow("no space while writing") << SQLITE_IOERR_WRITE << ENOSPC << Kind::DiskFull;
        QTest::newRow("quota") << SQLITE_IOERR_WRITE << EDQUOT << Kind::DiskFull;
        QTest::newRow("write fails") << SQLITE_IOERR_FSYNC << EIO << Kind::NotWritable;
        QTest::newRow("read fails") << SQLITE_IOERR_READ << EIO << Kind::JournalDamaged;
        QTest::newRow("corrupt") << SQLITE_CORRUPT_INDEX << 0 << Kind::JournalDamaged;
        QTest::newRow("busy") << SQLITE_BUSY_SNAPSHOT << 0 << Kind::JournalLocked;
        QTest::newRow("read-only") << SQLITE_READONLY_DIRECTORY << 0 << Kind::NotWritable;
        QTest::newRow("misuse") << SQLITE_MISUSE << 0 << Kind::Internal;
    }
    void namesTheProblem()
    {
        QFETCH(int, code);
        QFETCH(int, systemError);
        QFETCH(Problem::Kind, kind);
        QCOMPARE(sql::kindOf(code, systemError), kind);
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("journal")); }
    QString file() const { return path() + QStringLiteral("/journal.sqlite"); }
    QTemporaryDir m_original; // two runs of 2000 events
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestJournalOpen)
#include "tst_journal_open.moc"
