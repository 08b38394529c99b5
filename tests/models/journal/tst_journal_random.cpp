// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <map>
#include <random>

#include "tests/models/journal/journal_helpers.h"

using namespace yagura;
using namespace yagura::test;

namespace {

// The contract of Journal::append, as simply as it can be said.
class Twin
{
public:
    void append(
        const std::string &feed, const std::string &epoch, std::uint64_t first, const std::vector<wire::Entry> &entries)
    {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const std::uint64_t sequence = first + i;
            std::uint64_t &last = m_last[{feed, epoch}];
            if (sequence > last) {
                m_all.push_back(feed + '/' + epoch + '/' + std::to_string(sequence) + '=' + entries[i].event);
                ++m_events[feed];
                last = sequence;
            }
        }
        if (!entries.empty())
            m_epoch[feed] = epoch;
    }
    const std::vector<std::string> &all() const { return m_all; }
    std::uint64_t events(const std::string &feed) { return m_events[feed]; }
    FeedPosition position(const std::string &feed)
    {
        return {{m_epoch[feed]}, Sequence{m_last[{feed, m_epoch[feed]}]}};
    }

private:
    std::vector<std::string> m_all;
    std::map<std::pair<std::string, std::string>, std::uint64_t> m_last;
    std::map<std::string, std::uint64_t> m_events;
    std::map<std::string, std::string> m_epoch;
};

} // namespace

class TestJournalRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithANaiveTwin_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithANaiveTwin()
    {
        QFETCH(quint32, seed);
        std::mt19937 random(seed);
        const QTemporaryDir folder;
        auto journal = openedJournal(folder.path());
        QVERIFY(journal);
        Twin twin;
        const std::array<std::string, 3> feeds{"a", "b", "@desk"};
        const std::array<std::string, 3> epochs{"1", "1", "2"}; // mostly the same one
        for (int round = 0; round < 60; ++round) {
            const std::string &feed = feeds[random() % feeds.size()];
            const std::string &epoch = epochs[random() % epochs.size()];
            const std::uint64_t near = number(twin.position(feed).sequence) + 4;
            const std::uint64_t first = near - std::min<std::uint64_t>(near - 1, random() % 8);
            const auto entries = entriesOf(first, random() % 9, std::to_string(round) + ':');
            const auto done = journal->append({feed, {epoch}, Sequence{first}, entries, {}});
            QVERIFY(done);
            const std::size_t before = twin.all().size();
            twin.append(feed, epoch, first, entries);
            QCOMPARE(done->added, twin.all().size() - before);
            if (random() % 10 == 0) {
                journal.reset();
                journal = openedJournal(folder.path());
                QVERIFY(journal);
            }
        }
        QCOMPARE(allOf(*journal), twin.all());
        for (const std::string &feed : feeds) {
            QCOMPARE(journal->feed(feed)->events, twin.events(feed));
            QCOMPARE(journal->feed(feed)->position, twin.position(feed));
        }
        const auto report = journal->verify();
        QVERIFY(report && report->damages.empty());
    }
};

QTEST_GUILESS_MAIN(TestJournalRandom)
#include "tst_journal_random.moc"
