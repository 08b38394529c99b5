// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_lanes.h"

#include <algorithm>

namespace yagura {

namespace {
constexpr double partly = 0.5;

bool admits(const ScopeFilter &filter, Country country)
{
    switch (country) {
    case Country::Japan:
        return filter.japan;
    case Country::UnitedStates:
        return filter.unitedStates;
    case Country::Other:
    case Country::None:
        break;
    }
    return filter.elsewhere;
}

// What was not heard of a sector. How much of the sector an ended outage hid is not known any more: whole hatch. The
// one that lasts is whole only when every feed of the sector is lost.
std::vector<UnknownSpan> unknownOf(const Coverage &coverage, SectorIndex sector)
{
    const KnowledgeOf knowledge = coverage.sector(sector);
    if (knowledge.knowledge == Knowledge::Never)
        return {{UtcTime{}, {}, partly}};
    std::vector<UnknownSpan> out;
    for (const Outage &outage : coverage.outagesOf(sector)) {
        const bool lasts = outage.to == UtcTime{};
        out.push_back({outage.from, outage.to, lasts && knowledge.knowledge == Knowledge::Partial ? partly : 1});
    }
    return out;
}

void addUnique(std::vector<UnknownSpan> &into, const std::vector<UnknownSpan> &spans)
{
    for (const UnknownSpan &span : spans) {
        if (std::ranges::find(into, span) == into.end())
            into.push_back(span);
    }
}

// A country's lane is partly unknown while any of its sectors is; sectors nobody reports on do not count here.
std::vector<UnknownSpan> unknownOf(const Picture &picture, Country country)
{
    std::vector<UnknownSpan> out;
    bool known = false;
    for (const Sector &sector : picture.catalog().sectors()) {
        if (sector.country != country || picture.coverage().sector(sector.index).knowledge == Knowledge::Never)
            continue;
        known = true;
        std::vector<UnknownSpan> spans = unknownOf(picture.coverage(), sector.index);
        for (UnknownSpan &span : spans)
            span.strength = partly;
        addUnique(out, spans);
    }
    if (!known)
        out.push_back({UtcTime{}, {}, partly});
    return out;
}

TimelineLane noticesLane(bool exercise)
{
    TimelineLane lane;
    lane.kind = TimelineLane::Kind::Notices;
    lane.slot = TimelineData::noticesSlot;
    lane.exercise = exercise;
    return lane;
}

TimelineLane feedsLane(const TimelineData &data)
{
    TimelineLane lane;
    lane.kind = TimelineLane::Kind::Feeds;
    lane.slot = TimelineData::feedsSlot;
    lane.total = static_cast<std::uint32_t>(data.feedMarks.size());
    return lane;
}

std::vector<TimelineLane> sectorLanes(
    const Picture &picture, const ScopeFilter &filter, std::uint64_t used, bool exercise)
{
    std::vector<TimelineLane> out;
    for (const Sector &sector : picture.catalog().sectors()) {
        const bool occupied = ((used >> sector.index) & 1) != 0;
        if ((filter.sectors & bit(sector.index)) == 0)
            continue; // an incident of several sectors is in scope by another one
        if (!occupied && (exercise || !sector.designated() || !admits(filter, sector.country)))
            continue;
        TimelineLane lane;
        lane.slot = sector.index;
        lane.exercise = exercise;
        lane.country = sector.country;
        lane.name = sector.shortName.en.isEmpty() ? sector.name : sector.shortName;
        if (!exercise) {
            lane.knowledge = picture.coverage().sector(sector.index);
            lane.unknown = unknownOf(picture.coverage(), sector.index);
        }
        out.push_back(std::move(lane));
    }
    return out;
}

// In official order: of Japan its 15, then the bucket; then of the US. The catalogue keeps the buckets at its end.
void sortByCountry(std::vector<TimelineLane> &lanes)
{
    const auto group = [](const TimelineLane &lane) { return static_cast<int>(lane.country); };
    std::ranges::stable_sort(lanes, {}, group);
}

std::vector<TimelineLane> countryLanes(
    const Picture &picture, const ScopeFilter &filter, std::uint64_t used, bool exercise)
{
    std::vector<TimelineLane> out;
    for (Country country : {Country::Japan, Country::UnitedStates, Country::Other, Country::None}) {
        const bool occupied = ((used >> static_cast<int>(country)) & 1) != 0;
        const bool ours = country == Country::Japan || country == Country::UnitedStates;
        if (!occupied && (exercise || !ours || !admits(filter, country)))
            continue;
        TimelineLane lane;
        lane.kind = TimelineLane::Kind::Country;
        lane.slot = static_cast<int>(country);
        lane.exercise = exercise;
        lane.country = country;
        if (!exercise && ours)
            lane.unknown = unknownOf(picture, country);
        out.push_back(std::move(lane));
    }
    return out;
}

void append(TimelineData &data, const Picture &picture, const ScopeFilter &filter, std::uint64_t used, bool exercise)
{
    const bool notices = ((used >> TimelineData::noticesSlot) & 1) != 0;
    if (notices || !exercise)
        data.lanes.push_back(noticesLane(exercise));
    if (!exercise && !data.feedMarks.empty())
        data.lanes.push_back(feedsLane(data));
    const bool sectors = data.options.lanes == TimelineOptions::Lanes::Sectors;
    std::vector<TimelineLane> lanes
        = sectors ? sectorLanes(picture, filter, used, exercise) : countryLanes(picture, filter, used, exercise);
    if (sectors)
        sortByCountry(lanes);
    std::ranges::move(lanes, std::back_inserter(data.lanes));
}

void indexSlots(TimelineData &data)
{
    for (auto &slots : data.laneOfSlot)
        slots.fill(-1);
    for (std::size_t i = 0; i < data.lanes.size(); ++i) {
        const TimelineLane &lane = data.lanes[i];
        if (lane.slot >= 0)
            data.laneOfSlot[lane.exercise ? 1 : 0][static_cast<std::size_t>(lane.slot)] = static_cast<int>(i);
    }
}
} // namespace

void layLanes(TimelineData &data, const Picture &picture, const ScopeFilter &filter,
    const std::array<std::uint64_t, 2> &used, std::optional<UtcTime> silentSince)
{
    append(data, picture, filter, used[0], false);
    if (silentSince) {
        for (TimelineLane &lane : data.lanes)
            lane.unknown.push_back({*silentSince, {}, 1});
    }
    if (used[1] != 0) {
        TimelineLane heading;
        heading.kind = TimelineLane::Kind::ExerciseHeading;
        heading.exercise = true;
        data.lanes.push_back(std::move(heading));
        append(data, picture, filter, used[1], true);
    }
    if (data.options.onlyOccupied) {
        std::erase_if(data.lanes, [&](const TimelineLane &lane) {
            return !lane.heading() && lane.kind != TimelineLane::Kind::Feeds
                && ((used[lane.exercise ? 1 : 0] >> lane.slot) & 1) == 0;
        });
    }
    indexSlots(data);
}

} // namespace yagura
