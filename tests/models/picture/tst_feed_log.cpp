// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/picture/picture.h"
#include "resources/resources.h"
#include "tests/support/builders.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using Kind = FeedNotice::Kind;
using Came = FeedLogEntry::Came;

namespace {

constexpr UtcTime t0 = FakeClock::morning;

FeedNotice notice(Kind kind, UtcTime from, UtcTime to = {}, std::uint64_t first = 0, std::uint64_t last = 0)
{
    FeedNotice n;
    n.kind = kind;
    n.feed = "test";
    n.from = from;
    n.to = to;
    n.firstMissing = Sequence{first};
    n.lastMissing = Sequence{last};
    return n;
}

} // namespace

class TestFeedLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void faultAndHealingAreOneEntry_data()
    {
        QTest::addColumn<Kind>("kind");
        for (const auto &[name, kind] : {std::pair{"hole", Kind::Hole}, {"repeat", Kind::Repeat},
                 {"reordered", Kind::Reordered}, {"overrun", Kind::Overrun}, {"nonsense", Kind::Nonsense}})
            QTest::newRow(name) << kind;
    }
    void faultAndHealingAreOneEntry()
    {
        QFETCH(Kind, kind);
        FeedLog log;
        log.apply(notice(kind, t0, t0, 4, 7), t0);
        QCOMPARE(log.of("test").size(), 1U);
        QCOMPARE(log.of("test")[0].outcome, Came::Open);
        log.apply(notice(Kind::Healed, t0, t0 + 2s, 4, 7), t0 + 2s);
        QCOMPARE(log.of("test").size(), 1U);
        QCOMPARE(log.of("test")[0].outcome, Came::Mended);
        QCOMPARE(log.of("test")[0].mended, t0 + 2s);
        QVERIFY(log.of("other").empty());
        QCOMPARE(log.feeds(), std::vector<std::string>{"test"});
    }

    void aHoleThatStaysIsForGood()
    {
        FeedLog log;
        log.apply(notice(Kind::Hole, t0, t0, 4, 7), t0);
        log.apply(notice(Kind::Gap, t0, t0 + 1s, 4, 7), t0 + 1s);
        QCOMPARE(log.of("test").size(), 2U);
        QCOMPARE(log.of("test")[0].outcome, Came::ForGood);
        QCOMPARE(log.of("test")[1].outcome, Came::ForGood);
        log.apply(notice(Kind::Healed, t0, t0 + 2s), t0 + 2s);
        QCOMPARE(log.of("test")[0].outcome, Came::ForGood);
    }

    void anOutageEndsWhenItIsHeardAgain()
    {
        FeedLog log;
        log.apply(notice(Kind::Lost, t0), t0 + 15s);
        log.apply(notice(Kind::Lost, t0 + 20s), t0 + 20s); // said twice
        log.apply(notice(Kind::Resumed, t0, t0 + 1min, 5, 9), t0 + 1min);
        log.apply(notice(Kind::Confirmed, {}, t0 + 2min), t0 + 2min);
        QCOMPARE(log.of("test").size(), 3U);
        QCOMPARE(log.of("test")[0].outcome, Came::Mended);
        QCOMPARE(log.of("test")[0].mended, t0 + 1min);
        QCOMPARE(log.of("test")[0].noted, t0 + 15s);
        QCOMPARE(log.of("test")[2].outcome, Came::None);
    }

    void holdsTheNewestAndCountsTheRest()
    {
        FeedLog log;
        const std::size_t total = 5 * FeedLog::mostEntries + 3;
        for (std::size_t i = 0; i < total; ++i)
            log.apply(notice(Kind::Confirmed, {}, t0 + i * 1s), t0 + i * 1s);
        QVERIFY(log.of("test").size() <= 2 * FeedLog::mostEntries);
        QCOMPARE(log.of("test").size() + log.earlier("test"), total);
        QCOMPARE(log.of("test").back().noted, t0 + (total - 1) * 1s);
    }

    // A new numbering: what the feed does not say again is listed when it has caught up, and never resolved.
    void whatAFeedNoLongerKnowsIsListed()
    {
        initResources();
        const Outcome<Catalog> catalog = Catalog::load();
        Picture picture(catalog.value());
        std::uint64_t place = 0;
        const auto hear = [&](const Event &event, UtcTime at) {
            return picture.apply(sequenced(++place, event, at), {}, event.feed).row;
        };
        const auto note = [&](const FeedNotice &n, UtcTime at) {
            Event event = feedNotice("n", n.kind);
            event.body = n;
            picture.apply(sequenced(++place, event, at), {}, "@desk");
        };
        const Row kept = hear(incident("kept").level(4), t0);
        const Row gone = hear(incident("gone").level(5), t0);
        hear(incident("over").cleared(), t0);
        const Row other = hear(incident("other").feed("elsewhere"), t0);
        QVERIFY(picture.vanishedFrom("test").empty());
        note(notice(Kind::EpochChanged, {}, t0 + 1h, 1, 2), t0 + 1h);
        QCOMPARE(picture.coverage().hearing("test"), Hearing::Suspect);
        QVERIFY(picture.vanishedFrom("test").empty()); // they may be on their way
        QCOMPARE(picture.unconfirmedSince(gone), std::optional(t0 + 1h));
        hear(incident("kept").level(4), t0 + 1h); // the same revision again
        const Row fresh = hear(incident("new").level(3), t0 + 1h);
        note(notice(Kind::Confirmed, {}, t0 + 61min), t0 + 61min);
        QCOMPARE(picture.vanishedFrom("test"), std::vector<Row>{gone});
        QVERIFY(!picture.unconfirmedSince(kept) && !picture.unconfirmedSince(fresh));
        QVERIFY(!picture.unconfirmedSince(other));
        QVERIFY(picture.reports().open(gone)); // not resolved by silence

        note(notice(Kind::Gap, t0 + 2h, t0 + 2h, 7, 9), t0 + 2h);
        QCOMPARE(picture.unconfirmedSince(kept), std::optional(t0 + 2h));
        QCOMPARE(picture.unconfirmedSince(gone), std::optional(t0 + 1h)); // since the first time
        hear(incident("gone").revision(2).cleared(), t0 + 3h);
        QVERIFY(!picture.unconfirmedSince(gone));
        QCOMPARE(picture.vanishedFrom("test"), (std::vector<Row>{kept, fresh}));
    }

    // A repaired journal tells of its gaps at its end: what was reported after them is vouched for all the same.
    void aGapOfThePastDoubtsWhatCameBeforeIt_data()
    {
        QTest::addColumn<int>("hour");    // of the gap
        QTest::addColumn<int>("noted");   // minutes after it
        QTest::addColumn<bool>("second"); // the later one of two reports is doubted as well
        QTest::newRow("between") << 1 << 300 << false;
        QTest::newRow("after both") << 3 << 300 << true;
        QTest::newRow("at the second") << 2 << 300 << true;
        QTest::newRow("just now, by a slower clock") << 1 << 0 << true;
        QTest::newRow("just now, kept for a while") << 1 << 9 << true;
    }
    void aGapOfThePastDoubtsWhatCameBeforeIt()
    {
        QFETCH(int, hour);
        QFETCH(int, noted);
        QFETCH(bool, second);
        initResources();
        const Outcome<Catalog> catalog = Catalog::load();
        Picture picture(catalog.value());
        const Row before = picture.apply(sequenced(1, incident("before"), t0), {}, "test").row;
        const Row after = picture.apply(sequenced(2, incident("after"), t0 + 2h), {}, "test").row;
        Event event = feedNotice("n", Kind::Gap);
        const UtcTime at = t0 + hour * 1h;
        event.body = notice(Kind::Gap, at, at, 7, 9);
        picture.apply(sequenced(1, event, at + noted * 1min), {}, "@desk");
        QCOMPARE(picture.unconfirmedSince(before), std::optional(at));
        QCOMPARE(picture.unconfirmedSince(after).has_value(), second);
        picture.apply(sequenced(3, incident("before"), t0 + 30min), {}, "test"); // said again, with its old time
        QVERIFY(!picture.unconfirmedSince(before));
    }
};

QTEST_GUILESS_MAIN(TestFeedLog)
#include "tst_feed_log.moc"
