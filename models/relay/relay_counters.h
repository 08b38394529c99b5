// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace yagura {

// What a server has done since its start, for whoever watches it. Plain numbers that only grow; of the server's thread.
struct RelayCounters
{
    std::uint64_t connections = 0;      // accepted by the system
    std::uint64_t turnedAway = 0;       // of these, closed at once: too many in all, or from one address
    std::uint64_t handshakesFailed = 0; // no TLS, or no WebSocket, or not in time
    std::uint64_t unauthorised = 0;     // no token or certificate that is accepted
    std::uint64_t sessions = 0;         // subscriptions that were welcomed
    std::uint64_t refused = 0;          // subscriptions and directories that ended with Refused, for any reason
    std::uint64_t tooSlow = 0;          // of these, because the client did not read
    std::uint64_t tooFast = 0;          // of these, because it sent too much
    std::uint64_t batches = 0;          // sent, over all sessions
    std::uint64_t events = 0;           // in these
    std::uint64_t bytes = 0;            // of these frames
    std::uint64_t framesReceived = 0;
    std::uint64_t actions = 0;       // desk actions that were submitted
    std::uint64_t storeFailures = 0; // the store could not be read or written
};

} // namespace yagura
