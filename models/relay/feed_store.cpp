// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/feed_store.h"

#include <algorithm>

#include "models/journal/admission.h"

namespace yagura {

namespace {

using wire::Receipt;

constexpr std::size_t runEntries = 1024; // a run is read back as a whole: keep it near the size of a batch
constexpr std::size_t runBytes = 256 * 1024;
constexpr std::size_t tailBytes = 4 * 1024 * 1024;
constexpr std::size_t keptRefusals = 10'000;

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
        || c == '.';
}

bool isAcknowledgement(const DeskAction &action)
{
    return action.kind == DeskAction::Kind::Acknowledge || action.kind == DeskAction::Kind::Unacknowledge;
}

} // namespace

bool isFeedName(std::string_view name)
{
    const auto startsWell = [&] { return name.front() != '-' && name.front() != '_' && name.front() != '.'; };
    return !name.empty() && name.size() <= 64 && startsWell() && std::ranges::all_of(name, isNameCharacter);
}

// What is collected until one append to the journal.
struct FeedStore::Chunk
{
    std::vector<wire::Entry> entries;
    std::vector<Event> events; // of the entries
    std::vector<Quarantined> quarantined;
    std::unordered_map<std::string, Sequence> ids;
    std::size_t bytes = 0;
    UtcTime last{};

    [[nodiscard]] bool full() const { return entries.size() >= runEntries || bytes >= runBytes; }
    [[nodiscard]] bool empty() const { return entries.empty() && quarantined.empty(); }
};

