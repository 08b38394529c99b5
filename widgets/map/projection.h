// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <memory>
#include <optional>

namespace yagura {

// An equal-area map projection by PROJ: degrees (WGS84) -> metres, y growing downwards as on the screen. Immutable, but
// PROJ keeps state inside: one thread at a time.
class Projection
{
public:
    // PROJ text ("+proj=laea …"). Needs no data files of PROJ.
    explicit Projection(const char *definition);
    ~Projection();
    Projection(const Projection &) = delete;
    Projection &operator=(const Projection &) = delete;

    [[nodiscard]] bool valid() const;
    // Nothing: the point has no image (the other side of the earth).
    [[nodiscard]] std::optional<QPointF> project(double longitude, double latitude) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura
