// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <string>
#include <vector>

namespace yagura {

// How a relay does, at one moment. Counters only grow while the process lives. Value type.
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
    std::uint64_t accepted = 0;    // connections in all
    std::uint64_t turnedAway = 0;  // connections above a limit, or that did not finish their handshake in time
    std::uint64_t refused = 0;     // with a Refused frame
    std::uint64_t tooSlow = 0;     // subscribers disconnected because they did not read
    std::uint64_t batches = 0;     // sent
    std::uint64_t events = 0;      // sent, over all subscribers
    std::uint64_t bytes = 0;       // of frames sent
    std::uint64_t submits = 0;     // desk actions received
    std::uint64_t storeFailures = 0;
    bool healthy = true; // the store takes events
};

// The text format of Prometheus, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/), with the
// process's own figures from /proc/self. Pure but for those.
[[nodiscard]] QByteArray prometheusText(const RelayMetrics &metrics);

} // namespace yagura
