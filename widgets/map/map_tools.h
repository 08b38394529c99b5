// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/context.h"

namespace yagura {

// What a person can do from a map to the objects that all views share. Paints nothing, keeps nothing. UI thread.
class MapTools
{
public:
    explicit MapTools(ViewContext &context)
        : m_context(context)
    {
    }

    [[nodiscard]] bool onlyRegion(RegionIndex region) const; // the scope is this region alone
    void toggleRegion(RegionIndex region); // scope to the region, or back to all when it is that already
    bool clearRegions();                   // false: there was no restriction to regions
    void toggleSector(SectorIndex sector);

    // The incident to look at first: unacknowledged, then gravest, then oldest; real ones before exercises. Only what
    // is open and in scope. False: there is none, the selection stays.
    bool selectWorst(RegionIndex region);
    [[nodiscard]] std::optional<Row> worstIn(RegionIndex region) const;

private:
    ViewContext &m_context;
};

} // namespace yagura
