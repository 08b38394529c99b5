// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/stream_order.h"

#include <algorithm>

namespace yagura {

namespace {

// Beyond any feed's life, and within what a journal can keep.
constexpr std::uint64_t largest = std::uint64_t{1} << 62U;

Sequence before(Sequence sequence)
{
    return sequence == Sequence::None ? Sequence::None : static_cast<Sequence>(number(sequence) - 1);
}

} // namespace

StreamOrder::Start StreamOrder::welcomed(const wire::Welcome &welcome)
{
    Start start;
    const auto &known = m_epoch ? m_epoch : m_durable ? std::optional(m_durable->epoch) : std::nullopt;
    start.epochChanged = known && *known != welcome.epoch;
    if (start.epochChanged) {
        m_hole = {};
        m_gapsTo = Sequence::None;
    }
    m_epoch = welcome.epoch;
    m_last = before(welcome.oldest);
    if (!m_durable || m_durable->epoch != welcome.epoch)
        return start;

    const Sequence have = m_durable->sequence;
    start.impossible = welcome.head < have;
    if (welcome.oldest > next(have))
        start.gap = newGap({next(have), before(welcome.oldest)});
    else if (welcome.resumed)
        m_last = have;
    return start;
}

StreamOrder::Step StreamOrder::batch(Sequence first, std::size_t events, Sequence after)
{
    const Sequence previous = after == Sequence::None ? before(first) : after;
    if (first == Sequence::None || events == 0 || number(first) > largest || previous >= first)
        return {Verdict::Nonsense, {}, {}};
    if (first <= m_last) {
        const bool durable = m_durable && m_durable->epoch == m_epoch && first <= m_durable->sequence;
        return {durable ? Verdict::Repeat : Verdict::Reordered, {}, {first, next(first, events - 1)}};
    }
    Step step;
    if (previous > m_last) {
        const Gap hole{next(m_last), previous};
        if (hole != std::exchange(m_hole, hole))
            return {Verdict::Hole, {}, hole};
        step.gap = newGap(hole);
    }
    m_last = next(first, events - 1);
    return step;
}

// The part of a gap that has not been said yet.
std::optional<StreamOrder::Gap> StreamOrder::newGap(Gap gap)
{
    gap.first = std::max(gap.first, next(m_gapsTo));
    if (gap.first > gap.last)
        return std::nullopt;
    m_gapsTo = gap.last;
    return gap;
}

} // namespace yagura
