// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/desk_receipt.h"

#include "models/journal/admission.h"

namespace yagura {

namespace {

void refuse(wire::Receipt &receipt, const DeskAction &action, const Alert *alert)
{
    using Code = wire::Receipt::Code;
    receipt.code = Code::Invalid;
    if (!alert) {
        receipt.code = Code::UnknownAlert;
    } else if (action.kind == DeskAction::Kind::Acknowledge && alert->acknowledged) {
        receipt.code = Code::AlreadyAcknowledged;
        receipt.detail = alert->acknowledged->person;
    } else if (action.kind == DeskAction::Kind::Acknowledge) {
        receipt.code = Code::ChangedSinceSeen;
        receipt.currentRevision = alert->revision;
    }
}

} // namespace

std::optional<wire::Receipt> deskReceipt(const SequencedEvent &event, const AlertBook &book, bool done)
{
    const DeskAction *action = event.event.deskAction();
    if (!action)
        return std::nullopt;
    wire::Receipt receipt;
    receipt.action = event.event.id;
    if (done) {
        receipt.code = wire::Receipt::Code::Accepted;
        receipt.sequence = event.sequence;
    } else {
        refuse(receipt, *action, book.find({{deskFeed, action->subject}, action->rule}));
    }
    return receipt;
}

} // namespace yagura
