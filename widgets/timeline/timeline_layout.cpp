// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_layout.h"

#include <algorithm>

#include "widgets/common/words.h"
#include "widgets/timeline/timeline_text.h"

namespace yagura {

namespace {
constexpr double roomiest = 1.6; // times the height that the text needs

QFontMetricsF metrics(Language language, bool bold, const QPaintDevice *device)
{
    const QFont font = Theme::font(TypeSize::Small, language, bold);
    return device ? QFontMetricsF(font, const_cast<QPaintDevice *>(device)) : QFontMetricsF(font);
}

// Room for the longest name, a country, a mark and a count; at most a third of the whole.
double widthOfLabels(
    const QRectF &area, const TimelineData &data, Language language, const QFontMetricsF &fm, double unit)
{
    double name = 0;
    for (const TimelineLane &lane : data.lanes)
        name = std::max(name, fm.horizontalAdvance(laneName(lane, language)));
    const double others
        = 30 * unit + fm.horizontalAdvance(QStringLiteral("JP")) + fm.horizontalAdvance(QStringLiteral("00000"));
    const double zones = fm.horizontalAdvance(QStringLiteral("0000-00-00  UTC")) + 16 * unit;
    return std::min(std::max(name + others, zones), std::max(zones, area.width() / 3));
}
} // namespace

QString laneName(const TimelineLane &lane, Language language)
{
    switch (lane.kind) {
    case TimelineLane::Kind::Sector:
        return lane.name.in(language);
    case TimelineLane::Kind::Country:
        return countryWord(lane.country);
    case TimelineLane::Kind::ExerciseHeading:
        return exerciseWord();
    case TimelineLane::Kind::Notices:
        return timelineText(QT_TRANSLATE_NOOP("Timeline", "Advisories, engagements"));
    case TimelineLane::Kind::Feeds:
        return timelineText(QT_TRANSLATE_NOOP("Timeline", "Feeds"));
    }
    return {};
}

QString laneTag(const TimelineLane &lane)
{
    if (lane.kind != TimelineLane::Kind::Sector)
        return {};
    return lane.country == Country::Japan ? QStringLiteral("JP") : QStringLiteral("US");
}

QRectF TimelineLayout::plot() const
{
    return area.adjusted(labelWidth, headerHeight(), 0, 0);
}

QRectF TimelineLayout::labels() const
{
    return {area.left(), area.top() + headerHeight(), labelWidth, area.height() - headerHeight()};
}

QRectF TimelineLayout::ruler() const
{
    return {area.left() + labelWidth, area.top(), area.width() - labelWidth, 3 * rulerRow};
}

QRectF TimelineLayout::rulerOf(int index) const
{
    const QRectF r = ruler();
    return {r.left(), r.top() + index * rulerRow, r.width(), rulerRow};
}

QRectF TimelineLayout::brush() const
{
    const QRectF r = ruler();
    return {r.left(), r.bottom(), r.width(), brushBand};
}

QRectF TimelineLayout::lane(int index) const
{
    const QRectF p = plot();
    const auto i = static_cast<std::size_t>(index);
    return {p.left(), p.top() + tops[i] - scroll, p.width(), tops[i + 1] - tops[i]};
}

QRectF TimelineLayout::label(int index) const
{
    const QRectF l = lane(index);
    return {area.left(), l.top(), labelWidth, l.height()};
}

int TimelineLayout::laneAt(double y) const
{
    const QRectF p = plot();
    if (tops.size() < 2 || y < p.top() || y >= p.bottom())
        return -1;
    const double offset = y - p.top() + scroll;
    const auto next = std::ranges::upper_bound(tops, offset);
    return next == tops.end() ? -1 : static_cast<int>(next - tops.begin()) - 1;
}

double TimelineLayout::maxScroll() const
{
    return std::max(0.0, contentHeight() - plot().height());
}

std::pair<int, int> TimelineLayout::visibleLanes() const
{
    if (tops.size() < 2)
        return {0, 0};
    const auto first = std::ranges::upper_bound(tops, scroll) - tops.begin() - 1;
    const auto last = std::ranges::lower_bound(tops, scroll + std::max(0.0, plot().height())) - tops.begin();
    const auto lanes = static_cast<std::ptrdiff_t>(tops.size()) - 1;
    return {static_cast<int>(std::clamp<std::ptrdiff_t>(first, 0, lanes)),
        static_cast<int>(std::clamp<std::ptrdiff_t>(last, 0, lanes))};
}

QRectF TimelineLayout::markRow(int index) const
{
    return lane(index).adjusted(0, unit, 0, -densityHeight() - unit);
}

TimelineLayout layoutTimeline(
    const QRectF &area, const TimelineData &data, Language language, const QPaintDevice *device, double scroll)
{
    const QFontMetricsF fm = metrics(language, true, device);
    TimelineLayout layout;
    layout.area = area;
    layout.unit = fm.height() / 16;
    layout.labelWidth = widthOfLabels(area, data, language, fm, layout.unit);
    layout.rulerRow = fm.height() + 2 * layout.unit;
    layout.brushBand = 10 * layout.unit;
    layout.laneHeight = fm.height() + 12 * layout.unit;
    double top = 0;
    for (const TimelineLane &lane : data.lanes) {
        layout.tops.push_back(top);
        const bool tall = lane.kind == TimelineLane::Kind::Notices; // bands and marks, one above the other
        top += lane.heading() ? fm.height() + 6 * layout.unit : tall ? layout.laneHeight * 1.7 : layout.laneHeight;
    }
    layout.tops.push_back(top);
    // Few lanes share the room there is, within reason.
    const double stretch = top > 0 ? std::clamp(layout.plot().height() / top, 1.0, roomiest) : 1;
    for (double &t : layout.tops)
        t *= stretch;
    layout.scroll = std::clamp(scroll, 0.0, layout.maxScroll());
    return layout;
}

} // namespace yagura
