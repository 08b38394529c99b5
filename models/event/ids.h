// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>

// Strong names for the small values that travel everywhere. Value types, no threads, no errors.
namespace yagura {

// An instant in UTC, milliseconds since 1970-01-01T00:00:00Z.
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

[[nodiscard]] constexpr UtcTime utcFromMs(std::int64_t ms)
{
    return UtcTime{std::chrono::milliseconds{ms}};
}
[[nodiscard]] constexpr std::int64_t toMs(UtcTime t)
{
    return t.time_since_epoch().count();
}
[[nodiscard]] UtcTime utcNow(); // the system's clock; tests use a Clock of their own (clock.h)

// Place of an event in its feed: 1, 2, 3 … without holes. 0 = before the first.
enum class Sequence : std::uint64_t { None = 0 };
[[nodiscard]] constexpr std::uint64_t number(Sequence s)
{
    return static_cast<std::uint64_t>(s);
}
[[nodiscard]] constexpr Sequence next(Sequence s, std::uint64_t by = 1)
{
    return static_cast<Sequence>(number(s) + by);
}

// Numbering of a feed: another epoch is another numbering.
struct Epoch
{
    std::string id;
    auto operator<=>(const Epoch &) const = default;
};

struct FeedPosition
{
    Epoch epoch;
    Sequence sequence = Sequence::None;
    bool operator==(const FeedPosition &) const = default;
};

// What a report is about, across its revisions: (feed, the source's identity).
struct SubjectId
{
    std::string feed;
    std::string id;
    auto operator<=>(const SubjectId &) const = default;
};

// An alert: raised by one rule from one subject. The identity rules of OPC UA Part 9 (condition = source + rule).
struct AlertId
{
    SubjectId subject;
    std::string rule;
    auto operator<=>(const AlertId &) const = default;
};

} // namespace yagura

template <> struct std::hash<yagura::SubjectId>
{
    std::size_t operator()(const yagura::SubjectId &s) const noexcept
    {
        return std::hash<std::string>{}(s.feed) * 31U ^ std::hash<std::string>{}(s.id);
    }
};
template <> struct std::hash<yagura::AlertId>
{
    std::size_t operator()(const yagura::AlertId &a) const noexcept
    {
        return std::hash<yagura::SubjectId>{}(a.subject) * 31U ^ std::hash<std::string>{}(a.rule);
    }
};
