// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace yagura {

// Texts of the timeline: one context for its painter, tools and panel. Literals are marked with QT_TRANSLATE_NOOP.
[[nodiscard]] inline QString timelineText(const char *source, int n = -1)
{
    return QCoreApplication::translate("Timeline", source, nullptr, n);
}

} // namespace yagura
