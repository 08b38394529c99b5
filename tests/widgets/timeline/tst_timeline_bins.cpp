// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "widgets/timeline/timeline_hits.h"
#include "widgets/timeline/timeline_marks.h"

using namespace yagura;
using namespace std::chrono;
using ms = TimelineScale::ms;
using Flag = TimelineEntry::Flag;

namespace {
const UtcTime start = sys_days{year{2026} / 3 / 2};
constexpr int laneCount = 5;

TimelineData emptyData(UtcTime now)
{
    TimelineData data;
    data.now = now;
    for (auto &slots : data.laneOfSlot)
        slots.fill(-1);
    for (int i = 0; i < laneCount; ++i) {
        TimelineLane lane;
        lane.slot = i;
        data.lanes.push_back(lane);
        data.laneOfSlot[0][static_cast<std::size_t>(i)] = i;
    }
    return data;
}

TimelineEntry moment(UtcTime at, std::uint8_t severity, int lane = 0, int flags = 0)
{
    TimelineEntry entry;
    entry.start = entry.end = entry.reported = toMs(at);
    entry.severity = severity;
    entry.slots = std::uint64_t{1} << lane;
    entry.flags = static_cast<std::uint8_t>(flags);
    return entry;
}

TimelineEntry span(UtcTime from, UtcTime to, std::uint8_t severity, int lane = 0)
{
    TimelineEntry entry = moment(from, severity, lane);
    entry.end = toMs(to);
    return entry;
}

TimelineData randomData(unsigned seed, ms around)
{
    std::mt19937_64 random(seed);
    const auto below
        = [&](std::int64_t n) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n)); };
    TimelineData data = emptyData(start + around / 2);
    for (Row row = 0; row < 400; ++row) {
        const UtcTime at = start + ms{below(around.count() * 2) - around.count()};
        const auto severity = static_cast<std::uint8_t>(below(7) == 6 ? unknownSeverity : below(6));
        TimelineEntry entry
            = below(3) == 0 ? span(at, at + ms{below(around.count() / 2)}, severity) : moment(at, severity);
        entry.slots = static_cast<std::uint64_t>(1 + below((1 << laneCount) - 1));
        entry.flags = static_cast<std::uint8_t>(below(8));
        entry.row = row;
        data.entries.push_back(entry);
    }
    return data;
}

// The definition, column by column, without any cleverness.
TimelineBin recount(const TimelineData &data, const TimelineScale &scale, int lane, int column)
{
    TimelineBin bin;
    const std::int64_t from = toMs(scale.timeOfColumn(column));
    const std::int64_t to = toMs(scale.timeOfColumn(column + 1));
    for (const TimelineEntry &entry : data.entries) {
        if (((entry.slots >> lane) & 1) == 0)
            continue;
        const std::int64_t first = std::min(entry.start, toMs(data.now));
        const std::int64_t end = std::min(entry.end, toMs(data.now));
        const auto pixels = static_cast<double>(end - first) / scale.msPerPixel();
        if (end > first + 1 && pixels >= TimelineBins::shortSpan) {
            if (first >= to || end <= from)
                continue;
            ++bin.spans;
            bin.spanWorst = std::max(bin.spanWorst, worstKey(entry));
            bin.spanFlags |= static_cast<std::uint8_t>(entry.flags & (Flag::Unacknowledged | Flag::Late));
            continue;
        }
        // A moment lies in the first column that it meets.
        const bool met = first >= from ? first < to : column == 0 && end - 1 >= from && end > first;
        if (!met)
            continue;
        ++bin.count;
        bin.worst = std::max(bin.worst, worstKey(entry));
        bin.flags |= entry.flags;
    }
    return bin;
}
} // namespace

