// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontMetricsF>
#include <QLocale>

#include <algorithm>
#include <cmath>

#include "widgets/common/marks.h"
#include "widgets/timeline/timeline_marks.h"
#include "widgets/timeline/timeline_painter.h"

namespace yagura {

namespace {
using Flag = TimelineEntry::Flag;

struct LanePainter
{
    QPainter &painter;
    const TimelinePicture &picture;
    QRectF row;     // of marks
    QRectF density; // strip
    double left = 0;
    double unit = 1;

    [[nodiscard]] QColor colorOf(WorstKey key) const
    {
        return isRetracted(key) ? picture.theme.color(Token::TextMuted) : picture.theme.severity(severityOf(key));
    }
    void severity(const QRectF &box, WorstKey key, bool filled) const
    {
        if (!isRetracted(key)) {
            paintSeverity(painter, box, severityOf(key), picture.theme, filled);
            return;
        }
        painter.setOpacity(0.6);
        paintSeverity(painter, box, severityOf(key), picture.theme, false);
        painter.setOpacity(1);
        painter.setPen(QPen(picture.theme.color(Token::Text), 1.5 * unit));
        const double y = box.center().y();
        painter.drawLine(QPointF(box.left() - 2 * unit, y), QPointF(box.right() + 2 * unit, y));
    }
    void late(const QRectF &box) const
    {
        const double s = 3 * unit;
        const QPointF tip(box.left() - 2 * s - unit, box.center().y());
        const QPointF points[] = {tip, tip + QPointF(1.6 * s, -s), tip + QPointF(1.6 * s, s)};
        painter.setPen(QPen(picture.theme.color(Token::Warning), unit));
        painter.setBrush(Qt::NoBrush);
        painter.drawConvexPolygon(points, 3);
    }
    // Returns the pixel up to which it needs room.
    double count(double x, std::uint32_t n, double room) const
    {
        if (n < 2)
            return x;
        const QString text = QLocale().toString(n);
        const QFontMetricsF fm(painter.font(), painter.device());
        const double width = fm.horizontalAdvance(text);
        if (width + 2 * unit > room)
            return x;
        painter.setPen(picture.theme.color(Token::Text));
        painter.drawText(
            QRectF(x + unit, row.top(), width + unit, row.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        return x + width + 2 * unit;
    }

    void densityStrip(std::span<const TimelineBin> bins) const;
    void bars(std::span<const TimelineBin> bins) const;
    void barNames(const std::vector<TimelineBar> &bars) const;
    void marks(std::span<const TimelineBin> bins) const;
};

// Every occupied column has its pixel here, however dense the marks above are: height by number, colour by the worst.
void LanePainter::densityStrip(std::span<const TimelineBin> bins) const
{
    for (std::size_t i = 0; i < bins.size(); ++i) {
        if (bins[i].count == 0)
            continue;
        const double share = std::min(1.0, 0.55 + std::log2(bins[i].count) / 10);
        const double height = density.height() * share;
        painter.fillRect(
            QRectF(left + static_cast<double>(i), density.bottom() - height, 1, height), colorOf(bins[i].worst));
    }
}

// A date without a time is a bar over all that it leaves open; whole colour only while something waits in it.
void LanePainter::bars(std::span<const TimelineBin> bins) const
{
    const std::vector<TimelineBar> all = barsOf(bins);
    const double height = 7 * unit;
    const double top = row.center().y() - height / 2;
    for (const TimelineBar &bar : all) {
        const QRectF rect(left + bar.first, top, bar.last - bar.first + 1, height);
        QColor fill = colorOf(bar.worst);
        painter.setPen(Qt::NoPen);
        fill.setAlphaF((bar.flags & Flag::Unacknowledged) != 0 ? 0.5F : 0.18F);
        painter.fillRect(rect, fill);
        painter.setPen(QPen(colorOf(bar.worst), unit));
        painter.drawLine(rect.topLeft(), rect.topRight());
        painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    }
    barNames(all);
}

// One mark for each stretch with the same worst, in the middle of what is seen of it.
void LanePainter::barNames(const std::vector<TimelineBar> &bars) const
{
    const double size = picture.layout.markSize();
    for (std::size_t i = 0; i < bars.size();) {
        std::size_t j = i;
        std::uint32_t most = 0;
        std::uint8_t flags = 0;
        for (; j < bars.size() && bars[j].worst == bars[i].worst && (j == i || bars[j].first == bars[j - 1].last + 1);
             ++j) {
            most = std::max(most, bars[j].count);
            flags |= bars[j].flags;
        }
        const double from = left + bars[i].first;
        const double to = left + bars[j - 1].last + 1;
        const QColor edge = colorOf(bars[i].worst);
        painter.setPen(QPen(edge, 1.5 * unit));
        for (double x : {from, to})
            painter.drawLine(QPointF(x, row.center().y() - 5 * unit), QPointF(x, row.center().y() + 5 * unit));
        if (to - from > 2 * size) {
            const QRectF box((from + to - size) / 2, row.center().y() - size / 2, size, size);
            painter.fillRect(box.adjusted(-2 * unit, 0, 2 * unit, 0), picture.theme.color(Token::Surface));
            severity(box, bars[i].worst, (flags & Flag::Unacknowledged) != 0);
            if ((flags & Flag::Late) != 0)
                late(box);
            count(box.right(), most, to - box.right());
        }
        i = j;
    }
}

void LanePainter::marks(std::span<const TimelineBin> bins) const
{
    const double base = picture.layout.markSize();
    const auto all = marksOf(bins, static_cast<int>(std::ceil(base)) + 1, anchorOf(picture.scale));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const TimelineMark &mark = all[i];
        const double size = base + std::min(4.0, std::log2(mark.count)) * unit;
        const QRectF box(left + mark.x() - size / 2, row.center().y() - size / 2, size, size);
        if ((mark.flags & Flag::TimeUnknown) != 0) {
            // Some time before it was reported: an open line to the left.
            painter.setPen(QPen(picture.theme.color(Token::TextMuted), unit, Qt::DotLine));
            painter.drawLine(QPointF(box.left() - size, row.center().y()), QPointF(box.left(), row.center().y()));
        }
        severity(box, mark.worst, (mark.flags & Flag::Unacknowledged) != 0);
        if ((mark.flags & Flag::Late) != 0)
            late(box);
        double next = row.right();
        if (i + 1 < all.size())
            next = left + all[i + 1].x() - base / 2 - ((all[i + 1].flags & Flag::Late) != 0 ? 10 : 4) * unit;
        count(box.right(), mark.count, next - box.right());
    }
}

QRectF rowOf(const TimelinePicture &picture, int index)
{
    QRectF row = picture.layout.markRow(index);
    // Bands of engagements lie in the upper part of their lane, marks of advisories in the lower.
    if (picture.data.lanes[static_cast<std::size_t>(index)].kind == TimelineLane::Kind::Notices)
        row.setTop(row.top() + row.height() * 0.5);
    return row;
}
} // namespace

void paintTimelineMarks(QPainter &painter, const TimelinePicture &picture)
{
    painter.save();
    painter.setClipRect(picture.layout.plot(), Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::font(TypeSize::Small, picture.language));
    const auto [first, last] = picture.layout.visibleLanes();
    for (int i = first; i < last; ++i) {
        if (picture.data.lanes[static_cast<std::size_t>(i)].heading())
            continue;
        QRectF density = picture.layout.lane(i);
        density.setTop(density.bottom() - picture.layout.densityHeight());
        const LanePainter lane{
            painter, picture, rowOf(picture, i), density, picture.layout.plot().left(), picture.layout.unit};
        const std::span<const TimelineBin> bins = picture.bins.lane(i);
        lane.bars(bins);
        painter.setRenderHint(QPainter::Antialiasing, false);
        lane.densityStrip(bins);
        painter.setRenderHint(QPainter::Antialiasing);
        lane.marks(bins);
    }
    painter.restore();
}

} // namespace yagura
