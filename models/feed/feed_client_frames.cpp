// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/limits.h"
#include "models/feed/feed_client_private.h"

// What FeedClient does with each frame of the server, in the order of PROTOCOL.md.
namespace yagura {

using namespace std::chrono_literals;

namespace {

QString textOf(const std::string &text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// A server's word on its pace is bounded too: 0 means 5 s, and no word makes us busy or deaf.
std::chrono::milliseconds heartbeatOf(const wire::Welcome &welcome)
{
    const std::chrono::milliseconds said(welcome.heartbeatMs == 0 ? 5000U : welcome.heartbeatMs);
    return std::clamp<std::chrono::milliseconds>(said, 250ms, 60s);
}

std::uint64_t bytesOf(const wire::Batch &batch)
{
    std::uint64_t bytes = 0;
    for (const wire::Entry &entry : batch.entries)
        bytes += entry.event.size();
    return bytes;
}

bool mayPass(wire::Refused::Code code)
{
    return code == wire::Refused::Code::Unavailable || code == wire::Refused::Code::Limit;
}

} // namespace

void FeedClient::Private::onReceived(const QByteArray &bytes)
{
    if (link != Link::Greeted && link != Link::Subscribed)
        return;
    const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    auto frame = view.size() <= limits::frameBytes ? wire::decodeServerFrame(view) : std::nullopt;
    if (!frame)
        return fault(FeedNotice::Kind::Nonsense,
            FeedFault::say(
                QT_TRANSLATE_NOOP("FeedFault", "The server sent something that is not a frame of this protocol.")));
    const bool early = link == Link::Greeted && !std::holds_alternative<wire::Welcome>(*frame)
        && !std::holds_alternative<wire::Refused>(*frame);
    if (early)
        return fault(FeedNotice::Kind::Nonsense,
            FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server sent a frame out of order.")));
    if (link == Link::Subscribed)
        heard();
    std::visit([this](auto &f) { on(f); }, *frame);
}

void FeedClient::Private::on(wire::Welcome &welcome)
{
    if (link == Link::Subscribed)
        return fault(FeedNotice::Kind::Nonsense,
            FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server sent a frame out of order.")));
    if (const FeedFault objection = objectionTo(welcome); !objection.isEmpty())
        return giveUp(objection);
    const StreamOrder::Start start = order.welcomed(welcome);
    if (start.impossible)
        return giveUp(FeedFault::say(QT_TRANSLATE_NOOP(
            "FeedFault", "The server holds fewer events than it has already sent under the same numbering.")));

    setLink(Link::Subscribed);
    fresh = true;
    heartbeat = heartbeatOf(welcome);
    health.head = welcome.head;
    health.ceiling = welcome.ceiling;
    health.partial = welcome.partial;
    noteServerTime(welcome.serverTime);
    catchUpTo = welcome.head > order.last() ? welcome.head : Sequence::None;
    health.catchingUp = catchUpTo != Sequence::None;
    quietBeats = -1; // before the first nothing can have come yet
    noteResumed();
    if (catchUpTo == Sequence::None)
        confirm();
    if (start.epochChanged) {
        FeedNotice changedEpoch;
        changedEpoch.kind = FeedNotice::Kind::EpochChanged;
        changedEpoch.to = clock.now();
        changedEpoch.lastMissing = catchUpTo;
        if (catchUpTo != Sequence::None)
            changedEpoch.firstMissing = next(order.last());
        toConfirm = catchUpTo != Sequence::None;
        notice(changedEpoch);
    }
    if (start.gap)
        noteGap(*start.gap);
    heard();
    for (const OutgoingAction &action : std::as_const(actions))
        send(wire::Submit{action.action, action.event});
    sendCredit();
    tellHealth();
}

// The stored position and the identity of events hang on the name: another feed's answer is not ours.
FeedFault FeedClient::Private::objectionTo(const wire::Welcome &welcome) const
{
    if (welcome.feed != health.feed.toStdString())
        return FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "The server answered for another feed, %1."), {textOf(welcome.feed)});
    if (welcome.epoch.id.empty())
        return FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server sent a frame out of order."));
    return {};
}

void FeedClient::Private::on(wire::Refused &refused)
{
    const auto reason = FeedFault::refusal(textOf(refused.reasonJa), textOf(refused.reasonEn));
    closeLink();
    lose(FeedState::Refused, reason, mayPass(refused.code) ? backoff.next() : Backoff::longest);
    tellHealth();
}

void FeedClient::Private::on(wire::Batch &batch)
{
    const std::size_t events = batch.entries.size();
    const StreamOrder::Step step = order.batch(batch.first, events, batch.after);
    switch (step.verdict) {
    case StreamOrder::Verdict::Hole:
        return fault(FeedNotice::Kind::Hole,
            FeedFault::say(
                QT_TRANSLATE_NOOP("FeedFault", "Events are missing in the stream. They are asked for again.")),
            step.concerned);
    case StreamOrder::Verdict::Repeat:
        return fault(FeedNotice::Kind::Repeat,
            FeedFault::say(QT_TRANSLATE_NOOP(
                "FeedFault", "The server sent events again that it had sent before. The feed is asked for again.")),
            step.concerned);
    case StreamOrder::Verdict::Reordered:
        return fault(FeedNotice::Kind::Reordered,
            FeedFault::say(
                QT_TRANSLATE_NOOP("FeedFault", "The server sent events out of order. The feed is asked for again.")),
            step.concerned);
    case StreamOrder::Verdict::Nonsense:
        return fault(FeedNotice::Kind::Nonsense,
            FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server sent events without a place in the feed.")));
    case StreamOrder::Verdict::Next:
        break;
    }
    if (step.gap)
        noteGap(*step.gap);
    const StreamOrder::Gap came{batch.first, next(batch.first, events - 1)};
    switch (credit.spend(events, bytesOf(batch))) {
    case CreditWindow::Spent::MoreThanAsked:
        return fault(FeedNotice::Kind::Overrun,
            FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server sent more events than were asked for.")), came);
    case CreditWindow::Spent::MoreThanFits:
        return fault(FeedNotice::Kind::Overrun,
            FeedFault::say(QT_TRANSLATE_NOOP(
                "FeedFault", "The server sent larger events than fit. They are asked for again in smaller portions.")),
            came);
    case CreditWindow::Spent::Taken:
        break;
    }
    noteProgress();
    quietBeats = -1;
    rate.add(events, clock.now());
    health.lastEvent = clock.now();
    health.received += events;
    health.head = std::max(health.head, next(batch.first, events - 1));
    changed = true;
    const bool wasLive = health.state == FeedState::Live;
    setState(FeedState::Live);
    if (!wasLive)
        tellHealth();
    const bool starts = std::exchange(fresh, false);
    Q_EMIT q->batchReceived({health.feed.toStdString(), *order.epoch(), std::move(batch), starts});
}

void FeedClient::Private::on(wire::Heartbeat &beat)
{
    noteProgress();
    health.head = std::max(health.head, beat.head);
    noteServerTime(beat.serverTime);
    // Of a part whose numbers are a broker's, the last may lie before the head: when nothing comes though it might,
    // and all that came is durable, there is nothing more. Three times, because a broker goes on with its heartbeats
    // for some seconds after what it sends from has died.
    if (++quietBeats >= 3 && credit.allowed() > 0 && order.stored())
        confirm();
}

void FeedClient::Private::on(wire::Receipt &receipt)
{
    actions.removeIf([&receipt](const OutgoingAction &action) { return action.action == receipt.action; });
    Q_EMIT q->receiptArrived(receipt);
}

void FeedClient::Private::on(wire::Directory &)
{
    fault(FeedNotice::Kind::Nonsense,
        FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server sent a frame out of order.")));
}

// Any frame shows that the server lives.
void FeedClient::Private::heard()
{
    const UtcTime now = clock.now();
    health.lastHeard = now;
    health.lostSince = {};
    changed = true;
    const FeedState before = health.state;
    watchSilence(now);
    if (health.state != before)
        tellHealth();
}

void FeedClient::Private::noteServerTime(UtcTime serverTime)
{
    // Within the times that there are, so that no word of a server overflows the difference.
    const UtcTime sane = std::clamp(serverTime, utcFromMs(limits::earliestMs), utcFromMs(limits::latestMs));
    skews.add(sane - clock.now());
    health.skew = skews.value();
    changed = true;
}

} // namespace yagura
