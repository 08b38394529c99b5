// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>

#include <random>
#include <set>

#include "models/relay/feed_part.h"
#include "tests/models/relay/relay_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;
using Names = std::vector<std::string>;
using Code = wire::Receipt::Code;

namespace {

// --- the naive twin: every rule of "A part of a feed", over all events again and again --------------------

bool meet(const Names &a, const Names &b)
{
    return std::ranges::any_of(a, [&](const auto &x) { return std::ranges::find(b, x) != b.end(); });
}

struct Asked
{
    std::optional<AccessLimits> limits;
    wire::Interest interest;
};

bool released(const Names &to, const AccessLimits &limits)
{
    return to.empty() || meet(limits.audience, {"*"}) || meet(limits.audience, to);
}

Names sectorsOf(const Report &report)
{
    Names codes;
    for (const SectorRef &sector : report.sectors)
        codes.push_back(sector.code);
    return codes;
}

bool mayGet(const Event &event, Tlp atLeast, const Asked &asked)
{
    if (!asked.limits)
        return true;
    const Names sectors = event.report() ? sectorsOf(*event.report()) : Names();
    return std::max(effective(event.tlp), atLeast) <= asked.limits->ceiling
        && released(event.releasableTo, *asked.limits)
        && (asked.limits->sectors.empty() || meet(asked.limits->sectors, sectors));
}

bool concerns(const Event &event, const Asked &asked)
{
    const Report *report = event.report();
    const auto fits = [](const Names &wished, const Names &named) {
        return wished.empty() || named.empty() || meet(wished, named);
    };
    return fits(asked.interest.countries, report ? report->countries : Names())
        && fits(asked.interest.sectors, report ? sectorsOf(*report) : Names());
}

bool naive(const std::vector<Event> &all, std::size_t at, const Asked &asked)
{
    const Event &event = all[at];
    const Report *report = event.report();
    const DeskAction *action = event.deskAction();
    if (!report && !action)
        return mayGet(event, Tlp::Clear, asked) && concerns(event, asked);
    if (report && !mayGet(event, Tlp::Clear, asked))
        return false;
    bool known = false;
    bool allAllowed = true;
    bool anyConcerned = false;
    const Tlp own = action ? (event.tlp == Tlp::Unspecified ? Tlp::Clear : event.tlp) : Tlp::Clear;
    for (std::size_t i = 0; i <= at; ++i) {
        const Report *other = all[i].report();
        const auto kind = report ? report->kind : ReportKind::Incident;
        if (!other || other->kind != kind || other->subject != (report ? report->subject : action->subject))
            continue;
        known = true;
        allAllowed = allAllowed && mayGet(all[i], own, asked);
        anyConcerned = anyConcerned || (mayGet(all[i], Tlp::Clear, asked) && concerns(all[i], asked));
    }
    if (report)
        return anyConcerned;
    if (!known)
        return !asked.limits;
    const bool ownReleased = !asked.limits || released(event.releasableTo, *asked.limits);
    return allAllowed && anyConcerned && ownReleased;
}

// --- events and shares by chance --------------------------------------------------------------------------

class Chance
{
public:
    explicit Chance(std::uint64_t seed)
        : m_random(seed)
    {
    }
    std::uint64_t below(std::uint64_t n) { return m_random() % n; }
    Names some(const Names &from, std::uint64_t most)
    {
        Names names;
        for (auto n = below(most + 1); n > 0; --n)
            names.push_back(from[below(from.size())]);
        return names;
    }
    Tlp tlp() { return static_cast<Tlp>(below(6)); }

