// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>

#include <algorithm>

#include "widgets/common/marks.h"
#include "widgets/common/words.h"
#include "widgets/timeline/timeline_painter.h"

namespace yagura {

namespace {
bool unheard(const TimelineLane &lane)
{
    return lane.knowledge.knowledge == Knowledge::Never || lane.knowledge.knowledge == Knowledge::Lost;
}

QString countText(const TimelineLane &lane)
{
    if (lane.kind == TimelineLane::Kind::Notices || lane.kind == TimelineLane::Kind::Feeds)
        return QLocale().toString(lane.total);
    if (lane.open == 0 && unheard(lane))
        return QStringLiteral("?");
    return QLocale().toString(lane.open);
}

void paintHeading(QPainter &painter, const TimelinePicture &picture, int index)
{
    const QRectF rect = picture.layout.label(index) | picture.layout.lane(index);
    painter.setFont(Theme::font(TypeSize::Small, picture.language, true));
    painter.setPen(picture.theme.color(Token::Exercise));
    painter.drawText(rect.adjusted(8 * picture.layout.unit, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, exerciseWord());
}

void paintLabel(QPainter &painter, const TimelinePicture &picture, int index)
{
    const TimelineLane &lane = picture.data.lanes[static_cast<std::size_t>(index)];
    const double unit = picture.layout.unit;
    QRectF rect = picture.layout.label(index).adjusted(6 * unit, 0, -6 * unit, 0);
    const QRectF box(rect.left(), rect.center().y() - 5.5 * unit, 11 * unit, 11 * unit);
    if (lane.worstOpen)
        paintSeverity(painter, box, *lane.worstOpen, picture.theme);
    else if (unheard(lane))
        paintSeverity(painter, box, unknownSeverity, picture.theme);
    rect.setLeft(box.right() + 5 * unit);

    const QFont font = Theme::font(TypeSize::Small, picture.language);
    const QFontMetricsF fm(font, painter.device());
    painter.setFont(font);
    const QString count = countText(lane);
    painter.setPen(picture.theme.color(lane.open > 0 ? Token::Text : Token::TextMuted));
    painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, count);
    rect.setRight(rect.right() - fm.horizontalAdvance(count) - 5 * unit);

    const QString tag = laneTag(lane);
    if (!tag.isEmpty()) {
        painter.setPen(picture.theme.color(Token::TextMuted));
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, tag);
        const double width
            = std::max(fm.horizontalAdvance(QStringLiteral("JP")), fm.horizontalAdvance(QStringLiteral("US")));
        rect.setLeft(rect.left() + width + 5 * unit);
    }
    painter.setPen(picture.theme.color(Token::Text));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        fm.elidedText(laneName(lane, picture.language), Qt::ElideRight, rect.width()));
}
} // namespace

void paintTimelineLabels(QPainter &painter, const TimelinePicture &picture)
{
    painter.save();
    painter.setClipRect(picture.layout.labels() | picture.layout.plot(), Qt::IntersectClip);
    const auto [first, last] = picture.layout.visibleLanes();
    for (int i = first; i < last; ++i) {
        if (picture.data.lanes[static_cast<std::size_t>(i)].heading()) {
            paintHeading(painter, picture, i);
            continue;
        }
        paintLabel(painter, picture, i);
        const QRectF rect = picture.layout.label(i);
        painter.setPen(QPen(picture.theme.color(Token::Grid), picture.layout.line()));
        painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    }
    painter.setPen(QPen(picture.theme.color(Token::Border), picture.layout.line()));
    const QRectF labels = picture.layout.labels();
    painter.drawLine(labels.topRight(), labels.bottomRight());
    painter.restore();
}

} // namespace yagura
