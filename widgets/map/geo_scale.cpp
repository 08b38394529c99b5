// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/geo_scale.h"

#include <cmath>

namespace yagura {

namespace {

constexpr double gap = 4;
constexpr double lineHeight = 14; // of the name above and the scale bar below, in pixels
constexpr double mostZoom = 32;

struct Inset
{
    FrameId id;
    double share; // of the strip's width
};
constexpr Inset japanInsets[] = {{FrameId::Nansei, 0.46}, {FrameId::Ogasawara, 0.54}};
constexpr Inset unitedStatesInsets[] = {{FrameId::Alaska, 0.31}, {FrameId::Hawaii, 0.22}, {FrameId::PuertoRico, 0.21},
    {FrameId::Marianas, 0.12}, {FrameId::Samoa, 0.14}};

struct Slots
{
    std::array<QRectF, frameCount> rects;
    QRectF &operator[](FrameId id) { return rects[static_cast<std::size_t>(id)]; }
};

void layCountry(Slots &places, const QRectF &area, FrameId main, std::span<const Inset> insets)
{
    const double strip = std::round(area.height() * 0.28);
    places[main] = area.adjusted(0, 0, 0, -strip - gap);
    double x = area.left();
    const double width = area.width() - gap * (static_cast<double>(insets.size()) - 1);
    for (const Inset &inset : insets) {
        const bool last = &inset == &insets.back();
        const double w = last ? area.right() - x : std::round(width * inset.share);
        places[inset.id] = QRectF(x, area.bottom() - strip, w, strip);
        x += w + gap;
    }
}

Slots layOut(const QRectF &area)
{
    Slots places;
    QRectF japan = area;
    QRectF unitedStates = area;
    if (area.width() > area.height() * 1.1) {
        japan.setWidth(std::round(area.width() * 0.42));
        unitedStates.setLeft(japan.right() + gap * 2);
    } else {
        japan.setHeight(std::round(area.height() * 0.52));
        unitedStates.setTop(japan.bottom() + gap * 2);
    }
    layCountry(places, japan, FrameId::Japan, japanInsets);
    layCountry(places, unitedStates, FrameId::UnitedStates, unitedStatesInsets);
    return places;
}

} // namespace

FrameScale::FrameScale(const QRectF &rect, const QRectF &bounds, const FrameView &view)
    : m_rect(rect)
    , m_centre(bounds.center() + view.shift)
{
    const double spare = rect.height() > 6 * lineHeight ? lineHeight : 0;
    const QRectF room = rect.adjusted(2, spare, -2, -spare);
    m_middle = room.center();
    m_metresPerPixel
        = std::max(bounds.width() / std::max(1.0, room.width()), bounds.height() / std::max(1.0, room.height()))
        / view.zoom;
}

GeoScale::GeoScale(const QRectF &area, std::span<const MapFrame> frames, const FrameViews &views)
{
    Slots places = layOut(area);
    for (const MapFrame &frame : frames) {
        const auto i = static_cast<std::size_t>(frame.id);
        m_frames[i] = FrameScale(places.rects[i], frame.bounds, views[i]);
    }
}

std::optional<FrameId> GeoScale::frameAt(QPointF pixel) const
{
    for (std::size_t i = 0; i < frameCount; ++i)
        if (m_frames[i].rect().contains(pixel))
            return static_cast<FrameId>(i);
    return {};
}

FrameView zoomed(const FrameView &view, const FrameScale &scale, QPointF pixel, double factor)
{
    FrameView out = view;
    out.zoom = std::clamp(view.zoom * factor, 1.0, mostZoom);
    if (out.zoom <= 1)
        return {};
    // The point under the pixel keeps its place: the centre comes nearer to it by the part that zooming gains.
    const QPointF away = scale.toMetres(pixel) - scale.toMetres(scale.middle());
    out.shift = view.shift + away * (1 - view.zoom / out.zoom);
    return out;
}

FrameView dragged(const FrameView &view, const FrameScale &scale, QPointF pixels, const QRectF &bounds)
{
    FrameView out = view;
    out.shift -= pixels * scale.metresPerPixel();
    out.shift.setX(std::clamp(out.shift.x(), -bounds.width() / 2, bounds.width() / 2));
    out.shift.setY(std::clamp(out.shift.y(), -bounds.height() / 2, bounds.height() / 2));
    return out;
}

double scaleBarKilometres(double metresPerPixel, double pixels)
{
    const double most = metresPerPixel * pixels / 1000;
    const double power = std::pow(10, std::floor(std::log10(most)));
    for (const double step : {5.0, 2.0})
        if (step * power <= most)
            return step * power;
    return power;
}

} // namespace yagura
