// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/event/event.h"

namespace yagura {

// One fact that two revisions of a report tell differently. Only which and how: the values are in the two events, the
// words are the views'.
struct FieldChange
{
    enum class Field : std::uint8_t {
        Status,
        Condition,
        DisplaySeverity,
        NativeSeverity, // scale, value
        TitleJa,
        TitleEn,
        SummaryJa,
        SummaryEn,
        Happened, // instant or its precision
        Ends,
        Engagement,
        Sectors,
        Countries,
        Region,
        Place,
        Confidence,
        Tlp,
        Releasability,
        Exercise, // mark or name
        Campaign,
        Indicators,
        Cves,
        Techniques,
        Products,
        Suppliers,
        References
    };
    enum class Kind : std::uint8_t {
        Changed,
        Added,         // there was nothing before
        Removed,       // there is nothing now
        OriginChanged, // of a text: the same words, of another origin
        Entries        // of a list: see the counts
    };
    Field field = Field::Status;
    Kind kind = Kind::Changed;
    int entriesAdded = 0; // as a multiset; a list that was only put in another order has not changed
    int entriesRemoved = 0;
    bool operator==(const FieldChange &) const = default;
};

// What differs, in the order of FieldChange::Field; empty when the revisions tell the same, or when either event holds
// no report. Revision numbers and times of reporting always differ and are left out. Pure.
[[nodiscard]] std::vector<FieldChange> changesBetween(const Event &before, const Event &after);

} // namespace yagura
