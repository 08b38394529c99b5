// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_data.h"

#include <algorithm>

#include "widgets/common/plain_text.h"
#include "widgets/timeline/timeline_lanes.h"

namespace yagura {

namespace {
using Flag = TimelineEntry::Flag;
constexpr int bandTitleChars = 120;

// Rows whose alert nobody has acknowledged. From the alerts, which are few, not by asking for each row.
std::vector<bool> unacknowledgedRows(const Situation &situation)
{
    std::vector<bool> out(situation.picture().reports().size());
    for (const Alert &alert : situation.alerts().alerts()) {
        if (alert.row < out.size() && alert.unacknowledged())
            out[alert.row] = true;
    }
    return out;
}

std::uint64_t slotsOf(const ReportTable &table, Row row, TimelineOptions::Lanes lanes)
{
    if (table.kind(row) != ReportKind::Incident)
        return std::uint64_t{1} << TimelineData::noticesSlot;
    if (lanes == TimelineOptions::Lanes::Countries)
        return std::uint64_t{1} << static_cast<int>(table.country(row));
    return table.sectors(row);
}

std::uint8_t flagsOf(const ReportTable &table, Row row, bool unacknowledged)
{
    const auto when = [](bool condition, Flag flag) { return condition ? static_cast<int>(flag) : 0; };
    return static_cast<std::uint8_t>(when(unacknowledged, Flag::Unacknowledged)
        | when(table.status(row) == SourceStatus::Retracted, Flag::Retracted) | when(table.late(row), Flag::Late)
        | when(table.precision(row) == Precision::Unknown, Flag::TimeUnknown)
        | when(table.exercise(row), Flag::Exercise) | when(table.kind(row) == ReportKind::Engagement, Flag::Band));
}

// Where the entry lies. Engagements are plans: they lie where they take place, whatever the basis.
void place(TimelineEntry &entry, const ReportTable &table, Row row, TimelineOptions::Basis basis)
{
    entry.reported = toMs(table.reported(row));
    entry.start = toMs(table.happened(row));
    entry.end = entry.start;
    if (table.kind(row) == ReportKind::Engagement) {
        entry.end = std::max(entry.start, toMs(table.happenedEnd(row)));
        return;
    }
    if (basis == TimelineOptions::Basis::Reported) {
        entry.start = entry.end = entry.reported;
        return;
    }
    const Precision precision = table.precision(row);
    if (precision == Precision::Minute || precision == Precision::Unknown)
        return;
    const Instant instant{table.happened(row), precision};
    entry.start = toMs(floored(instant).at);
    entry.end = toMs(endOf(instant));
}

TimelineBand bandOf(const TimelineEntry &entry, const ReportTable &table)
{
    return {utcFromMs(entry.start), utcFromMs(entry.end), entry.row, entry.has(Flag::Exercise),
        entry.has(Flag::Retracted),
        {plainText(table.title(entry.row, Language::Ja), bandTitleChars),
            plainText(table.title(entry.row, Language::En), bandTitleChars)}};
}

// Confirmations are no event of their own on the time axis: the outage before them is.
std::vector<TimelineFeedMark> feedMarksOf(const FeedLog &log)
{
    std::vector<TimelineFeedMark> out;
    for (const std::string &feed : log.feeds()) {
        for (const FeedLogEntry &entry : log.of(feed)) {
            const FeedNotice::Kind kind = entry.notice.kind;
            if (kind == FeedNotice::Kind::Confirmed || kind == FeedNotice::Kind::Resumed)
                continue;
            const UtcTime from = entry.notice.from != UtcTime{} ? entry.notice.from
                : entry.notice.to != UtcTime{}                  ? entry.notice.to
                                                                : entry.noted;
            UtcTime to = from;
            if (kind == FeedNotice::Kind::Lost)
                to = entry.outcome == FeedLogEntry::Came::Open ? UtcTime{} : std::max(from, entry.mended);
            out.push_back({feed, entry, from, to});
        }
    }
    std::ranges::stable_sort(out, {}, &TimelineFeedMark::from);
    return out;
}

void countInLane(TimelineLane &lane, const TimelineEntry &entry, const ReportTable &table)
{
    ++lane.total;
    if (!table.open(entry.row))
        return;
    ++lane.open;
    const auto rank = [](std::uint8_t s) { return s == unknownSeverity ? -1 : static_cast<int>(s); };
    if (!lane.worstOpen || rank(entry.severity) > rank(*lane.worstOpen))
        lane.worstOpen = entry.severity;
}
} // namespace

WorstKey worstKey(const TimelineEntry &entry)
{
    const int rank = entry.severity == unknownSeverity ? 0 : entry.severity + 1;
    return static_cast<WorstKey>(rank + (entry.has(Flag::Retracted) ? 0 : 8));
}

bool TimelineData::inLane(const TimelineEntry &entry, int index) const
{
    const TimelineLane &l = lanes[static_cast<std::size_t>(index)];
    return l.slot >= 0 && l.exercise == entry.has(Flag::Exercise) && ((entry.slots >> l.slot) & 1) != 0;
}

std::optional<std::pair<UtcTime, UtcTime>> TimelineData::extent() const
{
    if (entries.empty())
        return {};
    std::int64_t first = entries.front().start;
    std::int64_t last = entries.front().end;
    for (const TimelineEntry &entry : entries) {
        first = std::min(first, entry.start);
        last = std::max(last, entry.end);
    }
    return std::pair{utcFromMs(first), utcFromMs(last)};
}

TimelineData collectTimeline(const Situation &situation, std::span<const Row> rows, const ScopeFilter &filter,
    UtcTime now, const TimelineOptions &options, std::optional<UtcTime> silentSince)
{
    const ReportTable &table = situation.picture().reports();
    const std::vector<bool> unacknowledged = unacknowledgedRows(situation);
    TimelineData data;
    data.options = options;
    data.now = now;
    data.scopeFrom = filter.from;
    data.scopeTo = filter.to;
    data.entries.reserve(rows.size());
    std::array<std::uint64_t, 2> used{};
    for (Row row : rows) {
        TimelineEntry entry;
        entry.row = row;
        entry.severity = table.severity(row);
        entry.flags = flagsOf(table, row, unacknowledged[row]);
        entry.slots = slotsOf(table, row, options.lanes);
        place(entry, table, row, options.basis);
        used[entry.has(Flag::Exercise) ? 1 : 0] |= entry.slots;
        if (entry.has(Flag::Band))
            data.bands.push_back(bandOf(entry, table));
        data.entries.push_back(entry);
    }
    data.feedMarks = feedMarksOf(situation.picture().feedLog());
    layLanes(data, situation.picture(), filter, used, silentSince);
    for (const TimelineEntry &entry : data.entries) {
        data.forLanes(entry, [&](int lane) { countInLane(data.lanes[static_cast<std::size_t>(lane)], entry, table); });
    }
    return data;
}

} // namespace yagura
