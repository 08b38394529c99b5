// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>
#include <memory>

#include "models/briefing/freeze.h"

class QThread;

namespace yagura {

// Freezes a journal on a thread of its own, because that takes seconds and the windows must not wait. One at a time:
// what is asked for meanwhile is done afterwards, the last wish only. UI thread; the catalogue outlives the task.
class FreezeTask : public QObject
{
    Q_OBJECT
public:
    FreezeTask(const Catalog &catalog, QString journalFolder, QObject *parent = nullptr);
    ~FreezeTask() override; // waits for the thread

    struct Wish
    {
        std::optional<UtcTime> asOf; // nothing: all that is in the journal, known at `now`
        UtcTime now{};
        ScopeFilter scope;
        QList<FeedHealth> feeds; // as they stand on the desk; empty when the moment is past
    };
    void request(const Wish &wish);
    [[nodiscard]] bool busy() const { return m_thread != nullptr; }

Q_SIGNALS:
    void frozen(const std::shared_ptr<const yagura::Freeze> &freeze);
    void failed(const yagura::Problem &problem);

private:
    void start(const Wish &wish);
    void ended(const Outcome<Freeze> &outcome, const Wish &wish);

    const Catalog &m_catalog;
    const QString m_folder;
    QThread *m_thread = nullptr;
    std::optional<Wish> m_next;
};

} // namespace yagura
