// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QRectF>

#include <algorithm>
#include <vector>

#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline_data.h"

namespace yagura {

// Where the parts of the timeline lie in its area: a column of labels, three rulers with the brush band below them, the
// lanes. All lengths follow from the font of the device, so that they hold at any resolution and in both languages.
struct TimelineLayout
{
    QRectF area;
    double unit = 1; // a sixteenth of a line of text: the measure of gaps and marks
    double labelWidth = 0;
    double rulerRow = 0; // height of one of the three rulers
    double brushBand = 0;
    double laneHeight = 0;
    double scroll = 0;        // pixels that are scrolled away above
    std::vector<double> tops; // of the lanes, from the first; one more for the end

    [[nodiscard]] double headerHeight() const { return 3 * rulerRow + brushBand; }
    [[nodiscard]] QRectF plot() const; // the lanes, without labels and rulers
    [[nodiscard]] QRectF labels() const;
    [[nodiscard]] QRectF ruler() const; // the three rulers above the plot
    [[nodiscard]] QRectF rulerOf(int index) const;
    [[nodiscard]] QRectF brush() const;
    [[nodiscard]] QRectF lane(int index) const; // in the plot; may lie outside it when scrolled away
    [[nodiscard]] QRectF label(int index) const;
    [[nodiscard]] int laneAt(double y) const; // -1: none
    [[nodiscard]] double contentHeight() const { return tops.empty() ? 0 : tops.back(); }
    [[nodiscard]] double maxScroll() const;
    // Lanes that meet the plot: [first, second).
    [[nodiscard]] std::pair<int, int> visibleLanes() const;
    // Width of a hair line. Below a pixel it would fade.
    [[nodiscard]] double line() const { return std::max(1.0, unit); }
    [[nodiscard]] double markSize() const { return 11 * unit; }
    [[nodiscard]] double densityHeight() const { return 5 * unit; }
    // The part of a lane in which marks stand; what is below is the density strip.
    [[nodiscard]] QRectF markRow(int index) const;
};

// `device`: what will be painted on (nullptr: a screen). `scroll` is brought into its range.
[[nodiscard]] TimelineLayout layoutTimeline(const QRectF &area, const TimelineData &data, Language language,
    const QPaintDevice *device = nullptr, double scroll = 0);

// The lane's name: of sectors in `language`, of the others in the language that is installed.
[[nodiscard]] QString laneName(const TimelineLane &lane, Language language);
[[nodiscard]] QString laneTag(const TimelineLane &lane); // "JP", "US" before a sector; "" otherwise

} // namespace yagura
