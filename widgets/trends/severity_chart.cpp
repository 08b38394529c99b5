// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trends/severity_chart.h"

#include <QToolTip>

#include "widgets/common/plain_text.h"
#include "widgets/common/words.h"

namespace yagura {

namespace {
constexpr int wideBars = 40; // at most

// Order of the sets in a bar: 5, 4, 3, 2, 1, 0, unknown.
std::size_t kindOfSet(std::size_t set)
{
    return set == severityKinds - 1 ? set : severityKinds - 2 - set;
}

std::uint8_t severityOfSet(std::size_t set)
{
    return set == severityKinds - 1 ? unknownSeverity : static_cast<std::uint8_t>(kindOfSet(set));
}
} // namespace

SeverityChart::SeverityChart(ViewContext &context, QWidget *parent)
    : QChartView(parent)
    , m_context(context)
{
    setFrameShape(QFrame::NoFrame);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    m_axes = addAxes(*chart());
    setMinimumHeight(fontMetrics().height() * 8);
}

void SeverityChart::rebuild(bool exercises)
{
    chart()->removeAllSeries();
    m_exercise = nullptr;
    m_sets.clear();
    const auto add = [this](QStackedBarSeries *series) {
        chart()->addSeries(series);
        series->attachAxis(m_axes.time);
        series->attachAxis(m_axes.value);
        series->setBarWidth(0.8);
        connect(series, &QAbstractBarSeries::hovered, this, [this](bool on, int index) { tell(on, index); });
    };
    m_real = new QStackedBarSeries;
    for (std::size_t set = 0; set < severityKinds; ++set) {
        m_sets.push_back(new QBarSet(QString()));
        m_real->append(m_sets.back());
    }
    add(m_real);
    if (!exercises)
        return;
    m_exercise = new QStackedBarSeries;
    m_exercise->append(new QBarSet(QString()));
    add(m_exercise);
}

void SeverityChart::fill()
{
    for (std::size_t set = 0; set < m_sets.size(); ++set) {
        QList<qreal> values;
        for (const TrendBar &bar : m_bars)
            values << bar.real[kindOfSet(set)];
        m_sets[set]->remove(0, m_sets[set]->count());
        m_sets[set]->append(values);
    }
    if (m_exercise) {
        QList<qreal> values;
        for (const TrendBar &bar : m_bars)
            values << bar.exercise;
        QBarSet *set = m_exercise->barSets().constFirst();
        set->remove(0, set->count());
        set->append(values);
    }
}

double SeverityChart::maximum() const
{
    std::uint32_t most = 0;
    for (const TrendBar &bar : m_bars)
        most = std::max({most, bar.total(), m_exercise ? bar.exercise : 0U});
    return most;
}

void SeverityChart::show(const TrendSteps &steps, const std::vector<TrendBar> &bars, bool exercises)
{
    const bool sameSeries = m_real && exercises == (m_exercise != nullptr);
    if (sameSeries && steps == m_steps && bars == m_bars)
        return;
    m_bars = bars;
    if (!sameSeries)
        rebuild(exercises);
    fill();
    if (!sameSeries || steps != m_steps) {
        m_steps = steps;
        showSteps(*m_axes.time, steps);
    }
    showMaximum(*m_axes.value, maximum(), true);
    retranslate();
}

void SeverityChart::retranslate()
{
    const Theme &theme = m_context.theme();
    dress(*chart(), m_axes, theme, m_context.lang());
    setBackgroundBrush(theme.color(Token::Surface));
    m_axes.value->setTitleText(Trends::tr("Incidents"));
    m_axes.time->setTitleText(m_steps.step == TrendStep::Hour ? Trends::tr("By hour, JST") : Trends::tr("By day, JST"));
    for (std::size_t set = 0; set < m_sets.size(); ++set) {
        const std::uint8_t severity = severityOfSet(set);
        const bool known = severity != unknownSeverity;
        m_sets[set]->setLabel(severityWord(severity));
        m_sets[set]->setBrush(QBrush(theme.severity(severity), known ? Qt::SolidPattern : Qt::BDiagPattern));
        const QColor edge = known ? theme.color(Token::Surface) : theme.severity(severity);
        // Between thin bars an edge would leave nothing of the colour.
        m_sets[set]->setPen(known && m_steps.count > wideBars ? QPen(Qt::NoPen) : QPen(edge, known ? 0.5 : 1));
    }
    if (m_exercise) {
        QBarSet *set = m_exercise->barSets().constFirst();
        set->setLabel(exerciseWord());
        set->setBrush(QBrush(theme.color(Token::Exercise), Qt::DiagCrossPattern));
        set->setPen(QPen(theme.color(Token::Exercise), 1, Qt::DashLine));
    }
    setAccessibleName(Trends::tr("Incidents by severity"));
    setAccessibleDescription(Trends::tr("The same numbers are in the table behind the button Figures."));
}

void SeverityChart::tell(bool entered, int index)
{
    if (!entered || index < 0 || index >= static_cast<int>(m_bars.size())) {
        QToolTip::hideText();
        return;
    }
    const TrendBar &bar = m_bars[static_cast<std::size_t>(index)];
    QStringList lines{stepText(m_steps, index) + QStringLiteral(" JST")};
    for (std::size_t set = 0; set < severityKinds; ++set) {
        if (const std::uint32_t n = bar.real[kindOfSet(set)]; n > 0)
            lines << QStringLiteral("%1: %2").arg(severityWord(severityOfSet(set))).arg(n);
    }
    if (m_exercise && bar.exercise > 0)
        lines << QStringLiteral("%1: %2").arg(exerciseWord()).arg(bar.exercise);
    QToolTip::showText(QCursor::pos(), toolTipText(lines.join(QLatin1Char('\n'))), this);
}

} // namespace yagura
