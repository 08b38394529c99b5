// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include <sqlite3.h>

#include "models/event/codec.h"
#include "models/journal/admission.h"
#include "models/journal/repair.h"
#include "tests/models/journal/journal_helpers.h"

using namespace yagura;
using namespace yagura::test;

class TestJournalRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Runs by turns of two feeds, 10 events each; a refused thing, an action, settings.
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto journal = openedJournal(old());
        for (std::uint64_t i = 0; i < 8; ++i)
            QVERIFY(appendTo(*journal, i % 2 ? "b" : "a", "1", 1 + i / 2 * 10, 10, std::string(600, 'x')));
        QVERIFY(journal->quarantine(std::vector<Quarantined>{
            {"a", "file:3", {Refusal::Reason::NotUtf8, "incident.title"}, FakeClock::morning, "bytes"}}));
        QVERIFY(journal->keepAction({"a", "id-1", "one"}));
        QVERIFY(journal->setSetting("relay/feeds", "a\nb\n"));
        QVERIFY(journal->setSetting("relay/epoch/a", "1"));
        m_all = allOf(*journal);
    }

    void aWholeOneIsCopiedAsItIs()
    {
        const auto report = repairJournal(old(), fresh(), Repair::Keep, m_now);
        QVERIFY(report && report->lost.empty() && report->unread.empty());
        QCOMPARE(report->events, 80U);
        const auto journal = openedJournal(fresh());
        QCOMPARE(allOf(*journal), m_all);
        QCOMPARE(journal->quarantined("a", 9).size(), 1U);
        QCOMPARE(journal->actions().size(), 1U);
        QCOMPARE(journal->setting("relay/epoch/a"), std::optional<std::string>("1"));
        QVERIFY(journal->verify()->damages.empty());
        QCOMPARE(allOf(*openedJournal(old())), m_all); // the evidence
    }

    void whatIsLostIsAGapForAReceiver()
    {
        QVERIFY(sql("UPDATE run SET bytes = zeroblob(9) WHERE id IN (3, 8); UPDATE quarantine SET bytes = 'other'"));
        const auto report = repairJournal(old(), fresh(), Repair::Keep, m_now);
        QVERIFY(report);
        QCOMPARE(report->events, 60U);
        QCOMPARE(report->refusedLost, 1U);
        QCOMPARE(report->lost.size(), 2U);
        QCOMPARE(nameOf(report->lost[0]), QStringLiteral("run 3 (feed a, 11 to 20)"));
        QCOMPARE(nameOf(report->lost[1]), QStringLiteral("run 8 (feed b, 31 to 40)"));
        const auto journal = openedJournal(fresh());
        QVERIFY(journal->verify()->damages.empty());
        QCOMPARE(number(journal->feed("a")->position.sequence), 40U);
        QCOMPARE(number(journal->feed("b")->position.sequence), 30U); // its feed will send the rest
        std::vector<Event> notes;
        QVERIFY(journal->readFeed(deskFeed, Sequence{1}, [&notes](const JournalRecord &r) {
            notes.push_back(*EventCodec().decode(r.bytes));
            return r.sequenced == FakeClock::morning + std::chrono::hours(1);
        }));
        QCOMPARE(notes.size(), 2U);
        QCOMPARE(notes[0].feedNotice()->kind, FeedNotice::Kind::Gap);
        QCOMPARE(notes[0].feedNotice()->feed, std::string("a"));
        QCOMPARE(number(notes[0].feedNotice()->firstMissing), 11U);
    }

    void whatCameBackLaterTakesItsPlace()
    {
        QVERIFY(sql("UPDATE run SET bytes = zeroblob(9) WHERE id = 3"));
        const auto entries = entriesOf(11, 8, std::string(600, 'x'));
        QVERIFY(openedJournal(old())->refill({"a", {"1"}, Sequence{11}, entries, {}}));
        const auto report = repairJournal(old(), fresh(), Repair::Keep, m_now);
        QVERIFY(report);
        QCOMPARE(report->events, 78U);
        QCOMPARE(report->lost.size(), 1U);
        QCOMPARE(nameOf(report->lost[0]), QStringLiteral("run 3 (feed a, 19 to 20)"));
        std::uint64_t last = 0;
        std::uint64_t found = 0;
        QVERIFY(openedJournal(fresh())->readFeed("a", Sequence{1}, [&](const JournalRecord &r) {
            ++found;
            return number(r.sequence) > std::exchange(last, number(r.sequence)); // in order again
        }));
        QCOMPARE(found, 38U);
        QCOMPARE(last, 40U);
    }

    // Numbers that were given to others must not be given again (PROTOCOL.md): a server starts over.
    void aServerNumbersAnew()
    {
        QVERIFY(sql("UPDATE run SET bytes = zeroblob(9) WHERE id = 3"));
        QVERIFY(repairJournal(old(), fresh(), Repair::Renew, m_now));
        const auto journal = openedJournal(fresh());
        QVERIFY(journal->verify()->damages.empty());
        const auto a = journal->feed("a");
        QVERIFY(a->position.epoch.id != "1");
        QCOMPARE(number(a->position.sequence), 30U);
        QCOMPARE(journal->setting("relay/epoch/a"), std::optional(a->position.epoch.id));
        QCOMPARE(journal->feed("b")->position, (FeedPosition{{"1"}, Sequence{40}})); // it has lost nothing
        QVERIFY(!journal->feed(deskFeed));
        std::vector<std::string> bytes;
        QVERIFY(journal->readFeed("a", Sequence{10}, [&bytes](const JournalRecord &r) {
            bytes.emplace_back(r.bytes);
            return true;
        }));
        QCOMPARE(bytes[0], std::string(600, 'x') + "10");
        QCOMPARE(bytes[1], std::string(600, 'x') + "21");
    }

    void pagesThatCannotBeRead()
    {
        {
            QFile file(old() + QStringLiteral("/journal.sqlite"));
            QVERIFY(file.open(QIODevice::ReadWrite));
            for (qint64 page = 12; page < 15; ++page) {
                QVERIFY(file.seek(page * 4096));
                QCOMPARE(file.write(QByteArray(4096, '\0')), 4096);
            }
        }
        const auto report = repairJournal(old(), fresh(), Repair::Keep, m_now);
        QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(sentence(report.error())));
        std::uint64_t lost = 0;
        for (const DamagedRun &run : report->lost)
            lost += number(run.last) - number(run.first) + 1;
        QVERIFY(lost > 0);
        QCOMPARE(report->events + lost, 80U);
        QVERIFY(openedJournal(fresh())->verify()->damages.empty());
    }

    void refusesWhatIsInTheWay()
    {
        QVERIFY(QDir().mkpath(fresh()));
        QCOMPARE(repairJournal(old(), fresh(), Repair::Keep, m_now).error().kind, Problem::Kind::NotWritable);
        QCOMPARE(repairJournal(m_folder->filePath(QStringLiteral("none")), other(), Repair::Keep, m_now).error().kind,
            Problem::Kind::FolderMissing);
        const auto writer = openedJournal(old());
        QCOMPARE(repairJournal(old(), other(), Repair::Keep, m_now).error().kind, Problem::Kind::JournalLocked);
        QVERIFY(!QFile::exists(other()));
    }

private:
    QString old() const { return m_folder->filePath(QStringLiteral("old")); }
    QString fresh() const { return m_folder->filePath(QStringLiteral("fresh")); }
    QString other() const { return m_folder->filePath(QStringLiteral("other")); }
    bool sql(const char *text) const
    {
        sqlite3 *db = nullptr;
        sqlite3_open((old() + QStringLiteral("/journal.sqlite")).toUtf8().constData(), &db);
        const bool done = sqlite3_exec(db, text, nullptr, nullptr, nullptr) == SQLITE_OK;
        sqlite3_close(db);
        return done;
    }

    const UtcTime m_now = FakeClock::morning + std::chrono::hours(1);
    std::vector<std::string> m_all;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestJournalRepair)
#include "tst_journal_repair.moc"
