// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QUrl>

#include <string_view>

#include "models/feed/nats/jetstream_api.h"
#include "models/problem/problem.h"

// What a stream must be to keep a feed, and what is wrong when there is none. Pure functions.
namespace yagura {

// Configuration of the stream of a feed: it takes yagura.<feed>.>, forgets nothing, and refuses what it cannot keep.
// `replicas`: on how many servers it lies, 1 to 5. Any message of an event within the limits fits into it.
[[nodiscard]] QJsonObject streamConfig(std::string_view feed, int replicas);

// Why a stream that is there already cannot keep that feed, in words for people; empty: it can. It may differ from
// streamConfig() in whatever does not lose or reorder events.
[[nodiscard]] QString objectionTo(const QJsonObject &config, std::string_view feed);

// An answer of JetStream that will be the same however often it is asked.
[[nodiscard]] bool isFinal(const nats::ApiError &error);
[[nodiscard]] Problem problemOf(const QUrl &url, const nats::ApiError &error);
[[nodiscard]] Problem problemOf(const QUrl &url, const NatsFailure &failure);

} // namespace yagura
