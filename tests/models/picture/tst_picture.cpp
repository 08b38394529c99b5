// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "models/picture/picture.h"
#include "tests/models/catalog/catalog_fixture.h"
#include "tests/support/builders.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

class TestPicture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatEachEventDid();
    void advisoriesCoverNothing();
    void interleavingMakesNoDifference_data();
    void interleavingMakesNoDifference();
};

namespace {

constexpr UtcTime t0 = FakeClock::morning;

// Everything a picture says, in an order that does not come from the order of reading.
QStringList contentOf(const Picture &picture)
{
    const ReportTable &t = picture.reports();
    QStringList lines;
    for (Row r = 0; r < t.size(); ++r) {
        const SubjectId id = t.subject(r);
        QStringList facts{QString::fromStdString(id.feed), QString::fromStdString(id.id)};
        for (const auto n : {qint64{t.revision(r)}, qint64(t.status(r)), qint64(t.condition(r)), qint64{t.exercise(r)},
                 qint64(t.sectors(r)), qint64(t.region(r)), qint64{t.severity(r)}, qint64{t.late(r)},
                 qint64{toMs(t.happened(r))}, qint64{toMs(t.happenedEnd(r))}, qint64{toMs(t.reported(r))},
                 qint64{toMs(t.firstSequenced(r))}, qint64{toMs(t.lastSequenced(r))}})
            facts << QString::number(n);
        facts << QString::fromStdString(std::string(t.title(r, Language::Ja)));
        for (const EventRef ref : t.history(r))
            facts << QString::number(ref.index);
        lines << facts.join(u'|');
    }
    lines.sort();
    const auto knowledge = [](const KnowledgeOf &k) {
        return QStringLiteral("%1 %2 %3").arg(int(k.knowledge)).arg(toMs(k.since)).arg(toMs(k.lastWord));
    };
    for (const Sector &s : picture.catalog().sectors())
        lines << knowledge(picture.coverage().sector(s.index));
    for (const Region &r : picture.catalog().regions())
        lines << knowledge(picture.coverage().region(r.index));
    for (const Outage &o : picture.coverage().outages())
        lines << QStringLiteral("%1 %2 %3 %4")
                     .arg(QString::fromStdString(o.feed))
                     .arg(toMs(o.from))
                     .arg(toMs(o.to))
                     .arg(o.missing);
    lines << QString::number(picture.events()) << QString::number(picture.unknownKinds())
          << QString::number(toMs(picture.lastSequenced()));
    return lines;
}

Event randomEvent(std::mt19937 &random)
{
    const auto below = [&random](unsigned n) { return static_cast<unsigned>(random()) % n; };
    const std::string subject = "S" + std::to_string(below(12));
    if (below(10) == 0) {
        const std::array kinds{FeedNotice::Kind::Lost, FeedNotice::Kind::Resumed, FeedNotice::Kind::Gap};
        return feedNotice("n", kinds[below(3)], t0 + below(60) * 1min, t0 + (60 + below(60)) * 1min);
    }
    if (below(20) == 0)
        return Event{};
    auto report = incident(subject);
    report.revision(1 + below(9)).region(below(2) ? "JP-13" : "US-TX").level(static_cast<std::uint8_t>(below(6)));
    report.sector(below(2) ? "jp.electricity" : "us.energy").reported(t0 + below(500) * 1min);
    if (below(4) == 0)
        report.cleared();
    if (below(8) == 0)
        report.retracted();
    if (below(5) == 0)
        report.exercise("x");
    return report;
}

struct Numbered
{
    SequencedEvent event;
    EventRef ref;
};

} // namespace

void TestPicture::saysWhatEachEventDid()
{
    Picture picture(shippedCatalog());
    const auto apply = [&](const Event &e) { return picture.apply(sequenced(1, e), {}, "test"); };
    QVERIFY(apply(incident("I")).added);
    const auto revised = apply(incident("I").revision(2));
    QVERIFY(revised.revised && !revised.added && revised.row == 0);
    const auto older = apply(incident("I").revision(1));
    QVERIFY(!older.revised && !older.added && older.row == 0);
    QCOMPARE(apply(deskAction("a", DeskAction::Kind::Take, "I")).row, noRow);
    QCOMPARE(apply(feedNotice("n", FeedNotice::Kind::Lost)).row, noRow);
    QVERIFY(picture.coverage().lost("test"));
    QCOMPARE(apply(Event{}).row, noRow);
    QCOMPARE(picture.unknownKinds(), std::uint64_t{1});
    QCOMPARE(picture.events(), std::uint64_t{6});
}

void TestPicture::advisoriesCoverNothing()
{
    Picture picture(shippedCatalog());
    const SectorIndex energy = *shippedCatalog().sectorIndex("us.energy");
    picture.apply(sequenced(1, advisory("A").country("US").sector("us.energy")), {}, "test");
    QVERIFY(picture.coverage().sector(energy).knowledge == Knowledge::Never);
    picture.apply(sequenced(2, incident("I").country("US").sector("us.energy")), {}, "test");
    QVERIFY(picture.coverage().sector(energy).knowledge == Knowledge::Known);
}

void TestPicture::interleavingMakesNoDifference_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestPicture::interleavingMakesNoDifference()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const std::vector<std::string> feeds{"a", "b", "c"};
    std::vector<std::vector<Numbered>> streams(feeds.size());
    for (std::size_t f = 0; f < feeds.size(); ++f) {
        for (std::uint32_t i = 0; i < 120; ++i) {
            Event event = randomEvent(random);
            if (auto *notice = std::get_if<FeedNotice>(&event.body))
                notice->feed = feeds[f];
            streams[f].push_back({sequenced(i + 1, event, t0 + i * 1min), {static_cast<std::int64_t>(f), i}});
        }
    }
    Picture oneByOne(shippedCatalog());
    for (std::size_t f = 0; f < feeds.size(); ++f) {
        for (const Numbered &n : streams[f])
            oneByOne.apply(n.event, n.ref, feeds[f]);
    }
    Picture interleaved(shippedCatalog());
    std::vector<std::size_t> next(feeds.size());
    for (std::size_t left = feeds.size() * 120; left > 0;) {
        const std::size_t f = random() % feeds.size();
        if (next[f] == streams[f].size())
            continue;
        const Numbered &n = streams[f][next[f]++];
        interleaved.apply(n.event, n.ref, feeds[f]);
        --left;
    }
    QVERIFY(oneByOne.reports().size() > 10);
    QCOMPARE(contentOf(interleaved), contentOf(oneByOne));
}

QTEST_GUILESS_MAIN(TestPicture)
#include "tst_picture.moc"
