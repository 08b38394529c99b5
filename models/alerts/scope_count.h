// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "models/alerts/scoped_picture.h"

namespace yagura {

// Counts the rows that a scope admits, row by row: each row's share is remembered, so that a row that changed is
// subtracted as it was and added as it is. The same numbers as a count of everything. Value type; private to
// models/alerts, and tested.
class ScopeCount
{
public:
    // Begins anew with nothing counted. `hours` of perHour are counted back from `now`.
    void begin(const Catalog &catalog, UtcTime now);
    // Counts the row as it is now; `admitted` by the scope.
    void count(const Situation &situation, Row row, bool admitted);
    // Brings the last words up to date, and the list of rows.
    void finish(const Situation &situation);

    [[nodiscard]] const ScopedRows &rows() const { return m_result; }
    [[nodiscard]] ScopedRows takeRows() { return std::move(m_result); }
    [[nodiscard]] bool contains(Row row) const { return row < m_shares.size() && m_shares[row].admitted; }

private:
    // What a row adds to each tally that it belongs to.
    struct Share
    {
        SectorSet sectors = 0;
        RegionIndex region = 0;
        bool admitted = false;
        bool counted = false; // an admitted incident
        bool exercise = false;
        bool unacknowledged = false;
        std::int8_t open = -1; // index in Tally::open
        std::int8_t hour = -1; // index in Tally::perHour
    };
    [[nodiscard]] Share shareOf(const Situation &situation, Row row, bool admitted) const;
    void spread(const Share &share, int sign);

    ScopedRows m_result;
    std::vector<Share> m_shares; // by row
    std::size_t m_regions = 0;
    UtcTime m_now{};
    bool m_rowsStale = false;
};

// Counts all rows of the situation. `withText`: the rows that contain the filter's text, ascending; nullptr = no text.
void countAll(ScopeCount &count, const Situation &situation, const ScopeFilter &filter,
    const std::vector<Row> *withText, UtcTime now);

} // namespace yagura
