// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/command_line.h"
#include "models/feed/feed_settings.h"

namespace yagura {

// What the command line of the bridge asks for. One side is a folder, the other a server.
struct BridgeSettings
{
    QString folder;
    FeedSettings server; // its path names a feed, or is "/"
    bool toServer = false;
    QStringList feeds; // empty: all of them
    int replicas = 1;
    bool follow = false;
    bool oneByOne = false;
};

[[nodiscard]] CommandLine bridgeLine();
// Problems: of the command line; and of the files that hold what is secret (FileMissing, FileUnreadable, WrongFormat).
[[nodiscard]] Outcome<BridgeSettings> bridgeSettings(const CommandLine &line);

} // namespace yagura
