// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feeds/quarantine_model.h"

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

QuarantineModel::QuarantineModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void QuarantineModel::show(const QList<Quarantined> &items)
{
    beginResetModel(); // another list on request, not a running one
    m_items = items;
    endResetModel();
}

int QuarantineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int QuarantineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QuarantineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const Quarantined &item = m_items[index.row()];
    const auto text = [&]() -> QString {
        switch (static_cast<Column>(index.column())) {
        case TimeColumn:
            return dateTimeText(item.at, Zone::Jst);
        case OriginColumn:
            return plainText(item.origin, 200);
        case ReasonColumn:
            return refusalText(item.refusal);
        case BytesColumn:
            return plainText(item.bytes, 300);
        case ColumnCount:
            break;
        }
        return {};
    }();
    return role == Qt::ToolTipRole ? toolTipText(text) : text;
}

QVariant QuarantineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TimeColumn:
        return tr("Refused at");
    case OriginColumn:
        return tr("Where");
    case ReasonColumn:
        return tr("Why");
    case BytesColumn:
        return tr("What came");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace yagura
