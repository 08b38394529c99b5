// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trends/trend_axis.h"

#include <QDateTime>
#include <QGraphicsLayout>
#include <QPen>

#include <cmath>

#include "widgets/common/time_text.h"

namespace yagura {

namespace {
// Every how many steps a label fits, so that it stands on a round hour or a weekly rhythm.
int labelEvery(const TrendSteps &steps)
{
    if (steps.step == TrendStep::Hour)
        return steps.count <= 24 ? 6 : 24;
    return steps.count <= 7 ? 1 : steps.count <= 30 ? 7 : 14;
}

bool hasLabel(const TrendSteps &steps, int index)
{
    const int every = labelEvery(steps);
    if (steps.step == TrendStep::Day)
        return (steps.count - 1 - index) % every == 0;
    return inZone(steps.at(index), Zone::Jst).time().hour() % every == 0;
}

QString shortText(const TrendSteps &steps, int index)
{
    const QDateTime at = inZone(steps.at(index), Zone::Jst);
    const bool hour = steps.step == TrendStep::Hour && steps.count <= 24;
    return at.toString(hour ? u"HH:mm" : u"MM-dd");
}

double niceStep(double maximum)
{
    const double raw = maximum / 4;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (raw <= factor * power)
            return factor * power;
    }
    return 10 * power;
}
} // namespace

QString stepText(const TrendSteps &steps, int index)
{
    const QDateTime at = inZone(steps.at(index), Zone::Jst);
    return at.toString(steps.step == TrendStep::Hour ? u"yyyy-MM-dd HH:mm" : u"yyyy-MM-dd");
}

TrendAxes addAxes(QChart &chart)
{
    TrendAxes axes{new QCategoryAxis, new QValueAxis};
    chart.addAxis(axes.time, Qt::AlignBottom);
    chart.addAxis(axes.value, Qt::AlignLeft);
    axes.time->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axes.time->setGridLineVisible(false);
    axes.value->setTickType(QValueAxis::TicksDynamic);
    return axes;
}

void showSteps(QCategoryAxis &axis, const TrendSteps &steps)
{
    for (const QString &label : axis.categoriesLabels())
        axis.remove(label);
    axis.setStartValue(-0.5);
    for (int i = 0; i < steps.count; ++i) {
        if (hasLabel(steps, i))
            axis.append(shortText(steps, i), i);
    }
    axis.setRange(-0.5, steps.count - 0.5);
}

void showMaximum(QValueAxis &axis, double maximum, bool whole)
{
    double step = niceStep(std::max(maximum, whole ? 1.0 : 0.1));
    if (whole)
        step = std::max(1.0, step);
    axis.setTickAnchor(0);
    axis.setTickInterval(step);
    axis.setLabelFormat(whole || step >= 1 ? QStringLiteral("%.0f") : QStringLiteral("%.2f"));
    axis.setRange(0, step * std::max(1.0, std::ceil(maximum / step)));
}

void dress(QChart &chart, const TrendAxes &axes, const Theme &theme, Language language)
{
    chart.setBackgroundBrush(theme.color(Token::Surface));
    chart.setBackgroundPen(Qt::NoPen);
    chart.setBackgroundRoundness(0);
    chart.setMargins({2, 2, 2, 2});
    chart.layout()->setContentsMargins(0, 0, 0, 0);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(axes.time), static_cast<QAbstractAxis *>(axes.value)}) {
        axis->setLabelsFont(Theme::font(TypeSize::Small, language));
        axis->setLabelsColor(theme.color(Token::TextMuted));
        axis->setTitleFont(Theme::font(TypeSize::Small, language));
        axis->setTitleBrush(theme.color(Token::TextMuted));
        axis->setLinePen(QPen(theme.color(Token::Border), 1));
        axis->setGridLinePen(QPen(theme.color(Token::Grid), 1));
    }
}

} // namespace yagura
