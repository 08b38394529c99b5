// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/alerts/alert_queue_model.h"
#include "widgets/common/context.h"

namespace yagura {

// Why the queue is empty and what to do. `unknown`: nobody can say that nothing is open; hatch it.
struct AlertEmpty
{
    QString why;
    QString whatToDo;
    bool unknown = false;
};
[[nodiscard]] AlertEmpty emptyWords(const ViewContext &context, AlertQueueModel::Section section);

} // namespace yagura
