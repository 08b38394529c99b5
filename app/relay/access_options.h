// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/command_line.h"
#include "models/relay/access_file.h"
#include "models/relay/feed_server.h"

namespace yagura {

// How serve lets people in: TLS, tokens, and how many at once.
void addAccessOptions(CommandLine &line);

// TLS and limits. BadOption, and what is wrong with a certificate or a key: see tlsConfiguration().
[[nodiscard]] Success takeAccessOptions(const CommandLine &line, FeedServer::Options &server);

// Nothing: no tokens are asked for. Problems: see AccessFile.
[[nodiscard]] Outcome<std::optional<AccessList>> openAccess(const CommandLine &line, AccessFile &file);

} // namespace yagura
