// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/faults/desk_and_relay.h"

// One thing that goes wrong between a relay and a desk, what the desk says about it, and what it writes down.
namespace yagura::test {

struct Fault
{
    using Act = std::function<void(DeskAndRelay &)>;
    using Kinds = std::vector<FeedNotice::Kind>;

    // What happens: `before` the client starts, or when it is live (`strike`, with `before` right after the start).
    Act before = {};
    Act strike = {};
    // What is seen. %1 in the words: host and port of the server as the desk knows it.
    FeedState state = FeedState::Lost;
    QString english = {};
    QString japanese = {};
    // How it ends: nothing = the proxy passes everything on again. Then `wait` on the clock until the next attempt.
    Act lift = {};
    std::chrono::milliseconds wait = std::chrono::milliseconds(500);
    Kinds notices = {FeedNotice::Kind::Lost, FeedNotice::Kind::Resumed, FeedNotice::Kind::Confirmed};
    // How the two were set up; what is wrong with that does not end by itself.
    RelaySettings settings = {};
};

inline const char *nameOf(FeedState state)
{
    static constexpr const char *names[]
        = {"Idle", "Connecting", "Subscribing", "Live", "Quiet", "Late", "Lost", "Refused"};
    return names[static_cast<std::size_t>(state)];
}

inline QByteArray namesOf(const Fault::Kinds &kinds)
{
    QByteArray all;
    for (const FeedNotice::Kind kind : kinds)
        all += QByteArray::number(static_cast<int>(kind)) + ' ';
    return all;
}

// What the proxy can do to the stream of frames.
using Piece = FaultProxy::Piece;
using Link = FaultProxy::Link;

inline bool isBatch(const Piece &piece)
{
    const auto frame
        = wire::decodeServerFrame({piece.payload.constData(), static_cast<std::size_t>(piece.payload.size())});
    return piece.kind == Piece::Kind::Frame && frame && std::holds_alternative<wire::Batch>(*frame);
}

// `act` on each batch from now on; everything else passes.
inline void onBatches(DeskAndRelay &floor, std::function<void(Link &, const Piece &)> act)
{
    floor.proxy->tamper([act = std::move(act)](Link &link, const Piece &piece) {
        if (isBatch(piece))
            act(link, piece);
        else
            link.pass(piece);
    });
}

inline Fault::Act says(const QByteArray &bytes)
{
    return [bytes](DeskAndRelay &floor) { floor.proxy->newest()->say(bytes); };
}

// Instead of the relay something else answers.
inline Fault::Act answers(const QByteArray &bytes, bool hangsUp = false)
{
    return [bytes, hangsUp](DeskAndRelay &floor) {
        floor.proxy->answer([bytes, hangsUp](Link &link) {
            link.say(bytes);
            if (hangsUp)
                link.hangUp();
        });
    };
}

inline QByteArray http(const QByteArray &status, const QByteArray &header = {})
{
    return "HTTP/1.1 " + status + "\r\n" + header + "Content-Length: 0\r\n\r\n";
}

} // namespace yagura::test

Q_DECLARE_METATYPE(yagura::test::Fault)
