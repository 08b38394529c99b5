// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QUrl>

#include "models/event/ids.h"

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
    std::chrono::milliseconds skew{0}; // server clock minus ours
    QString detail;                    // the system's or the server's words for Lost and Refused
    bool operator==(const FeedHealth &) const = default;
};

[[nodiscard]] constexpr bool isHeard(FeedState s)
{
    return s == FeedState::Live || s == FeedState::Quiet || s == FeedState::Late;
}

} // namespace yagura

Q_DECLARE_METATYPE(yagura::FeedHealth)