    Event event(int n)
    {
        Event event = below(4) == 0 ? action(n) : below(20) == 0 ? notice(n) : report(n);
        event.id = "E-" + std::to_string(n);
        event.tlp = event.deskAction() && below(2) == 0 ? Tlp::Unspecified : tlp();
        event.releasableTo = below(4) == 0 ? some(people, 3) : Names();
        return event;
    }
    Asked asked()
    {
        Asked asked;
        if (below(5) > 0)
            asked.limits
                = AccessLimits{static_cast<Tlp>(1 + below(5)), below(2) ? Names() : some(sectors, 3), some(people, 2)};
        if (below(2) == 0)
            asked.interest = {some(countries, 2), some(sectors, 2)};
        return asked;
    }

private:
    Event report(int n)
    {
        auto built = below(5) == 0 ? advisory(subject()) : incident(subject());
        Event event = built.revision(static_cast<std::uint32_t>(n)).event();
        auto &report = std::get<Report>(event.body);
        for (const std::string &code : some(sectors, 2))
            report.sectors.push_back({"jp-ci", code, false});
        report.countries = some(countries, 1);
        return event;
    }
    Event action(int n) { return deskAction("E-" + std::to_string(n), DeskAction::Kind::Note, subject()); }
    Event notice(int n) { return feedNotice("E-" + std::to_string(n), FeedNotice::Kind::FloodStarted); }
    std::string subject() { return "S-" + std::to_string(below(40)); }

    inline static const Names sectors{"jp.electricity", "jp.gas", "us.energy", "221112"};
    inline static const Names countries{"JP", "US", "DE"};
    inline static const Names people{"JP", "US", "FIRST", "*"};
    std::mt19937_64 m_random;
};

struct Numbered
{
    std::uint64_t first = 0;
    std::vector<std::string> ids;
};

std::vector<std::string> idsOf(FeedPart &part, const std::function<std::uint64_t()> &most)
{
    std::vector<std::string> ids;
    EventCodec codec;
    while (ids.size() < number(part.head())) {
        const auto frame = part.frame(Sequence{ids.size() + 1}, most());
        if (!frame)
            qFatal("%s", qPrintable(sentence(frame.error())));
        const auto decoded = wire::decodeServerFrame(frame->bytes.toStdString());
        const auto &batch = std::get<wire::Batch>(*decoded);
        if (batch.entries.size() != frame->events || number(batch.first) != ids.size() + 1)
            qFatal("a frame is not what it says");
        for (const wire::Entry &entry : batch.entries)
            ids.push_back(codec.decode(entry.event)->id);
    }
    return ids;
}

} // namespace

class TestFeedPart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sequenceSetIsLikeAList();
    void partsAreLikeTheNaiveCount_data();
    void partsAreLikeTheNaiveCount();
    void wholeFeedKeepsItsNumbers_data();
    void wholeFeedKeepsItsNumbers();
    void anotherShareIsAnotherEpoch();
    void equalSharesAreOnePart();
    void whoFellOutOfStepGetsIntoItAgain();
    void manyPartsKeepNoMoreThanFew();
    void farApartInTheStore();
    void whatIsReadOverIsBounded();
    void actionsFollowTheirIncident_data();
    void actionsFollowTheirIncident();
    void answersTellNothing_data();
    void answersTellNothing();
    void hiddenIdsTellNothing_data();
    void hiddenIdsTellNothing();
    void acknowledgementsAreSeenByAll_data();
    void acknowledgementsAreSeenByAll();
    void hidesFromSomeIsLikeAskingAll();
    void receiptsCountInThePart();
    void incidentOfTooManyLabels();
};

void TestFeedPart::sequenceSetIsLikeAList()
{
    Chance chance(1);
    SequenceSet set;
    std::vector<std::uint64_t> list;
    for (std::uint64_t n = 1; n <= 1000; ++n) {
        const bool in = chance.below(n < 500 ? 2 : 70) == 0;
        set.append(in);
        if (in)
            list.push_back(n);
        QCOMPARE(set.count(), list.size());
        QCOMPARE(set.rank(Sequence{n}), list.size());
    }
    for (std::uint64_t n = 0; n <= 1001; ++n) {
        QCOMPARE(set.contains(Sequence{n}), std::ranges::binary_search(list, n));
        const auto upTo = std::ranges::count_if(list, [&](auto item) { return item <= n; });
        QCOMPARE(set.rank(Sequence{n}), static_cast<std::uint64_t>(upTo));
    }
    for (std::size_t i = 0; i < list.size(); ++i)
        QCOMPARE(number(set.at(i + 1)), list[i]);
}

void TestFeedPart::partsAreLikeTheNaiveCount_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 8; ++seed)
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

