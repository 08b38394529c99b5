// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alert_presenter.h"

#include "widgets/common/plain_text.h"

namespace yagura {

AlertPresenter::AlertPresenter(ViewContext &context, AlertQueueModel &queue, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_queue(queue)
    , m_words(context)
{
    setSourceModel(&queue);
}

QVariant AlertPresenter::data(const QModelIndex &index, int role) const
{
    const Alert *alert = index.isValid() ? m_queue.alertAt(index.row()) : nullptr;
    if (!alert)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return columnText(*alert, index.column());
    case Qt::ToolTipRole:
        return toolTipText(m_words.toolTip(*alert));
    case Qt::AccessibleTextRole:
        return m_words.spoken(*alert);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QString AlertPresenter::columnText(const Alert &alert, int column) const
{
    switch (static_cast<AlertQueueModel::Column>(column)) {
    case AlertQueueModel::SeverityColumn:
        return m_words.severityShortText(alert);
    case AlertQueueModel::TitleColumn:
        return m_words.title(alert);
    case AlertQueueModel::SectorColumn:
        return m_words.sectors(alert);
    case AlertQueueModel::RegionColumn:
        return m_words.region(alert);
    case AlertQueueModel::AgeColumn:
        return m_words.age(alert);
    case AlertQueueModel::StateColumn: {
        const QString refused = m_words.refusal(alert);
        return refused.isEmpty() ? m_words.stateText(alert) : refused;
    }
    case AlertQueueModel::ColumnCount:
        break;
    }
    return {};
}

QVariant AlertPresenter::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (static_cast<AlertQueueModel::Column>(section)) {
    case AlertQueueModel::SeverityColumn:
        return tr("Severity");
    case AlertQueueModel::TitleColumn:
        return tr("Title");
    case AlertQueueModel::SectorColumn:
        return tr("Sector");
    case AlertQueueModel::RegionColumn:
        return tr("Region");
    case AlertQueueModel::AgeColumn:
        return tr("Age");
    case AlertQueueModel::StateColumn:
        return tr("Status");
    case AlertQueueModel::ColumnCount:
        break;
    }
    return {};
}

void AlertPresenter::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1),
            {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

} // namespace yagura
