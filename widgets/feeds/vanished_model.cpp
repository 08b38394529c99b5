// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feeds/vanished_model.h"

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

VanishedModel::VanishedModel(ViewContext &context, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
{
}

void VanishedModel::show(const QByteArray &feed)
{
    const Picture &picture = m_context.watch.picture();
    const ReportTable &table = picture.reports();
    std::vector<Row> rows = picture.vanishedFrom(feed.toStdString());
    const auto rank
        = [&](Row row) { return table.severity(row) == unknownSeverity ? -1 : static_cast<int>(table.severity(row)); };
    std::ranges::stable_sort(rows, std::greater{}, rank);
    std::vector<Item> items;
    for (const Row row : rows) {
        if (items.size() == listed)
            break;
        items.push_back({table.subject(row), table.severity(row), picture.unconfirmedSince(row).value_or(UtcTime{}),
            table.reported(row)});
    }
    m_total = static_cast<int>(rows.size());
    if (items == m_items)
        return;
    beginResetModel(); // another list, after something rare
    m_items = std::move(items);
    endResetModel();
}

std::optional<SubjectId> VanishedModel::subjectAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return m_items[static_cast<std::size_t>(row)].subject;
}

int VanishedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int VanishedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VanishedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const Item &item = m_items[static_cast<std::size_t>(index.row())];
    const auto text = [&]() -> QString {
        switch (static_cast<Column>(index.column())) {
        case SeverityColumn:
            return severityWord(item.severity);
        case IncidentColumn: {
            const ReportTable &table = m_context.watch.reports();
            const Row row = table.find(item.subject);
            return row == noRow ? plainText(item.subject.id, 200) : titleText(table, row, m_context.lang());
        }
        case SinceColumn:
            return dateTimeText(item.since, Zone::Jst);
        case ReportedColumn:
            return dateTimeText(item.reported, Zone::Jst);
        case ColumnCount:
            break;
        }
        return {};
    }();
    return role == Qt::ToolTipRole ? toolTipText(text) : text;
}

QVariant VanishedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case SeverityColumn:
        return tr("Severity");
    case IncidentColumn:
        return tr("Incident");
    case SinceColumn:
        return tr("Not confirmed since");
    case ReportedColumn:
        return tr("Last reported");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace yagura
