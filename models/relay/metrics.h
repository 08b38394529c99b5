// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <string>
#include <vector>

#include "models/relay/relay_counters.h"

namespace yagura {

// How a relay does, at one moment. Value type.
struct RelayMetrics
{
    struct Feed
    {
        std::string name;
        std::uint64_t head = 0;        // sequence of the newest event
        std::uint64_t quarantined = 0; // events in quarantine
        std::uint64_t subscribers = 0;
        double secondsSinceEvent = -1; // < 0: none yet
    };
    std::string version;
    std::vector<Feed> feeds;
    std::uint64_t connections = 0; // open now, subscribed or not
    RelayCounters counters;
    QString trouble; // why the store takes no events, in words; empty = it does
};

// The text format of Prometheus, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/), with the
// process's own figures from /proc/self. Pure but for those.
[[nodiscard]] QByteArray prometheusText(const RelayMetrics &metrics);

} // namespace yagura
