// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <optional>
#include <span>
#include <vector>

#include "models/alerts/situation.h"
#include "models/picture/scope.h"

// What the timeline shows, as plain values: collected from a Situation, then drawn without it. No GUI.
namespace yagura {

struct TimelineOptions
{
    enum class Lanes : std::uint8_t { Sectors, Countries };
    enum class Basis : std::uint8_t { Happened, Reported };
    Lanes lanes = Lanes::Sectors;
    Basis basis = Basis::Happened;
    bool onlyOccupied = false; // leave lanes without entries out (a page has an end)
    bool operator==(const TimelineOptions &) const = default;
};

// A moment or a span on the time axis.
struct TimelineEntry
{
    enum Flag : std::uint8_t { Unacknowledged = 1, Retracted = 2, Late = 4, TimeUnknown = 8, Exercise = 16, Band = 32 };
    std::int64_t start = 0;    // ms UTC
    std::int64_t end = 0;      // ms UTC; == start: a moment. Otherwise the span that the date leaves open, or lasts
    std::int64_t reported = 0; // ms UTC
    std::uint64_t slots = 0;   // bit s: belongs to the lanes of slot s
    Row row = noRow;
    std::uint8_t severity = unknownSeverity;
    std::uint8_t flags = 0;
    [[nodiscard]] bool has(Flag flag) const { return (flags & flag) != 0; }
    [[nodiscard]] bool isSpan() const { return end > start; }
};

// How grave an entry is among others in the same place: what is not retracted before what is, then severity; unknown
// comes below 0 and above nothing. 0–6 retracted, 8–14 not.
using WorstKey = std::uint8_t;
[[nodiscard]] WorstKey worstKey(const TimelineEntry &entry);
[[nodiscard]] constexpr std::uint8_t severityOf(WorstKey key)
{
    return (key & 7) == 0 ? unknownSeverity : static_cast<std::uint8_t>((key & 7) - 1);
}
[[nodiscard]] constexpr bool isRetracted(WorstKey key)
{
    return key < 8;
}

// A span in which nothing, or not everything, was heard.
struct UnknownSpan
{
    UtcTime from{};
    UtcTime to{}; // {} = it lasts
    double strength = 1;
    bool operator==(const UnknownSpan &) const = default;
};

struct TimelineLane
{
    enum class Kind : std::uint8_t { Notices, Feeds, Sector, Country, ExerciseHeading };
    Kind kind = Kind::Sector;
    int slot = -1; // SectorIndex, Country or noticesSlot; -1 heading
    bool exercise = false;
    Country country = Country::None;
    Names name; // of sectors; the words for the others are the painter's
    std::optional<std::uint8_t> worstOpen;
    std::uint32_t open = 0;  // incidents
    std::uint32_t total = 0; // entries in the lane
    KnowledgeOf knowledge{Knowledge::Known, {}, {}};
    std::vector<UnknownSpan> unknown;
    [[nodiscard]] bool heading() const { return kind == Kind::ExerciseHeading; }
};

// What happened on a feed: at a moment, or for as long as it was silent.
struct TimelineFeedMark
{
    std::string feed;
    FeedLogEntry entry;
    UtcTime from{};
    UtcTime to{}; // {} = it lasts; = from: a moment
};

// An engagement with its name, for its band.
struct TimelineBand
{
    UtcTime start{};
    UtcTime end{};
    Row row = noRow;
    bool exercise = false;
    bool retracted = false;
    Names title; // plain text, "" where there is none in that language
};

struct TimelineData
{
    static constexpr int noticesSlot = 63;
    static constexpr int feedsSlot = 62;

    TimelineOptions options;
    std::vector<TimelineLane> lanes;
    std::vector<TimelineEntry> entries; // in order of rows
    std::vector<TimelineBand> bands;
    std::vector<TimelineFeedMark> feedMarks; // in order of start
    UtcTime now{};                           // of the picture: live or pinned
    bool live = true;                        // false: `now` is the pinned moment
    std::optional<UtcTime> scopeFrom;
    std::optional<UtcTime> scopeTo;
    std::array<std::array<int, 64>, 2> laneOfSlot{}; // [exercise][slot] → index in lanes, -1 none

    [[nodiscard]] int lane(int slot, bool exercise) const { return laneOfSlot[exercise ? 1 : 0][slot & 63]; }
    // The lanes of an entry, ascending slots.
    template <typename Visit> void forLanes(const TimelineEntry &entry, Visit visit) const;
    [[nodiscard]] bool inLane(const TimelineEntry &entry, int index) const;
    // Earliest start and latest end of all entries; nothing without entries.
    [[nodiscard]] std::optional<std::pair<UtcTime, UtcTime>> extent() const;
};

// One pass over `rows` and the alerts. `silentSince`: no feed at all is heard since then.
[[nodiscard]] TimelineData collectTimeline(const Situation &situation, std::span<const Row> rows,
    const ScopeFilter &filter, UtcTime now, const TimelineOptions &options, std::optional<UtcTime> silentSince = {});

template <typename Visit> void TimelineData::forLanes(const TimelineEntry &entry, Visit visit) const
{
    for (std::uint64_t rest = entry.slots; rest != 0; rest &= rest - 1) {
        const int index = lane(std::countr_zero(rest), entry.has(TimelineEntry::Exercise));
        if (index >= 0)
            visit(index);
    }
}

} // namespace yagura
