// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "widgets/common/context.h"

namespace yagura {

// The open incidents of one feed that it no longer vouches for: it began a new numbering, or lost a part of its
// history, has caught up since, and has not reported them again. They stay in the picture as they were. UI thread.
class VanishedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SeverityColumn, IncidentColumn, SinceColumn, ReportedColumn, ColumnCount };
    static constexpr int listed = 1000; // gravest first; total() tells how many there are

    explicit VanishedModel(ViewContext &context, QObject *parent = nullptr);
    void show(const QByteArray &feed);
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] std::optional<SubjectId> subjectAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    // Copied out of the picture, so that nothing here points into a table that is gone.
    struct Item
    {
        SubjectId subject;
        std::uint8_t severity = unknownSeverity;
        UtcTime since{};
        UtcTime reported{};
        bool operator==(const Item &) const = default;
    };
    ViewContext &m_context;
    std::vector<Item> m_items;
    int m_total = 0;
};

} // namespace yagura
