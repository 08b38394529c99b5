// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/marks.h"

#include <QPainterPath>

#include "widgets/common/words.h"

namespace yagura {

namespace {
QPainterPath diamond(const QRectF &b)
{
    QPainterPath p;
    p.moveTo(b.center().x(), b.top());
    p.lineTo(b.right(), b.center().y());
    p.lineTo(b.center().x(), b.bottom());
    p.lineTo(b.left(), b.center().y());
    p.closeSubpath();
    return p;
}

QPainterPath triangle(const QRectF &b)
{
    QPainterPath p;
    p.moveTo(b.center().x(), b.top());
    p.lineTo(b.right(), b.bottom());
    p.lineTo(b.left(), b.bottom());
    p.closeSubpath();
    return p;
}

QPainterPath shape(const QRectF &box, std::uint8_t level)
{
    QPainterPath p;
    const double inset = box.width() * 0.12;
    switch (level) {
    case 5:
        return diamond(box);
    case 4:
        return triangle(box.adjusted(0, inset / 2, 0, -inset / 2));
    case 3:
        p.addRect(box.adjusted(inset, inset, -inset, -inset));
        break;
    case 2:
        p.addEllipse(box.adjusted(inset, inset, -inset, -inset));
        break;
    case 1:
        p.addEllipse(box.adjusted(inset * 2, inset * 2, -inset * 2, -inset * 2));
        break;
    default:
        p.addRect(QRectF(box.left() + inset, box.center().y() - inset / 2, box.width() - 2 * inset, inset));
        break;
    }
    return p;
}
} // namespace

void paintSeverity(QPainter &painter, const QRectF &box, std::uint8_t level, const Theme &theme, bool filled)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = theme.severity(level);
    if (level > 5) {
        QFont font = painter.font();
        font.setBold(true);
        font.setPixelSize(std::max(6, static_cast<int>(box.height())));
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(box, Qt::AlignCenter, QStringLiteral("?"));
    } else {
        const bool hollow = level == 1 || !filled;
        const double width = std::max(1.2, box.width() / 9);
        painter.setPen(QPen(color, hollow ? width : 0));
        painter.setBrush(hollow ? QBrush(Qt::NoBrush) : QBrush(color));
        const double half = hollow ? width / 2 : 0;
        painter.drawPath(shape(box.adjusted(half, half, -half, -half), level));
    }
    painter.restore();
}

void paintUnknown(QPainter &painter, const QRectF &area, const Theme &theme, double strength)
{
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor color = theme.color(Token::Hatch);
    color.setAlphaF(static_cast<float>(0.35 + 0.45 * strength));
    painter.setPen(QPen(color, 1));
    const double step = strength < 1 ? 10 : 6;
    // The lines start on a grid of the whole window, so that neighbouring hatches join.
    const double height = area.height();
    double x = std::floor((area.left() - height) / step) * step;
    for (; x < area.right(); x += step)
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + height, area.top()));
    painter.restore();
}

void paintExerciseFrame(QPainter &painter, const QRectF &area, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    QPen pen(theme.color(Token::Exercise), 2);
    pen.setDashPattern({4, 2});
    painter.setPen(pen);
    painter.drawRect(area.adjusted(1, 1, -2, -2));
    painter.restore();
}

void paintAcknowledged(QPainter &painter, const QRectF &box, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(
        theme.color(Token::TextMuted), std::max(1.5, box.width() / 7), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF points[] = {{box.left() + box.width() * 0.12, box.center().y()},
        {box.left() + box.width() * 0.4, box.bottom() - box.height() * 0.15},
        {box.right() - box.width() * 0.1, box.top() + box.height() * 0.15}};
    painter.drawPolyline(points, 3);
    painter.restore();
}

QRectF paintTlp(QPainter &painter, const QRectF &area, Tlp tlp, const Catalog &catalog, const Theme &theme)
{
    painter.save();
    const QString text = tlpText(tlp);
    QFont font = painter.font();
    font.setBold(true);
    painter.setFont(font);
    const QFontMetricsF metrics(font, painter.device());
    const double width = metrics.horizontalAdvance(text) + metrics.height() * 0.6;
    QRectF box(area.right() - width, area.top(), width, area.height());
    painter.fillRect(box, theme.color(Token::TlpGround));
    painter.setPen(QColor(catalog.tlpLabel(effective(tlp)).textColour));
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
    return box;
}

} // namespace yagura
