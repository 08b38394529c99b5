// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/tile_painter.h"

#include <QFontMetricsF>

#include <cmath>

#include "widgets/common/marks.h"
#include "widgets/common/words.h"
#include "widgets/map/map_text.h"

namespace yagura {

namespace {

// Places short texts in one tile, each on a ground of its own where the tile is hatched.
class TileText
{
public:
    TileText(QPainter &painter, const QRectF &inner, const Theme &theme, bool hatched)
        : m_painter(painter)
        , m_inner(inner)
        , m_theme(theme)
        , m_hatched(hatched)
    {
    }

    void write(QRectF box, const QString &text, Token token, Qt::Alignment align)
    {
        const QFontMetricsF metrics(m_painter.font(), m_painter.device());
        const QString fitted = metrics.elidedText(text, Qt::ElideRight, box.width() + 0.5);
        if (m_hatched) {
            const double width = std::min(box.width(), metrics.horizontalAdvance(fitted) + 2);
            const double left = align & Qt::AlignRight ? box.right() - width : box.left();
            m_painter.fillRect(
                QRectF(left - 1, box.top(), width + 1, box.height()), m_theme.color(Token::SurfaceRaised));
        }
        m_painter.setPen(m_theme.color(token));
        m_painter.drawText(box, static_cast<int>(align | Qt::AlignVCenter) | Qt::TextSingleLine, fitted);
    }

private:
    QPainter &m_painter;
    QRectF m_inner;
    const Theme &m_theme;
    bool m_hatched;
};

struct TileWords
{
    QString code;
    QString name;
    QString age;
};

// A font in which `text` fits, down to four fifths of the size; what still does not fit is cut with "…".
QFont fitted(QFont font, const QString &text, double width, QPaintDevice *device)
{
    const double advance = QFontMetricsF(font, device).horizontalAdvance(text);
    if (advance > width)
        font.setPointSizeF(font.pointSizeF() * std::max(0.8, width / advance));
    return font;
}

void paintGround(QPainter &painter, const QRectF &inner, const PlaceState &state, const Theme &theme)
{
    if (!state.inScope) {
        painter.setPen(theme.color(Token::Grid));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(inner.adjusted(0, 0, -1, -1));
        return;
    }
    painter.fillRect(inner, theme.color(Token::SurfaceRaised));
    if (state.hidden())
        paintUnknown(painter, inner, theme);
    else if (state.knowledge.knowledge == Knowledge::Partial)
        paintUnknown(painter, inner, theme, 0.5);
}

// Frames: what is unacknowledged in its severity's colour, then the exercise inside it.
void paintFrames(QPainter &painter, const QRectF &inner, const PlaceState &state, const Theme &theme)
{
    const auto worst = state.real.worstOpen();
    const bool unacknowledged = worst && state.real.unacknowledged > 0;
    if (unacknowledged) {
        painter.setPen(QPen(theme.severity(*worst), 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(inner.adjusted(1, 1, -1, -1));
    }
    if (state.exercise.openCount() > 0)
        paintExerciseFrame(painter, unacknowledged ? inner.adjusted(3, 3, -2, -2) : inner, theme);
}

// Mark and count on the bottom line; returns the width used.
double paintCount(QPainter &painter, const QRectF &line, const PlaceState &state, TileText &text, const Theme &theme)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double side = std::round(std::min(line.height() * 0.72, metrics.ascent()));
    double x = line.left();
    const auto mark = [&](std::uint8_t level, bool filled) {
        const QRectF box(x, line.center().y() - side / 2, side, side);
        painter.fillRect(box.adjusted(-1, -1, 1, 1), theme.color(Token::SurfaceRaised));
        paintSeverity(painter, box, level, theme, filled);
        x += side + 3;
    };
    const auto worst = state.real.worstOpen();
    if (worst && state.worstMapped) {
        const QString mapped = QStringLiteral("≈");
        text.write(QRectF(x, line.top(), line.right() - x, line.height()), mapped, Token::TextMuted, Qt::AlignLeft);
        x += metrics.horizontalAdvance(mapped) + 1;
    }
    if (worst)
        mark(*worst, state.real.unacknowledged > 0);
    if (worst) {
        const QString count = QLocale().toString(state.real.openCount());
        text.write(QRectF(x, line.top(), line.right() - x, line.height()), count, Token::Text, Qt::AlignLeft);
        x += metrics.horizontalAdvance(count) + 3;
    }
    // A severity that is unknown has said "?" already.
    if (state.hidden() && worst != unknownSeverity)
        mark(unknownSeverity, true);
    return x - line.left();
}

void paintTile(
    QPainter &painter, const QRectF &rect, const PlaceState &state, const TileWords &words, const MapStyle &style)
{
    const Theme &theme = style.theme;
    const QRectF inner = rect.adjusted(1, 1, -1, -1);
    const bool hatched = state.inScope && state.knowledge.knowledge != Knowledge::Known;
    paintGround(painter, inner, state, theme);
    if (state.inScope)
        paintFrames(painter, inner, state, theme);

    const QFont small = Theme::font(TypeSize::Small, style.language);
    const double line = std::min(QFontMetricsF(small, painter.device()).height(), inner.height() / 2);
    const QRectF content = inner.adjusted(4, 2, -4, -2);
    const QRectF bottom(content.left(), content.bottom() - line, content.width(), line);
    TileText text(painter, inner, theme, hatched);

    painter.setFont(
        fitted(Theme::font(TypeSize::Small, style.language, true), words.code, content.width(), painter.device()));
    text.write(QRectF(content.topLeft(), QSizeF(content.width(), line)), words.code,
        state.inScope ? Token::Text : Token::TextMuted, Qt::AlignLeft);
    painter.setFont(small);
    if (content.height() >= line * 3 && words.name != words.code)
        text.write(QRectF(content.left(), content.top() + line, content.width(), line), words.name, Token::TextMuted,
            Qt::AlignLeft);
    if (!state.inScope)
        return;

    double left = paintCount(painter, bottom, state, text, theme);
    const QFontMetricsF metrics(small, painter.device());
    double right = 0;
    if (const std::uint32_t n = state.exercise.openCount(); n > 0) {
        const QString count = QLocale().toString(n);
        text.write(bottom, count, Token::Exercise, Qt::AlignRight);
        right = metrics.horizontalAdvance(count) + 4;
    }
    if (!words.age.isEmpty() && left + right + metrics.horizontalAdvance(words.age) <= bottom.width())
        text.write(bottom.adjusted(left, 0, -right, 0), words.age, Token::TextMuted, Qt::AlignRight);
}

double captionHeight(const MapStyle &style)
{
    return std::ceil(QFontMetricsF(Theme::font(TypeSize::Body, style.language)).height()) + 2;
}

} // namespace

TileScale tileScale(const QRectF &area, const MapStyle &style)
{
    return {area, style.geometry.tiles(), captionHeight(style)};
}

void paintTileMap(QPainter &painter, const QRectF &area, const MapData &data, const MapStyle &style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const TileScale scale = tileScale(area, style);
    for (std::size_t g = 0; g < scale.grids().size(); ++g) {
        painter.setFont(Theme::font(TypeSize::Body, style.language, true));
        painter.setPen(style.theme.color(Token::TextMuted));
        painter.drawText(scale.caption(g), Qt::AlignLeft | Qt::AlignTop, countryWord(scale.grids()[g].country));
        for (const TileCell &cell : scale.grids()[g].cells) {
            const Region &region = style.catalog.region(cell.region);
            const PlaceState &state = data.regions[cell.region];
            paintTile(painter, scale.tile(cell.region), state,
                {regionCode(region, style.language), regionName(region, style.language), lastWordAge(data, state)},
                style);
        }
    }
    painter.restore();
}

void paintCurrent(QPainter &painter, const QRectF &rect, bool focus, const Theme &theme)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Token::Accent), focus ? 3 : 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
}

void paintTileCursor(QPainter &painter, const TileScale &scale, const MapCursor &cursor, const Theme &theme)
{
    if (cursor.hovered && cursor.hovered != cursor.current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::TextMuted), 1));
        painter.drawRect(scale.tile(*cursor.hovered).adjusted(0, 0, -1, -1));
    }
    if (cursor.selected && cursor.selected != cursor.current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::Accent), 1.5, Qt::DotLine));
        painter.drawRect(scale.tile(*cursor.selected).adjusted(0, 0, -1, -1));
    }
    if (cursor.current)
        paintCurrent(painter, scale.tile(*cursor.current), cursor.focus, theme);
}

} // namespace yagura
