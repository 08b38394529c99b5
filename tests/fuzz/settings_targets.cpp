// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include <array>

#include "models/feed/feed_list.h"
#include "models/relay/access_file.h"

// Files that a person may have written by hand.
namespace yagura::fuzz {

namespace {

QByteArray copyOf(std::string_view bytes)
{
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

void feedList(std::string_view bytes)
{
    const auto feeds = parseFeedList(copyOf(bytes), QStringLiteral("feeds.json"));
    if (!feeds)
        return;
    for (const FeedEntry &entry : *feeds)
        require(entry.feed.access.token.isEmpty() && entry.feed.access.password.isEmpty(), "no secret in the file");
    const auto again = parseFeedList(formatFeedList(*feeds), QStringLiteral("feeds.json"));
    require(again && *again == *feeds, "a list of feeds that was read can be written and read again");
}

void access(std::string_view bytes)
{
    const auto list = parseAccess(copyOf(bytes), QStringLiteral("tokens.json"));
    if (!list)
        return;
    require(parseAccess(writeAccess(*list), QStringLiteral("tokens.json")).ok(),
        "a list of tokens that was read can be written and read again");
}

constexpr std::array table{
    Target{"feed_list", feedList},
    Target{"access", access},
};

} // namespace

std::span<const Target> settingsTargets()
{
    return table;
}

} // namespace yagura::fuzz