void TestFeedPart::partsAreLikeTheNaiveCount()
{
    QFETCH(quint64, seed);
    Chance chance(seed);
    StoreFixture store;
    std::vector<Event> all;
    std::vector<Asked> asked(12);
    std::ranges::generate(asked, [&] { return chance.asked(); });
    asked.push_back({}); // everything
    const auto shareOf = [](const Asked &a) { return Share(a.limits, a.interest); };

    std::vector<std::shared_ptr<FeedPart>> live; // listening from the start
    FeedParts parts;
    for (const Asked &a : asked)
        live.push_back(parts.part(store.feed(), shareOf(a)));
    while (all.size() < 400) {
        std::vector<Event> more;
        for (auto n = 1 + chance.below(30); n > 0; --n)
            more.push_back(chance.event(static_cast<int>(all.size() + more.size() + 1)));
        append(store.feed(), more);
        all.insert(all.end(), more.begin(), more.end());
    }
    for (int restart = 0; restart < 2; ++restart) {
        for (std::size_t i = 0; i < asked.size(); ++i) {
            std::vector<std::string> expected;
            for (std::size_t at = 0; at < all.size(); ++at) {
                if (naive(all, at, asked[i]))
                    expected.push_back(all[at].id);
            }
            FeedPart late(store.feed(), shareOf(asked[i]));
            const auto few = [&] { return 1 + chance.below(50); };
            QCOMPARE(number(late.head()), expected.size());
            QCOMPARE(idsOf(late, few), expected);
            if (restart == 0) {
                QCOMPARE(live[i]->epoch(), late.epoch());
                QTRY_COMPARE(number(live[i]->head()), expected.size()); // published after a pause
                QCOMPARE(idsOf(*live[i], few), expected);
            }
        }
        live.clear();
        store.reopen();
    }
}

void TestFeedPart::wholeFeedKeepsItsNumbers_data()
{
    QTest::addColumn<int>("ceiling"); // -1: no limits
    QTest::addColumn<QString>("audience");
    QTest::addColumn<bool>("whole");
    QTest::newRow("no limits") << -1 << QString() << true;
    QTest::newRow("a token for everything") << static_cast<int>(Tlp::Red) << u"*"_s << true;
    QTest::newRow("up to RED, but nobody in particular") << static_cast<int>(Tlp::Red) << QString() << false;
    QTest::newRow("up to AMBER+STRICT") << static_cast<int>(Tlp::AmberStrict) << u"*"_s << false;
}

void TestFeedPart::wholeFeedKeepsItsNumbers()
{
    QFETCH(int, ceiling);
    QFETCH(QString, audience);
    QFETCH(bool, whole);
    StoreFixture store;
    std::optional<AccessLimits> limits;
    if (ceiling >= 0)
        limits
            = AccessLimits{static_cast<Tlp>(ceiling), {}, audience.isEmpty() ? Names() : Names{audience.toStdString()}};
    const FeedPart part(store.feed(), Share(limits, {}));
    QCOMPARE(part.share().everything(), whole);
    QCOMPARE(part.epoch() == store.feed().epoch(), whole);
}

void TestFeedPart::anotherShareIsAnotherEpoch()
{
    StoreFixture store;
    std::set<std::string> epochs;
    const auto add = [&](const Share &share) { epochs.insert(FeedPart(store.feed(), share).epoch().id); };
    add({});
    add(Share({}, {{"JP"}, {}}));
    add(Share({}, {{}, {"JP"}}));
    add(Share({}, {{"JP", "US"}, {}}));
    add(Share({}, {{"JPUS"}, {}}));
    for (const Tlp tlp : {Tlp::Clear, Tlp::Green, Tlp::Amber, Tlp::AmberStrict, Tlp::Red})
        add(Share(AccessLimits{tlp, {}, {}}, {}));
    add(Share(AccessLimits{Tlp::Green, {"a"}, {}}, {}));
    add(Share(AccessLimits{Tlp::Green, {}, {"a"}}, {}));
    add(Share(AccessLimits{Tlp::Green, {}, {}}, {{"a"}, {}}));
    QCOMPARE(epochs.size(), 13U);
    QVERIFY(std::ranges::all_of(epochs, [](const auto &id) { return id.size() <= limits::idBytes; }));
    add(Share({}, {{"US", "JP", "US"}, {}})); // the same in another order
    QCOMPARE(epochs.size(), 13U);
}

