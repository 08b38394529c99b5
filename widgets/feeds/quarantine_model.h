// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "widgets/common/context.h"

namespace yagura {

// The newest events of one feed that were refused: where, why, when; the bytes as text for a look. UI thread.
class QuarantineModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TimeColumn, OriginColumn, ReasonColumn, BytesColumn, ColumnCount };

    explicit QuarantineModel(QObject *parent = nullptr);
    void show(const QList<Quarantined> &items);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Quarantined> m_items;
};

} // namespace yagura
