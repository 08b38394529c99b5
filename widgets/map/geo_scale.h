// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <array>
#include <optional>
#include <span>

#include "widgets/map/map_geometry.h"

// Where the frames of the geographic map stand and what each shows: metres <-> pixel. Plain values, no widgets.
namespace yagura {

// How far a person has zoomed and shifted one frame. zoom 1 shows the whole of it.
struct FrameView
{
    double zoom = 1;
    QPointF shift; // of the centre, in metres
    bool operator==(const FrameView &) const = default;
};
using FrameViews = std::array<FrameView, frameCount>;

class FrameScale
{
public:
    FrameScale() = default;
    FrameScale(const QRectF &rect, const QRectF &bounds, const FrameView &view);

    [[nodiscard]] const QRectF &rect() const { return m_rect; }
    [[nodiscard]] QPointF middle() const { return m_middle; }
    [[nodiscard]] double metresPerPixel() const { return m_metresPerPixel; }
    [[nodiscard]] QPointF toPixel(QPointF metres) const { return m_middle + (metres - m_centre) / m_metresPerPixel; }
    [[nodiscard]] QPointF toMetres(QPointF pixel) const { return m_centre + (pixel - m_middle) * m_metresPerPixel; }

private:
    QRectF m_rect;
    QPointF m_middle; // of the room between the name and the scale bar, in pixels
    QPointF m_centre; // shown there, in metres
    double m_metresPerPixel = 1;
};

// Each country: its main frame, below it a strip of insets. The countries stand side by side, or one above the other in
// a tall area.
class GeoScale
{
public:
    GeoScale(const QRectF &area, std::span<const MapFrame> frames, const FrameViews &views);

    [[nodiscard]] const FrameScale &frame(FrameId id) const { return m_frames[static_cast<std::size_t>(id)]; }
    [[nodiscard]] std::optional<FrameId> frameAt(QPointF pixel) const;

private:
    std::array<FrameScale, frameCount> m_frames;
};

// The view after zooming by `factor` around a pixel, within 1 … 32; the point under the pixel stays.
[[nodiscard]] FrameView zoomed(const FrameView &view, const FrameScale &scale, QPointF pixel, double factor);
// The view after dragging by so many pixels; the centre stays within the frame's bounds.
[[nodiscard]] FrameView dragged(const FrameView &view, const FrameScale &scale, QPointF pixels, const QRectF &bounds);

// A round length (1, 2 or 5 times a power of ten, in kilometres) that is at most `pixels` long.
[[nodiscard]] double scaleBarKilometres(double metresPerPixel, double pixels);

} // namespace yagura
