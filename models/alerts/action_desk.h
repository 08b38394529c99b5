// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

#include "models/alerts/alert.h"
#include "models/event/clock.h"
#include "models/event/wire.h"
#include "models/journal/journal.h"

namespace yagura {

// How a person's action on an alert stands: pending → accepted, or refused with the reason. Never a success that was
// none.
struct ActionStatus
{
    enum class State { Pending, Accepted, Refused };
    AlertId alert;
    DeskAction::Kind kind = DeskAction::Kind::Unspecified;
    State state = State::Pending;
    wire::Receipt::Code code = wire::Receipt::Code::Unspecified; // once answered
    QString detail;                                              // AlreadyAcknowledged: by whom
    std::uint32_t currentRevision = 0;
    UtcTime at{};
};
[[nodiscard]] inline bool isPending(const std::optional<ActionStatus> &s)
{
    return s && s->state == ActionStatus::State::Pending;
}

// Where the incident of an action lies, so that a router can send the action where the report went.
struct ActionPlace
{
    std::string country; // ISO 3166-1 alpha-2; empty = none, or several
    std::vector<SectorRef> sectors;
    bool operator==(const ActionPlace &) const = default;
};

// Where the actions of this desk start and their receipts arrive. The action goes: desk → journal (kept until its
// receipt) → feed → sequenced → back in a batch → picture. Nothing changes on screen before it came back. UI thread.
class ActionDesk : public QObject
{
    Q_OBJECT
public:
    struct Person
    {
        std::string person;
        std::string desk;
    };
    // Asked for each action, while the person looks at the alert. Without it an action names no place.
    using PlaceOf = std::function<ActionPlace(const AlertId &)>;
    ActionDesk(Person person, const Clock &clock, PlaceOf placeOf = {}, QObject *parent = nullptr);
    ~ActionDesk() override;

    // `seenRevision`: the revision that was on the screen when the person decided.
    void acknowledge(const AlertId &alert, std::uint32_t seenRevision);
    void unacknowledge(const AlertId &alert, std::uint32_t seenRevision, const QString &reason);
    void take(const AlertId &alert, std::uint32_t seenRevision);
    void release(const AlertId &alert, std::uint32_t seenRevision);
    // Takes back the last acknowledgement of this desk within 10 s of its acceptance; false: there is none. Once more:
    // the one before it.
    bool undoLast();
    [[nodiscard]] bool canUndo() const;

    [[nodiscard]] std::optional<ActionStatus> statusOf(const AlertId &alert) const; // of the last action on it
    [[nodiscard]] const Person &person() const;

public Q_SLOTS:
    void receive(const yagura::wire::Receipt &receipt);
    void restore(const QList<yagura::OutgoingAction> &actions); // still unanswered from before a restart

Q_SIGNALS:
    void actionMade(const yagura::OutgoingAction &action); // to be kept in the journal, then submitted
    void answered(const QByteArray &action);               // to be dropped from the journal
    void statusChanged(const yagura::ActionStatus &status);

private:
    void send(const AlertId &alert, DeskAction action);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura
