// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "widgets/common/context.h"

namespace yagura {

// What happened on one feed, newest first, with what came of it: from the picture on screen, so that it follows the
// time cursor. UI thread.
class FeedLogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TimeColumn, KindColumn, EventsColumn, OutcomeColumn, ColumnCount };

    explicit FeedLogModel(ViewContext &context, QObject *parent = nullptr);
    void show(const QByteArray &feed);
    [[nodiscard]] quint64 earlier() const; // entries that lie in the journal only

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const FeedLogEntry &entry, Column column) const;
    ViewContext &m_context;
    QByteArray m_feed;
    std::vector<FeedLogEntry> m_entries; // newest first
};

} // namespace yagura
