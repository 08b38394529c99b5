// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>
#include <vector>

#include "models/alerts/watch.h"
#include "models/event/clock.h"
#include "models/picture/scope.h"
#include "models/picture/tally.h"

namespace yagura {

// Rows and counts of the situation on screen that the scope admits: computed once, shared by all views. Follows Watch
// and Scope, at most once a frame: what events change is added and subtracted, a change of scope, of situation, and
// each new minute is counted anew. UI thread.
class ScopedPicture : public QObject
{
    Q_OBJECT
public:
    ScopedPicture(Watch &watch, Scope &scope, const Clock &clock, QObject *parent = nullptr);
    ~ScopedPicture() override;

    [[nodiscard]] const std::vector<Row> &rows() const; // ascending
    [[nodiscard]] bool contains(Row row) const;
    [[nodiscard]] const Tallies &real() const;
    [[nodiscard]] const Tallies &exercise() const;
    // Another number after everything may have changed (filter, situation); the same while only events came in.
    [[nodiscard]] quint64 generation() const;
    // The moment "now" of the picture: the clock's now, or the pinned moment.
    [[nodiscard]] UtcTime now() const;

public Q_SLOTS:
    void recompute(); // at once; otherwise coalesced to the next turn of the event loop

Q_SIGNALS:
    void updated(); // rows, counts or the situation itself changed

private:
    void follow(const yagura::Situation::Changes &changes);
    void schedule();
    void refresh();
    struct Private;
    std::unique_ptr<Private> d;
};

// The same computation for a Situation of its own (snapshot, tests).
struct ScopedRows
{
    std::vector<Row> rows;
    Tallies real;
    Tallies exercise;
};
[[nodiscard]] ScopedRows scopeRows(const Situation &situation, const ScopeFilter &filter, UtcTime now);

} // namespace yagura