void TestFeedPart::equalSharesAreOnePart()
{
    StoreFixture store;
    FeedParts parts;
    const Share green(AccessLimits{Tlp::Green, {}, {}}, {});
    auto one = parts.part(store.feed(), green);
    QCOMPARE(parts.part(store.feed(), green), one);
    QVERIFY(parts.part(store.feed("other"), green) != one);
    QVERIFY(parts.part(store.feed(), {}) != one);
    const std::weak_ptr<FeedPart> gone = one;
    one.reset();
    QVERIFY(gone.expired());
}

void TestFeedPart::whoFellOutOfStepGetsIntoItAgain()
{
    StoreFixture store;
    FeedPart part(store.feed(), {});
    append(store.feed(), incidents(1, 10)); // published at once
    const auto all = part.frame(Sequence{1}, 1000);
    QCOMPARE(all->events, 10U);
    QCOMPARE(part.frame(Sequence{1}, 10)->bytes.constData(), all->bytes.constData()); // the very same
    QCOMPARE(part.frame(Sequence{1}, 4)->events, 4U);                                 // by credit
    append(store.feed(), incidents(11, 30));
    QCOMPARE(number(part.head()), 10U); // not yet
    QSignalSpy published(&part, &FeedPart::published);
    QVERIFY(published.wait());
    QCOMPARE(number(part.head()), 30U);
    QCOMPARE(part.frame(Sequence{11}, 1000)->events, 20U);
    QCOMPARE(part.frame(Sequence{5}, 1000)->events, 6U); // up to where the others are
}

