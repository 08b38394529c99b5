// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <vector>

#include "models/event/event.h"

namespace yagura {

// Which faults of a feed's stream are written down, and how: the first of a kind at once, with the word on its healing;
// what comes back within ten minutes is counted and told as one notice, so that a server that misbehaves for ever does
// not fill the journal. Nothing is left out: the counts add up. Value type, no clock of its own.
class FaultNotes
{
public:
    static constexpr std::chrono::minutes foldFor{10};
    using Notices = std::vector<FeedNotice>; // to be written now, in this order; `feed` is left open

    // A fault was seen: kind Hole, Repeat, Reordered, Overrun or Nonsense, with the sequences concerned.
    [[nodiscard]] Notices fault(FeedNotice::Kind kind, Sequence first, Sequence last, UtcTime now);
    // The stream has gone on beyond what was asked for again.
    [[nodiscard]] Notices healed(UtcTime now);
    // What was missing is missing for good (a Gap says so): no healing any more.
    void givenUp() { m_open.reset(); }
    [[nodiscard]] Notices tick(UtcTime now);  // tells what was counted, once its ten minutes are over
    [[nodiscard]] Notices flush(UtcTime now); // tells it at once: the program ends

    [[nodiscard]] bool open() const { return m_open.has_value(); }

private:
    struct Folded
    {
        UtcTime told{};          // when this kind was last written down
        std::uint32_t times = 0; // since then
        FeedNotice last;         // with `from` of the first of them
        bool healed = false;     // the last one was
    };
    struct Open
    {
        FeedNotice fault;
        bool told = false;
    };
    void tell(Folded &folded, UtcTime now, Notices &out);

    std::map<FeedNotice::Kind, Folded> m_folded;
    std::optional<Open> m_open;
};

} // namespace yagura
