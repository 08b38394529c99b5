// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QFontMetricsF>

#include <cmath>
#include <functional>

#include "widgets/common/marks.h"
#include "widgets/common/words.h"
#include "widgets/map/tile_painter.h"

namespace yagura {

namespace {

struct Entry
{
    QString word;
    std::function<void(QPainter &, const QRectF &)> mark;
};

QString say(const char *text)
{
    return QCoreApplication::translate("Map", text);
}

std::vector<Entry> entries(const Theme &theme)
{
    std::vector<Entry> list;
    list.push_back({say(QT_TRANSLATE_NOOP("Map", "unacknowledged")),
        [&theme](QPainter &p, const QRectF &box) { paintSeverity(p, box, 4, theme, true); }});
    list.push_back({say(QT_TRANSLATE_NOOP("Map", "nothing unacknowledged")),
        [&theme](QPainter &p, const QRectF &box) { paintSeverity(p, box, 4, theme, false); }});
    list.push_back({say(QT_TRANSLATE_NOOP("Map", "unknown")),
        [&theme](QPainter &p, const QRectF &box) { paintUnknown(p, box, theme); }});
    list.push_back({exerciseWord(), [&theme](QPainter &p, const QRectF &box) { paintExerciseFrame(p, box, theme); }});
    for (const int level : {5, 4, 3, 2, 1, 0}) {
        const auto severity = static_cast<std::uint8_t>(level);
        list.push_back({severityWord(severity),
            [&theme, severity](QPainter &p, const QRectF &box) { paintSeverity(p, box, severity, theme, true); }});
    }
    return list;
}

} // namespace

double legendHeight(const MapStyle &style)
{
    return std::ceil(QFontMetricsF(Theme::font(TypeSize::Small, style.language)).height()) + 4;
}

void paintLegend(QPainter &painter, const QRectF &area, const MapStyle &style, const QString &rightText)
{
    painter.save();
    painter.setFont(Theme::font(TypeSize::Small, style.language));
    painter.setPen(style.theme.color(Token::TextMuted));
    const QFontMetricsF metrics(painter.font(), painter.device());
    double end = area.right();
    if (!rightText.isEmpty()) {
        const QString text = metrics.elidedText(rightText, Qt::ElideRight, area.width());
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, text);
        end -= metrics.horizontalAdvance(text) + 16;
    }
    const double side = std::round(metrics.ascent() * 0.8);
    double x = area.left();
    for (const Entry &entry : entries(style.theme)) {
        const double width = side + 4 + metrics.horizontalAdvance(entry.word);
        if (x + width > end)
            break;
        entry.mark(painter, QRectF(x, area.center().y() - side / 2, side, side));
        painter.drawText(QRectF(x + side + 4, area.top(), width, area.height()), Qt::AlignVCenter, entry.word);
        x += width + 14;
    }
    painter.restore();
}

} // namespace yagura
