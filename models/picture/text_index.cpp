// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/text_index.h"

#include "models/picture/text_fold.h"

#include <cstring>

namespace yagura {

namespace {

constexpr std::size_t compactAbove = 1024 * 1024; // dead bytes
constexpr std::uint32_t noEntry = UINT32_MAX;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool contains(std::string_view text, const std::string &needle)
{
    return !needle.empty() && memmem(text.data(), text.size(), needle.data(), needle.size()) != nullptr;
}

template <typename Visit> bool anyText(const ReportTable &table, Row row, Visit visit)
{
    return visit(table.title(row, Language::Ja)) || visit(table.title(row, Language::En))
        || visit(table.subjectText(row)) || visit(table.campaign(row));
}

} // namespace

void TextIndex::clear()
{
    *this = {};
}

std::string TextIndex::needleFor(const QString &needle, bool exact)
{
    return (exact ? needle : folded(needle)).toStdString();
}

void TextIndex::update(const ReportTable &table, Row row)
{
    // A vertical tab parts the fields: it becomes no space in folding, because each is folded by itself.
    std::string text;
    anyText(table, row, [&text](std::string_view field) {
        if (!field.empty())
            text.append(folded(fromUtf8(field)).toStdString()).push_back('\v');
        return false;
    });
    if (row >= m_entryOf.size())
        m_entryOf.resize(std::size_t{row} + 1, noEntry);
    if (const std::uint32_t old = m_entryOf[row]; old != noEntry) {
        if (textOf(old) == text)
            return;
        m_dead += textOf(old).size();
        m_entries[old].row = noRow;
    }
    append(text, row);
    if (m_dead > compactAbove && m_dead > m_text.size() / 2)
        compact();
}

void TextIndex::append(std::string_view folded, Row row)
{
    m_entryOf[row] = static_cast<std::uint32_t>(m_entries.size());
    m_entries.push_back({m_text.size(), row});
    m_text.append(folded).push_back('\n');
}

std::string_view TextIndex::textOf(std::size_t entry) const
{
    const std::size_t start = m_entries[entry].start;
    const std::size_t end = entry + 1 < m_entries.size() ? m_entries[entry + 1].start : m_text.size();
    return std::string_view(m_text).substr(start, end - start - 1);
}

void TextIndex::compact()
{
    TextIndex fresh;
    fresh.m_entryOf.resize(m_entryOf.size(), noEntry);
    fresh.m_text.reserve(m_text.size() - m_dead);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].row != noRow)
            fresh.append(textOf(i), m_entries[i].row);
    }
    *this = std::move(fresh);
}

std::vector<Row> TextIndex::find(const ReportTable &table, const QString &needle, bool exact) const
{
    std::vector<Row> rows;
    const std::string wanted = needleFor(needle, exact);
    if (wanted.empty())
        return rows;
    if (exact) {
        for (Row row = 0; row < size(); ++row) {
            if (matches(table, row, wanted, true))
                rows.push_back(row);
        }
        return rows;
    }
    const char *const begin = m_text.data();
    const char *const end = begin + m_text.size();
    auto entry = m_entries.begin();
    for (const char *from = begin; from < end;) {
        const void *hit = memmem(from, static_cast<std::size_t>(end - from), wanted.data(), wanted.size());
        if (!hit)
            break;
        const auto offset = static_cast<std::size_t>(static_cast<const char *>(hit) - begin);
        entry = std::upper_bound(
            entry, m_entries.end(), offset, [](std::size_t at, const Entry &e) { return at < e.start; });
        if (const Row row = std::prev(entry)->row; row != noRow)
            rows.push_back(row);
        from = entry == m_entries.end() ? end : begin + entry->start;
    }
    std::ranges::sort(rows);
    return rows;
}

bool TextIndex::matches(const ReportTable &table, Row row, const std::string &needle, bool exact) const
{
    if (exact)
        return anyText(table, row, [&](std::string_view field) { return contains(field, needle); });
    return row < size() && m_entryOf[row] != noEntry && contains(textOf(m_entryOf[row]), needle);
}

} // namespace yagura