void TestFeedPart::manyPartsKeepNoMoreThanFew()
{
    StoreFixture store;
    append(store.feed(), incidents(1, 100, 60'000)); // 6 MB; without a sector, so that each interest has them all
    FeedParts parts;
    std::vector<std::shared_ptr<FeedPart>> all;
    const auto kept = [&] {
        qsizetype bytes = 0;
        for (const auto &part : all)
            bytes += part->keptFrameBytes();
        return bytes;
    };
    const auto fill = [](FeedPart &part) { return idsOf(part, [] { return 1000; }).size() == 100; };
    for (int n = 0; n < 12; ++n) {
        all.push_back(parts.part(store.feed(), Share({}, {{}, {"sector-" + std::to_string(n)}})));
        QVERIFY(fill(*all.back()));
        QVERIFY(kept() <= FeedParts::frameBytes);
    }
    QVERIFY(kept() > FeedParts::frameBytes / 2); // what there is is used
    const qsizetype share = all.front()->keptFrameBytes();
    QVERIFY(share > 0);
    all.resize(1);
    all.push_back(parts.part(store.feed(), {})); // there are two now
    QVERIFY(fill(*all.front()));
    QVERIFY(all.front()->keptFrameBytes() > share);
}

void TestFeedPart::farApartInTheStore()
{
    StoreFixture store;
    std::vector<Event> events = incidents(1, 5000);
    for (std::size_t i = 0; i < events.size(); ++i)
        events[i].tlp = i % 2500 == 10 || i == 4999 ? Tlp::Green : Tlp::Red;
    append(store.feed(), events);
    FeedPart part(store.feed(), Share(AccessLimits{Tlp::Green, {}, {}}, {}));
    QCOMPARE(idsOf(part, [] { return 1000; }), (std::vector<std::string>{"11.1", "2511.1", "5000.1"}));
}

void TestFeedPart::whatIsReadOverIsBounded()
{
    StoreFixture store;
    std::vector<Event> events = incidents(1, 200, 30'000);
    for (std::size_t i = 0; i < events.size(); ++i)
        events[i].tlp = i % 4 == 0 ? Tlp::Green : Tlp::Red; // 90 kB lie between any two
    append(store.feed(), events);
    FeedPart part(store.feed(), Share(AccessLimits{Tlp::Green, {}, {}}, {}));
    for (const std::uint64_t from : {1U, 45U}) { // from disk, and what is remembered
        const auto frame = part.frame(Sequence{from}, 1000);
        QCOMPARE(frame->events, 3U); // and two gaps between them; the third is too much
    }
    QCOMPARE(idsOf(part, [] { return 1000; }).size(), 50U);
}

void TestFeedPart::actionsFollowTheirIncident_data()
{
    QTest::addColumn<Tlp>("before"); // revision 1
    QTest::addColumn<Tlp>("after");  // revision 2, before the action
    QTest::addColumn<Tlp>("own");
    QTest::addColumn<bool>("given"); // to GREEN
    QTest::newRow("plain") << Tlp::Green << Tlp::Green << Tlp::Unspecified << true;
    QTest::newRow("raised since") << Tlp::Green << Tlp::Amber << Tlp::Unspecified << false;
    QTest::newRow("lowered since") << Tlp::Amber << Tlp::Green << Tlp::Unspecified << false;
    QTest::newRow("action is stricter") << Tlp::Green << Tlp::Green << Tlp::Red << false;
    QTest::newRow("action is laxer") << Tlp::Red << Tlp::Red << Tlp::Clear << false;
    QTest::newRow("unspecified incident is AMBER") << Tlp::Unspecified << Tlp::Green << Tlp::Clear << false;
}

void TestFeedPart::actionsFollowTheirIncident()
{
    QFETCH(Tlp, before);
    QFETCH(Tlp, after);
    QFETCH(Tlp, own);
    QFETCH(bool, given);
    StoreFixture store;
    Event action = deskAction("note", DeskAction::Kind::Note, "I");
    action.tlp = own;
    append(store.feed(), {incident("I").tlp(before), incident("I").revision(2).tlp(after), action});
    FeedPart part(store.feed(), Share(AccessLimits{Tlp::Green, {}, {}}, {}));
    const auto ids = idsOf(part, [] { return 10; });
    QCOMPARE(std::ranges::find(ids, "note") != ids.end(), given);
}

void TestFeedPart::answersTellNothing_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("action");
    QTest::addColumn<Tlp>("tlp");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<Code>("code");
    QTest::newRow("no such incident") << u"nobody"_s << u"a"_s << Tlp::Unspecified << true << Code::UnknownAlert;
    QTest::newRow("hidden") << u"secret"_s << u"a"_s << Tlp::Unspecified << true << Code::UnknownAlert;
    QTest::newRow("hidden, may not") << u"secret"_s << u"a"_s << Tlp::Unspecified << false << Code::UnknownAlert;
    QTest::newRow("hidden, acknowledged") << u"held"_s << u"a"_s << Tlp::Unspecified << true << Code::UnknownAlert;
    QTest::newRow("id of a hidden event")
        << u"open"_s << u"secret.1"_s << Tlp::Unspecified << true << Code::UnknownAlert;
    QTest::newRow("id of an event that is seen")
        << u"open"_s << u"open.1"_s << Tlp::Unspecified << true << Code::Invalid;
    QTest::newRow("stricter than its author sees") << u"open"_s << u"a"_s << Tlp::Red << true << Code::Invalid;
    QTest::newRow("may not") << u"open"_s << u"a"_s << Tlp::Unspecified << false << Code::Invalid;
    QTest::newRow("may") << u"open"_s << u"a"_s << Tlp::Unspecified << true << Code::Accepted;
}

void TestFeedPart::answersTellNothing()
{
    QFETCH(QString, subject);
    QFETCH(QString, action);
    QFETCH(Tlp, tlp);
    QFETCH(bool, allowed);
    QFETCH(Code, code);
    StoreFixture store;
    append(store.feed(),
        {incident("open"), incident("secret").tlp(Tlp::Red), incident("held").tlp(Tlp::Red),
            deskAction("first", DeskAction::Kind::Acknowledge, "held")});
    FeedPart part(store.feed(), Share(AccessLimits{Tlp::Green, {}, {}}, {}));
    Event event = deskAction(action.toStdString(), DeskAction::Kind::Acknowledge, subject.toStdString());
    event.tlp = tlp;
    const auto receipt = part.submit({event.id, encoded(event)}, allowed, FakeClock::morning);
    QVERIFY(receipt);
    QCOMPARE(receipt->code, code);
    QCOMPARE(receipt->action, event.id);
    if (code == Code::UnknownAlert) {
        QVERIFY(receipt->detail.empty());
        QCOMPARE(receipt->currentRevision, 0U);
    }
    QCOMPARE(number(store.feed().head()), code == Code::Accepted ? 5U : 4U);
}

void TestFeedPart::hiddenIdsTellNothing_data()
{
    QTest::addColumn<QByteArray>("bytes"); // of the event
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *name, const std::string &bytes, bool allowed) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << allowed;
    };
    Event open = deskAction("nobody.1", DeskAction::Kind::Acknowledge, "open");
    row("no event", "garbage", true);
    row("no event, may not", "garbage", false);
    row("no action", encoded(incident("new")), true);
    row("hidden incident", encoded(deskAction("nobody.1", DeskAction::Kind::Take, "secret")), true);
    row("may not", encoded(open), false);
    row("of another id", encoded(deskAction("other", DeskAction::Kind::Take, "open")), true);
    row("against the rules", encoded(deskAction("nobody.1", DeskAction::Kind::Unspecified, "open")), true);
    row("not acknowledged", encoded(deskAction("nobody.1", DeskAction::Kind::Unacknowledge, "open")), true);
    open.tlp = Tlp::Red;
    row("stricter", encoded(open), true);
    open.tlp = Tlp::Unspecified;
    open.feed = "another";
    row("of another feed", encoded(open), true);
}

