// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPaintDevice>
#include <QRectF>

#include <variant>
#include <vector>

#include "widgets/briefing/document.h"
#include "widgets/briefing/page_frame.h"

namespace yagura {

// What a page consists of, in the order of painting. Pixels of the device, values only.
struct SetText
{
    QPointF baseline;
    QString text;
    QFont font;
    Token color = Token::Text;
};
struct SetFill
{
    QRectF area;
    Token color = Token::Border;
};
struct SetMark
{
    QRectF box;
    std::uint8_t severity = unknownSeverity;
    bool filled = true;
};
struct SetExercise // the frame of an exercise's row
{
    QRectF area;
};
struct SetFigure
{
    QRectF area;
    std::size_t section = 0;
};
using SetItem = std::variant<SetText, SetFill, SetMark, SetExercise, SetFigure>;
using SetPage = std::vector<SetItem>;

// Sets a document into pages for a device (its resolution decides the metrics). Text wraps and nothing is cut: a row
// taller than what is left goes to the next page, a row taller than a page goes on over several, and the head of its
// table stands on each of them. Private to widgets/briefing; pure.
[[nodiscard]] std::vector<SetPage> setPages(
    const Document &document, const PageFrame &frame, const QPaintDevice *device);

} // namespace yagura
