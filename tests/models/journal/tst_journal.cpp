// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/models/journal/journal_helpers.h"

using namespace yagura;
using namespace yagura::test;

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_journal = openedJournal(path());
        QVERIFY(m_journal);
    }
    void cleanup() { m_journal.reset(); }

    void startsEmpty()
    {
        QVERIFY(m_journal->feeds().empty());
        QVERIFY(!m_journal->feed("a"));
        QVERIFY(allOf(*m_journal).empty());
        QVERIFY(m_journal->actions().empty());
        QCOMPARE(m_journal->folder(), path());
    }

    void appendsInOrderAndResumes()
    {
        QCOMPARE(appendTo(*m_journal, "a", "1", 1, 2)->added, 2U);
        QCOMPARE(appendTo(*m_journal, "b", "1", 7, 1)->added, 1U);
        QCOMPARE(appendTo(*m_journal, "a", "1", 3, 1)->position, (FeedPosition{{"1"}, Sequence{3}}));
        const std::vector<std::string> expected{"a/1/1=e1", "a/1/2=e2", "b/1/7=e7", "a/1/3=e3"};
        QCOMPARE(allOf(*m_journal), expected);
        reopen();
        QCOMPARE(allOf(*m_journal), expected);
        const auto feeds = m_journal->feeds();
        QCOMPARE(feeds.size(), 2U);
        QCOMPARE(feeds[0].feed, std::string("a"));
        QCOMPARE(feeds[0].position, (FeedPosition{{"1"}, Sequence{3}}));
        QCOMPARE(feeds[0].oldest, Sequence{1});
        QCOMPARE(feeds[0].events, 3U);
        QCOMPARE(feeds[1].oldest, Sequence{7});
    }

    void keepsTheTimeOfTheServer()
    {
        QVERIFY(appendTo(*m_journal, "a", "1", 5, 1));
        UtcTime found{};
        QVERIFY(m_journal->read([&](const JournalRecord &r) { return found = r.sequenced, true; }));
        QCOMPARE(toMs(found), toMs(FakeClock::morning) + 5);
    }

    // The journal holds 1 … 10 of epoch 1.
    void skipsRepeats_data()
    {
        QTest::addColumn<quint64>("first");
        QTest::addColumn<quint64>("count");
        QTest::addColumn<quint64>("added");
        QTest::addColumn<quint64>("position");
        QTest::newRow("next") << quint64{11} << quint64{3} << quint64{3} << quint64{13};
        QTest::newRow("all known") << quint64{1} << quint64{10} << quint64{0} << quint64{10};
        QTest::newRow("half known") << quint64{9} << quint64{4} << quint64{2} << quint64{12};
        QTest::newRow("old ones") << quint64{3} << quint64{2} << quint64{0} << quint64{10};
        QTest::newRow("after a hole") << quint64{20} << quint64{2} << quint64{2} << quint64{21};
        QTest::newRow("nothing") << quint64{11} << quint64{0} << quint64{0} << quint64{10};
    }
    void skipsRepeats()
    {
        QFETCH(quint64, first);
        QFETCH(quint64, count);
        QFETCH(quint64, added);
        QFETCH(quint64, position);
        QVERIFY(appendTo(*m_journal, "a", "1", 1, 10));
        const auto done = appendTo(*m_journal, "a", "1", first, count, "again");
        QVERIFY(done);
        QCOMPARE(done->added, added);
        QCOMPARE(done->skipped, static_cast<std::uint32_t>(count - added));
        QCOMPARE(done->run != 0, added > 0);
        QCOMPARE(done->position.sequence, Sequence{position});
        QCOMPARE(m_journal->feed("a")->position.sequence, Sequence{position});
        QCOMPARE(m_journal->feed("a")->events, 10 + added);
        QCOMPARE(allOf(*m_journal).size(), 10 + added);
        QCOMPARE(allOf(*m_journal)[9], std::string("a/1/10=e10"));
    }

    void refusesImpossibleSequences_data()
    {
        QTest::addColumn<quint64>("first");
        QTest::newRow("zero") << quint64{0};
        QTest::newRow("beyond what is stored") << quint64{INT64_MAX} + 1;
        QTest::newRow("runs over the end") << quint64{INT64_MAX} - 1;
        QTest::newRow("wraps") << ~quint64{0};
    }
    void refusesImpossibleSequences()
    {
        QFETCH(quint64, first);
        const auto done = appendTo(*m_journal, "a", "1", first, 4);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Problem::Kind::Internal);
        QVERIFY(m_journal->feeds().empty());
    }

    void newEpochIsNewNumbering()
    {
        QVERIFY(appendTo(*m_journal, "a", "1", 1, 5));
        QCOMPARE(appendTo(*m_journal, "a", "2", 1, 2)->added, 2U);
        QCOMPARE(m_journal->feed("a")->position, (FeedPosition{{"2"}, Sequence{2}}));
        QCOMPARE(m_journal->feed("a")->events, 7U);
        // The old numbering comes back: what is known of it stays known.
        const auto back = appendTo(*m_journal, "a", "1", 4, 3);
        QCOMPARE(back->added, 1U);
        QCOMPARE(back->skipped, 2U);
        QCOMPARE(back->position, (FeedPosition{{"1"}, Sequence{6}}));
    }

    void readsOneFeedFromASequenceOn_data()
    {
        QTest::addColumn<quint64>("from");
        QTest::addColumn<std::vector<std::string>>("found");
        using Found = std::vector<std::string>;
        QTest::newRow("all") << quint64{0} << Found{"e1", "e2", "e3", "e4", "e5", "e9"};
        QTest::newRow("first of a run") << quint64{4} << Found{"e4", "e5", "e9"};
        QTest::newRow("inside a run") << quint64{2} << Found{"e2", "e3", "e4", "e5", "e9"};
        QTest::newRow("in a hole") << quint64{7} << Found{"e9"};
        QTest::newRow("after the last") << quint64{10} << Found{};
        QTest::newRow("far beyond") << ~quint64{0} << Found{};
    }
    void readsOneFeedFromASequenceOn()
    {
        QFETCH(quint64, from);
        QFETCH(std::vector<std::string>, found);
        QVERIFY(appendTo(*m_journal, "a", "0", 1, 9, "old epoch"));
        QVERIFY(appendTo(*m_journal, "a", "1", 1, 3));
        QVERIFY(appendTo(*m_journal, "b", "1", 4, 2, "other feed"));
        QVERIFY(appendTo(*m_journal, "a", "1", 4, 2));
        QVERIFY(appendTo(*m_journal, "a", "1", 9, 1));
        std::vector<std::string> read;
        QVERIFY(m_journal->readFeed("a", Sequence{from}, [&](const JournalRecord &r) {
            read.emplace_back(r.bytes);
            return r.feed == "a" && r.epoch == "1";
        }));
        QCOMPARE(read, found);
    }

    void stopsWhenTheVisitorHasEnough()
    {
        QVERIFY(appendTo(*m_journal, "a", "1", 1, 5));
        int visits = 0;
        QVERIFY(m_journal->read([&](const JournalRecord &) { return ++visits < 3; }));
        QCOMPARE(visits, 3);
    }

    void fetchesByReference()
    {
        QVERIFY(appendTo(*m_journal, "a", "1", 1, 3));
        QVERIFY(appendTo(*m_journal, "b", "1", 1, 3, "b"));
        std::map<std::string, EventRef> refs;
        QVERIFY(m_journal->read([&](const JournalRecord &r) {
            refs[std::string(r.bytes)] = r.ref;
            // A visitor may look up something else meanwhile.
            return m_journal->fetch(std::array{r.ref})[0] == std::string(r.bytes);
        }));
        QCOMPARE(refs.size(), 6U);
        reopen();
        const std::array wanted{
            refs["b3"], EventRef{99, 0}, refs["e1"], EventRef{refs["e1"].run, 3}, refs["b1"], refs["b3"], EventRef{}};
        const std::vector<std::optional<std::string>> expected{"b3", {}, "e1", {}, "b1", "b3", {}};
        QVERIFY(m_journal->fetch(wanted) == expected);
        QVERIFY(m_journal->fetch({}).empty());
    }

    void keepsQuarantineWithItsAppend()
    {
        const std::vector<Quarantined> bad{
            {"a", "sequence 2", {Refusal::Reason::NotUtf8, "incident.title"}, FakeClock::morning, "bytes"}};
        const auto entries = entriesOf(1, 2);
        QVERIFY(m_journal->append({"a", {"1"}, Sequence{1}, entries, bad}));
        const std::vector<Quarantined> more{
            {"c", "file.ndjson:3", {Refusal::Reason::TooLarge, {}}, {}, std::string(limits::eventBytes + 9, 'x')},
            {"a", "file.ndjson:4", {Refusal::Reason::MissingId, "id"}, {}, ""}};
        QVERIFY(m_journal->quarantine(more));
        reopen();
        QCOMPARE(m_journal->feed("a")->quarantined, 2U);
        QCOMPARE(m_journal->feed("a")->position.sequence, Sequence{2});
        QCOMPARE(m_journal->feed("c")->quarantined, 1U);
        QCOMPARE(m_journal->feed("c")->position, FeedPosition{});
        const auto found = m_journal->quarantined("a", 10);
        QCOMPARE(found.size(), 2U);
        QCOMPARE(found[0].origin, std::string("file.ndjson:4")); // newest first
        QCOMPARE(found[1].refusal, bad[0].refusal);
        QCOMPARE(found[1].at, bad[0].at);
        QCOMPARE(found[1].bytes, bad[0].bytes);
        QCOMPARE(m_journal->quarantined("a", 1).size(), 1U);
        QCOMPARE(m_journal->quarantined("c", 1)[0].bytes.size(), limits::eventBytes);
    }

    void keepsActionsUntilDropped()
    {
        QVERIFY(m_journal->keepAction({"a", "id-1", "one"}));
        QVERIFY(m_journal->keepAction({"b", "id-2", std::string("\0two", 4)}));
        QVERIFY(m_journal->keepAction({"a", "id-1", "one again"}));
        reopen();
        auto actions = m_journal->actions();
        QCOMPARE(actions.size(), 2U);
        QCOMPARE(actions[0].event, std::string("one again"));
        QCOMPARE(actions[1].event, std::string("\0two", 4));
        QCOMPARE(actions[1].feed, std::string("b"));
        QVERIFY(m_journal->dropAction("id-1"));
        QVERIFY(m_journal->dropAction("never kept"));
        actions = m_journal->actions();
        QCOMPARE(actions.size(), 1U);
        QCOMPARE(actions[0].action, std::string("id-2"));
    }

    void remembersSettings()
    {
        QVERIFY(!m_journal->setting("anchor"));
        QVERIFY(m_journal->setSetting("anchor", "123"));
        QVERIFY(m_journal->setSetting("empty", ""));
        QVERIFY(m_journal->setSetting("anchor", "456"));
        reopen();
        QCOMPARE(m_journal->setting("anchor"), std::optional<std::string>("456"));
        QCOMPARE(m_journal->setting("empty"), std::optional<std::string>(""));
    }

    void verifiesWhatIsWhole()
    {
        QVERIFY(appendTo(*m_journal, "a", "1", 1, 300));
        QVERIFY(appendTo(*m_journal, "a", "2", 4, 2));
        QVERIFY(appendTo(*m_journal, "a", "1", 301, 2));
        const auto report = m_journal->verify();
        QVERIFY(report);
        QCOMPARE(report->events, 304U);
        QVERIFY2(report->damages.empty(), report->damages.empty() ? "" : qPrintable(report->damages[0]));
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("deep/er/journal")); }
    void reopen()
    {
        m_journal.reset();
        m_journal = openedJournal(path());
        QVERIFY(m_journal);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