// What is refused is refused in the same words, whether or not its id is that of an event that he was not given.
void TestFeedPart::hiddenIdsTellNothing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, allowed);
    StoreFixture store;
    append(store.feed(), {incident("open"), incident("secret").tlp(Tlp::Red)});
    FeedPart part(store.feed(), Share(AccessLimits{Tlp::Green, {}, {}}, {}));
    const auto ask = [&](const QByteArray &id) {
        const std::string event = QByteArray(bytes).replace("nobody.1", id).toStdString();
        return *part.submit({id.toStdString(), event}, allowed, FakeClock::morning);
    };
    const auto there = ask("secret.1");
    const auto free = ask("nobody.1"); // as long, so that the bytes stay an event
    QVERIFY(free.code == Code::Invalid || free.code == Code::UnknownAlert);
    QCOMPARE(there.code, free.code);
    QCOMPARE(there.detail, free.detail);
    QCOMPARE(there.currentRevision, free.currentRevision);
}

void TestFeedPart::acknowledgementsAreSeenByAll_data()
{
    QTest::addColumn<Tlp>("tlp"); // of the incident
    QTest::addColumn<Names>("released");
    QTest::addColumn<Tlp>("ownTlp");
    QTest::addColumn<Names>("ownReleased");
    QTest::addColumn<bool>("taken");
    const Names none;
    const Names two{"JP", "US"};
    QTest::newRow("says nothing") << Tlp::Green << none << Tlp::Unspecified << none << true;
    QTest::newRow("the same") << Tlp::Green << none << Tlp::Green << none << true;
    QTest::newRow("laxer") << Tlp::Amber << none << Tlp::Clear << none << true;
    QTest::newRow("stricter") << Tlp::Green << none << Tlp::Red << none << false;
    QTest::newRow("AMBER on unspecified") << Tlp::Unspecified << none << Tlp::Amber << none << true;
    QTest::newRow("stricter than unspecified") << Tlp::Unspecified << none << Tlp::AmberStrict << none << false;
    QTest::newRow("released to fewer than all") << Tlp::Green << none << Tlp::Unspecified << two << false;
    QTest::newRow("released to the same") << Tlp::Green << two << Tlp::Unspecified << Names{"US", "JP"} << true;
    QTest::newRow("released to more") << Tlp::Green << two << Tlp::Unspecified << Names{"JP", "US", "DE"} << true;
    QTest::newRow("released to fewer") << Tlp::Green << two << Tlp::Unspecified << Names{"JP"} << false;
    QTest::newRow("released to others") << Tlp::Green << two << Tlp::Unspecified << Names{"DE"} << false;
}

