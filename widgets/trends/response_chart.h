// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCharts/QChartView>
#include <QtCharts/QScatterSeries>

#include "widgets/common/context.h"
#include "widgets/trends/trend_axis.h"

namespace yagura {

// Minutes from raised to acknowledged, as two marks per step: median and 90th percentile. No line between them: what
// lies between two steps was not measured. Owned by the trends panel. UI thread.
class ResponseChart : public QChartView
{
    Q_OBJECT
public:
    explicit ResponseChart(ViewContext &context, QWidget *parent = nullptr);
    void show(const TrendSteps &steps, const std::vector<ResponseStep> &times);
    void retranslate(); // and the theme

private:
    ViewContext &m_context;
    TrendAxes m_axes;
    QScatterSeries *m_median;
    QScatterSeries *m_ninetieth;
    TrendSteps m_steps;
    std::vector<ResponseStep> m_times;
};

[[nodiscard]] double minutes(std::chrono::milliseconds time);

} // namespace yagura
