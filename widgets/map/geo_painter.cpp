// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/geo_painter.h"

#include "widgets/common/marks.h"

namespace yagura {

namespace {

// Paints in metres inside one frame, cut off at its border.
class InFrame
{
public:
    InFrame(QPainter &painter, const FrameScale &scale)
        : m_painter(painter)
    {
        painter.save();
        painter.setClipRect(scale.rect(), Qt::IntersectClip);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF origin = scale.toPixel({0, 0});
        painter.translate(origin);
        painter.scale(1 / scale.metresPerPixel(), 1 / scale.metresPerPixel());
    }
    ~InFrame() { m_painter.restore(); }
    InFrame(const InFrame &) = delete;
    InFrame &operator=(const InFrame &) = delete;

private:
    QPainter &m_painter;
};

QPen cosmetic(const QColor &color, double width, Qt::PenStyle line = Qt::SolidLine)
{
    QPen pen(color, width, line, Qt::FlatCap, Qt::RoundJoin);
    pen.setCosmetic(true);
    return pen;
}

QColor blend(const QColor &a, const QColor &b, float share)
{
    const float rest = 1 - share;
    return QColor::fromRgbF(a.redF() * rest + b.redF() * share, a.greenF() * rest + b.greenF() * share,
        a.blueF() * rest + b.blueF() * share);
}

void paintContested(QPainter &painter, const ContestedArea &area, const MapStyle &style)
{
    const Theme &theme = style.theme;
    const bool dashed = area.dashed(style.view);
    painter.setBrush(theme.color(dashed ? Token::LandOther : Token::Land));
    painter.setPen(
        dashed ? cosmetic(theme.color(Token::TextMuted), 1, Qt::DashLine) : cosmetic(theme.color(Token::Border), 0.8));
    painter.drawPath(area.path);
}

// The region's outline in this frame, with what the point of view adds to it.
QPainterPath outlineOf(const MapFrame &frame, RegionIndex region, PointOfView view)
{
    QPainterPath outline;
    outline.setFillRule(Qt::OddEvenFill);
    for (const auto &[index, path] : frame.regions)
        if (index == region)
            outline.addPath(path);
    for (const ContestedArea &area : frame.contested)
        if (area.region == region && !area.dashed(view))
            outline.addPath(area.path);
    return outline;
}

// Islands of an inset may be smaller than a pixel: a lighter coast keeps them in sight.
QColor coast(const MapFrame &frame, const Theme &theme)
{
    const bool main = frame.id == FrameId::Japan || frame.id == FrameId::UnitedStates;
    return main ? theme.color(Token::Border) : blend(theme.color(Token::Land), theme.color(Token::Text), 0.35F);
}

void fillRegion(QPainter &painter, const QPainterPath &path, const QColor &fill, const QColor &border)
{
    painter.setBrush(fill);
    painter.setPen(cosmetic(border, 0.8));
    painter.drawPath(path);
}

// The hatch is drawn in pixels, so that it has the same pitch everywhere.
void hatchRegion(
    QPainter &painter, const FrameScale &scale, const QPainterPath &path, double strength, const Theme &theme)
{
    QTransform toPixel;
    const QPointF origin = scale.toPixel({0, 0});
    toPixel.translate(origin.x(), origin.y());
    toPixel.scale(1 / scale.metresPerPixel(), 1 / scale.metresPerPixel());
    const QPainterPath inPixels = toPixel.map(path);
    const QRectF box = inPixels.boundingRect() & scale.rect();
    if (box.isEmpty())
        return;
    painter.save();
    painter.setClipRect(scale.rect(), Qt::IntersectClip);
    painter.setClipPath(inPixels, Qt::IntersectClip);
    paintUnknown(painter, box, theme, strength);
    painter.restore();
}

void paintRegionState(QPainter &painter, const FrameScale &scale, const QPainterPath &path, const PlaceState &state,
    const QColor &border, const Theme &theme)
{
    const auto worst = state.real.worstOpen();
    if (!state.inScope || worst) {
        const QColor fill = !state.inScope ? theme.color(Token::LandOther)
                                           : blend(theme.color(Token::Land), theme.severity(*worst), 0.22F);
        const InFrame frame(painter, scale);
        fillRegion(painter, path, fill, border);
    }
    if (!state.inScope || state.knowledge.knowledge == Knowledge::Known)
        return;
    hatchRegion(painter, scale, path, state.hidden() ? 1 : 0.5, theme);
}

} // namespace

void paintGeographicGround(QPainter &painter, const GeoScale &scale, const MapStyle &style)
{
    const Theme &theme = style.theme;
    for (const MapFrame &frame : style.geometry.frames()) {
        const FrameScale &at = scale.frame(frame.id);
        painter.fillRect(at.rect(), theme.color(Token::Water));
        const InFrame inFrame(painter, at);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Token::LandOther));
        painter.drawPath(frame.otherLand);
        for (const auto &[region, path] : frame.regions)
            fillRegion(painter, path, theme.color(Token::Land), coast(frame, theme));
        for (const ContestedArea &area : frame.contested)
            paintContested(painter, area, style);
    }
}

