// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/relay/bridge/event_run.h"
#include "tests/support/builders.h"

namespace yagura::test {

// A feed in memory that can get longer.
class VectorRun : public EventRun
{
public:
    std::vector<std::string> events; // encoded; the first has number 1
    bool broken = false;

    void add(const std::string &id) { events.push_back(encoded(incident(id).id(id).country("JP"))); }
    void addMany(int first, int last, const std::string &prefix = "E-")
    {
        for (int i = first; i <= last; ++i)
            add(prefix + std::to_string(i));
    }
    [[nodiscard]] Outcome<std::vector<Item>> read(Sequence from, std::size_t most) const override
    {
        if (broken)
            return Problem{Problem::Kind::JournalDamaged, QStringLiteral("run"), {}};
        std::vector<Item> items;
        for (auto i = std::max<std::uint64_t>(number(from), 1); i <= events.size() && items.size() < most; ++i)
            items.push_back({Sequence{i}, events[i - 1]});
        return items;
    }
};

} // namespace yagura::test
