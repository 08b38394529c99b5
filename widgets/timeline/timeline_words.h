// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "widgets/timeline/timeline_data.h"

// The timeline's sentences: for tool tips and for those who hear the screen. In the language that is installed now.
namespace yagura {

inline constexpr std::size_t tipLines = 8;

// "HIGH · 2026-11-22 14:03 JST · Title · late, retracted"
[[nodiscard]] QString entryLine(const TimelineEntry &entry, const ReportTable &table, Language language);
// At most tipLines of them, then "and n more".
[[nodiscard]] QString entriesTip(
    const std::vector<std::size_t> &entries, const TimelineData &data, const ReportTable &table, Language language);
// Name of the lane, its open incidents, what is not known.
[[nodiscard]] QString laneTip(const TimelineLane &lane, Language language);
// What happened on feeds within `around` of a moment, the newest first; "" when nothing did.
[[nodiscard]] QString feedMarksTip(const TimelineData &data, UtcTime at, std::chrono::milliseconds around);
// What was not heard around a moment; "" when nothing is missing there.
[[nodiscard]] QString unknownTip(const TimelineLane &lane, UtcTime at, UtcTime now);

} // namespace yagura
