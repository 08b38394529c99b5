// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/scope_count.h"

#include <bit>

#include "models/picture/text_index.h"

namespace yagura {

namespace {

constexpr std::int8_t unknownSlot = 6;

// 23 = the hour that ends now, 0 = 24 hours ago; -1 = before that. What claims to come from the future came now.
std::int8_t hourOf(UtcTime sequenced, UtcTime now)
{
    if (sequenced >= now)
        return 23;
    const auto ago = std::chrono::floor<std::chrono::hours>(now - sequenced).count();
    return ago < 24 ? static_cast<std::int8_t>(23 - ago) : std::int8_t{-1};
}

template <typename T> void change(T &value, int sign)
{
    value = static_cast<T>(value + sign);
}

// perHour holds 16 bits: what does not fit is counted in a saturated column, as long as nothing is subtracted from it.
void changeHour(std::uint16_t &value, int sign)
{
    if (sign > 0 ? value < UINT16_MAX : value > 0)
        change(value, sign);
}

} // namespace

void ScopeCount::begin(const Catalog &catalog, UtcTime now)
{
    m_result = {};
    m_regions = catalog.regions().size();
    m_result.real.resize(catalog.sectors().size(), m_regions);
    m_result.exercise.resize(catalog.sectors().size(), m_regions);
    m_shares.clear();
    m_now = now;
    m_rowsStale = false;
}

ScopeCount::Share ScopeCount::shareOf(const Situation &situation, Row row, bool admitted) const
{
    Share share;
    share.admitted = admitted;
    const ReportTable &table = situation.picture().reports();
    share.counted = admitted && table.kind(row) == ReportKind::Incident;
    if (!share.counted)
        return share;
    share.sectors = table.sectors(row);
    share.region = table.region(row);
    share.exercise = table.exercise(row);
    if (table.open(row)) {
        const std::uint8_t severity = table.severity(row);
        share.open = severity == unknownSeverity ? unknownSlot : static_cast<std::int8_t>(severity);
    }
    share.hour = hourOf(table.firstSequenced(row), m_now);
    const Alert *alert = situation.alerts().alertOf(row);
    share.unacknowledged = alert && alert->unacknowledged();
    return share;
}

void ScopeCount::count(const Situation &situation, Row row, bool admitted)
{
    if (row >= m_shares.size())
        m_shares.resize(std::size_t{row} + 1);
    Share &share = m_shares[row];
    const bool was = share.admitted;
    if (share.counted)
        spread(share, -1);
    share = shareOf(situation, row, admitted);
    if (share.counted)
        spread(share, 1);

    if (was == admitted)
        return;
    std::vector<Row> &rows = m_result.rows;
    if (admitted && !m_rowsStale && (rows.empty() || rows.back() < row))
        rows.push_back(row);
    else
        m_rowsStale = true;
}

void ScopeCount::spread(const Share &share, int sign)
{
    Tallies &tallies = share.exercise ? m_result.exercise : m_result.real;
    const auto add = [&](Tally &tally) {
        change(tally.total, sign);
        if (share.open >= 0)
            change(tally.open[static_cast<std::size_t>(share.open)], sign);
        if (share.unacknowledged)
            change(tally.unacknowledged, sign);
        if (share.hour >= 0)
            changeHour(tally.perHour[static_cast<std::size_t>(share.hour)], sign);
    };
    add(tallies.all);
    add(tallies.byRegion[share.region]);
    for (SectorSet rest = share.sectors; rest != 0; rest &= rest - 1) {
        const auto sector = static_cast<std::size_t>(std::countr_zero(rest));
        add(tallies.bySector[sector]);
        add(tallies.bySectorAndRegion[sector * m_regions + share.region]);
    }
}

void ScopeCount::finish(const Situation &situation)
{
    if (m_rowsStale) {
        m_result.rows.clear();
        for (Row row = 0; row < m_shares.size(); ++row) {
            if (m_shares[row].admitted)
                m_result.rows.push_back(row);
        }
        m_rowsStale = false;
    }
    const Coverage &coverage = situation.picture().coverage();
    Tallies &real = m_result.real;
    real.all.lastWord = {};
    for (std::size_t i = 0; i < real.bySector.size(); ++i) {
        const UtcTime word = coverage.sector(static_cast<SectorIndex>(i)).lastWord;
        real.bySector[i].lastWord = word;
        real.all.lastWord = std::max(real.all.lastWord, word);
    }
    for (std::size_t i = 0; i < real.byRegion.size(); ++i)
        real.byRegion[i].lastWord = coverage.region(static_cast<RegionIndex>(i)).lastWord;
}

void countAll(ScopeCount &count, const Situation &situation, const ScopeFilter &filter,
    const std::vector<Row> *withText, UtcTime now)
{
    const ReportTable &table = situation.picture().reports();
    count.begin(situation.picture().catalog(), now);
    std::size_t next = 0;
    for (Row row = 0; row < table.size(); ++row) {
        bool found = true;
        if (withText) {
            while (next < withText->size() && (*withText)[next] < row)
                ++next;
            found = next < withText->size() && (*withText)[next] == row;
        }
        count.count(situation, row, found && filter.admits(table, row));
    }
    count.finish(situation);
}

ScopedRows scopeRows(const Situation &situation, const ScopeFilter &filter, UtcTime now)
{
    ScopeCount count;
    if (filter.text.isEmpty()) {
        countAll(count, situation, filter, nullptr, now);
        return count.takeRows();
    }
    const ReportTable &table = situation.picture().reports();
    TextIndex index;
    for (Row row = 0; row < table.size(); ++row)
        index.update(table, row);
    const std::vector<Row> withText = index.find(table, filter.text, filter.exactText);
    countAll(count, situation, filter, &withText, now);
    return count.takeRows();
}

} // namespace yagura
