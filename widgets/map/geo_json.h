// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QPointF>
#include <QString>

#include <vector>

#include "models/problem/problem.h"

// Reading of our own map resources (GeoJSON, WGS84). Not for files from outside.
namespace yagura {

using Ring = std::vector<QPointF>; // longitude, latitude

struct Feature
{
    QJsonObject properties;
    std::vector<Ring> rings; // of all its polygons, holes included; a point is a ring of one
};

[[nodiscard]] Outcome<std::vector<Feature>> readFeatures(const QString &resource);
[[nodiscard]] Outcome<QJsonObject> readJsonObject(const QString &resource);

struct LonLatBox
{
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;
    [[nodiscard]] LonLatBox grown(double degrees) const
    {
        return {west - degrees, south - degrees, east + degrees, north + degrees};
    }
    [[nodiscard]] QPointF centre() const { return {(west + east) / 2, (south + north) / 2}; }
    [[nodiscard]] bool contains(QPointF p) const
    {
        return p.x() >= west && p.x() <= east && p.y() >= south && p.y() <= north;
    }
};

// `ring` with longitudes within 180° of `meridian`, as a whole (our rings do not cross the antimeridian).
[[nodiscard]] Ring turnedTo(Ring ring, double meridian);

// Part of the ring inside the box; empty when there is none.
[[nodiscard]] Ring clipped(const Ring &ring, const LonLatBox &box);

} // namespace yagura
