// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trends/response_chart.h"

namespace yagura {

namespace {
QScatterSeries *addSeries(QChart &chart, const TrendAxes &axes, QScatterSeries::MarkerShape shape)
{
    auto *series = new QScatterSeries;
    series->setMarkerShape(shape);
    series->setMarkerSize(9);
    chart.addSeries(series);
    series->attachAxis(axes.time);
    series->attachAxis(axes.value);
    return series;
}
} // namespace

double minutes(std::chrono::milliseconds time)
{
    return static_cast<double>(time.count()) / 60'000;
}

ResponseChart::ResponseChart(ViewContext &context, QWidget *parent)
    : QChartView(parent)
    , m_context(context)
    , m_axes(addAxes(*chart()))
    , m_median(addSeries(*chart(), m_axes, QScatterSeries::MarkerShapeCircle))
    , m_ninetieth(addSeries(*chart(), m_axes, QScatterSeries::MarkerShapeTriangle))
{
    setFrameShape(QFrame::NoFrame);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    setMinimumHeight(fontMetrics().height() * 7);
}

void ResponseChart::show(const TrendSteps &steps, const std::vector<ResponseStep> &times)
{
    if (steps == m_steps && times == m_times)
        return;
    if (steps != m_steps)
        showSteps(*m_axes.time, steps);
    m_steps = steps;
    m_times = times;
    QList<QPointF> medians;
    QList<QPointF> ninetieths;
    double most = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (times[i].acknowledged == 0)
            continue;
        medians << QPointF(static_cast<double>(i), minutes(times[i].median));
        ninetieths << QPointF(static_cast<double>(i), minutes(times[i].ninetieth));
        most = std::max(most, minutes(times[i].ninetieth));
    }
    m_median->replace(medians);
    m_ninetieth->replace(ninetieths);
    showMaximum(*m_axes.value, most, false);
    retranslate();
}

void ResponseChart::retranslate()
{
    const Theme &theme = m_context.theme();
    dress(*chart(), m_axes, theme, m_context.lang());
    setBackgroundBrush(theme.color(Token::Surface));
    m_median->setColor(theme.color(Token::Text));
    m_median->setBorderColor(theme.color(Token::Surface));
    m_ninetieth->setColor(theme.color(Token::TextMuted));
    m_ninetieth->setBorderColor(theme.color(Token::Surface));
    m_axes.value->setTitleText(Trends::tr("Minutes"));
    m_axes.time->setTitleText(m_steps.step == TrendStep::Hour ? Trends::tr("By hour, JST") : Trends::tr("By day, JST"));
    setAccessibleName(Trends::tr("Response times"));
    setAccessibleDescription(Trends::tr("The same numbers are in the table behind the button Figures."));
}

} // namespace yagura
