// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/event/event.h"
#include "models/event/wire.h"

// Where the events of a feed lie in JetStream. One stream for each feed, subjects yagura.<feed>.<country>.<sector>, so
// that a floor, an account or a leaf node can be given a part. Pure functions.
//
// No two feeds share a name here, and no two countries or sectors a token. '=' followed by two hexadecimal digits
// (upper case) stands for a byte that NATS has a use of its own for; '=' is in no feed name.
namespace yagura::nats {

// "yagura_" + the feed with '.' written as "=2E". `feed` is a feed's name (letters, digits, '-', '_', '.').
[[nodiscard]] std::string streamOf(std::string_view feed);
// The feed whose stream has that name; nothing when it is not a stream of ours.
[[nodiscard]] std::optional<std::string> feedOf(std::string_view stream);

// Every subject of a feed: "yagura.<feed>.>".
[[nodiscard]] std::string subjectsOf(std::string_view feed);

// Where an event of that feed is published, a report and a desk action about it alike.
//   country: ISO 3166-1 alpha-2; "_" = none is named, "_many" = several
//   sector:  its code with '.' as '-' and '-' as "=2D"; "_" = none is named, "_many" = several. A sector that the
//   source
//            states counts before those that a crosswalk added.
[[nodiscard]] std::string subjectOf(std::string_view feed, const Event &event);

// The id of an event as the header Nats-Msg-Id carries it: what is not printable ASCII, and '%', as %XX. Whoever
// publishes an event gives it this one, so that a repeat is known whichever way it comes.
[[nodiscard]] std::string messageIdOf(std::string_view eventId);

// The one filter that a consumer of nats-server 2.9 may have. Exactly one country and no sector, or exactly one sector
// and no country: what names that one and no other. Everything else: the whole feed (subjectsOf). An event that names
// no country, or several, is not in a part: a floor that must see those as well asks for no interest.
[[nodiscard]] std::string filterFor(std::string_view feed, const wire::Interest &interest);

} // namespace yagura::nats
