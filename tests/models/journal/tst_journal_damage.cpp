// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <sqlite3.h>

#include "models/journal/damage.h"
#include "models/journal/journal_service.h"
#include "tests/models/journal/journal_helpers.h"
#include "tests/support/builders.h"

using namespace yagura;
using namespace yagura::test;

namespace {

using Numbers = std::vector<std::uint64_t>;

ReceivedBatch incidents(std::uint64_t first, std::uint64_t count)
{
    ReceivedBatch batch{"test", {"1"}, {Sequence{first}, {}}};
    for (std::uint64_t i = first; i < first + count; ++i) {
        batch.batch.entries.push_back({FakeClock::morning + std::chrono::seconds(i),
            incident("I-" + std::to_string(i)).title("ja", std::string(900, 'x')).bytes()});
    }
    return batch;
}

Numbers range(std::uint64_t first, std::uint64_t last)
{
    Numbers numbers;
    for (; first <= last; ++first)
        numbers.push_back(first);
    return numbers;
}

Numbers operator+(Numbers a, const Numbers &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

} // namespace

// A journal whose middle or end is damaged: what is whole is shown, what is not is named and asked for again.
class TestJournalDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Runs 1 … 5 of 100 events each.
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto journal = openedJournal(m_folder->path());
        for (std::uint64_t first = 1; first <= 401; first += 100) {
            const auto batch = incidents(first, 100);
            QVERIFY(journal->append({"test", {"1"}, batch.batch.first, batch.batch.entries, {}}));
        }
    }
    void cleanup() { m_service.reset(); }

    void whatIsWholeIsShown_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("from"); // what is damaged
        QTest::addColumn<int>("to");
        QTest::newRow("first") << QByteArray("UPDATE run SET bytes = zeroblob(9) WHERE id = 1") << 1 << 100;
        QTest::newRow("middle") << QByteArray("UPDATE run SET bytes = zeroblob(9) WHERE id = 3") << 201 << 300;
        QTest::newRow("two") << QByteArray("UPDATE run SET bytes = zeroblob(9) WHERE id IN (2, 3)") << 101 << 300;
        QTest::newRow("last") << QByteArray("UPDATE run SET bytes = zeroblob(9) WHERE id = 5") << 401 << 500;
    }
    void whatIsWholeIsShown()
    {
        QFETCH(QByteArray, sql);
        QFETCH(int, from);
        QFETCH(int, to);
        const auto first = static_cast<std::uint64_t>(from);
        const auto last = static_cast<std::uint64_t>(to);
        QVERIFY(run(sql));
        start();
        QCOMPARE(m_sequences, range(1, first - 1) + range(last + 1, 500));
        QVERIFY(!m_gaps.empty());
        QCOMPARE(number(m_gaps.front().firstMissing), first);
        QCOMPARE(number(m_gaps.back().lastMissing), last);
        QVERIFY(m_gaps.front().from <= m_gaps.front().to);
        QVERIFY(m_gaps.front().from >= FakeClock::morning);

        // Said, and asked for again: the intake begins anew before the damage.
        QCOMPARE(m_failed.size(), 1U);
        QCOMPARE(m_failed[0].kind, Problem::Kind::JournalDamaged);
        QVERIFY(m_failed[0].detail.contains(QStringLiteral("feed test, %1 to").arg(from)));
        m_service->open();
        QCOMPARE(number(m_feeds[0].position.sequence), first - 1);
        deliver(incidents(first, 500 - first + 4)); // three more than there were
        take();
        QCOMPARE(m_sequences, range(first, last) + range(501, 503));
        QCOMPARE(m_received, 500 - first + 4);

        // From now on nothing is missing, and nothing is there twice.
        start();
        QVERIFY(m_failed.empty() && m_gaps.empty());
        QVERIFY(m_damages.empty());
        std::ranges::sort(m_sequences);
        QCOMPARE(m_sequences, range(1, 503));
        QCOMPARE(number(m_feeds[0].position.sequence), 503U);
        m_service.reset();
        const auto report = openedJournal(m_folder->path())->verify();
        QCOMPARE(report->events, 503U);
        for (const QString &damage : report->damages) // the run itself stays, as evidence
            QVERIFY2(damage.contains(QStringLiteral("was changed")), qPrintable(damage));
    }

    void whatTheFeedHasNoMoreIsAskedForOnce()
    {
        QVERIFY(run("UPDATE run SET bytes = zeroblob(9) WHERE id = 3"));
        start();
        m_service->open();
        deliver(incidents(251, 250)); // only a part of it
        take();
        QCOMPARE(m_sequences, range(251, 300));
        start();
        QCOMPARE(m_failed.size(), 0U); // the intake goes on
        QCOMPARE(m_damages.size(), 1U);
        QCOMPARE(m_gaps.size(), 1U);
        QCOMPARE(number(m_gaps[0].firstMissing), 201U);
        QCOMPARE(number(m_gaps[0].lastMissing), 250U);
        QCOMPARE(number(m_feeds[0].position.sequence), 500U);
        deliver(incidents(501, 1));
        take();
        QCOMPARE(m_sequences, (Numbers{501}));
    }

    // The relay may be out of reach, and the program may end, before anything of it has come.
    void whatIsNotAnsweredIsAskedForAgain()
    {
        QVERIFY(run("UPDATE run SET bytes = zeroblob(9) WHERE id = 3"));
        for (int session = 0; session < 3; ++session) {
            start();
            QCOMPARE(m_failed.size(), 1U);
            m_service->open();
            QCOMPARE(number(m_feeds[0].position.sequence), 200U);
            deliver(incidents(101, 50)); // not that far yet
        }
        deliver(incidents(301, 201)); // the feed begins behind it: it has no more
        start();
        QCOMPARE(m_failed.size(), 0U);
        QCOMPARE(m_damages.size(), 1U);
        QCOMPARE(number(m_feeds[0].position.sequence), 501U);
    }

    void anInterruptedRefillGoesOn()
    {
        QVERIFY(run("UPDATE run SET bytes = zeroblob(9) WHERE id IN (3, 5)"));
        start();
        m_service->open();
        deliver(incidents(211, 46));                // 201 to 210 it does not have
        QCOMPARE(number(m_durable.sequence), 256U); // where a cut connection is resumed
        start();
        QCOMPARE(m_failed.size(), 1U);
        QCOMPARE(m_gaps.size(), 3U);
        m_service->open();
        QCOMPARE(number(m_feeds[0].position.sequence), 256U);
        deliver(incidents(257, 94));
        QCOMPARE(number(m_durable.sequence), 400U);
        deliver(incidents(401, 101));
        QCOMPARE(number(m_durable.sequence), 501U);
        take();
        QCOMPARE(m_sequences, range(257, 300) + range(401, 501));
        start();
        QCOMPARE(m_failed.size(), 0U);
        QCOMPARE(m_gaps.size(), 1U);
        QCOMPARE(number(m_gaps[0].firstMissing), 201U);
        QCOMPARE(number(m_gaps[0].lastMissing), 210U);
        std::ranges::sort(m_sequences);
        QCOMPARE(m_sequences, range(1, 200) + range(211, 501));
    }

    // Nothing was appended behind the last run, so what came back for it looks as if it had been.
    void theLastRunCannotBeReadAndComesBackInPieces()
    {
        QVERIFY(destroyPageWith("I-450"));
        start();
        QCOMPARE(m_failed.size(), 1U);
        m_service->open();
        QCOMPARE(number(m_feeds[0].position.sequence), 400U);
        deliver(incidents(401, 20));
        deliver(incidents(421, 20));
        start();
        QCOMPARE(m_failed.size(), 1U);
        QCOMPARE(m_gaps.size(), 1U);
        QCOMPARE(number(m_gaps[0].firstMissing), 441U);
        QCOMPARE(number(m_gaps[0].lastMissing), 500U);
        m_service->open();
        QCOMPARE(number(m_feeds[0].position.sequence), 440U);
        deliver(incidents(501, 1));
        start();
        QCOMPARE(m_failed.size(), 0U);
        QCOMPARE(m_gaps.size(), 1U);
        QCOMPARE(number(m_gaps[0].firstMissing), 441U);
        QCOMPARE(number(m_gaps[0].lastMissing), 500U);
        QCOMPARE(m_sequences, range(1, 440) + range(501, 501));
    }

    // Real damage to the file: each is either named, or the file is refused with a Problem; never silence.
    void damagedPages_data()
    {
        QTest::addColumn<int>("page");
        for (int page = 2; page < 130; page += 7)
            QTest::addRow("page %d", page) << page;
    }
    void damagedPages()
    {
        QFETCH(int, page);
        {
            QFile file(m_folder->filePath(QStringLiteral("journal.sqlite")));
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.size() >= (page + 1) * 4096LL);
            QVERIFY(file.seek(page * 4096LL));
            QCOMPARE(file.write(QByteArray(4096, '\0')), 4096);
        }
        const auto journal = Journal::open(m_folder->path(), Journal::Access::ReadOnly);
        if (!journal) {
            QCOMPARE(journal.error().kind, Problem::Kind::JournalDamaged);
            return;
        }
        std::uint64_t found = 0;
        std::uint64_t missing = 0;
        const auto done = (*journal)->read([&found](const JournalRecord &) { return ++found, true; },
            [&missing](const DamagedRun &run) {
                missing += number(run.last) - number(run.first) + 1;
                return true;
            });
        const auto report = (*journal)->verify();
        QVERIFY(report);
        if (done)
            QVERIFY2(found + missing == 500, qPrintable(QStringLiteral("%1 + %2").arg(found).arg(missing)));
        else
            QCOMPARE(done.error().kind, Problem::Kind::JournalDamaged);
        if (found != 500)
            QVERIFY(!report->damages.empty());
    }

    void aGapIsShownFromBeforeToBehind()
    {
        const SequencedEvent gap
            = gapOf({7, "test", {"1"}, Sequence{5}, Sequence{9}, utcFromMs(1000), utcFromMs(2000)});
        const FeedNotice *notice = gap.event.feedNotice();
        QVERIFY(notice && notice->kind == FeedNotice::Kind::Gap);
        QCOMPARE(notice->feed, std::string("test"));
        QCOMPARE(toMs(notice->from), 1000);
        QCOMPARE(toMs(notice->to), 2000);
        QCOMPARE(notice->firstMissing, Sequence{5});
        QCOMPARE(notice->lastMissing, Sequence{9});
        QVERIFY(!notice->note.ja.empty() && !notice->note.en.empty());
    }

