// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "widgets/briefing/document.h"
#include "widgets/theme/theme.h"

namespace yagura {

// The parts of a page, in pixels of its device. `unit`: pixels in 1/96 inch. The size of a page is the same for
// every page of a document. Value type.
struct PageFrame
{
    QSizeF page;
    double unit = 1;

    static constexpr double marginUnits = 38; // 1 cm
    [[nodiscard]] QRectF inner() const;       // within the margins
    [[nodiscard]] QRectF header() const;
    [[nodiscard]] QRectF body() const;
    [[nodiscard]] QRectF footer() const;
};

// A4 in 1/96 inch.
[[nodiscard]] QSizeF pageUnits(bool portrait);

// Type of a document. The Latin family stands first in both languages, and ligatures are off: a PDF is searched and
// copied from, and Qt gives the digits of the CJK family and "fi" as one letter back as something else.
[[nodiscard]] QFont documentFont(TypeSize size, bool bold = false);

// What stands on every page, however it came out of the printer: the TLP label at the top and at the bottom on the
// right, title, as-of in three zones, number of the page, and the mark of the exercise.
void paintPageFrame(QPainter &painter, const PageFrame &frame, const Document &document, int page, int pages,
    const Catalog &catalog, const Theme &theme);

} // namespace yagura
