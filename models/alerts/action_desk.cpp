// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/action_desk.h"

#include <QUuid>

#include <unordered_map>

#include "models/event/codec.h"

namespace yagura {

namespace {

using namespace std::chrono_literals;
constexpr auto undoWindow = 10s;
constexpr std::size_t undoDepth = 100;

DeskAction actionOn(const AlertId &alert, DeskAction::Kind kind, std::uint32_t seenRevision)
{
    DeskAction action;
    action.kind = kind;
    action.subject = alert.subject.id;
    action.rule = alert.rule;
    action.seenRevision = seenRevision;
    return action;
}

} // namespace

struct ActionDesk::Private
{
    struct Waiting
    {
        AlertId alert;
        DeskAction::Kind kind;
        std::uint32_t seenRevision = 0;
    };
    struct Undoable
    {
        AlertId alert;
        std::uint32_t seenRevision = 0;
        UtcTime accepted{};
    };

    Person person;
    const Clock &clock;
    PlaceOf placeOf;
    EventCodec codec;
    std::unordered_map<std::string, Waiting> waiting; // by action id
    std::unordered_map<AlertId, ActionStatus> statuses;
    std::vector<Undoable> undoable; // newest last

    Private(Person p, const Clock &c, PlaceOf where)
        : person(std::move(p))
        , clock(c)
        , placeOf(std::move(where))
    {
    }

    void forgetExpired()
    {
        const UtcTime now = clock.now();
        std::erase_if(undoable, [now](const Undoable &u) { return now - u.accepted > undoWindow; });
    }
    [[nodiscard]] bool alreadyPending(const AlertId &alert, DeskAction::Kind kind) const
    {
        const auto it = statuses.find(alert);
        return it != statuses.end() && it->second.state == ActionStatus::State::Pending && it->second.kind == kind;
    }
    std::optional<OutgoingAction> make(const AlertId &alert, DeskAction action);
    ActionStatus &await(const std::string &id, const AlertId &alert, DeskAction::Kind kind, std::uint32_t seen);
    void remember(const Waiting &done);
};

std::optional<OutgoingAction> ActionDesk::Private::make(const AlertId &alert, DeskAction action)
{
    // A second press before the answer is the same wish.
    if (alreadyPending(alert, action.kind))
        return std::nullopt;
    action.desk = person.desk;
    action.person = person.person;
    if (placeOf) {
        ActionPlace place = placeOf(alert);
        action.country = std::move(place.country);
        action.sectors = std::move(place.sectors);
    }
    Event event;
    event.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    event.feed = alert.subject.feed;
    event.reported = clock.now();
    const DeskAction::Kind kind = action.kind;
    const std::uint32_t seen = action.seenRevision;
    event.body = std::move(action);
    await(event.id, alert, kind, seen);
    return OutgoingAction{event.feed, event.id, codec.encode(event)};
}

ActionStatus &ActionDesk::Private::await(
    const std::string &id, const AlertId &alert, DeskAction::Kind kind, std::uint32_t seen)
{
    waiting.insert_or_assign(id, Waiting{alert, kind, seen});
    ActionStatus status;
    status.alert = alert;
    status.kind = kind;
    status.at = clock.now();
    return statuses[alert] = std::move(status);
}

void ActionDesk::Private::remember(const Waiting &done)
{
    if (done.kind == DeskAction::Kind::Acknowledge) {
        if (undoable.size() == undoDepth)
            undoable.erase(undoable.begin());
        undoable.push_back({done.alert, done.seenRevision, clock.now()});
    } else if (done.kind == DeskAction::Kind::Unacknowledge) {
        std::erase_if(undoable, [&](const Undoable &u) { return u.alert == done.alert; });
    }
}

ActionDesk::ActionDesk(Person person, const Clock &clock, PlaceOf placeOf, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(person), clock, std::move(placeOf)))
{
}

ActionDesk::~ActionDesk() = default;

void ActionDesk::send(const AlertId &alert, DeskAction action)
{
    const std::optional<OutgoingAction> made = d->make(alert, std::move(action));
    if (!made)
        return;
    Q_EMIT statusChanged(d->statuses.at(alert));
    Q_EMIT actionMade(*made);
}

void ActionDesk::acknowledge(const AlertId &alert, std::uint32_t seenRevision)
{
    send(alert, actionOn(alert, DeskAction::Kind::Acknowledge, seenRevision));
}

void ActionDesk::unacknowledge(const AlertId &alert, std::uint32_t seenRevision, const QString &reason)
{
    DeskAction action = actionOn(alert, DeskAction::Kind::Unacknowledge, seenRevision);
    action.note = reason.toStdString();
    send(alert, std::move(action));
}

void ActionDesk::take(const AlertId &alert, std::uint32_t seenRevision)
{
    send(alert, actionOn(alert, DeskAction::Kind::Take, seenRevision));
}

void ActionDesk::release(const AlertId &alert, std::uint32_t seenRevision)
{
    send(alert, actionOn(alert, DeskAction::Kind::Release, seenRevision));
}

bool ActionDesk::undoLast()
{
    d->forgetExpired();
    if (d->undoable.empty())
        return false;
    const Private::Undoable last = std::move(d->undoable.back());
    d->undoable.pop_back();
    unacknowledge(last.alert, last.seenRevision, {});
    return true;
}

bool ActionDesk::canUndo() const
{
    const UtcTime now = d->clock.now();
    return std::ranges::any_of(d->undoable, [now](const auto &u) { return now - u.accepted <= undoWindow; });
}

std::optional<ActionStatus> ActionDesk::statusOf(const AlertId &alert) const
{
    const auto it = d->statuses.find(alert);
    return it == d->statuses.end() ? std::nullopt : std::optional(it->second);
}

const ActionDesk::Person &ActionDesk::person() const
{
    return d->person;
}

void ActionDesk::receive(const wire::Receipt &receipt)
{
    const auto it = d->waiting.find(receipt.action);
    if (it == d->waiting.end())
        return; // answered before, or not ours
    const Private::Waiting done = std::move(it->second);
    d->waiting.erase(it);
    const bool accepted = receipt.code == wire::Receipt::Code::Accepted;
    if (accepted)
        d->remember(done);

    ActionStatus status;
    status.alert = done.alert;
    status.kind = done.kind;
    status.state = accepted ? ActionStatus::State::Accepted : ActionStatus::State::Refused;
    status.code = receipt.code;
    status.detail = QString::fromStdString(receipt.detail);
    status.currentRevision = receipt.currentRevision;
    status.at = d->clock.now();
    // The answer to an older action must not hide that a newer one is under way.
    const bool newerPending
        = std::ranges::any_of(d->waiting, [&](const auto &w) { return w.second.alert == done.alert; });
    if (!newerPending)
        d->statuses[done.alert] = status;
    Q_EMIT answered(QByteArray::fromStdString(receipt.action));
    Q_EMIT statusChanged(status);
}

void ActionDesk::restore(const QList<OutgoingAction> &actions)
{
    for (const OutgoingAction &kept : actions) {
        const Result<Event, Refusal> event = d->codec.decode(kept.event);
        const DeskAction *action = event ? event->deskAction() : nullptr;
        if (!action)
            continue; // of a newer version: the feed submits it all the same
        const AlertId alert{{kept.feed, action->subject}, action->rule};
        Q_EMIT statusChanged(d->await(kept.action, alert, action->kind, action->seenRevision));
    }
}

} // namespace yagura
