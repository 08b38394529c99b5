// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <span>
#include <vector>

#include "models/alerts/alert_book.h"
#include "models/picture/report_table.h"

// What the trends show, as numbers: no GUI, no words. Values; no thread of their own.
namespace yagura {

enum class TrendRange : std::uint8_t { Day, Week, Month, Quarter }; // 24 h, 7 d, 30 d, 90 d
enum class TrendStep : std::uint8_t { Hour, Day };
enum class TrendTime : std::uint8_t { Happened, FirstSequenced };

// Equal steps that end with the one in which `now` lies. Hours begin on the hour; days at midnight in Japan, which has
// no daylight saving: every day has 24 hours.
struct TrendSteps
{
    UtcTime begin{};
    TrendStep step = TrendStep::Hour;
    int count = 0;

    [[nodiscard]] UtcTime at(int index) const;  // where that step begins; index = count: where the last one ends
    [[nodiscard]] int indexOf(UtcTime t) const; // -1: outside
    bool operator==(const TrendSteps &) const = default;
};
// Hours where the range has a few hundred of them at most; beyond a week always days.
[[nodiscard]] TrendSteps stepsOf(TrendRange range, TrendStep wanted, UtcTime now);
[[nodiscard]] bool hasHours(TrendRange range);

// Index of a severity in a bar: 0–5 as they are, 6 = unknown.
inline constexpr std::size_t severityKinds = 7;
[[nodiscard]] constexpr std::size_t severityKind(std::uint8_t severity)
{
    return severity < severityKinds - 1 ? severity : severityKinds - 1;
}

struct TrendBar
{
    std::array<std::uint32_t, severityKinds> real{};
    std::uint32_t exercise = 0; // never part of `real`
    [[nodiscard]] std::uint32_t total() const;
    bool operator==(const TrendBar &) const = default;
};

// Counts incidents by step and severity, some rows at a time: a million rows are not counted in one frame. A retracted
// incident is not counted.
class TrendCount
{
public:
    void begin(const TrendSteps &steps, TrendTime time);
    void count(const ReportTable &table, std::span<const Row> rows);
    [[nodiscard]] const TrendSteps &steps() const { return m_steps; }
    [[nodiscard]] const std::vector<TrendBar> &bars() const { return m_bars; }
    // Incidents whose date is too coarse for the step (a month, in a view by day): they stand at its beginning in the
    // counts, and are counted here so that the screen can say so.
    [[nodiscard]] std::uint32_t coarse() const { return m_coarse; }

private:
    TrendSteps m_steps;
    TrendTime m_time = TrendTime::Happened;
    std::vector<TrendBar> m_bars;
    std::uint32_t m_coarse = 0;
};

// Response times of one step. Percentiles by nearest rank.
struct ResponseStep
{
    std::uint32_t acknowledged = 0;
    std::chrono::milliseconds median{};
    std::chrono::milliseconds ninetieth{};
    bool operator==(const ResponseStep &) const = default;
};
// By the time of raising. `admits` says which rows count.
[[nodiscard]] std::vector<ResponseStep> responseSteps(
    const TrendSteps &steps, const std::vector<AlertBook::Response> &responses, const std::function<bool(Row)> &admits);

} // namespace yagura
