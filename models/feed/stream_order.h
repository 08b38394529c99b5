// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/event/wire.h"

namespace yagura {

// Watches over the numbers of one feed: what to resume from, whether a stream continues without a hole, and what is
// missing for good. Says every loss once. Value type, no threads, no clock.
class StreamOrder
{
public:
    explicit StreamOrder(std::optional<FeedPosition> durable)
        : m_durable(std::move(durable))
    {
    }

    // Sequences that will not come any more.
    struct Gap
    {
        Sequence first = Sequence::None;
        Sequence last = Sequence::None;
        bool operator==(const Gap &) const = default;
    };

    void setDurable(const FeedPosition &position) { m_durable = position; }
    [[nodiscard]] const std::optional<FeedPosition> &resume() const { return m_durable; }

    [[nodiscard]] const std::optional<Epoch> &epoch() const { return m_epoch; } // of the last Welcome
    [[nodiscard]] Sequence last() const { return m_last; } // received in this stream, or resumed from
    // Everything that was received is durable.
    [[nodiscard]] bool stored() const
    {
        return m_durable && m_durable->epoch == m_epoch && m_durable->sequence >= m_last;
    }

    struct Start
    {
        bool impossible = false; // the server's newest event is older than what it has sent before, in the same epoch
        bool epochChanged = false;
        std::optional<Gap> gap;
    };
    [[nodiscard]] Start welcomed(const wire::Welcome &welcome);

    enum class Verdict {
        Next,      // continues the stream
        Hole,      // events are missing: subscribe again
        Repeat,    // is stored already: subscribe again
        Reordered, // comes after later ones, and is not stored: subscribe again
        Nonsense,  // no sequence at all
    };
    struct Step
    {
        Verdict verdict = Verdict::Next;
        std::optional<Gap> gap; // with Next: the hole was there before as well, and is accepted
        Gap concerned{};        // with Hole: what is missing; with Repeat and Reordered: what came
    };
    // `after`: the number that comes before `first` in this subscription; None = first - 1 (wire::Batch).
    [[nodiscard]] Step batch(Sequence first, std::size_t events, Sequence after = Sequence::None);

private:
    [[nodiscard]] std::optional<Gap> newGap(Gap gap);

    std::optional<FeedPosition> m_durable;
    std::optional<Epoch> m_epoch;
    Sequence m_last = Sequence::None;   // of this stream
    Gap m_hole;                         // that the last subscription ran into
    Sequence m_gapsTo = Sequence::None; // gaps up to here have been said
};

} // namespace yagura
