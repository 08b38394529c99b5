// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

#include "models/picture/report_table.h"

namespace yagura {

// Folded search over a ReportTable: titles in both languages, the source's identity, and the campaign, once per row, in
// one UTF-8 buffer that a query passes over with memmem. Summaries are not in the table and not searched. Grows with
// the table by update(); a row that was revised gets a new entry, the old one is dead until the buffer is compacted.
// Value type, for the thread of its owner.
class TextIndex
{
public:
    void clear();
    // The row is new or was revised.
    void update(const ReportTable &table, Row row);
    [[nodiscard]] Row size() const { return static_cast<Row>(m_entryOf.size()); } // rows seen so far: 0 … size() - 1

    // Rows whose texts contain the needle, ascending. An empty needle finds nothing. `exact`: the characters as they
    // stand, case included; reads the table.
    [[nodiscard]] std::vector<Row> find(const ReportTable &table, const QString &needle, bool exact = false) const;
    // The same question for one row, the needle made ready by needleFor().
    [[nodiscard]] bool matches(const ReportTable &table, Row row, const std::string &needle, bool exact) const;
    [[nodiscard]] static std::string needleFor(const QString &needle, bool exact);

private:
    struct Entry
    {
        std::size_t start = 0;
        Row row = noRow; // noRow = dead
    };
    void append(std::string_view folded, Row row);
    void compact();
    [[nodiscard]] std::string_view textOf(std::size_t entry) const;

    std::string m_text;                   // each entry ends with '\n', which folding never yields
    std::vector<Entry> m_entries;         // by start
    std::vector<std::uint32_t> m_entryOf; // by row
    std::size_t m_dead = 0;               // bytes
};

} // namespace yagura
