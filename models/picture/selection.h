// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

#include "models/event/ids.h"

namespace yagura {

// Which report the person has in hand. By identity, never by row: it survives language, scope and time. UI thread.
class Selection : public QObject
{
    Q_OBJECT
public:
    explicit Selection(QObject *parent = nullptr);
    [[nodiscard]] const std::optional<SubjectId> &subject() const { return m_subject; }
    void select(const SubjectId &subject);
    void clear();

Q_SIGNALS:
    void changed();

private:
    std::optional<SubjectId> m_subject;
};

} // namespace yagura
