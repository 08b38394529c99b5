// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "widgets/common/context.h"
#include "widgets/trends/trend_counts.h"

namespace yagura {

// The numbers of both charts as a table, the newest step first. UI thread; owned by the trends panel.
class FiguresModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Step,
        Level5,
        Level4,
        Level3,
        Level2,
        Level1,
        Level0,
        UnknownLevel,
        Total,
        Exercise,
        Acknowledged,
        Median,
        Ninetieth,
        ColumnCount
    };

    explicit FiguresModel(QObject *parent = nullptr);
    void show(const TrendSteps &steps, const std::vector<TrendBar> &bars, const std::vector<ResponseStep> &times);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // Tab-separated with a line of headings; `rows` empty = all.
    [[nodiscard]] QString tsv(const QList<int> &rows = {}) const;

private:
    [[nodiscard]] QString text(std::size_t step, int column) const;
    TrendSteps m_steps;
    std::vector<TrendBar> m_bars;
    std::vector<ResponseStep> m_times;
};

} // namespace yagura
