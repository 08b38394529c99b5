// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/briefing/release.h"

#include <bit>

#include "models/alerts/scope_count.h"

namespace yagura {

namespace {

std::optional<WithheldReason> withheldFor(const Freeze &freeze, Row row, const Releasability &to)
{
    if (effective(freeze.reports().tlp(row)) > effective(to.ceiling))
        return WithheldReason::AboveCeiling;
    if (to.country.empty())
        return std::nullopt;
    const ReportDetail *detail = freeze.detail(row);
    if (!detail)
        return WithheldReason::NotReleasable;
    const auto &countries = detail->releasableTo;
    const bool named = countries.empty() || std::ranges::find(countries, to.country) != countries.end();
    return named ? std::nullopt : std::optional(WithheldReason::NotReleasable);
}

std::chrono::milliseconds quantile(const std::vector<std::chrono::milliseconds> &sorted, double share)
{
    if (sorted.empty())
        return {};
    const auto last = sorted.size() - 1;
    const auto index = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size()))) - 1;
    return sorted[std::min(index, last)];
}

} // namespace

Withheld::Count Withheld::of(WithheldReason reason, Tlp tlp) const
{
    return counts[static_cast<std::size_t>(reason)][static_cast<std::size_t>(effective(tlp))];
}

std::uint32_t Withheld::total() const
{
    std::uint32_t sum = 0;
    for (const auto &reason : counts) {
        for (const Count &count : reason)
            sum += count.real + count.exercise;
    }
    return sum;
}

namespace {

// The last word on a sector or region is itself information: of what goes out only, never of a report that is withheld.
void lastWordsOfReleased(const ReportTable &table, ScopedRows &rows)
{
    Tallies &real = rows.real;
    real.all.lastWord = {};
    for (Tally &tally : real.bySector)
        tally.lastWord = {};
    for (Tally &tally : real.byRegion)
        tally.lastWord = {};
    const auto raise = [](Tally &tally, UtcTime at) { tally.lastWord = std::max(tally.lastWord, at); };
    for (const Row row : rows.rows) {
        if (table.kind(row) != ReportKind::Incident || table.exercise(row))
            continue;
        const UtcTime at = table.lastSequenced(row);
        raise(real.all, at);
        raise(real.byRegion[table.region(row)], at);
        for (SectorSet rest = table.sectors(row); rest != 0; rest &= rest - 1)
            raise(real.bySector[static_cast<std::size_t>(std::countr_zero(rest))], at);
    }
}

} // namespace

Release release(const Freeze &freeze, const Releasability &to)
{
    const ReportTable &table = freeze.reports();
    Release result;
    result.to = to;
    result.marking = effective(to.ceiling);
    ScopeCount count;
    count.begin(freeze.catalog(), freeze.asOf);
    for (const Row row : scopeRows(*freeze.situation, freeze.scope, freeze.asOf).rows) {
        const Tlp tlp = effective(table.tlp(row));
        if (const auto reason = withheldFor(freeze, row, to)) {
            Withheld::Count &cell
                = result.withheld.counts[static_cast<std::size_t>(*reason)][static_cast<std::size_t>(tlp)];
            ++(table.exercise(row) ? cell.exercise : cell.real);
            continue;
        }
        count.count(*freeze.situation, row, true);
        result.marking = std::max(result.marking, tlp);
        result.exercise = result.exercise || table.exercise(row);
    }
    count.finish(*freeze.situation);
    result.rows = count.takeRows();
    lastWordsOfReleased(table, result.rows);
    return result;
}

ResponseFigures responseFigures(const Freeze &freeze, const Release &release, bool exercise)
{
    const ReportTable &table = freeze.reports();
    const AlertBook &book = freeze.situation->alerts();
    const auto counts = [&](Row row) {
        return row != noRow && table.exercise(row) == exercise
            && std::ranges::binary_search(release.rows.rows, row); // ascending
    };
    ResponseFigures figures;
    std::vector<std::chrono::milliseconds> taken;
    for (const AlertBook::Response &response : book.responses()) {
        if (counts(response.row))
            taken.push_back(response.toAcknowledge);
    }
    std::ranges::sort(taken);
    figures.acknowledged = static_cast<std::uint32_t>(taken.size());
    figures.median = quantile(taken, 0.5);
    figures.ninetieth = quantile(taken, 0.9);
    for (const Alert &alert : book.alerts()) {
        if (!counts(alert.row) || !alert.open() || !alert.unacknowledged() || alert.retracted)
            continue;
        ++figures.waiting;
        figures.longestWait = std::max(figures.longestWait, freeze.asOf - alert.raised);
    }
    return figures;
}

} // namespace yagura
