// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/feed_part.h"

#include <algorithm>

namespace yagura {

namespace {

using wire::Receipt;

constexpr std::size_t keptFrames = 64;
// Stored events that may be read over between two of a batch: beyond that it is cheaper to start again at the next one.
constexpr std::uint64_t longestSkip = 1024;
// Bytes that may be read over for one frame, in all: a thin part must not cost the others' time.
constexpr std::size_t mostReadOver = limits::frameBytes;

Epoch epochOf(const FeedStore &feed, const Share &share)
{
    return share.everything() ? feed.epoch() : Epoch{feed.epoch().id + '.' + share.fingerprint()};
}

Receipt answer(const std::string &action, Receipt::Code code, std::string detail = {})
{
    Receipt receipt;
    receipt.action = action;
    receipt.code = code;
    receipt.detail = std::move(detail);
    return receipt;
}

} // namespace

FeedPart::FeedPart(FeedStore &feed, Share share)
    : m_feed(feed)
    , m_share(std::move(share))
    , m_whole(m_share.everything())
    , m_epoch(epochOf(feed, m_share))
{
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, this, &FeedPart::publish);
    connect(&m_feed, &FeedStore::appended, this, [this] {
        grow();
        if (!m_pause.isActive())
            publish();
    });
    grow();
    m_head = Sequence{count()};
}

void FeedPart::grow()
{
    if (m_whole)
        return;
    const LabelBook &labels = m_feed.labels();
    while (m_set.size() < labels.size())
        m_set.append(has(labels.markOf(Sequence{m_set.size() + 1})));
}

bool FeedPart::has(std::uint32_t mark)
{
    if (mark >= m_marks.size())
        m_marks.resize(mark + 1, 0);
    char &known = m_marks[mark];
    if (known == 0)
        known = m_share.contains(m_feed.labels().mark(mark), m_feed.labels()) ? 'y' : 'n';
    return known == 'y';
}

void FeedPart::publish()
{
    if (number(m_head) == count())
        return;
    m_head = Sequence{count()};
    m_pause.start(publishEvery);
    Q_EMIT published();
}

std::uint64_t FeedPart::count() const
{
    return m_whole ? number(m_feed.head()) : m_set.count();
}

Sequence FeedPart::stored(Sequence here) const
{
    return m_whole ? here : m_set.at(number(here));
}

// --- frames -----------------------------------------------------------------------------------------------

Outcome<FeedPart::Frame> FeedPart::frame(Sequence from, std::uint64_t most)
{
    const auto kept = m_frames.find(from);
    if (kept != m_frames.end() && kept->second.events <= most)
        return kept->second;
    const std::uint64_t wished = upToNextFrame(from);
    auto batch = read(from, std::min(most, wished));
    if (!batch)
        return batch.error();
    const std::uint64_t events = batch->entries.size();
    Frame frame{QByteArray::fromStdString(wire::encode(wire::ServerFrame(std::move(batch).value()))), events};
    if (most >= wished) // cut by nobody's credit: others can use it as it is
        keep(from, frame);
    return frame;
}

// To where the next frame begins that is there already, so that who fell out of step gets into it again.
std::uint64_t FeedPart::upToNextFrame(Sequence from) const
{
    const auto after = m_frames.upper_bound(from);
    return after == m_frames.end() ? number(m_head) - number(from) + 1 : number(after->first) - number(from);
}

Outcome<wire::Batch> FeedPart::read(Sequence from, std::uint64_t most) const
{
    wire::Batch batch;
    batch.first = from;
    std::size_t size = wire::batchOverhead;
    std::size_t readOver = 0;
    Sequence wanted = stored(from);
    bool asExpected = true;
    const Success done = m_feed.read(wanted, [&](Sequence sequence, wire::Entry &&entry) {
        if (sequence < wanted) {
            readOver += wire::sizeInBatch(entry);
            return batch.entries.empty() || readOver <= mostReadOver; // a short frame is one, too
        }
        asExpected = sequence == wanted;
        size += wire::sizeInBatch(entry);
        if (!asExpected || size > limits::frameBytes)
            return false;
        batch.entries.push_back(std::move(entry));
        if (batch.entries.size() >= most)
            return false;
        wanted = stored(next(from, batch.entries.size()));
        return number(wanted) - number(sequence) <= longestSkip;
    });
    if (!done)
        return done.error();
    if (!asExpected || batch.entries.empty()) {
        return Problem{Problem::Kind::Internal, {},
            QStringLiteral("sequence %1 of %2 is not there")
                .arg(number(wanted))
                .arg(QString::fromStdString(m_feed.name()))};
    }
    return batch;
}