// Else ALREADY_ACKNOWLEDGED would tell those who were not given it that it is there, and whose it is.
void TestFeedPart::acknowledgementsAreSeenByAll()
{
    QFETCH(Tlp, tlp);
    QFETCH(Names, released);
    QFETCH(Tlp, ownTlp);
    QFETCH(Names, ownReleased);
    QFETCH(bool, taken);
    using Kind = DeskAction::Kind;
    for (const Kind kind : {Kind::Acknowledge, Kind::Unacknowledge, Kind::Note}) {
        StoreFixture store;
        Event about = incident("I").tlp(tlp);
        about.releasableTo = released;
        append(store.feed(), {about});
        if (kind == Kind::Unacknowledge)
            append(store.feed(), {deskAction("before", Kind::Acknowledge, "I")});
        Event event = deskAction("a", kind, "I");
        event.tlp = ownTlp;
        event.releasableTo = ownReleased;
        FeedPart desk(store.feed(), {}); // of one's own
        const auto receipt = desk.submit({"a", encoded(event)}, true, FakeClock::morning);
        const bool good = taken || kind == Kind::Note; // which no answer tells of
        QCOMPARE(receipt->code, good ? Code::Accepted : Code::Invalid);
        QCOMPARE(receipt->detail, good ? std::string() : std::string("tlp"));
    }
}

void TestFeedPart::hidesFromSomeIsLikeAskingAll()
{
    Chance chance(9);
    StoreFixture store;
    std::vector<Event> all;
    for (int n = 1; n <= 60; ++n)
        all.push_back(chance.event(n));
    append(store.feed(), all);
    const LabelBook &labels = store.feed().labels();
    int hidden = 0;
    for (int n = 61; n <= 2000; ++n) {
        const Event event = chance.event(n);
        const DeskAction *action = event.deskAction();
        if (!action)
            continue;
        const bool hides = labels.hidesFromSome(event, *action);
        hidden += hides ? 1 : 0;
        for (int i = 0; !hides && i < 50; ++i) {
            const Share share(chance.asked().limits, {});
            const auto own = labels.labelsOfAction(event, *action);
            const bool given = std::ranges::all_of(own, [&](const Label &label) { return share.allow(label); });
            QVERIFY(given || !share.contains(labels.markOfIncident(action->subject), labels));
        }
    }
    QVERIFY(hidden > 50);
}

void TestFeedPart::receiptsCountInThePart()
{
    StoreFixture store;
    append(store.feed(), {incident("secret").tlp(Tlp::Red), incident("open"), incident("also").tlp(Tlp::Red)});
    FeedPart part(store.feed(), Share(AccessLimits{Tlp::Green, {}, {}}, {}));
    const Event event = deskAction("a", DeskAction::Kind::Take, "open");
    for (int repeat = 0; repeat < 2; ++repeat) {
        const auto receipt = part.submit({"a", encoded(event)}, repeat == 0, FakeClock::morning); // may not any more
        QCOMPARE(receipt->code, Code::Accepted);
        QCOMPARE(number(receipt->sequence), 2U);
        // Since then it has become too strict for him. That he was answered before stays true.
        append(store.feed(), {incident("open").revision(2).tlp(Tlp::Red)});
    }
    QCOMPARE(
        part.submit({"b", encoded(deskAction("b", DeskAction::Kind::Take, "open"))}, true, FakeClock::morning)->code,
        Code::UnknownAlert);
}

void TestFeedPart::incidentOfTooManyLabels()
{
    StoreFixture store;
    std::vector<Event> events;
    for (std::uint32_t n = 1; n <= 200; ++n)
        events.push_back(incident("I").revision(n).sector("s" + std::to_string(n)));
    events.push_back(deskAction("note", DeskAction::Kind::Note, "I"));
    append(store.feed(), events);
    FeedPart limited(store.feed(), Share(AccessLimits{Tlp::Red, {}, {}}, {}));
    QCOMPARE(number(limited.head()), 200U); // each report by its own label, and no action
    FeedPart interested(store.feed(), Share({}, {{}, {"s1"}}));
    QCOMPARE(number(interested.head()), 201U); // once concerned, always concerned
    QVERIFY(store.feed().labels().mark(store.feed().labels().markOf(Sequence{200})).concern.size() <= 2);
}

QTEST_GUILESS_MAIN(TestFeedPart)
#include "tst_feed_part.moc"
