// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/event/ids.h"

// What a feed carries, as values. The meaning of each field stands in feed.proto; here are the same facts in the
// types of the house. All strings are valid UTF-8 within limits.h once they come out of the codec.
namespace yagura {

enum class Tlp : std::uint8_t { Unspecified, Clear, Green, Amber, AmberStrict, Red }; // in order of strictness
enum class SourceStatus : std::uint8_t { Unspecified, Draft, Confirmed, Retracted };
enum class Condition : std::uint8_t { Active, Cleared };
enum class Precision : std::uint8_t { Year, Month, Day, Minute, Unknown };
enum class TextOrigin : std::uint8_t { Unspecified, Original, Human, Machine };
enum class ReportKind : std::uint8_t { Incident, Advisory, Engagement };
enum class EngagementKind : std::uint8_t { Unspecified, Meeting, Exercise, Review };

// TLP_UNSPECIFIED is handled as AMBER until the source says otherwise.
[[nodiscard]] constexpr Tlp effective(Tlp tlp)
{
    return tlp == Tlp::Unspecified ? Tlp::Amber : tlp;
}

struct Text
{
    std::string text;
    TextOrigin origin = TextOrigin::Unspecified;
    [[nodiscard]] bool empty() const { return text.empty(); }
    bool operator==(const Text &) const = default;
};

struct BilingualText
{
    Text ja;
    Text en;
    bool operator==(const BilingualText &) const = default;
};

// When something happened, as precisely as the source says it.
struct Instant
{
    UtcTime at{};
    Precision precision = Precision::Unknown;
    bool operator==(const Instant &) const = default;
};

// First instant after the span that `precision` leaves open, counted from floored(): a year-only date covers the year.
[[nodiscard]] UtcTime endOf(const Instant &instant);
// The same instant cut down to the start of its year, month, day or minute (UTC).
[[nodiscard]] Instant floored(const Instant &instant);

struct SectorRef
{
    std::string taxonomy;
    std::string code;
    bool mapped = false;
    bool operator==(const SectorRef &) const = default;
};

struct Place
{
    BilingualText name;
    double latitude = 0;
    double longitude = 0;
    bool operator==(const Place &) const = default;
};

// Display level 0–5; nothing = the source gives no severity, which is not the same as 0.
using DisplayLevel = std::optional<std::uint8_t>;

struct Severity
{
    std::string scale;
    std::string value;
    DisplayLevel display;
    bool displayMapped = false;
    bool operator==(const Severity &) const = default;
};

struct Indicator
{
    std::string type;
    std::string value;
    bool operator==(const Indicator &) const = default;
};

struct Product
{
    std::string vendor;
    std::string name;
    bool operator==(const Product &) const = default;
};

struct Reference
{
    std::string url;
    std::string title;
    bool operator==(const Reference &) const = default;
};

// One revision of an incident, an advisory or an engagement: what the three have in common is most of it.
struct Report
{
    ReportKind kind = ReportKind::Incident;
    std::string subject; // identity across revisions within the feed
    std::uint32_t revision = 1;
    SourceStatus status = SourceStatus::Unspecified;
    Condition condition = Condition::Active; // incidents
    std::vector<SectorRef> sectors;
    std::vector<std::string> countries; // ISO 3166-1 alpha-2; an incident has at most one
    std::string region;                 // ISO 3166-2; incidents
    std::optional<Place> place;         // incidents
    Severity severity;                  // incidents and advisories
    std::string confidence;             // Admiralty code; incidents
    Instant happened;                   // incident: happened; advisory: published; engagement: start
    UtcTime endsAt{};                   // engagements
    EngagementKind engagement = EngagementKind::Unspecified;
    BilingualText title;
    BilingualText summary;
    std::vector<Indicator> indicators;
    std::vector<std::string> cves;
    std::vector<std::string> techniques;
    std::vector<Product> products;
    std::vector<std::string> suppliers;
    std::vector<Reference> references;
    std::string campaign;
    bool operator==(const Report &) const = default;
};

struct DeskAction
{
    enum class Kind : std::uint8_t {
        Unspecified,
        Acknowledge,
        Unacknowledge,
        Take,
        Release,
        Shelve,
        Unshelve,
        Escalate,
        Close,
        Reopen,
        Note
    };
    Kind kind = Kind::Unspecified;
    std::string subject;
    std::string rule;
    std::uint32_t seenRevision = 0;
    std::string desk;
    std::string person;
    std::string note;
    UtcTime until{};
    std::string toDesk;
    std::string country; // of the incident as the person saw it: where a router sends the action
    std::vector<SectorRef> sectors;
    bool operator==(const DeskAction &) const = default;
};

struct FeedNotice
{
    enum class Kind : std::uint8_t {
        Unspecified,
        Lost,
        Resumed,
        Gap,
        EpochChanged,
        FloodStarted,
        FloodEnded,
        Hole, // from here on: faults of the stream, after which it is asked for again
        Repeat,
        Reordered,
        Overrun,
        Nonsense,
        Healed,    // what was asked for again has come
        Confirmed, // after a Resumed that had something to catch up with: all of it has come
    };
    Kind kind = Kind::Unspecified;
    std::string feed;
    UtcTime from{};
    UtcTime to{};
    Sequence firstMissing = Sequence::None;
    Sequence lastMissing = Sequence::None;
    BilingualText note;
    std::uint32_t times = 0; // the same fault so many times between from and to; 0 and 1: once
    bool operator==(const FeedNotice &) const = default;
};

// A kind from a newer sender: its bytes are in the journal, there is nothing here to show but that it exists.
struct UnknownKind
{
    bool operator==(const UnknownKind &) const = default;
};

struct Event
{
    std::string id;
    std::string feed;
    UtcTime reported{};
    bool exercise = false;
    std::string exerciseName;
    Tlp tlp = Tlp::Unspecified;
    std::vector<std::string> releasableTo;
    std::string deduplicationKey;
    std::variant<UnknownKind, Report, DeskAction, FeedNotice> body;

    [[nodiscard]] const Report *report() const { return std::get_if<Report>(&body); }
    [[nodiscard]] const DeskAction *deskAction() const { return std::get_if<DeskAction>(&body); }
    [[nodiscard]] const FeedNotice *feedNotice() const { return std::get_if<FeedNotice>(&body); }
    bool operator==(const Event &) const = default;
};

// An event in its place: what the journal hands on.
struct SequencedEvent
{
    Sequence sequence = Sequence::None;
    UtcTime sequenced{};
    Event event;
    bool operator==(const SequencedEvent &) const = default;
};

} // namespace yagura
