// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

#include <array>

#include "models/alerts/alert_queue_model.h"

namespace yagura {

// How wide the columns are, from the words they have to hold and the font they are written in: a pure value, so that
// both languages and all scales can be tried without a window. In a narrow queue the sector, the region and the age
// have no columns of their own and stand in the second line of a row.
struct AlertColumns
{
    std::array<int, AlertQueueModel::ColumnCount> width{}; // pixels; 0 = hidden
    int rowHeight = 0;
    bool narrow = false;

    // `stateWidth`: of the widest state text in sight (names of people), at least that of the words is taken.
    [[nodiscard]] static AlertColumns of(const QFont &font, int available, int stateWidth);

    // Fonts of the two lines of a row, and what lies around the words.
    [[nodiscard]] static QFont smallFont(const QFont &font);
    [[nodiscard]] static QFont boldFont(const QFont &font);
    [[nodiscard]] static int padding(const QFont &font);  // left and right of a cell
    [[nodiscard]] static int markSize(const QFont &font); // side of the severity mark and of the tick
    [[nodiscard]] static int lineHeight(const QFont &font);
    // Width of a state cell that says `text` and, below it, `owner`.
    [[nodiscard]] static int stateWidth(const QFont &font, const QString &text, const QString &owner);
};

} // namespace yagura
