// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alert_book.h"

namespace yagura {

namespace {

// Graver than what was seen. Any stated severity is, when what was seen had none; becoming unknown is not. The relay's
// AlertLedger goes by the same rule: it must not refuse an acknowledgement that the desk's screen calls for.
bool rises(std::uint8_t seen, std::uint8_t now)
{
    return now != unknownSeverity && (seen == unknownSeverity || now > seen);
}

bool matches(const AlertRule &rule, std::uint8_t severity, SectorSet sectors)
{
    const bool everySector = rule.sectors == ~SectorSet{0};
    if (!everySector && (rule.sectors & sectors) == 0)
        return false;
    return severity == unknownSeverity ? rule.unknownSeverity : severity >= rule.minSeverity;
}

} // namespace

AlertBook::AlertBook(std::vector<AlertRule> rules, std::uint8_t silenceSeverity)
    : m_rules(std::move(rules))
    , m_silenceSeverity(silenceSeverity)
{
}

int AlertBook::apply(
    const SequencedEvent &event, const std::string &feed, const Picture &picture, Picture::Change change)
{
    if (const DeskAction *action = event.event.deskAction())
        return act(event, feed, *action);
    if (const FeedNotice *notice = event.event.feedNotice())
        return hear(event, *notice, picture.coverage());
    if (change.row != noRow && (change.added || change.revised))
        return raiseOrUpdate(event, picture, change);
    return -1;
}

int AlertBook::raiseOrUpdate(const SequencedEvent &event, const Picture &picture, Picture::Change change)
{
    const ReportTable &table = picture.reports();
    if (table.kind(change.row) != ReportKind::Incident)
        return -1;
    if (const auto known = m_byRow.find(change.row); known != m_byRow.end()) {
        update(known->second, event, table);
        return known->second;
    }
    if (!table.open(change.row))
        return -1; // over before we heard of it
    const AlertRule *rule = ruleFor(table, change.row);
    return rule ? raise(event, table, change.row, *rule) : -1;
}

const AlertRule *AlertBook::ruleFor(const ReportTable &table, Row row) const
{
    const auto rule = std::ranges::find_if(
        m_rules, [&](const AlertRule &r) { return matches(r, table.severity(row), table.sectors(row)); });
    return rule == m_rules.end() ? nullptr : &*rule;
}

int AlertBook::raise(const SequencedEvent &event, const ReportTable &table, Row row, const AlertRule &rule)
{
    const int index = static_cast<int>(m_alerts.size());
    Alert alert;
    alert.id = {table.subject(row), rule.id};
    alert.row = row;
    alert.raised = event.sequenced;
    m_byId.emplace(alert.id, index);
    m_byRow.emplace(row, index);
    m_alerts.push_back(std::move(alert));
    m_seenSeverity.push_back(unknownSeverity);
    update(index, event, table);
    return index;
}

void AlertBook::update(int index, const SequencedEvent &event, const ReportTable &table)
{
    const auto at = static_cast<std::size_t>(index);
    Alert &alert = m_alerts[at];
    const bool wasCleared = alert.condition == Condition::Cleared;
    alert.revision = table.revision(alert.row);
    alert.severity = table.severity(alert.row);
    alert.sectors = table.sectors(alert.row);
    alert.exercise = table.exercise(alert.row);
    alert.retracted = table.status(alert.row) == SourceStatus::Retracted;
    alert.condition = table.open(alert.row) ? Condition::Active : Condition::Cleared;
    alert.changed = event.sequenced;

    const bool activeAgain = wasCleared && alert.condition == Condition::Active;
    if (alert.acknowledged && (activeAgain || rises(m_seenSeverity[at], alert.severity))) {
        alert.acknowledged.reset();
        alert.raised = event.sequenced;
    }
}

// Heard again is not enough to clear it: until the feed has caught up, what it covers may be over, or worse.
int AlertBook::hear(const SequencedEvent &event, const FeedNotice &notice, const Coverage &coverage)
{
    const bool told = notice.kind == FeedNotice::Kind::Lost || notice.kind == FeedNotice::Kind::Resumed
        || notice.kind == FeedNotice::Kind::Confirmed;
    if (!told || notice.feed.empty())
        return -1;
    const AlertId id = silenceAlert(notice.feed);
    const Hearing hearing = coverage.hearing(notice.feed);
    auto known = m_byId.find(id);
    if (known == m_byId.end()) {
        if (hearing != Hearing::Lost)
            return -1;
        Alert fresh;
        fresh.id = id;
        fresh.severity = m_silenceSeverity;
        fresh.condition = Condition::Cleared;
        known = m_byId.emplace(id, static_cast<int>(m_alerts.size())).first;
        m_alerts.push_back(std::move(fresh));
        m_seenSeverity.push_back(unknownSeverity);
    }
    Alert &alert = m_alerts[static_cast<std::size_t>(known->second)];
    alert.sectors = coverage.sectorsOf(notice.feed);
    alert.exercise = coverage.exerciseOnly(notice.feed);
    alert.changed = event.sequenced;
    Silence &silence = m_silences[known->second];
    const bool fellSilent = std::exchange(silence.now, hearing) != Hearing::Lost && hearing == Hearing::Lost;
    // Lost again while it was catching up is the same outage, unless somebody has seen it as good as over.
    const bool seenAsOver = alert.acknowledged && silence.seen == Hearing::Suspect;
    if (fellSilent && (alert.condition == Condition::Cleared || seenAsOver)) {
        alert.condition = Condition::Active;
        alert.acknowledged.reset();
        alert.raised = event.sequenced;
        ++alert.revision;
    } else if (hearing == Hearing::Heard) {
        alert.condition = Condition::Cleared;
    }
    return known->second;
}

int AlertBook::act(const SequencedEvent &event, const std::string &feed, const DeskAction &action)
{
    const auto known = m_byId.find(AlertId{{feed, action.subject}, action.rule});
    if (known == m_byId.end())
        return -1;
    const int index = known->second;
    Alert &alert = m_alerts[static_cast<std::size_t>(index)];
    bool done = false;
    switch (action.kind) {
    case DeskAction::Kind::Acknowledge:
        done = acknowledge(index, event, action);
        break;
    case DeskAction::Kind::Unacknowledge:
        done = unacknowledge(index);
        break;
    case DeskAction::Kind::Take:
        alert.owner = action.person;
        alert.taken = event.sequenced;
        done = true;
        break;
    case DeskAction::Kind::Release:
        done = alert.owner.has_value();
        alert.owner.reset();
        alert.taken = {};
        break;
    case DeskAction::Kind::Unspecified:
    case DeskAction::Kind::Shelve:
    case DeskAction::Kind::Unshelve:
    case DeskAction::Kind::Escalate:
    case DeskAction::Kind::Close:
    case DeskAction::Kind::Reopen:
    case DeskAction::Kind::Note:
        break; // facts of a later release: in the journal, not in the book
    }
    if (!done)
        return -1;
    alert.changed = event.sequenced;
    return index;
}

bool AlertBook::acknowledge(int index, const SequencedEvent &event, const DeskAction &action)
{
    const auto at = static_cast<std::size_t>(index);
    Alert &alert = m_alerts[at];
    if (alert.acknowledged || action.seenRevision != alert.revision)
        return false; // the first one stands; and what changed since it was seen was not seen
    alert.acknowledged = Acknowledgement{action.person, action.desk, event.sequenced, action.seenRevision};
    m_seenSeverity[at] = alert.severity;
    if (alert.ofSilence())
        m_silences[index].seen = m_silences[index].now;
    if (!alert.ofSilence())
        m_responses.push_back({alert.raised, event.sequenced - alert.raised, alert.row});
    return true;
}

bool AlertBook::unacknowledge(int index)
{
    Alert &alert = m_alerts[static_cast<std::size_t>(index)];
    if (!alert.acknowledged)
        return false;
    alert.acknowledged.reset();
    if (alert.ofSilence())
        return true;
    // What was taken back was no response.
    const auto response
        = std::find_if(m_responses.rbegin(), m_responses.rend(), [&](const Response &r) { return r.row == alert.row; });
    if (response != m_responses.rend())
        m_responses.erase(std::next(response).base());
    return true;
}

const Alert *AlertBook::find(const AlertId &id) const
{
    const auto it = m_byId.find(id);
    return it == m_byId.end() ? nullptr : &m_alerts[static_cast<std::size_t>(it->second)];
}

const Alert *AlertBook::alertOf(Row row) const
{
    const auto it = m_byRow.find(row);
    return it == m_byRow.end() ? nullptr : &m_alerts[static_cast<std::size_t>(it->second)];
}

} // namespace yagura