void FeedPart::keep(Sequence from, const Frame &frame)
{
    Frame &kept = m_frames[from];
    if (kept.events == 0)
        m_frameOrder.push_back(from);
    m_frameBytes += frame.bytes.size() - kept.bytes.size();
    kept = frame;
    dropOldFrames();
}

void FeedPart::setFrameBudget(qsizetype bytes)
{
    m_frameBudget = std::min(bytes, largestFrameBudget);
    dropOldFrames();
}

void FeedPart::dropOldFrames()
{
    while (m_frames.size() > keptFrames || m_frameBytes > m_frameBudget) {
        const auto oldest = m_frames.find(m_frameOrder.front());
        m_frameBytes -= oldest->second.bytes.size();
        m_frames.erase(oldest);
        m_frameOrder.pop_front();
    }
}

// --- desk actions -----------------------------------------------------------------------------------------

Outcome<Receipt> FeedPart::submit(const wire::Submit &submit, bool allowed, UtcTime now)
{
    if (auto no = objection(submit, allowed))
        return *std::move(no);
    auto receipt = m_feed.submit(submit, now);
    if (receipt && !m_whole && receipt->sequence != Sequence::None)
        receipt->sequence = Sequence{m_set.rank(receipt->sequence)}; // it is contained: see objection()
    return receipt;
}

// The answers must not tell what a subscriber was not given: neither an incident nor who acted on it.
std::optional<Receipt> FeedPart::objection(const wire::Submit &submit, bool allowed) const
{
    using Code = Receipt::Code;
    const auto there = m_feed.sequenceOf(submit.action);
    const bool mine = there && (m_whole || m_set.contains(*there));
    if (mine)
        return std::nullopt; // a repeat, or an id that is taken: the store knows
    const auto event = EventCodec().decode(submit.event);
    const DeskAction *action = event ? event->deskAction() : nullptr;
    if (!action)
        return m_feed.objection(submit); // whether the id is taken or not
    if (!m_whole) {
        const LabelBook &labels = m_feed.labels();
        if (!m_share.contains(labels.markOfIncident(action->subject), labels))
            return answer(submit.action, Code::UnknownAlert);
        // What its author could not see afterwards is not for him to say.
        const auto own = labels.labelsOfAction(*event, *action);
        if (!std::ranges::all_of(own, [&](const Label &label) { return m_share.allow(label); }))
            return answer(submit.action, Code::Invalid, "tlp");
    }
    if (!allowed)
        return answer(submit.action, Code::Invalid, "not allowed");
    if (!there)
        return std::nullopt;
    // An id that is taken by what he was not given. Only an action that was in order otherwise finds that out.
    auto objection = m_feed.objection(submit);
    return objection ? std::move(objection) : answer(submit.action, Code::UnknownAlert);
}

// --- who listens ------------------------------------------------------------------------------------------

std::shared_ptr<FeedPart> FeedParts::part(FeedStore &feed, const Share &share)
{
    std::erase_if(m_parts, [](const auto &entry) { return entry.second.expired(); });
    // With the name: nothing keeps two feeds of a store from having an epoch of the same text.
    std::weak_ptr<FeedPart> &known = m_parts[feed.name() + '\n' + epochOf(feed, share).id];
    if (auto part = known.lock())
        return part;
    auto part = std::make_shared<FeedPart>(feed, share);
    known = part;
    shareBudget();
    return part;
}

void FeedParts::shareBudget()
{
    for (const auto &[epoch, known] : m_parts) {
        if (const auto part = known.lock())
            part->setFrameBudget(frameBytes / static_cast<qsizetype>(m_parts.size()));
    }
}

} // namespace yagura
