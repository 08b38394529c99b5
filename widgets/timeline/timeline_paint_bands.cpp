// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

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
    painter.restore();
}

} // namespace yagura
