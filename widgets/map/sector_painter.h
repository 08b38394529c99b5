// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "widgets/map/map_data.h"
#include "widgets/map/map_style.h"
#include "widgets/map/sector_scale.h"

// Small multiples by sector: every sector of both lists, the buckets "not designated" included. Stateless.
namespace yagura {

void paintSectorMaps(QPainter &painter, const QRectF &area, const MapData &data, const MapStyle &style);
[[nodiscard]] SectorScale sectorScale(const QRectF &area, const MapStyle &style);

} // namespace yagura
