// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

#include "models/alerts/action_desk.h"
#include "models/alerts/scoped_picture.h"

namespace yagura {

// The alerts in scope as rows, keyed by identity: insertions, removals and dataChanged only, never a reset while
// running (the first filling and another Situation altogether excepted). Order: real before exercise, unacknowledged
// first, then severity, then oldest first, then id. Facts only; words, colours and shapes are the view's. UI thread.
//
// While `held` (the view is not at its top, a menu is open, several rows are chosen, a key sequence is under way)
// nothing is inserted, moved or removed: rows change in place, and what waits is counted by waiting().
class AlertQueueModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SeverityColumn, TitleColumn, SectorColumn, RegionColumn, AgeColumn, StateColumn, ColumnCount };
    enum Role {
        AlertRole = Qt::UserRole, // const Alert *
        ReportRowRole,            // quint32 Row; noRow: a feed that fell silent
        SeverityRole,             // int 0–5, 255 unknown
        TitleJaRole,
        TitleEnRole,
        UnacknowledgedRole,
        ExerciseRole,
        PendingRole,  // an action waits for its receipt
        RevisionRole, // quint32: the revision this row shows
        RaisedRole,   // qint64 ms
    };
    enum class Section { Unacknowledged, Open, All };

    AlertQueueModel(Watch &watch, ScopedPicture &scoped, ActionDesk &desk, QObject *parent = nullptr);
    ~AlertQueueModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    [[nodiscard]] const Alert *alertAt(int row) const;
    [[nodiscard]] int rowOf(const AlertId &id) const; // -1
    void setSection(Section section);
    [[nodiscard]] Section section() const;

    void setHeld(bool held);
    [[nodiscard]] bool held() const;
    [[nodiscard]] int waiting() const;    // insertions, removals and moves that wait
    [[nodiscard]] int waitingNew() const; // new alerts among them
    void release();                       // applies what waits, held or not

    struct Counts
    {
        int unacknowledged = 0;
        int acknowledged = 0; // and still open
        int exercise = 0;     // open, kept apart from the two above
    };
    [[nodiscard]] Counts counts() const;

Q_SIGNALS:
    void waitingChanged();
    void countsChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura
