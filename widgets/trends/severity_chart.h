// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCharts/QBarSet>
#include <QtCharts/QChartView>
#include <QtCharts/QStackedBarSeries>

#include "widgets/common/context.h"
#include "widgets/trends/trend_axis.h"

namespace yagura {

// Incidents per step as bars stacked by severity, the gravest at the foot, where lengths compare. Exercises stand
// beside them in hatched bars of their own. Owned by the trends panel. UI thread.
class SeverityChart : public QChartView
{
    Q_OBJECT
public:
    explicit SeverityChart(ViewContext &context, QWidget *parent = nullptr);
    void show(const TrendSteps &steps, const std::vector<TrendBar> &bars, bool exercises);
    void retranslate(); // and the theme

private:
    void rebuild(bool exercises);
    void fill();
    void tell(bool entered, int index);
    [[nodiscard]] double maximum() const;

    ViewContext &m_context;
    TrendAxes m_axes;
    QStackedBarSeries *m_real = nullptr;
    QStackedBarSeries *m_exercise = nullptr; // nullptr while exercises are not shown
    std::vector<QBarSet *> m_sets;           // gravest first, unknown last
    TrendSteps m_steps;
    std::vector<TrendBar> m_bars;
};

} // namespace yagura
