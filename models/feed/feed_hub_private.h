// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feed/feed_directory.h"
#include "models/feed/feed_hub.h"

// What the parts of FeedHub share. Private to models/feed.
namespace yagura {

// A server whose feeds are asked for. Until it answers it is shown as a feed of its own that is not heard.
struct FeedHub::Directory
{
    Directory(const FeedSettings &asked, std::unique_ptr<Transport> transport, const Clock &clock)
        : server(asked)
        , question(std::move(transport), clock)
    {
    }
    FeedSettings server;
    FeedDirectory question;
    FeedHealth health;
    UtcTime askAt{};
    bool answered = false; // once at least
    bool shown = false;    // as a feed of its own
};

struct FeedHub::Subscription
{
    FeedSettings settings; // of the feed
    FeedSettings wanted;   // as a person wrote it: the feed, or its server
    std::unique_ptr<FeedClient> client;
};

} // namespace yagura
