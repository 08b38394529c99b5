// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

namespace yagura {

// Rows <-> pixels of the sector board, and its columns. All lengths in device-independent pixels. Value type.
struct BoardScale
{
    double width = 300;
    double rowHeight = 22;
    double textWidth = 8;      // of an average character of the font in use
    double severityWidth = 48; // of the longest short word for a severity
    double ageWidth = 56;      // of the longest usual age
    double offset = 0;         // scrolled down by
    int rows = 0;

    [[nodiscard]] double contentHeight() const { return rowHeight * rows; }
    [[nodiscard]] QRectF row(int index) const;
    [[nodiscard]] int rowAt(double y) const; // -1: none

    // Columns within a row's rectangle, from left to right: name, mark, severity word, count, exercise count, trend,
    // age.
    struct Columns
    {
        QRectF name, mark, severity, count, exercise, trend, age;
    };
    [[nodiscard]] Columns columns(const QRectF &row) const;
};

} // namespace yagura
