// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

#include <sqlite3.h>

#include "models/journal/run_codec.h"
#include "tests/models/journal/journal_helpers.h"

using namespace yagura;
using namespace yagura::test;
using Access = Journal::Access;

namespace {

// Makes version 1 of the journal of this version in the folder, as the program of then would have written it.
constexpr char backToOne[] = R"(
ALTER TABLE run RENAME TO run_2; ALTER TABLE quarantine RENAME TO quarantine_2;
DROP INDEX run_by_feed; DROP INDEX quarantine_by_feed;
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  feed TEXT NOT NULL, epoch TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL,
  checksum INTEGER NOT NULL, bytes BLOB NOT NULL);
CREATE INDEX run_by_feed ON run (feed, epoch, first);
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  feed TEXT NOT NULL, origin TEXT NOT NULL, reason TEXT NOT NULL, field TEXT NOT NULL,
  at INTEGER NOT NULL, bytes BLOB NOT NULL);
CREATE INDEX quarantine_by_feed ON quarantine (feed, id);
INSERT INTO run SELECT id, feed, epoch, first, count, crc(bytes), bytes FROM run_2;
INSERT INTO quarantine (feed, origin, reason, field, at, bytes)
  SELECT feed, origin, reason, field, at, bytes FROM quarantine_2 ORDER BY id;
DROP TABLE run_2; DROP TABLE quarantine_2; DROP TABLE chain;
PRAGMA user_version = 1; PRAGMA wal_checkpoint(TRUNCATE);
)";

void crc(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto *data = static_cast<const char *>(sqlite3_value_blob(values[0]));
    sqlite3_result_int64(
        context, checksum(std::string_view(data, static_cast<std::size_t>(sqlite3_value_bytes(values[0])))));
}

bool run(const QString &path, const char *text)
{
    sqlite3 *db = nullptr;
    sqlite3_open(path.toUtf8().constData(), &db);
    sqlite3_create_function(db, "crc", 1, SQLITE_UTF8, nullptr, crc, nullptr, nullptr);
    const bool done = sqlite3_exec(db, text, nullptr, nullptr, nullptr) == SQLITE_OK;
    if (!done)
        qWarning("%s", sqlite3_errmsg(db));
    sqlite3_close(db);
    return done;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// A journal of version 1, as the first release wrote it.
class TestJournalMigrate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        {
            const auto journal = openedJournal(path());
            QVERIFY(appendTo(*journal, "a", "1", 1, 2000));
            QVERIFY(appendTo(*journal, "b", "1", 1, 10));
            QVERIFY(journal->quarantine(m_refused));
            QVERIFY(appendTo(*journal, "a", "1", 2001, 2000));
            QVERIFY(journal->keepAction({"a", "id-1", "one"}));
            QVERIFY(journal->setSetting("anchor", "123"));
            m_all = allOf(*journal);
        }
        QVERIFY(run(file(), backToOne));
    }

    void readOnlyReadsItAsItIs()
    {
        const QByteArray before = bytesOf(file());
        {
            const auto journal = openedJournal(path(), Access::ReadOnly);
            QVERIFY(journal);
            QCOMPARE(allOf(*journal), m_all);
            QCOMPARE(journal->quarantined("b", 9).size(), 2U);
            const auto report = journal->verify();
            QVERIFY(report && report->damages.empty());
            QCOMPARE(report->events, 4010U);
            QVERIFY(report->head.empty()); // nothing vouches for anything yet
            QVERIFY(!appendTo(*journal, "a", "1", 4001, 1));
        }
        QVERIFY(bytesOf(file()) == before);
    }

    void writingBringsItUpToDate()
    {
        std::string head;
        {
            const auto journal = openedJournal(path());
            QVERIFY(journal);
            QCOMPARE(allOf(*journal), m_all);
            const auto items = journal->quarantined("b", 9);
            QCOMPARE(items.size(), 2U);
            QCOMPARE(items[0].origin, m_refused[1].origin);
            QCOMPARE(items[1].bytes, m_refused[0].bytes);
            QCOMPARE(journal->actions().size(), 1U);
            QCOMPARE(journal->setting("anchor"), std::optional<std::string>("123"));
            QVERIFY(appendTo(*journal, "a", "1", 4001, 5));
            const auto report = journal->verify();
            QVERIFY2(report->damages.empty(), report->damages.empty() ? "" : qPrintable(report->damages[0]));
            QCOMPARE(report->head.size(), 64U);
            head = report->head;
        }
        QCOMPARE(openedJournal(path(), Access::ReadOnly)->verify()->head, head); // once, and for good
    }

    void whatWasDamagedStaysDamaged()
    {
        QVERIFY(run(file(), "UPDATE run SET bytes = zeroblob(length(bytes)) WHERE id = 1"));
        const auto journal = openedJournal(path());
        QVERIFY(journal);
        const auto report = journal->verify();
        QCOMPARE(report->damages.size(), 1U);
        QVERIFY2(
            report->damages[0].startsWith(QStringLiteral("run 1 (feed a, 1 to 2000)")), qPrintable(report->damages[0]));
    }

    // A file size limit stands in for a full disk.
    void interruptedItLeavesVersionOneWhole()
    {
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 60'000;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto refused = Journal::open(path(), Access::ReadWrite);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Problem::Kind::DiskFull);
        const auto old = openedJournal(path(), Access::ReadOnly);
        QCOMPARE(allOf(*old), m_all);
        QVERIFY(old->verify()->head.empty());
        QCOMPARE(allOf(*openedJournal(path())), m_all);
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("journal")); }
    QString file() const { return path() + QStringLiteral("/journal.sqlite"); }

    const std::vector<Quarantined> m_refused{
        {"b", "sequence 2", {Refusal::Reason::NotUtf8, "incident.title"}, FakeClock::morning, "bytes"},
        {"b", "file:3", {Refusal::Reason::TooLarge, {}}, FakeClock::morning, "more"}};
    std::vector<std::string> m_all;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestJournalMigrate)
#include "tst_journal_migrate.moc"
