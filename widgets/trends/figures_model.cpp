// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trends/figures_model.h"

#include <QLocale>

#include "widgets/common/words.h"
#include "widgets/trends/response_chart.h"

namespace yagura {

FiguresModel::FiguresModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void FiguresModel::show(
    const TrendSteps &steps, const std::vector<TrendBar> &bars, const std::vector<ResponseStep> &times)
{
    // A row that is selected keeps its place unless the steps themselves are others.
    if (steps == m_steps && bars.size() == m_bars.size()) {
        m_bars = bars;
        m_times = times;
        if (!bars.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_steps = steps;
    m_bars = bars;
    m_times = times;
    endResetModel();
}

void FiguresModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_bars.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int FiguresModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_bars.size());
}

int FiguresModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FiguresModel::text(std::size_t step, int column) const
{
    const QLocale locale;
    const TrendBar &bar = m_bars[step];
    const ResponseStep response = step < m_times.size() ? m_times[step] : ResponseStep{};
    const auto time = [&](std::chrono::milliseconds t) {
        return response.acknowledged == 0 ? QString() : locale.toString(minutes(t), 'f', 1);
    };
    switch (static_cast<Column>(column)) {
    case Step:
        return stepText(m_steps, static_cast<int>(step));
    case Level5:
    case Level4:
    case Level3:
    case Level2:
    case Level1:
    case Level0:
        return QString::number(bar.real[static_cast<std::size_t>(Level0 - column)]);
    case UnknownLevel:
        return QString::number(bar.real[severityKinds - 1]);
    case Total:
        return QString::number(bar.total());
    case Exercise:
        return QString::number(bar.exercise);
    case Acknowledged:
        return QString::number(response.acknowledged);
    case Median:
        return time(response.median);
    case Ninetieth:
        return time(response.ninetieth);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant FiguresModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (index.column() == Step ? Qt::AlignLeft : Qt::AlignRight)));
    if (role != Qt::DisplayRole)
        return {};
    return text(m_bars.size() - 1 - static_cast<std::size_t>(index.row()), index.column());
}

QVariant FiguresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Step:
        return Trends::tr("From (JST)");
    case Level5:
    case Level4:
    case Level3:
    case Level2:
    case Level1:
    case Level0:
        return severityWord(static_cast<std::uint8_t>(Level0 - section));
    case UnknownLevel:
        return severityWord(unknownSeverity);
    case Total:
        return Trends::tr("Total");
    case Exercise:
        return exerciseWord();
    case Acknowledged:
        return Trends::tr("Acknowledged");
    case Median:
        return Trends::tr("Median (min)");
    case Ninetieth:
        return Trends::tr("90th percentile (min)");
    case ColumnCount:
        break;
    }
    return {};
}

QString FiguresModel::tsv(const QList<int> &rows) const
{
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column)
        cells << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QStringList lines{cells.join(QLatin1Char('\t'))};
    for (int row = 0; row < rowCount(); ++row) {
        if (!rows.isEmpty() && !rows.contains(row))
            continue;
        cells.clear();
        for (int column = 0; column < ColumnCount; ++column)
            cells << index(row, column).data().toString();
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace yagura
