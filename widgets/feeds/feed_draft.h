// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feed/connection_test.h"
#include "models/feed/feed_list.h"
#include "widgets/common/context.h"

// A feed while a person sets it up, and what is said about it.
namespace yagura {

struct FeedDraft
{
    FeedEntry entry; // with the address under which it is kept; none = new
    QString address; // as typed, maybe not one yet
    bool operator==(const FeedDraft &) const = default;
};

[[nodiscard]] FeedDraft draftOf(const FeedEntry &entry);
[[nodiscard]] FeedEntry entryOf(const FeedDraft &draft); // of a draft without objections

// The address, as far as it can be read, is on another machine and unencrypted.
[[nodiscard]] bool isPlainToOthers(const QString &address);
[[nodiscard]] bool isNats(const QString &address);

// What stands in the way of subscribing to it; empty = nothing. `all` of them, itself included, so that no address is
// named twice.
[[nodiscard]] QString objectionTo(const FeedDraft &draft, const QList<FeedDraft> &all);

// "relay.example/jp-gov"; "relay.example, all feeds"; a new one: "New feed". Plain text.
[[nodiscard]] QString feedTitle(const QString &address);

// What a test of the connection found, in sentences.
[[nodiscard]] QString stageWords(ConnectionReport::Stage stage); // what is being tried
[[nodiscard]] QString reportWords(const ConnectionReport &report);

} // namespace yagura
