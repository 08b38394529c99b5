// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trends/trend_counts.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace yagura {

namespace {
using namespace std::chrono_literals;
constexpr auto japan = 9h; // ahead of UTC

std::chrono::milliseconds lengthOf(TrendStep step)
{
    return step == TrendStep::Hour ? std::chrono::milliseconds(1h) : std::chrono::milliseconds(24h);
}

int daysOf(TrendRange range)
{
    switch (range) {
    case TrendRange::Day:
        return 1;
    case TrendRange::Week:
        return 7;
    case TrendRange::Month:
        return 30;
    case TrendRange::Quarter:
        return 90;
    }
    return 1;
}

UtcTime beginOfStep(UtcTime t, TrendStep step)
{
    if (step == TrendStep::Hour)
        return std::chrono::floor<std::chrono::hours>(t);
    return UtcTime(std::chrono::floor<std::chrono::days>(t + japan)) - japan;
}

std::chrono::milliseconds atRank(const std::vector<std::chrono::milliseconds> &sorted, std::size_t percent)
{
    const std::size_t rank = (sorted.size() * percent + 99) / 100;
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

bool coarserThan(TrendStep step, Precision precision)
{
    return precision == Precision::Year || precision == Precision::Month
        || (precision == Precision::Day && step == TrendStep::Hour);
}
} // namespace

UtcTime TrendSteps::at(int index) const
{
    return begin + lengthOf(step) * index;
}

int TrendSteps::indexOf(UtcTime t) const
{
    return t < begin || t >= at(count) ? -1 : static_cast<int>((t - begin) / lengthOf(step));
}

bool hasHours(TrendRange range)
{
    return range == TrendRange::Day || range == TrendRange::Week;
}

TrendSteps stepsOf(TrendRange range, TrendStep wanted, UtcTime now)
{
    TrendSteps steps;
    steps.step = range == TrendRange::Day ? TrendStep::Hour : hasHours(range) ? wanted : TrendStep::Day;
    steps.count = daysOf(range) * (steps.step == TrendStep::Hour ? 24 : 1);
    steps.begin = beginOfStep(now, steps.step) - lengthOf(steps.step) * (steps.count - 1);
    return steps;
}

std::uint32_t TrendBar::total() const
{
    return std::accumulate(real.begin(), real.end(), 0U);
}

void TrendCount::begin(const TrendSteps &steps, TrendTime time)
{
    m_steps = steps;
    m_time = time;
    m_bars.assign(static_cast<std::size_t>(steps.count), {});
    m_coarse = 0;
}

void TrendCount::count(const ReportTable &table, std::span<const Row> rows)
{
    for (const Row row : rows) {
        if (table.kind(row) != ReportKind::Incident || table.status(row) == SourceStatus::Retracted)
            continue;
        const bool happened = m_time == TrendTime::Happened;
        const int step = m_steps.indexOf(happened ? table.happened(row) : table.firstSequenced(row));
        if (step < 0)
            continue;
        TrendBar &bar = m_bars[static_cast<std::size_t>(step)];
        if (table.exercise(row)) {
            ++bar.exercise;
            continue;
        }
        ++bar.real[severityKind(table.severity(row))];
        if (happened && coarserThan(m_steps.step, table.precision(row)))
            ++m_coarse;
    }
}

std::vector<ResponseStep> responseSteps(
    const TrendSteps &steps, const std::vector<AlertBook::Response> &responses, const std::function<bool(Row)> &admits)
{
    std::vector<std::vector<std::chrono::milliseconds>> times(static_cast<std::size_t>(steps.count));
    for (const AlertBook::Response &response : responses) {
        const int step = steps.indexOf(response.raised);
        if (step >= 0 && admits(response.row))
            times[static_cast<std::size_t>(step)].push_back(response.toAcknowledge);
    }
    std::vector<ResponseStep> result(times.size());
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (times[i].empty())
            continue;
        std::ranges::sort(times[i]);
        result[i] = {static_cast<std::uint32_t>(times[i].size()), atRank(times[i], 50), atRank(times[i], 90)};
    }
    return result;
}

} // namespace yagura
