// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include "models/briefing/release.h"
#include "resources/resources.h"
#include "tests/support/builders.h"

// A journal on disk made of a list of events, and a freeze of it.
namespace yagura::test {

struct BriefingFixture
{
    BriefingFixture()
    {
        initResources();
        Outcome<Catalog> loaded = Catalog::load();
        if (!loaded)
            qFatal("the catalogue does not load");
        catalog.emplace(std::move(loaded.value()));
    }

    // Appends the events to the feed "test", one a minute after the other, from `m_at` on.
    void hear(const std::vector<Event> &events)
    {
        auto journal = Journal::open(folder.path(), Journal::Access::ReadWrite);
        if (!journal)
            qFatal("the journal does not open");
        for (const Event &event : events) {
            std::vector<wire::Entry> entries{{at, encoded(event)}};
            at += std::chrono::minutes{1};
            const auto done = (*journal)->append({"test", {"e1"}, Sequence{++m_last}, entries, {}});
            if (!done)
                qFatal("the journal does not take an event");
        }
    }

    [[nodiscard]] Freeze freeze(const ScopeFilter &scope = {}, std::optional<UtcTime> asOf = {}) const
    {
        auto frozen = freezeJournal(folder.path(), *catalog, asOf, scope);
        if (!frozen)
            qFatal("the journal does not freeze");
        return std::move(frozen.value());
    }

    std::optional<Catalog> catalog;
    QTemporaryDir folder;
    UtcTime at = FakeClock::morning;

private:
    std::uint64_t m_last = 0;
};

} // namespace yagura::test
