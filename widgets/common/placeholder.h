// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QRectF>

#include "widgets/theme/theme.h"

namespace yagura {

// Empty states say why and what to do: a sentence and a hint, wrapped and centred in `area`.
void paintPlaceholder(QPainter &painter, const QRectF &area, const QString &why, const QString &whatToDo,
    const Theme &theme, Language language);

} // namespace yagura
