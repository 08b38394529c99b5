// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/problem/problem.h"
#include "widgets/briefing/briefing.h"

namespace yagura {

// The pictures of a briefing: sector board, maps, timeline, each by the painter of its own room. The rooms do not know
// each other; here they meet. The catalogue outlives the figures. Problem: a resource of the map is damaged.
[[nodiscard]] Outcome<std::vector<BriefingFigure>> briefingFigures(const Catalog &catalog);

} // namespace yagura
