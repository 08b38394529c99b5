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

using Pieces = std::vector<std::pair<std::uint64_t, std::uint64_t>>; // first number, how many
Q_DECLARE_METATYPE(Pieces)

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

    // Nothing whole came before it: it is no gap of now.
    void whatIsLostAtTheBeginningEndsWithTheFirstWholeEvent()
    {
        QVERIFY(sql("UPDATE run SET bytes = zeroblob(9) WHERE id = 1"));
        const auto report = repairJournal(old(), fresh(), Repair::Keep, m_now);
        QVERIFY(report);
        QCOMPARE(report->lost.size(), 1U);
        QCOMPARE(report->lost[0].until, entriesOf(1, 1)[0].sequenced);
        std::vector<UtcTime> ends;
        QVERIFY(openedJournal(fresh())->readFeed(deskFeed, Sequence{1}, [&ends](const JournalRecord &r) {
            ends.push_back(EventCodec().decode(r.bytes)->feedNotice()->to);
            return true;
        }));
        QCOMPARE(ends, std::vector<UtcTime>{entriesOf(1, 1)[0].sequenced});
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

    // A run whose page is gone says no more where it ends; what came back for it lies among the same numbers.
    void whatCameBackInPieces_data()
    {
        QTest::addColumn<Pieces>("pieces");
        QTest::addColumn<QStringList>("lost");
        QTest::newRow("none") << Pieces{} << QStringList{QStringLiteral("run 11 (feed c, 101 to 200)")};
        QTest::newRow("one") << Pieces{{101, 100}} << QStringList{};
        QTest::newRow("two") << Pieces{{101, 56}, {157, 44}} << QStringList{};
        QTest::newRow("half") << Pieces{{101, 56}} << QStringList{QStringLiteral("run 11 (feed c, 157 to 200)")};
        QTest::newRow("second half") << Pieces{{151, 50}} << QStringList{QStringLiteral("run 11 (feed c, 101 to 150)")};
        QTest::newRow("without the middle")
            << Pieces{{101, 20}, {157, 44}} << QStringList{QStringLiteral("run 11 (feed c, 121 to 156)")};
    }
    void whatCameBackInPieces()
    {
        QFETCH(Pieces, pieces);
        QFETCH(QStringList, lost);
        {
            const auto journal = openedJournal(old());
            for (std::uint64_t first = 1; first <= 301; first += 100)
                QVERIFY(appendTo(*journal, "c", "1", first, 100, std::string(600, 'y')));
        }
        QVERIFY(destroyPageWith(QByteArray(600, 'y') + "150"));
        {
            const auto journal = openedJournal(old());
            for (const auto &[first, count] : pieces) {
                const auto entries = entriesOf(first, count, std::string(600, 'z'));
                QVERIFY(journal->refill({"c", {"1"}, Sequence{first}, entries, {}}));
            }
            QVERIFY(appendTo(*journal, "c", "1", 401, 10));
        }
        QStringList gaps;
        QVERIFY(openedJournal(old())->read([](const JournalRecord &) { return true; },
            [&gaps](const DamagedRun &run) { return gaps << nameOf(run), true; }));
        QCOMPARE(gaps, lost);

        std::uint64_t missing = 0;
        for (const auto how : {Repair::Keep, Repair::Renew}) {
            const QString to = how == Repair::Keep ? fresh() : other();
            const auto report = repairJournal(old(), to, how, m_now);
            QVERIFY(report);
            gaps.clear();
            missing = 0;
            for (const DamagedRun &run : report->lost) {
                gaps << nameOf(run);
                missing += number(run.last) - number(run.first) + 1;
            }
            QCOMPARE(gaps, lost);
            QCOMPARE(report->events, 490 - missing);
            QVERIFY(openedJournal(to)->verify()->damages.empty());
        }
        QCOMPARE(openedJournal(other())->feed("c")->position.epoch.id == "1", lost.empty()); // nothing lost: as it was
        std::uint64_t found = 0;
        QVERIFY(openedJournal(fresh())->readFeed("c", Sequence{1}, [&](const JournalRecord &r) {
            ++found;
            return QByteArray::fromStdString(std::string(r.bytes)).endsWith(QByteArray::number(number(r.sequence)));
        }));
        QCOMPARE(found, 410 - missing);
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
    // Zeroes, as a broken disk may give them.
    bool destroyPageWith(const QByteArray &bytes) const
    {
        QFile file(old() + QStringLiteral("/journal.sqlite"));
        if (!file.open(QIODevice::ReadWrite))
            return false;
        const qsizetype at = file.readAll().indexOf(bytes);
        return at > 0 && file.seek((at + bytes.size()) / 4096 * 4096) && file.write(QByteArray(4096, '\0')) == 4096;
    }
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
