// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <sqlite3.h>

#include "models/journal/chain.h"
#include "models/journal/run_codec.h"
#include "tests/models/journal/journal_helpers.h"

using namespace yagura;
using namespace yagura::test;

namespace {

struct CloseDatabase
{
    void operator()(sqlite3 *db) const { sqlite3_close(db); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

Database databaseIn(const QString &folder)
{
    sqlite3 *db = nullptr;
    const QByteArray path = (folder + QStringLiteral("/journal.sqlite")).toUtf8();
    if (sqlite3_open(path.constData(), &db) != SQLITE_OK)
        qWarning("%s", sqlite3_errmsg(db));
    return Database(db);
}

struct Row
{
    std::string feed;
    std::string epoch;
    std::int64_t first = 0;
    std::int64_t count = 0;
    std::string previous;
    std::string link;
    std::string bytes;
};

std::string blobOf(sqlite3_stmt *statement, int column)
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(statement, column));
    return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

// An intruder with all the tools: he reads and writes rows past the program, and can count and hash.
class Intruder
{
public:
    explicit Intruder(const QString &folder)
        : m_db(databaseIn(folder))
    {
    }
    bool sql(const std::string &text)
    {
        const bool done = sqlite3_exec(m_db.get(), text.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
        if (!done)
            qWarning("%s", sqlite3_errmsg(m_db.get()));
        return done;
    }
    Row run(std::int64_t id)
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_db.get(), "SELECT feed, epoch, first, count, previous, link, bytes FROM run WHERE id = ?1",
            -1, &statement, nullptr);
        sqlite3_bind_int64(statement, 1, id);
        Row row;
        if (sqlite3_step(statement) == SQLITE_ROW) {
            row = {blobOf(statement, 0), blobOf(statement, 1), sqlite3_column_int64(statement, 2),
                sqlite3_column_int64(statement, 3), blobOf(statement, 4), blobOf(statement, 5), blobOf(statement, 6)};
        }
        sqlite3_finalize(statement);
        return row;
    }
    void put(std::int64_t id, const Row &row)
    {
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(
            m_db.get(), "REPLACE INTO run VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", -1, &statement, nullptr);
        sqlite3_bind_int64(statement, 1, id);
        const auto bytes = [statement](int at, const std::string &text, bool blob) {
            const int size = static_cast<int>(text.size());
            if (blob)
                sqlite3_bind_blob(statement, at, text.data(), size, SQLITE_STATIC);
            else
                sqlite3_bind_text(statement, at, text.data(), size, SQLITE_STATIC);
        };
        bytes(2, row.feed, false);
        bytes(3, row.epoch, false);
        sqlite3_bind_int64(statement, 4, row.first);
        sqlite3_bind_int64(statement, 5, row.count);
        bytes(6, row.previous, true);
        bytes(7, row.link, true);
        bytes(8, row.bytes, true);
        if (sqlite3_step(statement) != SQLITE_DONE)
            qWarning("%s", sqlite3_errmsg(m_db.get()));
        sqlite3_finalize(statement);
    }
    // The row's own link is right again; that of the next row is not his to forge without doing all of them.
    static void relink(Row &row)
    {
        row.link = viewOf(linkAfter(row.previous, RunText{row.feed, row.epoch, row.first, row.count, row.bytes}));
    }
    // All of them: from this run on, the head included.
    void relinkFrom(std::int64_t id, std::int64_t last)
    {
        for (; id <= last; ++id) {
            Row row = run(id);
            row.previous = id == 1 ? std::string(32, '\0') : run(id - 1).link;
            relink(row);
            put(id, row);
        }
        sql("UPDATE chain SET head = (SELECT link FROM run WHERE id = " + std::to_string(last)
            + "), last = " + std::to_string(last));
    }

private:
    Database m_db;
};

std::vector<wire::Entry> entriesIn(const std::string &bytes)
{
    std::vector<wire::Entry> entries;
    RunReader reader(bytes);
    RunReader::Item item;
    while (reader.next(item))
        entries.push_back({item.sequenced, std::string(item.bytes)});
    return entries;
}

using Crime = std::function<void(Intruder &)>;
using Single = std::function<void(std::vector<wire::Entry> &)>;

} // namespace

Q_DECLARE_METATYPE(Crime)
Q_DECLARE_METATYPE(Single)

class TestJournalChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Runs 1 … 9: feed a (100 events each) and feed b by turns; a refused thing is entry 10; run 11.
    void initTestCase()
    {
        const auto journal = openedJournal(m_original.path());
        QVERIFY(journal);
        for (std::uint64_t i = 0; i < 9; ++i)
            QVERIFY(appendTo(*journal, i % 2 ? "b" : "a", "1", 1 + i / 2 * 100, 100));
        QVERIFY(journal->quarantine(std::vector<Quarantined>{
            {"a", "file:3", {Refusal::Reason::NotUtf8, "incident.title"}, FakeClock::morning, "bytes"}}));
        m_early = journal->verify()->head;
        QVERIFY(appendTo(*journal, "b", "1", 401, 100));
        m_head = journal->verify()->head;
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(path()));
        QVERIFY(QFile::copy(
            m_original.filePath(QStringLiteral("journal.sqlite")), path() + QStringLiteral("/journal.sqlite")));
    }

    void anIntactChainHasAHead()
    {
        const auto report = verified();
        QVERIFY2(report.damages.empty(), qPrintable(report.damages.empty() ? QString() : report.damages[0]));
        QCOMPARE(report.events, 1000U);
        QCOMPARE(report.head.size(), 64U);
        QVERIFY(m_early != m_head);
        for (const std::string &head : {m_early, m_head, std::string(64, '0')})
            QVERIFY(verified(head).damages.empty());
        QVERIFY(contains(verified(std::string(64, 'a')).damages, {QStringLiteral("aaaa is no part of the chain")}));
        QVERIFY(contains(verified("short").damages, {QStringLiteral("short is no part of the chain")}));
        // The same is written the same anywhere.
        const QTemporaryDir other;
        const auto journal = openedJournal(other.path());
        for (std::uint64_t i = 0; i < 9; ++i)
            QVERIFY(appendTo(*journal, i % 2 ? "b" : "a", "1", 1 + i / 2 * 100, 100));
        QVERIFY(journal->verify()->head != m_early);
        QVERIFY(journal->quarantine(std::vector<Quarantined>{
            {"a", "file:3", {Refusal::Reason::NotUtf8, "incident.title"}, FakeClock::morning, "bytes"}}));
        QCOMPARE(journal->verify()->head, m_early);
    }

    // A single event of run 5 (feed a, 201 to 300), the rest of the row made to fit: count, first of the next, its own
    // link. With or without that link, the run is named.
    void singleEvents_data()
    {
        QTest::addColumn<Single>("change");
        QTest::newRow("edited") << Single([](auto &entries) { entries[50].event[0] = 'X'; });
        QTest::newRow("removed") << Single([](auto &entries) { entries.erase(entries.begin() + 50); });
        QTest::newRow("last one removed") << Single([](auto &entries) { entries.pop_back(); });
        QTest::newRow("added") << Single([](auto &entries) {
            entries.insert(entries.begin() + 50, {FakeClock::morning, "made up"});
        });
        QTest::newRow("swapped") << Single([](auto &entries) { std::swap(entries[50], entries[51]); });
        QTest::newRow("another time") << Single([](auto &entries) { entries[50].sequenced += std::chrono::hours(1); });
    }
    void singleEvents()
    {
        QFETCH(Single, change);
        for (const bool relinked : {false, true}) {
            init();
            {
                Intruder intruder(path());
                Row row = intruder.run(5);
                auto entries = entriesIn(row.bytes);
                change(entries);
                row.bytes = encodeRun(entries);
                row.count = static_cast<std::int64_t>(entries.size());
                if (relinked)
                    Intruder::relink(row);
                intruder.put(5, row);
                QVERIFY(intruder.sql("UPDATE feed SET events = (SELECT sum(count) FROM run WHERE feed = name)"));
            }
            const auto report = verified();
            QVERIFY2(contains(report.damages, {QStringLiteral("run 5 (feed a, 201 to")}), qPrintable(listed(report)));
        }
    }

    void wholeRuns_data()
    {
        QTest::addColumn<Crime>("crime");
        QTest::addColumn<QStringList>("named");
        const auto row
            = [](const char *name, const QStringList &named, Crime crime) { QTest::newRow(name) << crime << named; };
        const std::string counted = "UPDATE feed SET events = (SELECT sum(count) FROM run WHERE feed = name), "
                                    "sequence = (SELECT max(first + count - 1) FROM run WHERE feed = name)";
        row("removed",
            {QStringLiteral(
                "Missing between run 4 (feed b, 101 to 200) and run 6 (feed b, 201 to 300): feed a, 201 to 300")},
            [counted](Intruder &i) { i.sql("DELETE FROM run WHERE id = 5; " + counted); });
        row("removed, the rest renumbered", {QStringLiteral("feed a, 201 to 300")}, [counted](Intruder &i) {
            i.sql("DELETE FROM run WHERE id = 5; UPDATE run SET id = id - 1 WHERE id BETWEEN 6 AND 9; "
                  "UPDATE quarantine SET id = 9; UPDATE run SET id = 10 WHERE id = 11; UPDATE chain SET last = 10;"
                + counted);
        });
        row("the first removed", {QStringLiteral("Missing before run 2 (feed b, 1 to 100): feed a, 1 to 100")},
            [](Intruder &i) { i.sql("DELETE FROM run WHERE id = 1"); });
        row("the last removed", {QStringLiteral("Missing at the end: feed b, 401 to 500")},
            [](Intruder &i) { i.sql("DELETE FROM run WHERE id = 11"); });
        row("the last removed, counters too", {QStringLiteral("Missing at the end")},
            [counted](Intruder &i) { i.sql("DELETE FROM run WHERE id = 11;" + counted); });
        row("two apart removed", {QStringLiteral("feed b, 101 to 200"), QStringLiteral("feed a, 301 to 400")},
            [](Intruder &i) { i.sql("DELETE FROM run WHERE id IN (4, 7)"); });
        row("all removed", {QStringLiteral("Missing at the end")},
            [](Intruder &i) { i.sql("DELETE FROM run; DELETE FROM quarantine"); });
        row("added", {QStringLiteral("run 12 (feed a, 501 to 600) is no part of the chain")}, [](Intruder &i) {
            Row forged = i.run(9);
            forged.first = 501;
            Intruder::relink(forged);
            i.put(12, forged);
            i.sql("UPDATE chain SET last = 12");
        });
        row("added and linked", {QStringLiteral("run 12 (feed a, 501 to 600) is no part of the chain")},
            [](Intruder &i) {
                Row forged = i.run(9);
                forged.first = 501;
                forged.previous = i.run(11).link;
                Intruder::relink(forged);
                i.put(12, forged);
            });
        row("swapped", {QStringLiteral("run 3 (feed b, 101 to 200) stands before run 4 (feed a, 101 to 200)")},
            [](Intruder &i) {
                const Row third = i.run(3);
                i.put(3, i.run(4));
                i.put(4, third);
            });
        row("swapped far apart", {QStringLiteral("run 3 ("), QStringLiteral("run 9 (")}, [](Intruder &i) {
            const Row third = i.run(3);
            i.put(3, i.run(9));
            i.put(9, third);
        });
        row("refused thing removed", {QStringLiteral("run 11 (feed b, 401 to 500) does not follow run 9")},
            [](Intruder &i) { i.sql("DELETE FROM quarantine"); });
        row("refused thing changed", {QStringLiteral("refused entry 10 (feed a, file:3) was changed")},
            [](Intruder &i) { i.sql("UPDATE quarantine SET bytes = 'other'"); });
        row("reason changed", {QStringLiteral("refused entry 10 (feed a, file:3) was changed")},
            [](Intruder &i) { i.sql("UPDATE quarantine SET reason = 'too-large'"); });
        row("another feed's", {QStringLiteral("run 5 (feed c, 201 to 300) was changed")},
            [](Intruder &i) { i.sql("UPDATE run SET feed = 'c' WHERE id = 5"); });
        row("another epoch", {QStringLiteral("run 5 (feed a, 201 to 300) was changed")},
            [](Intruder &i) { i.sql("UPDATE run SET epoch = '2' WHERE id = 5"); });
        row("other numbers", {QStringLiteral("run 9 (feed a, 501 to 600) was changed")},
            [](Intruder &i) { i.sql("UPDATE run SET first = 501 WHERE id = 9; UPDATE feed SET sequence = 600"); });
        row("links gone", {QStringLiteral("run 5 (feed a, 201 to 300) was changed")},
            [](Intruder &i) { i.sql("UPDATE run SET previous = '' , link = '' WHERE id = 5"); });
        row("links in a circle", {QStringLiteral("run 6 (feed b, 201 to 300)")},
            [](Intruder &i) { i.sql("UPDATE run SET previous = (SELECT link FROM run WHERE id = 8) WHERE id = 6"); });
        row("head changed", {QStringLiteral("run 11 (feed b, 401 to 500) was written anew")},
            [](Intruder &i) { i.sql("UPDATE chain SET head = zeroblob(31) || x'01'"); });
        row("head set back", {QStringLiteral("run 11 (feed b, 401 to 500) is no part of the chain")},
            [](Intruder &i) { i.sql("UPDATE chain SET head = (SELECT link FROM quarantine), last = 10"); });
        row("a feed's entry removed", {QStringLiteral("feed a: its position is missing, but not its events (500)")},
            [](Intruder &i) { i.sql("DELETE FROM feed WHERE name = 'a'"); });
        row("all entries removed", {QStringLiteral("feed a: its position"), QStringLiteral("feed b: its position")},
            [](Intruder &i) { i.sql("DELETE FROM feed"); });
    }
    void wholeRuns()
    {
        QFETCH(Crime, crime);
        QFETCH(QStringList, named);
        {
            Intruder intruder(path());
            crime(intruder);
        }
        const auto report = verified();
        QVERIFY2(contains(report.damages, named), qPrintable(listed(report)));
    }

    // Who writes the whole journal anew leaves a whole one, but not one that has the head that somebody wrote down.
    void writtenAnewIsFoundByAHeadOfBefore()
    {
        {
            Intruder intruder(path());
            QVERIFY(intruder.sql("DELETE FROM quarantine; UPDATE run SET id = 10 WHERE id = 11; "
                                 "UPDATE feed SET quarantined = 0"));
            Row row = intruder.run(5);
            auto entries = entriesIn(row.bytes);
            entries[50].event[0] = 'X';
            row.bytes = encodeRun(entries);
            intruder.put(5, row);
            intruder.relinkFrom(1, 10);
        }
        QVERIFY(verified().damages.empty());
        for (const std::string &head : {m_early, m_head})
            QVERIFY(contains(verified(head).damages, {QString::fromStdString(head)}));
    }

    void cutIsFoundByAHeadOfBefore()
    {
        {
            Intruder intruder(path());
            QVERIFY(intruder.sql("DELETE FROM run WHERE id = 11; UPDATE chain SET last = 10, head = (SELECT link FROM "
                                 "quarantine); UPDATE feed SET events = 400, sequence = 400 WHERE name = 'b'"));
        }
        const auto report = verified();
        QVERIFY2(report.damages.empty(), qPrintable(report.damages.empty() ? QString() : report.damages[0]));
        QVERIFY(verified(m_early).damages.empty());
        QVERIFY(contains(verified(m_head).damages, {QString::fromStdString(m_head)}));
    }

    void linksAreSha256()
    {
        QCOMPARE(hexOf(sha256("abc")), // FIPS 180-4, example
            std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(linkFromHex(hexOf(sha256("abc"))), std::optional(sha256("abc")));
        QCOMPARE(linkFromHex("BA"), std::optional<Link>());
        QCOMPARE(linkFromHex(std::string(64, 'g')), std::optional<Link>());
        // Where one text ends and the next begins is part of what is hashed.
        const std::string before(32, '\0');
        QVERIFY(linkAfter(before, RunText{"ab", "c", 1, 1, {}}) != linkAfter(before, RunText{"a", "bc", 1, 1, {}}));
        QVERIFY(linkAfter(before, QuarantineText{"ab", "c", {}, {}, 1, {}})
            != linkAfter(before, QuarantineText{"a", "bc", {}, {}, 1, {}}));
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("journal")); }
    VerifyReport verified(const std::string &head = {}) const
    {
        const auto journal = openedJournal(path(), Journal::Access::ReadOnly);
        const auto report = journal ? journal->verify(head) : Outcome<VerifyReport>(Problem{});
        return report ? *report : VerifyReport{};
    }
    static QString listed(const VerifyReport &report)
    {
        return QStringList(report.damages.begin(), report.damages.end()).join(QLatin1Char('\n'));
    }
    // Is each of the words in one of the lines?
    static bool contains(const std::vector<QString> &lines, const QStringList &words)
    {
        return std::ranges::all_of(words, [&lines](const QString &word) {
            return std::ranges::any_of(lines, [&word](const QString &line) { return line.contains(word); });
        });
    }
    QTemporaryDir m_original;
    std::string m_early; // head with the refused thing
    std::string m_head;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestJournalChain)
#include "tst_journal_chain.moc"
