// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/feed/feed_client_private.h"

// What is wrong with the stream, what is missing, and when it is right again: noted for the journal.
namespace yagura {

using namespace std::chrono_literals;

namespace {
constexpr auto lasting = 10s; // a subscription without a fault: the server is to be trusted with a quick return again
}

// Closes and subscribes again from what is durable. That is not yet an outage: it is one if the next attempt fails.
void FeedClient::Private::fault(FeedNotice::Kind kind, const FeedFault &why, StreamOrder::Gap concerned)
{
    const UtcTime now = clock.now();
    const bool heardBefore = link == Link::Subscribed;
    closeLink();
    ++health.faults;
    const bool stillToCome = kind == FeedNotice::Kind::Hole || kind == FeedNotice::Kind::Overrun;
    healedAt = stillToCome ? concerned.last : order.last();
    // Back before it counts as lost: a server that is there, and breaks the rules again and again, is not silent.
    goDown(FeedState::Lost, why, std::min<std::chrono::milliseconds>(backoff.next(), 2 * heartbeat));
    write(faults.fault(kind, concerned.first, concerned.last, now));
    if (outage || !heardBefore)
        noteLost(); // it came in the place of a Welcome: nothing is heard
    else
        askingAgain = true;
    tellHealth();
}

void FeedClient::Private::write(FaultNotes::Notices notices)
{
    for (FeedNotice &each : notices)
        notice(std::move(each));
}

// What came is in its place. The back-off is set back here and not at the Welcome: a server that breaks the rules right
// after it is not to be hurried; nor one that does so again and again.
void FeedClient::Private::noteProgress()
{
    const UtcTime now = clock.now();
    if (faulty && now - linkSince >= lasting)
        faulty = false;
    if (!faulty)
        backoff.reset();
    const bool nothingMore = catchUpTo == Sequence::None;
    if (faults.open() && (order.last() >= healedAt || nothingMore))
        write(faults.healed(now));
}

void FeedClient::Private::noteGap(const StreamOrder::Gap &gap)
{
    const UtcTime now = clock.now();
    FeedNotice missing;
    missing.kind = FeedNotice::Kind::Gap;
    missing.from = health.lastHeard == UtcTime{} ? now : health.lastHeard;
    missing.to = now;
    missing.firstMissing = gap.first;
    missing.lastMissing = gap.last;
    ++health.gaps;
    changed = true;
    faults.givenUp();
    notice(missing);
}

// After an outage: heard again, and what has not come yet.
void FeedClient::Private::noteResumed()
{
    health.detail.clear();
    askingAgain = false;
    if (!std::exchange(outage, false))
        return;
    FeedNotice resumed;
    resumed.kind = FeedNotice::Kind::Resumed;
    resumed.from = outageFrom;
    resumed.to = clock.now();
    toConfirm = catchUpTo != Sequence::None;
    if (toConfirm) {
        resumed.firstMissing = next(order.last());
        resumed.lastMissing = catchUpTo;
    }
    notice(resumed);
}

void FeedClient::Private::watchCatchUp()
{
    if (catchUpTo != Sequence::None && order.stored() && order.last() >= catchUpTo)
        confirm();
}

// All is here that the server had at its Welcome.
void FeedClient::Private::confirm()
{
    catchUpTo = Sequence::None;
    changed = true;
    health.catchingUp = false;
    if (!std::exchange(toConfirm, false))
        return;
    FeedNotice confirmed;
    confirmed.kind = FeedNotice::Kind::Confirmed;
    confirmed.to = clock.now();
    confirmed.lastMissing = order.last();
    notice(confirmed);
}

} // namespace yagura
