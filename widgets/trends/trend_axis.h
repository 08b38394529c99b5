// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QValueAxis>

#include "widgets/theme/theme.h"
#include "widgets/trends/trend_counts.h"

namespace yagura {

// The words of this room share one translation context.
struct Trends
{
    Q_DECLARE_TR_FUNCTIONS(Trends)
};

// The two axes that both charts of the panel have, so that the same step stands at the same place in both.
struct TrendAxes
{
    QCategoryAxis *time = nullptr; // owned by the chart
    QValueAxis *value = nullptr;
};
[[nodiscard]] TrendAxes addAxes(QChart &chart);
void showSteps(QCategoryAxis &axis, const TrendSteps &steps);
// From 0 to a round number at or above `maximum`, with whole steps while `whole`.
void showMaximum(QValueAxis &axis, double maximum, bool whole);
void dress(QChart &chart, const TrendAxes &axes, const Theme &theme, Language language);

// "2026-11-22 14:00" or "2026-11-22", in JST.
[[nodiscard]] QString stepText(const TrendSteps &steps, int index);

} // namespace yagura
