// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "widgets/common/marks.h"
#include "widgets/common/words.h"
#include "widgets/timeline/timeline_painter.h"

namespace yagura {

namespace {
const QString &titleOf(const TimelineBand &band, Language language)
{
    const QString &wanted = band.title.in(language);
    return wanted.isEmpty() ? band.title.in(language == Language::Ja ? Language::En : Language::Ja) : wanted;
}

void paintBand(QPainter &painter, const TimelinePicture &picture, const TimelineBand &band, const QRectF &lane)
{
    const double unit = picture.layout.unit;
    const QRectF plot = picture.layout.plot();
    const double from = pixelOf(picture, band.start);
    const double to = std::max(pixelOf(picture, band.end), from + 2 * unit);
    if (to < plot.left() || from > plot.right())
        return;
    const QRectF rect(QPointF(std::max(from, plot.left() - 2 * unit), lane.top() + 2 * unit),
        QPointF(std::min(to, plot.right() + 2 * unit), lane.top() + lane.height() * 0.52));
    const bool planned = band.start > picture.data.now;
    painter.fillRect(rect, picture.theme.color(band.exercise ? Token::ExerciseGround : Token::SurfaceRaised));
    painter.setPen(QPen(picture.theme.color(band.exercise ? Token::Exercise : Token::Accent), unit,
        planned ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
    const QRectF room = (rect & plot).adjusted(4 * unit, 0, -3 * unit, 0);
    if (room.width() < 16 * unit)
        return;
    QFont font = Theme::font(TypeSize::Small, picture.language);
    font.setStrikeOut(band.retracted);
    painter.setFont(font);
    painter.setPen(picture.theme.color(planned ? Token::TextMuted : Token::Text));
    const QFontMetricsF fm(font, painter.device());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        fm.elidedText(titleOf(band, picture.language), Qt::ElideRight, room.width()));
}

// A hatched bar while a feed is silent, an upright stroke at a moment; the word beside it where it hides no other.
void paintFeedMark(QPainter &painter, const TimelinePicture &picture, const TimelineFeedMark &mark, const QRectF &row,
    double roomUntil)
{
    const double unit = picture.layout.unit;
    const bool bad = mark.entry.outcome == FeedLogEntry::Came::ForGood || mark.to == UtcTime{};
    const QColor color = picture.theme.color(bad ? Token::Bad : Token::Warning);
    const QRectF span = plotSpan(picture, mark.from, mark.to);
    double right = span.left();
    painter.setPen(QPen(color, 2 * picture.layout.line()));
    if (mark.to != mark.from) {
        const QRectF bar(span.left(), row.top() + 3 * unit, std::max(span.width(), 2 * unit), row.height() - 6 * unit);
        paintUnknown(painter, bar, picture.theme);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar);
        right = bar.right();
    } else if (pixelOf(picture, mark.from) >= picture.layout.plot().left()) {
        painter.drawLine(QPointF(span.left(), row.top() + 2 * unit), QPointF(span.left(), row.bottom() - 2 * unit));
    }
    const QFont font = Theme::font(TypeSize::Small, picture.language);
    const QString word = feedNoticeWord(mark.entry.notice.kind);
    const double needed = QFontMetricsF(font, painter.device()).horizontalAdvance(word) + 6 * unit;
    if (right + needed > roomUntil)
        return;
    painter.setFont(font);
    painter.setPen(picture.theme.color(Token::Text));
    painter.drawText(QRectF(right + 4 * unit, row.top(), needed, row.height()), Qt::AlignLeft | Qt::AlignVCenter, word);
}

void paintFeedMarks(QPainter &painter, const TimelinePicture &picture)
{
    const int lane = picture.data.lane(TimelineData::feedsSlot, false);
    if (lane < 0)
        return;
    const QRectF plot = picture.layout.plot();
    const auto &marks = picture.data.feedMarks;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const UtcTime end = marks[i].to == UtcTime{} ? picture.data.now : marks[i].to;
        if (pixelOf(picture, end) < plot.left() || pixelOf(picture, marks[i].from) > plot.right())
            continue;
        const double next = i + 1 < marks.size() ? pixelOf(picture, marks[i + 1].from) : plot.right();
        paintFeedMark(painter, picture, marks[i], picture.layout.lane(lane), std::min(next, plot.right()));
    }
}
} // namespace

void paintTimelineBands(QPainter &painter, const TimelinePicture &picture)
{
    painter.save();
    painter.setClipRect(picture.layout.plot(), Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const TimelineBand &band : picture.data.bands) {
        const int lane = picture.data.lane(TimelineData::noticesSlot, band.exercise);
        if (lane >= 0)
            paintBand(painter, picture, band, picture.layout.lane(lane));
    }
    paintFeedMarks(painter, picture);
    painter.restore();
}

} // namespace yagura
