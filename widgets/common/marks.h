// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QPainter>
#include <QRectF>

#include "widgets/theme/theme.h"

// The marks that mean the same everywhere: severity by shape and colour, unknown by a hatch, an exercise by its frame.
// Stateless; for use inside paint events.
namespace yagura {

// ◆ 5, ▲ 4, ■ 3, ● 2, ○ 1, – 0, ? unknown; inscribed in `box` (square is best). `filled` = unacknowledged or open.
void paintSeverity(QPainter &painter, const QRectF &box, std::uint8_t level, const Theme &theme, bool filled = true);

// Diagonal hatch over `area`: nothing is known here. `strength` 1 = whole, 0.5 = partly unknown.
void paintUnknown(QPainter &painter, const QRectF &area, const Theme &theme, double strength = 1);

// Dashed double frame of an exercise along the inside of `area`.
void paintExerciseFrame(QPainter &painter, const QRectF &area, const Theme &theme);

// Tick of an acknowledged alert.
void paintAcknowledged(QPainter &painter, const QRectF &box, const Theme &theme);

// "TLP:…" in the standard's colour on black, right-aligned in `area`; returns the rectangle used.
QRectF paintTlp(QPainter &painter, const QRectF &area, Tlp tlp, const Catalog &catalog, const Theme &theme);

} // namespace yagura
