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
    TileText(QPainter &painter, const Theme &theme, bool hatched)
        : m_painter(painter)
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
    const Theme &m_theme;
    bool m_hatched;
};

struct TileWords
{
    QString code;
    QString name;
    QString age;
};

// A text and the font in which it fits: lighter, then smaller down to three quarters, then narrower down to two thirds;
// what is still too long is cut to an abbreviation (six letters tell all prefectures apart; "…" would take two of
// them).
struct Fitted
{
    QFont font;
    QString text;
};
Fitted fitted(const QString &text, double width, Language language, QPaintDevice *device, bool bold)
{
    QFont font = Theme::font(TypeSize::Small, language, bold);
    const auto advance = [&](const QString &t) { return QFontMetricsF(font, device).horizontalAdvance(t); };
    if (advance(text) > width)
        font.setBold(false);
    if (const double needed = advance(text); needed > width)
        font.setPointSizeF(font.pointSizeF() * std::max(0.76, 0.97 * width / needed));
    if (const double needed = advance(text); needed > width)
        font.setStretch(std::max(66, static_cast<int>(98 * width / needed)));
    QString cut = text;
    while (cut.size() > 1 && advance(cut) > width + 0.5)
        cut.chop(1);
    return {font, cut};
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
    else if (isPart(state.knowledge.knowledge))
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
    const QString count = QLocale().toString(state.real.openCount());
    if (worst && x + metrics.horizontalAdvance(count) <= line.right() + 1) { // else the tooltip has it
        text.write(QRectF(x, line.top(), line.right() - x, line.height()), count, Token::Text, Qt::AlignLeft);
        x += metrics.horizontalAdvance(count) + 3;
    }
    // A severity that is unknown has said "?" already.
    if (state.hidden() && worst != unknownSeverity)
        mark(unknownSeverity, true);
    return x - line.left();
}

// On the bottom line, else behind the code; not at all when it fits in neither (the tooltip has it).
void paintAge(QPainter &painter, TileText &text, const QString &age, const std::array<QRectF, 2> &places, int usable,
    Language language)
{
    for (int i = 0; i < usable && !age.isEmpty(); ++i) {
        const Fitted fit = fitted(age, places[static_cast<std::size_t>(i)].width(), language, painter.device(), false);
        if (fit.text != age) // an age that is cut would be another age
            continue;
        painter.setFont(fit.font);
        text.write(places[static_cast<std::size_t>(i)], age, Token::TextMuted, Qt::AlignRight);
        return;
    }
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
    const QFontMetricsF metrics(small, painter.device());
    const double line = std::min(metrics.height(), inner.height() / 2);
    const std::uint32_t exercises = state.inScope ? state.exercise.openCount() : 0;
    const double frame = exercises > 0 && state.real.unacknowledged > 0 ? 2 : 0;
    const QRectF content = inner.adjusted(2.5 + frame, 1 + frame, -2 - frame, -1 - frame);
    const QRectF top(content.topLeft(), QSizeF(content.width(), line));
    const QRectF bottom(content.left(), content.bottom() - line, content.width(), line);
    TileText text(painter, theme, hatched);

    const Fitted code = fitted(words.code, content.width(), style.language, painter.device(), true);
    painter.setFont(code.font);
    text.write(top, code.text, state.inScope ? Token::Text : Token::TextMuted, Qt::AlignLeft);
    const double codeWidth = QFontMetricsF(code.font, painter.device()).horizontalAdvance(code.text);
    painter.setFont(small);
    if (content.height() >= line * 3 && words.name != words.code)
        text.write(top.translated(0, line), words.name, Token::TextMuted, Qt::AlignLeft);
    if (!state.inScope)
        return;

    const double left = paintCount(painter, bottom, state, text, theme);
    double right = 0;
    if (exercises > 0) {
        const QString count = QLocale().toString(exercises);
        const bool above = codeWidth + metrics.horizontalAdvance(count) + 4 <= content.width();
        text.write(above ? top : bottom, count, Token::Exercise, Qt::AlignRight);
        right = above ? 0 : metrics.horizontalAdvance(count) + 4;
    }
    paintAge(painter, text, words.age, {bottom.adjusted(left, 0, -right, 0), top.adjusted(codeWidth + 4, 0, 0, 0)},
        exercises > 0 ? 1 : 2, style.language);
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
    // Outside of the frame that says "unacknowledged".
    painter.setPen(QPen(theme.color(Token::Accent), focus ? 3 : 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5));
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
