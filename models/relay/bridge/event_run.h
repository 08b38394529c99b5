// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/journal/journal.h"

namespace yagura {

// The events of one feed in their order, to be read from any place on, as often as need be. One thread.
class EventRun
{
public:
    struct Item
    {
        Sequence sequence = Sequence::None;
        std::string event; // encoded
    };

    virtual ~EventRun() = default;
    // At most `most` of them, beginning with number `from` or the first one after it. None: there are no more by now.
    [[nodiscard]] virtual Outcome<std::vector<Item>> read(Sequence from, std::size_t most) const = 0;
};

// The feed of a journal, which may be written by another process meanwhile. The journal outlives it.
class JournalRun : public EventRun
{
public:
    JournalRun(const Journal &journal, std::string feed);
    [[nodiscard]] Outcome<std::vector<Item>> read(Sequence from, std::size_t most) const override;
    [[nodiscard]] Sequence head() const; // by now

private:
    const Journal &m_journal;
    std::string m_feed;
};

} // namespace yagura
