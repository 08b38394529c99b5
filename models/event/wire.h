// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/event/event.h"

// The frames of yagura.feed.v1 as values: see feed.proto for what they mean and PROTOCOL.md for their order.
namespace yagura::wire {

inline constexpr char subprotocol[] = "yagura.feed.v1";
inline constexpr std::uint32_t protocolVersion = 1;

struct Interest
{
    std::vector<std::string> countries;
    std::vector<std::string> sectors;
    bool operator==(const Interest &) const = default;
};

struct Hello
{
    std::uint32_t protocol = protocolVersion;
    std::string client;
    std::vector<std::string> languages;
    std::optional<FeedPosition> resume;
    Interest interest;
    std::uint32_t credit = 0;
};
struct Credit
{
    std::uint32_t events = 0;
};
struct Submit
{
    std::string action;
    std::string event; // encoded
};

struct Welcome
{
    std::string feed;
    Epoch epoch;
    Sequence oldest = Sequence::None;
    Sequence head = Sequence::None;
    UtcTime serverTime{};
    std::uint32_t heartbeatMs = 5000;
    bool resumed = false;
    Tlp ceiling = Tlp::Unspecified; // the highest that this subscriber is given; Unspecified = whatever there is
    bool partial = false;           // this subscriber is given a part of the feed
};
struct Refused
{
    enum class Code { Unspecified, Protocol, Version, UnknownFeed, Unauthorised, Limit, Unavailable };
    Code code = Code::Unspecified;
    std::string reasonJa;
    std::string reasonEn;
};
struct Entry
{
    UtcTime sequenced{};
    std::string event; // encoded
};
struct Batch
{
    Sequence first = Sequence::None;
    std::vector<Entry> entries;
    Sequence after = Sequence::None; // the number before `first` in this subscription; None = first - 1
};
struct Heartbeat
{
    Sequence head = Sequence::None;
    UtcTime serverTime{};
};
struct Receipt
{
    enum class Code { Unspecified, Accepted, ChangedSinceSeen, AlreadyAcknowledged, UnknownAlert, Invalid };
    std::string action;
    Code code = Code::Unspecified;
    Sequence sequence = Sequence::None;
    std::string detail;
    std::uint32_t currentRevision = 0;
};
struct Directory
{
    std::vector<std::string> feeds;
};

using ClientFrame = std::variant<Hello, Credit, Submit>;
using ServerFrame = std::variant<Welcome, Refused, Batch, Heartbeat, Receipt, Directory>;

[[nodiscard]] std::string encode(const ClientFrame &frame);
[[nodiscard]] std::string encode(const ServerFrame &frame);
// Nothing: not a frame of this protocol (or empty, or above limits::frameBytes).
[[nodiscard]] std::optional<ClientFrame> decodeClientFrame(std::string_view bytes);
[[nodiscard]] std::optional<ServerFrame> decodeServerFrame(std::string_view bytes);

// Encoded size that an entry adds to a Batch, for keeping batches at or under limits::frameBytes.
[[nodiscard]] std::size_t sizeInBatch(const Entry &entry);
// What a Batch frame needs at most besides its entries.
inline constexpr std::size_t batchOverhead = 16;

} // namespace yagura::wire
