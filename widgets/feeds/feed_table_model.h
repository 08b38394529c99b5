// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "widgets/common/context.h"

namespace yagura {

// "12 s" since the last sign of life; lost: "14 min (unknown since 13:49 JST)".
[[nodiscard]] QString feedAge(const FeedHealth &feed, UtcTime now);
// "+95.0 s"; "" for a difference that nobody need know of in a line for all feeds.
[[nodiscard]] QString skewText(const FeedHealth &feed);
[[nodiscard]] Token feedToken(FeedState state);
// ● live, ○ quiet, ◐ late, ? lost, ✕ refused, … on its way: by shape and colour.
void paintFeedMark(QPainter &painter, const QRectF &box, FeedState state, const Theme &theme);

// One row for each feed: state, ages, position and counts, in words of the interface. UI thread.
class FeedTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        FeedColumn,
        StateColumn,
        AgeColumn,
        DetailColumn, // why it is not heard: before the figures, which say less then
        LastEventColumn,
        RateColumn,
        LagColumn,
        SkewColumn,
        PositionColumn,
        ReceivedColumn,
        FaultsColumn,
        GapsColumn,
        QuarantinedColumn,
        PartColumn,
        ColumnCount
    };

    explicit FeedTableModel(ViewContext &context, QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QByteArray feedAt(int row) const;

public Q_SLOTS:
    void refresh();

private:
    [[nodiscard]] QString text(const FeedHealth &feed, Column column) const;
    [[nodiscard]] QString explanation(const FeedHealth &feed, Column column) const; // "" where the column needs none
    ViewContext &m_context;
    int m_rows = 0;
};

} // namespace yagura
