// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "widgets/board/board_data.h"
#include "widgets/board/board_scale.h"
#include "widgets/theme/theme.h"

namespace yagura {

struct BoardLook
{
    UtcTime now{};
    int current = -1; // row with the keyboard
    int hovered = -1;
    bool focused = false;
    SectorSet only = 0; // the single sector in scope, if there is one
};

// Rows that fit for a font: a row is as tall as its Japanese line needs.
[[nodiscard]] BoardScale boardScale(double width, double offset, int rows, const QPaintDevice *device = nullptr);

// Stateless; also used by the briefing. Paints the rows that meet `clip`.
void paintBoard(QPainter &painter, const QRectF &clip, const std::vector<BoardRow> &rows, const BoardScale &scale,
    const BoardLook &look, const Catalog &catalog, const Theme &theme, Language language);

} // namespace yagura
