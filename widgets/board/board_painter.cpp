// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/board/board_painter.h"

#include <QCoreApplication>

#include "widgets/common/marks.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

namespace {
struct Pen
{
    QPainter &painter;
    const Theme &theme;
    const Catalog &catalog;
    Language language;

    void text(const QRectF &box, int flags, const QString &text, Token token, bool bold = false) const
    {
        painter.setFont(Theme::font(TypeSize::Body, language, bold));
        painter.setPen(theme.color(token));
        painter.drawText(box, flags | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetricsF(painter.font(), painter.device()).elidedText(text, Qt::ElideRight, box.width()));
    }
};

void paintHeading(const Pen &pen, const QRectF &box, const BoardRow &row)
{
    pen.painter.fillRect(box, pen.theme.color(Token::SurfaceRaised));
    pen.text(box.adjusted(8, 0, -8, 0), Qt::AlignLeft, boardHeading(row.country, pen.catalog), Token::TextMuted, true);
}

// A bar an hour over the last 24 h; the scale is the row's own, its peak is in the tooltip's counts.
void paintTrend(const Pen &pen, const QRectF &box, const Tally &tally)
{
    if (box.width() < 24)
        return;
    const auto peak = std::ranges::max(tally.perHour);
    const double step = box.width() / 24;
    const double floor = box.bottom() - box.height() * 0.22;
    pen.painter.fillRect(QRectF(box.left(), floor, box.width(), 1), pen.theme.color(Token::Grid));
    for (int hour = 0; hour < 24 && peak > 0; ++hour) {
        const double height = box.height() * 0.55 * tally.perHour[static_cast<std::size_t>(hour)] / peak;
        pen.painter.fillRect(QRectF(box.left() + hour * step, floor - height, std::max(1.0, step - 1), height),
            pen.theme.color(Token::TextMuted));
    }
}

// Exercise incidents are counted apart, in a frame of their own.
void paintExerciseCount(const Pen &pen, const QRectF &box, const Tally &tally)
{
    const QRectF frame = box.adjusted(0, 2, 0, -2);
    paintExerciseFrame(pen.painter, frame, pen.theme);
    pen.text(frame, Qt::AlignHCenter, QLocale().toString(tally.openCount()), Token::Exercise, true);
}

void paintSector(
    const Pen &pen, const QRectF &box, const BoardScale::Columns &at, const BoardRow &row, const BoardLook &look)
{
    const Knowledge known = row.knowledge.knowledge;
    const bool unknown = known == Knowledge::Never || known == Knowledge::Lost;
    const QRectF figures(at.mark.left() - 4, box.top() + 1, box.right() - at.mark.left(), box.height() - 2);
    if (known != Knowledge::Known)
        paintUnknown(pen.painter, figures, pen.theme, unknown ? 1 : 0.5);

    const Token ink = row.inScope ? Token::Text : Token::TextMuted;
    const Sector &sector = pen.catalog.sector(row.sector);
    pen.text(at.name, Qt::AlignLeft, sector.shortName.in(pen.language), ink, row.real.unacknowledged > 0);

    const auto worst = row.real.worstOpen();
    if (worst) {
        paintSeverity(pen.painter, at.mark, *worst, pen.theme, row.real.unacknowledged > 0);
        pen.text(at.severity, Qt::AlignLeft, severityShort(*worst), ink);
        pen.text(at.count, Qt::AlignRight, QLocale().toString(row.real.openCount()), ink);
    } else {
        pen.text(at.mark.adjusted(-2, -2, 2, 2), Qt::AlignHCenter,
            unknown ? QStringLiteral("?") : QStringLiteral("\u2013"), unknown ? Token::Text : Token::TextMuted,
            unknown);
    }
    paintTrend(pen, at.trend, row.real);
    if (known == Knowledge::Lost)
        pen.text(
            at.age, Qt::AlignRight, QStringLiteral("? ") + ageText(look.now - row.knowledge.since), Token::Text, true);
    else if (row.knowledge.lastWord != UtcTime{})
        pen.text(at.age, Qt::AlignRight, ageText(look.now - row.knowledge.lastWord), Token::TextMuted);
    if (row.exercise.openCount() > 0)
        paintExerciseCount(pen, at.exercise, row.exercise);
}
} // namespace

BoardScale boardScale(double width, double offset, int rows, const QPaintDevice *device)
{
    const QFont font = Theme::font(TypeSize::Body, Language::Ja);
    const QFontMetricsF metrics = device ? QFontMetricsF(font, device) : QFontMetricsF(font);
    double severity = 0;
    for (std::uint8_t level = 0; level <= 6; ++level)
        severity = std::max(severity, metrics.horizontalAdvance(severityShort(level)));
    const double age = std::max(metrics.horizontalAdvance(QStringLiteral("? ") + ageText(std::chrono::minutes(59))),
        metrics.horizontalAdvance(QStringLiteral("? ") + ageText(std::chrono::hours(47))));
    return {.width = width,
        .rowHeight = std::ceil(metrics.height() + 5),
        .textWidth = metrics.horizontalAdvance(QLatin1Char('0')),
        .severityWidth = std::ceil(severity) + 2,
        .ageWidth = std::ceil(age) + 2,
        .offset = offset,
        .rows = rows};
}

void paintBoard(QPainter &painter, const QRectF &clip, const std::vector<BoardRow> &rows, const BoardScale &scale,
    const BoardLook &look, const Catalog &catalog, const Theme &theme, Language language)
{
    painter.fillRect(clip, theme.color(Token::Surface));
    const Pen pen{painter, theme, catalog, language};
    for (int index = 0; index < static_cast<int>(rows.size()); ++index) {
        const QRectF box = scale.row(index);
        if (!box.intersects(clip))
            continue;
        const BoardRow &row = rows[static_cast<std::size_t>(index)];
        if (row.heading) {
            paintHeading(pen, box, row);
            continue;
        }
        if (look.only == bit(row.sector))
            painter.fillRect(box, theme.color(Token::Selected));
        else if (index == look.hovered)
            painter.fillRect(box, theme.color(Token::Hover));
        paintSector(pen, box, scale.columns(box), row, look);
        if (index == look.current && look.focused) {
            painter.setPen(theme.color(Token::Accent));
            painter.drawRect(box.adjusted(0.5, 0.5, -1.5, -1.5));
        }
    }
}

} // namespace yagura
