// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/sector_painter.h"

#include <QFontMetricsF>

#include <cmath>

#include "widgets/common/marks.h"
#include "widgets/common/words.h"
#include "widgets/map/map_text.h"

namespace yagura {

namespace {

void paintCaption(QPainter &painter, QRectF line, const Sector &sector, const PlaceState &state, const QString &age,
    const MapStyle &style)
{
    const Theme &theme = style.theme;
    const QFontMetricsF metrics(painter.font(), painter.device());
    const auto right = [&](const QString &text, Token token) {
        painter.setPen(theme.color(token));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, text);
        line.setRight(line.right() - metrics.horizontalAdvance(text) - 4);
    };
    const auto mark = [&](std::uint8_t level, bool filled) {
        const double side = std::round(metrics.ascent() * 0.8);
        paintSeverity(
            painter, QRectF(line.right() - side, line.center().y() - side / 2, side, side), level, theme, filled);
        line.setRight(line.right() - side - 4);
    };
    if (const std::uint32_t n = state.exercise.openCount(); n > 0)
        right(QLocale().toString(n), Token::Exercise);
    if (const auto worst = state.real.worstOpen()) {
        right(QLocale().toString(state.real.openCount()), Token::Text);
        mark(*worst, state.real.unacknowledged > 0);
    }
    if (state.hidden())
        mark(unknownSeverity, true);
    const QString &name = sector.shortName.in(style.language);
    const double nameWidth = metrics.horizontalAdvance(name);
    painter.setPen(theme.color(state.inScope ? Token::Text : Token::TextMuted));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(name, Qt::ElideRight, line.width()));
    // The age comes last: without room for it, the tooltip has it.
    if (nameWidth + metrics.horizontalAdvance(age) + 8 <= line.width())
        right(age, Token::TextMuted);
}

void paintLittleTile(QPainter &painter, const QRectF &tile, const SectorCell &cell, const PlaceState &region,
    const MapStyle &style, bool inScope)
{
    const Theme &theme = style.theme;
    const double side = tile.height();
    const double inset = side >= 6 ? 1 : 0;
    const QRectF inner = tile.adjusted(inset / 2, inset / 2, -inset / 2, -inset / 2);
    if (!inScope || !region.inScope) {
        painter.fillRect(inner.adjusted(side / 3, side / 3, -side / 3, -side / 3), theme.color(Token::Grid));
        return;
    }
    painter.fillRect(inner, theme.color(Token::Land));
    if (region.hidden())
        paintUnknown(painter, inner, theme);
    if (cell.open > 0) {
        painter.fillRect(inner, theme.color(Token::Ground));
        const QRectF box(tile.center() - QPointF(side / 2, side / 2), QSizeF(side, side));
        paintSeverity(painter, box, cell.worst, theme, cell.unacknowledged > 0);
    }
    if (cell.exercise > 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::Exercise), 1, Qt::DashLine));
        painter.drawRect(inner.adjusted(0, 0, -1, -1));
    }
}

void paintSector(
    QPainter &painter, const SectorScale &scale, const Sector &sector, const MapData &data, const MapStyle &style)
{
    const PlaceState &state = data.sectors[sector.index];
    const QRectF panel = scale.panel(sector.index);
    painter.fillRect(panel, style.theme.color(Token::SurfaceRaised));
    for (const TileCell &cell : scale.grid(sector.index).cells)
        paintLittleTile(painter, scale.tile(sector.index, cell), data.cell(sector.index, cell.region),
            data.regions[cell.region], style, state.inScope);
    // Over the calm tiles: of a sector that is not heard of, none of them is known to be calm.
    const QRectF map = panel.adjusted(0, scale.caption(sector.index).bottom() - panel.top(), 0, 0);
    if (state.inScope && state.hidden())
        paintUnknown(painter, map, style.theme);
    else if (state.inScope && isPart(state.knowledge.knowledge))
        paintUnknown(painter, map, style.theme, 0.5);
    if (state.exercise.openCount() > 0)
        paintExerciseFrame(painter, panel, style.theme);
    paintCaption(painter, scale.caption(sector.index), sector, state, lastWordAge(data, state), style);
}

} // namespace

SectorScale sectorScale(const QRectF &area, const MapStyle &style)
{
    const double caption = std::ceil(QFontMetricsF(Theme::font(TypeSize::Small, style.language)).height()) + 2;
    const double heading = std::ceil(QFontMetricsF(Theme::font(TypeSize::Body, style.language)).height()) + 4;
    return {area, style.catalog.sectors(), style.geometry.tiles(), caption, heading};
}

void paintSectorMaps(QPainter &painter, const QRectF &area, const MapData &data, const MapStyle &style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const SectorScale scale = sectorScale(area, style);
    painter.setFont(Theme::font(TypeSize::Body, style.language, true));
    painter.setPen(style.theme.color(Token::TextMuted));
    for (const Country country : {Country::Japan, Country::UnitedStates})
        painter.drawText(scale.heading(country), Qt::AlignLeft | Qt::AlignTop, countryWord(country));
    painter.setFont(Theme::font(TypeSize::Small, style.language));
    for (const Sector &sector : style.catalog.sectors())
        paintSector(painter, scale, sector, data, style);
    painter.restore();
}

} // namespace yagura
