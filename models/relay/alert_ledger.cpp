// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/alert_ledger.h"

namespace yagura {

namespace {

using wire::Receipt;

Receipt objecting(Receipt::Code code, std::string detail = {}, std::uint32_t current = 0)
{
    Receipt receipt;
    receipt.code = code;
    receipt.detail = std::move(detail);
    receipt.currentRevision = current;
    return receipt;
}

} // namespace

void AlertLedger::apply(const Event &event)
{
    if (const Report *r = event.report())
        report(*r);
    else if (const DeskAction *a = event.deskAction())
        act(*a);
}

void AlertLedger::report(const Report &report)
{
    if (report.kind != ReportKind::Incident)
        return; // only incidents raise alerts
    Subject &subject = m_subjects[report.subject];
    if (report.revision <= subject.revision)
        return; // a late one or a repeat changes nothing about what is current
    const bool active = report.condition == Condition::Active && report.status != SourceStatus::Retracted;
    const bool again = subject.revision > 0 && active && !subject.active;
    subject.revision = report.revision;
    subject.active = active;
    subject.severity = report.severity.display ? *report.severity.display : -1;
    // An acknowledgement covers what was seen: it is void when the incident has become graver than that, or is active
    // again after it was cleared or retracted. AlertBook folds by the same rule.
    std::erase_if(
        subject.acknowledged, [&](const auto &entry) { return again || subject.severity > entry.second.severity; });
}

void AlertLedger::act(const DeskAction &action)
{
    const auto found = m_subjects.find(action.subject);
    if (found == m_subjects.end())
        return;
    Subject &subject = found->second;
    if (action.kind == DeskAction::Kind::Acknowledge)
        subject.acknowledged.insert_or_assign(action.rule, Acknowledged{action.person, subject.severity});
    else if (action.kind == DeskAction::Kind::Unacknowledge)
        subject.acknowledged.erase(action.rule);
}

std::optional<Receipt> AlertLedger::objection(const DeskAction &action) const
{
    if (action.kind == DeskAction::Kind::Unspecified)
        return objecting(Receipt::Code::Invalid, "kind");
    if (action.rule.empty())
        return objecting(Receipt::Code::Invalid, "rule");
    if (action.person.empty())
        return objecting(Receipt::Code::Invalid, "person");
    const auto found = m_subjects.find(action.subject);
    if (found == m_subjects.end())
        return objecting(Receipt::Code::UnknownAlert);
    return objectionTo(action, found->second);
}

std::optional<Receipt> AlertLedger::objectionTo(const DeskAction &action, const Subject &subject)
{
    const auto acknowledged = subject.acknowledged.find(action.rule);
    const bool isAcknowledged = acknowledged != subject.acknowledged.end();
    switch (action.kind) {
    case DeskAction::Kind::Acknowledge:
        if (action.seenRevision != subject.revision)
            return objecting(Receipt::Code::ChangedSinceSeen, {}, subject.revision);
        if (isAcknowledged)
            return objecting(Receipt::Code::AlreadyAcknowledged, acknowledged->second.person, subject.revision);
        break;
    case DeskAction::Kind::Unacknowledge:
        if (!isAcknowledged)
            return objecting(Receipt::Code::Invalid, "not acknowledged", subject.revision);
        break;
    case DeskAction::Kind::Unspecified:
    case DeskAction::Kind::Take:
    case DeskAction::Kind::Release:
    case DeskAction::Kind::Shelve:
    case DeskAction::Kind::Unshelve:
    case DeskAction::Kind::Escalate:
    case DeskAction::Kind::Close:
    case DeskAction::Kind::Reopen:
    case DeskAction::Kind::Note:
        break;
    }
    return std::nullopt;
}

} // namespace yagura