void paintGeographicState(QPainter &painter, const GeoScale &scale, const MapData &data, const MapStyle &style)
{
    for (const MapFrame &frame : style.geometry.frames()) {
        const FrameScale &at = scale.frame(frame.id);
        for (const auto &[region, path] : frame.regions)
            paintRegionState(painter, at, outlineOf(frame, region, style.view), data.regions[region],
                coast(frame, style.theme), style.theme);
        // Without a side taken, the dashes stay on top of what the regions around them say.
        const InFrame inFrame(painter, at);
        for (const ContestedArea &area : frame.contested)
            if (area.dashed(style.view))
                paintContested(painter, area, style);
    }
}

void paintGeographicMap(
    QPainter &painter, const QRectF &area, const MapData &data, const MapStyle &style, const FrameViews &views)
{
    const GeoScale scale(area, style.geometry.frames(), views);
    paintGeographicGround(painter, scale, style);
    paintGeographicState(painter, scale, data, style);
    paintGeographicMarks(painter, scale, data, style);
}

void paintGeographicCursor(QPainter &painter, const GeoScale &scale, const MapCursor &cursor, const MapStyle &style)
{
    const auto outline = [&](std::optional<RegionIndex> region, Token token, double width, Qt::PenStyle line) {
        if (!region)
            return;
        for (const MapFrame &frame : style.geometry.frames()) {
            const QPainterPath path = outlineOf(frame, *region, style.view);
            if (path.isEmpty())
                continue;
            const InFrame inFrame(painter, scale.frame(frame.id));
            painter.setBrush(Qt::NoBrush);
            painter.setPen(cosmetic(style.theme.color(token), width, line));
            painter.drawPath(path);
        }
    };
    if (cursor.hovered != cursor.current)
        outline(cursor.hovered, Token::TextMuted, 1.2, Qt::SolidLine);
    if (cursor.selected != cursor.current)
        outline(cursor.selected, Token::Accent, 1.5, Qt::DotLine);
    outline(cursor.current, Token::Accent, cursor.focus ? 2.5 : 1.5, Qt::SolidLine);
}

std::optional<RegionIndex> regionAt(const GeoScale &scale, const MapGeometry &geometry, QPointF pixel)
{
    const auto id = scale.frameAt(pixel);
    if (!id)
        return {};
    const MapFrame &frame = geometry.frame(*id);
    const FrameScale &at = scale.frame(*id);
    const QPointF metres = at.toMetres(pixel);
    for (const auto &[region, path] : frame.regions)
        if (path.contains(metres))
            return region;
    // Small islands and districts are smaller than a finger: their mark counts as well.
    constexpr double reach = 9;
    for (const auto &[region, label] : frame.labels)
        if (QLineF(at.toPixel(label), pixel).length() <= reach)
            return region;
    return {};
}

std::vector<Stop> stopsOf(const GeoScale &scale, const MapGeometry &geometry)
{
    std::vector<Stop> stops;
    for (const MapFrame &frame : geometry.frames())
        for (const auto &[region, label] : frame.labels)
            stops.push_back({region, scale.frame(frame.id).toPixel(label)});
    std::ranges::sort(stops, {}, &Stop::region);
    return stops;
}

} // namespace yagura
