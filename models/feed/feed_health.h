// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QUrl>

#include "models/event/event.h"
#include "models/feed/feed_fault.h"

namespace yagura {

// How a feed stands. Live: events within the last minute. Quiet: alive, nothing new. Late: two heartbeats missed.
// Lost: three missed, or no connection. Refused: the server said no.
enum class FeedState { Idle, Connecting, Subscribing, Live, Quiet, Late, Lost, Refused };

struct FeedHealth
{
    QByteArray feed; // name; before the Welcome that of the URL's path
    QUrl url;
    FeedState state = FeedState::Idle;
    UtcTime since{};       // of this state
    UtcTime lastHeard{};   // any frame; {} = never
    UtcTime lastEvent{};   // {} = none in this session
    UtcTime lostSince{};   // Late/Lost: since when nothing is known
    FeedPosition position; // last durable
    Sequence head = Sequence::None;
    quint64 received = 0;              // events in this session
    quint64 quarantined = 0;           // in the journal
    quint64 gaps = 0;                  // holes that could not be healed, in this session
    quint64 faults = 0;                // of the stream, healed or not, in this session
    double rate = 0;                   // events per second over the last ten seconds
    bool catchingUp = false;           // not all is here that the server had when it was heard again
    std::chrono::milliseconds skew{0}; // server clock minus ours: the middle of the last words on it
    // From being sequenced to being on this screen, by the server's clock: the last event, and the middle of the last
    // 64 batches. Negative = nothing was shown yet.
    std::chrono::milliseconds lag{-1};
    std::chrono::milliseconds usualLag{-1};
    Tlp ceiling = Tlp::Unspecified; // the highest that this desk is given; Unspecified = whatever there is
    bool partial = false;           // this desk is given a part of the feed
    FeedFault detail;               // why it is Lost or Refused
    bool operator==(const FeedHealth &) const = default;
};

// Beyond this a difference of the clocks is a warning: times of the two sides cannot be compared by eye any more.
inline constexpr std::chrono::seconds skewWarning{30};
[[nodiscard]] constexpr bool clockIsOff(const FeedHealth &f)
{
    return f.skew > skewWarning || f.skew < -skewWarning;
}

[[nodiscard]] constexpr bool isHeard(FeedState s)
{
    return s == FeedState::Live || s == FeedState::Quiet || s == FeedState::Late;
}

} // namespace yagura

Q_DECLARE_METATYPE(yagura::FeedHealth)