private:
    bool destroyPageWith(const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(QStringLiteral("journal.sqlite")));
        if (!file.open(QIODevice::ReadWrite))
            return false;
        const qsizetype at = file.readAll().indexOf(bytes);
        return at > 0 && file.seek(at / 4096 * 4096) && file.write(QByteArray(4096, '\0')) == 4096;
    }
    bool run(const QByteArray &sql) const
    {
        sqlite3 *db = nullptr;
        sqlite3_open(m_folder->filePath(QStringLiteral("journal.sqlite")).toUtf8().constData(), &db);
        const bool done = sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
        sqlite3_close(db);
        return done;
    }
    void start()
    {
        m_service.reset();
        m_failed.clear();
        m_damages.clear();
        m_inbox = std::make_unique<Inbox>(1000);
        m_service = std::make_unique<JournalService>(m_folder->path(), *m_inbox, m_clock);
        connect(m_service.get(), &JournalService::opened, this, [this](const auto &feeds) { m_feeds = feeds; });
        connect(m_service.get(), &JournalService::failed, this, [this](const Problem &p) { m_failed.push_back(p); });
        connect(
            m_service.get(), &JournalService::damageFound, this, [this](const Problem &p) { m_damages.push_back(p); });
        connect(m_service.get(), &JournalService::appended, this,
            [this](const QByteArray &, const FeedPosition &position) { m_durable = position; });
        m_service->open();
        take();
    }
    void deliver(ReceivedBatch batch)
    {
        batch.starts = true;
        m_service->append(batch);
        QCoreApplication::sendPostedEvents(m_service.get());
    }
    void take()
    {
        m_sequences.clear();
        m_gaps.clear();
        m_received = 0;
        while (const auto batch = m_inbox->take()) {
            m_received += batch->received;
            for (const auto &item : batch->items) {
                if (const FeedNotice *notice = item.event.event.feedNotice())
                    m_gaps.push_back(*notice);
                else
                    m_sequences.push_back(number(item.event.sequence));
            }
        }
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Inbox> m_inbox;
    std::unique_ptr<JournalService> m_service;
    QList<JournalFeed> m_feeds;
    FeedPosition m_durable;
    std::vector<Problem> m_failed;
    std::vector<Problem> m_damages;
    Numbers m_sequences;
    std::vector<FeedNotice> m_gaps;
    std::uint64_t m_received = 0;
};

QTEST_GUILESS_MAIN(TestJournalDamage)
#include "tst_journal_damage.moc"
