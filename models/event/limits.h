// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "models/event/event.h"

// The one place where the size and range of what comes from outside is decided. PROTOCOL.md lists the same numbers.
namespace yagura::limits {

inline constexpr std::size_t eventBytes = 128 * 1024;
inline constexpr std::size_t jsonBytes = 1024 * 1024; // of one line of NDJSON: escapes make it longer than its event
inline constexpr std::size_t frameBytes = 256 * 1024; // of one WebSocket message, either way
inline constexpr std::size_t idBytes = 128;           // ids, names, codes, persons, desks
inline constexpr std::size_t titleBytes = 1024;
inline constexpr std::size_t summaryBytes = 64 * 1024;
inline constexpr std::size_t shortTextBytes = 2048; // place names, products, notes, indicator values, URLs
inline constexpr std::size_t listLength = 256;      // sectors, indicators, CVEs, techniques, products, references …
inline constexpr std::uint32_t maxRevision = 1'000'000;
inline constexpr std::uint8_t maxDisplayLevel = 5;
inline constexpr std::int64_t earliestMs = 0;               // 1970-01-01
inline constexpr std::int64_t latestMs = 4'133'980'799'999; // 2100-12-31T23:59:59.999Z

} // namespace yagura::limits

namespace yagura {

// Why an event was not taken. `field` names the field as feed.proto spells it.
struct Refusal
{
    enum class Reason : std::uint8_t {
        NotAnEvent, // bytes that do not parse
        TooLarge,   // more bytes than limits::eventBytes
        TextTooLong,
        ListTooLong,
        NotUtf8,
        MissingId, // no id, or no subject
        BadRevision,
        TimeOutOfRange,
        BadCoordinates,
        BadSeverity,
        BadCode, // country, region, confidence: not in the form of their standard
        WrongFeed,
    };
    Reason reason = Reason::NotAnEvent;
    std::string field;
    bool operator==(const Refusal &) const = default;
};

// Stable machine name of a reason ("text-too-long"), for the journal and for logs.
[[nodiscard]] const char *nameOf(Refusal::Reason reason);
// The reason with that machine name; NotAnEvent for a name this version does not know.
[[nodiscard]] Refusal::Reason reasonNamed(std::string_view name);

} // namespace yagura
