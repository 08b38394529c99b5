// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/command_line.h"
#include "models/feed/feed_settings.h"

namespace yagura {

// How a program shows the servers of its feeds who it is, and whom it believes: --token-file, --ca, --certificate,
// --key,
// --allow-plain. Secrets are never words of the command line, where everybody on the machine can read them.
void addFeedOptions(CommandLine &line);

// A feed named on that command line. Problems: of feedUrl(), of secretInFile(), of tlsConfiguration().
[[nodiscard]] Outcome<FeedSettings> feedNamed(const QString &url, const CommandLine &line);

} // namespace yagura