FeedStore::FeedStore(Journal &journal, std::string name, Epoch epoch, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_name(std::move(name))
    , m_epoch(std::move(epoch))
{
}

void FeedStore::replay(Sequence sequence, UtcTime sequenced, std::string_view bytes)
{
    m_head = sequence;
    while (m_labels.size() + 1 < number(sequence))
        m_labels.addUnreadable(); // what is not there keeps its number
    m_lastSequenced = std::max(m_lastSequenced, sequenced);
    const auto event = m_codec.decode(bytes);
    if (!event)
        return m_labels.addUnreadable(); // of another version's making: it is served as it is
    m_labels.add(*event);
    m_ids.emplace(event->id, sequence);
    m_ledger.apply(*event);
}

Outcome<FeedStore::Intake> FeedStore::append(std::span<const Draft> drafts, std::string_view origin)
{
    Intake intake;
    intake.sequences.reserve(drafts.size());
    const Sequence before = m_head;
    Chunk chunk;
    Success done = Done{};
    for (const Draft &draft : drafts) {
        take(draft, origin, chunk, intake);
        if (chunk.full() && !(done = flush(chunk)).ok())
            break;
    }
    if (done.ok())
        done = flush(chunk);
    if (m_head != before)
        Q_EMIT appended();
    if (!done.ok())
        return done.error();
    return intake;
}

void FeedStore::take(const Draft &draft, std::string_view origin, Chunk &chunk, Intake &intake)
{
    const auto refuse = [&](Refusal refusal) {
        chunk.quarantined.push_back({m_name, std::string(origin), std::move(refusal), draft.sequenced,
            draft.event.substr(0, limits::eventBytes)});
        intake.sequences.push_back(Sequence::None);
        ++intake.refused;
    };
    auto event = m_codec.decode(draft.event);
    if (!event)
        return refuse(event.error());
    if (auto objection = objectionTo(*event, m_name))
        return refuse(std::move(*objection));
    for (const auto *known : {&m_ids, &chunk.ids}) {
        if (const auto repeat = known->find(event->id); repeat != known->end())
            return intake.sequences.push_back(repeat->second);
    }
    const Sequence sequence = next(m_head, chunk.entries.size() + 1);
    chunk.last = std::max({chunk.last, m_lastSequenced, draft.sequenced});
    chunk.bytes += draft.event.size();
    chunk.ids.emplace(event->id, sequence);
    chunk.entries.push_back({chunk.last, draft.event});
    chunk.events.push_back(std::move(*event));
    intake.sequences.push_back(sequence);
    ++intake.added;
}

Success FeedStore::flush(Chunk &chunk)
{
    if (chunk.empty())
        return Done{};
    const auto done = m_journal.append({m_name, m_epoch, next(m_head), chunk.entries, chunk.quarantined});
    if (!done)
        return done.error();
    for (std::size_t i = 0; i < chunk.entries.size(); ++i) {
        m_ids.emplace(chunk.events[i].id, next(m_head));
        m_ledger.apply(chunk.events[i]);
        m_labels.add(chunk.events[i]);
        remember(next(m_head), std::move(chunk.entries[i]));
    }
    chunk = {};
    return Done{};
}

void FeedStore::remember(Sequence sequence, wire::Entry entry)
{
    m_head = sequence;
    m_lastSequenced = entry.sequenced;
    m_tailBytes += entry.event.size();
    m_tail.push_back(std::move(entry));
    while (m_tailBytes > tailBytes) {
        m_tailBytes -= m_tail.front().event.size();
        m_tail.pop_front();
    }
}

Success FeedStore::read(Sequence from, const Visitor &visit) const
{
    const std::uint64_t first = std::max<std::uint64_t>(number(from), 1);
    const std::uint64_t tailFirst = number(m_head) - m_tail.size() + 1;
    if (first < tailFirst) {
        return m_journal.readFeed(m_name, Sequence{first}, [&](const JournalRecord &record) {
            return visit(record.sequence, {record.sequenced, std::string(record.bytes)});
        });
    }
    for (std::uint64_t at = first; at <= number(m_head); ++at) {
        if (!visit(Sequence{at}, wire::Entry(m_tail[static_cast<std::size_t>(at - tailFirst)])))
            break;
    }
    return Done{};
}

std::optional<Sequence> FeedStore::sequenceOf(const std::string &eventId) const
{
    const auto found = m_ids.find(eventId);
    return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

// --- desk actions -----------------------------------------------------------------------------------------

Outcome<Receipt> FeedStore::submit(const wire::Submit &submit, UtcTime now)
{
    const auto event = m_codec.decode(submit.event);
    if (!event)
        return *objection(submit);
    if (const auto before = answeredBefore(submit, *event))
        return *before;
    if (auto no = objection(submit)) {
        keepAnswer(*no);
        return *std::move(no);
    }
    const Draft draft{now, submit.event};
    const auto taken = append(std::span(&draft, 1));
    if (!taken)
        return taken.error();
    Receipt receipt;
    receipt.action = submit.action;
    receipt.code = Receipt::Code::Accepted;
    receipt.sequence = taken->sequences.front();
    return receipt;
}

std::optional<Receipt> FeedStore::objection(const wire::Submit &submit) const
{
    Receipt receipt;
    receipt.action = submit.action;
    receipt.code = Receipt::Code::Invalid;
    const auto event = EventCodec().decode(submit.event);
    const DeskAction *action = event ? event->deskAction() : nullptr;
    if (!event)
        receipt.detail = event.error().field;
    else if (!action)
        receipt.detail = "desk_action";
    else if (event->id != submit.action)
        receipt.detail = "id";
    else if (event->feed != m_name)
        receipt.detail = "feed";
    else if (isAcknowledgement(*action) && m_labels.hidesFromSome(*event, *action))
        receipt.detail = "tlp"; // the answers to others would tell them of it, and who it was
    else if (auto objection = m_ledger.objection(*action)) {
        receipt = *std::move(objection);
        receipt.action = submit.action;
    } else {
        return std::nullopt;
    }
    return receipt;
}

std::optional<Receipt> FeedStore::answeredBefore(const wire::Submit &submit, const Event &event) const
{
    if (const auto refused = m_refused.find(submit.action); refused != m_refused.end())
        return refused->second;
    const auto known = m_ids.find(submit.action);
    if (known == m_ids.end())
        return std::nullopt;
    // The id is taken. By this very action: the answer that it had. By something else: an "accepted" would be a lie.
    std::string bytes;
    const Success read = this->read(known->second, [&](Sequence, wire::Entry &&entry) {
        bytes = std::move(entry.event);
        return false;
    });
    const auto there = EventCodec().decode(bytes);
    Receipt receipt;
    receipt.action = submit.action;
    receipt.code = Receipt::Code::Invalid;
    receipt.detail = "id";
    if (read && there && *there == event) {
        receipt.code = Receipt::Code::Accepted;
        receipt.sequence = known->second;
        receipt.detail.clear();
    }
    return receipt;
}

void FeedStore::keepAnswer(const Receipt &receipt)
{
    if (!m_refused.emplace(receipt.action, receipt).second)
        return;
    m_refusedOrder.push_back(receipt.action);
    if (m_refusedOrder.size() > keptRefusals) {
        m_refused.erase(m_refusedOrder.front());
        m_refusedOrder.pop_front();
    }
}

} // namespace yagura