class TestTimelineBins : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equalsRecount_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<qint64>("span");
        unsigned seed = 1;
        for (const auto length : {ms{minutes{10}}, ms{hours{1}}, ms{hours{24}}, ms{days{30}}, ms{days{3650}}})
            QTest::newRow(qPrintable(QString::number(length.count()))) << ++seed << qint64(length.count());
    }
    void equalsRecount()
    {
        QFETCH(unsigned, seed);
        QFETCH(qint64, span);
        const TimelineData data = randomData(seed, ms{span});
        const TimelineScale scale(start - ms{span / 3}, ms{span}, 97);
        const TimelineBins bins(data, scale);
        for (int lane = 0; lane < laneCount; ++lane) {
            for (int column = 0; column < bins.columns(); ++column) {
                const TimelineBin expected = recount(data, scale, lane, column);
                if (bins.at(lane, column) == expected)
                    continue;
                const TimelineBin &got = bins.at(lane, column);
                QFAIL(qPrintable(QStringLiteral("lane %1 column %2: %3/%4 instead of %5/%6")
                                     .arg(lane)
                                     .arg(column)
                                     .arg(got.count)
                                     .arg(got.spans)
                                     .arg(expected.count)
                                     .arg(expected.spans)));
            }
        }
    }

    // One emergency among ten thousand trifles is seen from any distance.
    void everyZoomKeepsTheWorst()
    {
        TimelineData data = emptyData(start + days{1});
        for (int i = 0; i < 10'000; ++i)
            data.entries.push_back(moment(start + seconds{i}, 1));
        data.entries.push_back(moment(start + seconds{5000}, 5));
        for (ms length = TimelineScale::shortest; length <= TimelineScale::longest; length = length * 3 / 2) {
            const TimelineScale scale(start + seconds{5000} - length / 2, length, 800);
            const TimelineBins bins(data, scale);
            const TimelineBin &bin = bins.at(0, scale.column(start + seconds{5000}));
            QCOMPARE(severityOf(bin.worst), std::uint8_t{5});
            std::uint64_t counted = 0;
            for (const TimelineBin &b : bins.lane(0))
                counted += b.count;
            QCOMPARE(counted, bins.visible());
            std::uint32_t marked = 0;
            std::uint8_t worst = 0;
            for (const TimelineMark &mark : marksOf(bins.lane(0), 12, anchorOf(scale))) {
                marked += mark.count;
                worst = std::max(worst, severityOf(mark.worst));
            }
            QCOMPARE(marked, counted);
            QCOMPARE(worst, std::uint8_t{5});
        }
    }

    void orderOfTheWorst()
    {
        const auto key = [](std::uint8_t severity, bool retracted = false) {
            return worstKey(moment(start, severity, 0, retracted ? Flag::Retracted : 0));
        };
        QVERIFY(key(5) > key(4));
        QVERIFY(key(0) > key(unknownSeverity));
        QVERIFY2(key(unknownSeverity) > key(5, true), "what is not retracted comes first");
        QCOMPARE(severityOf(key(unknownSeverity)), unknownSeverity);
        QCOMPARE(severityOf(key(3, true)), std::uint8_t{3});
        QVERIFY(isRetracted(key(5, true)) && !isRetracted(key(unknownSeverity)));
    }

    void nothingAfterNowButPlans()
    {
        TimelineData data = emptyData(start + hours{12});
        data.entries.push_back(moment(start + hours{20}, 4));      // claims to be in the future
        data.entries.push_back(span(start, start + hours{24}, 2)); // today, only the date is known
        const TimelineScale scale(start, hours{24}, 240);
        const TimelineBins bins(data, scale);
        QCOMPARE(bins.at(0, 120).count, 1U);
        for (int column = 121; column < 240; ++column)
            QVERIFY(bins.at(0, column) == TimelineBin{});
        QCOMPARE(bins.at(0, 119).spans, 1U);
        TimelineEntry plan = span(start + hours{18}, start + hours{20}, unknownSeverity);
        plan.flags = Flag::Band;
        QCOMPARE(columnsOf(plan, scale, data.now).first, 180);
    }

    void marksStandWhereSingleEventsAre()
    {
        std::vector<TimelineBin> lane(300);
        lane[10] = {1, 0, 9, 0, 0, 0};
        lane[100] = {1, 0, 14, 0, 0, 0};
        lane[104] = {2, 0, 9, 0, 0, 0};
        const auto marks = marksOf(lane, 12, 7);
        QCOMPARE(marks.size(), std::size_t{2});
        QCOMPARE(marks[0].x(), 10.5);
        QCOMPARE(marks[1].count, 3U);
        QCOMPARE(marks[1].worst, WorstKey{14});
    }

    // Panning by pixels moves the marks of a dense stretch along, it does not shuffle them.
    void denseMarksKeepTheirTime()
    {
        std::vector<TimelineBin> lane(400);
        for (int i = 50; i < 350; ++i)
            lane[static_cast<std::size_t>(i)] = {1, 0, static_cast<WorstKey>(8 + i % 7), 0, 0, 0};
        std::vector<TimelineBin> moved(lane.begin() + 5, lane.end());
        const auto a = marksOf(lane, 12, 1000);
        const auto b = marksOf(moved, 12, 1005);
        QVERIFY(a.size() > 10);
        QCOMPARE(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i)
            QCOMPARE(a[i].x(), b[i].x() + 5);
    }

    void barsJoinEqualColumns()
    {
        std::vector<TimelineBin> lane(10);
        for (std::size_t i = 2; i < 8; ++i)
            lane[i] = {0, i < 5 ? 1U : 2U, 0, 10, 0, 0};
        const std::vector<TimelineBar> expected{{2, 4, 1, 10, 0}, {5, 7, 2, 10, 0}};
        QCOMPARE(barsOf(lane), expected);
    }

    void hitsAreOrdered()
    {
        TimelineData data = emptyData(start + days{1});
        data.entries = {span(start, start + hours{20}, 5), moment(start + hours{10}, 2), moment(start + hours{10}, 4),
            moment(start + hours{10}, 4, 1), moment(start + hours{15}, 5)};
        for (Row row = 0; row < data.entries.size(); ++row)
            data.entries[row].row = row;
        const TimelineScale scale(start, hours{24}, 240);
        QCOMPARE(entriesAt(data, scale, 0, 102, 5), (std::vector<std::size_t>{2, 1, 0}));
        QCOMPARE(entriesAt(data, scale, 0, 120, 5), (std::vector<std::size_t>{0}));
        QCOMPARE(entriesAt(data, scale, 1, 98, 5), (std::vector<std::size_t>{3}));
        QVERIFY(entriesAt(data, scale, 2, 100, 5).empty());

        QCOMPARE(neighbour(data, 0, std::size_t{1}, start, 1), std::optional<std::size_t>{2});
        QCOMPARE(neighbour(data, 0, std::size_t{2}, start, 1), std::optional<std::size_t>{4});
        QCOMPARE(neighbour(data, 0, std::size_t{1}, start, -1), std::optional<std::size_t>{0});
        QCOMPARE(neighbour(data, 0, std::size_t{4}, start, 1), std::nullopt);
        QCOMPARE(neighbour(data, 0, std::nullopt, start + hours{14}, 1), std::optional<std::size_t>{4});
    }
};

QTEST_GUILESS_MAIN(TestTimelineBins)
#include "tst_timeline_bins.moc"
