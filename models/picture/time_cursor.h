// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

#include "models/event/ids.h"

namespace yagura {

// Live, or pinned to a past moment: then the views show what was KNOWN then (events sequenced at or before it).
// UI thread.
class TimeCursor : public QObject
{
    Q_OBJECT
public:
    explicit TimeCursor(QObject *parent = nullptr);
    [[nodiscard]] bool live() const { return !m_pinned; }
    [[nodiscard]] std::optional<UtcTime> pinned() const { return m_pinned; }
    void pin(UtcTime knownAt);
    void goLive();

Q_SIGNALS:
    void changed();

private:
    std::optional<UtcTime> m_pinned;
};

} // namespace yagura
