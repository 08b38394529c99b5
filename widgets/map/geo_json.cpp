// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/geo_json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <functional>

namespace yagura {

namespace {

QPointF pointOf(const QJsonValue &value)
{
    const QJsonArray pair = value.toArray();
    return {pair.at(0).toDouble(), pair.at(1).toDouble()};
}

void collectRings(const QJsonArray &coordinates, std::vector<Ring> &rings)
{
    if (coordinates.isEmpty())
        return;
    if (coordinates.at(0).isDouble()) {
        rings.push_back({pointOf(coordinates)});
    } else if (coordinates.at(0).toArray().at(0).isDouble()) {
        Ring &ring = rings.emplace_back();
        for (const QJsonValue &point : coordinates)
            ring.push_back(pointOf(point));
    } else {
        for (const QJsonValue &part : coordinates)
            collectRings(part.toArray(), rings);
    }
}

// One edge of the Sutherland-Hodgman clipping: `inside` how far a point is inside, negative outside.
Ring cut(const Ring &ring, const std::function<double(QPointF)> &inside)
{
    Ring out;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const QPointF a = ring[i];
        const QPointF b = ring[(i + 1) % ring.size()];
        const double da = inside(a);
        const double db = inside(b);
        if (da >= 0)
            out.push_back(a);
        if ((da >= 0) != (db >= 0))
            out.push_back(a + (b - a) * (da / (da - db)));
    }
    return out;
}

} // namespace

Outcome<QJsonObject> readJsonObject(const QString &resource)
{
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        return Problem{Problem::Kind::FileMissing, resource, {}};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return Problem{Problem::Kind::WrongFormat, resource, error.errorString()};
    return document.object();
}

Outcome<std::vector<Feature>> readFeatures(const QString &resource)
{
    auto object = readJsonObject(resource);
    if (!object)
        return object.error();
    std::vector<Feature> features;
    const QJsonArray array = object->value(u"features").toArray();
    for (const QJsonValue &value : array) {
        Feature &feature = features.emplace_back();
        feature.properties = value[u"properties"].toObject();
        collectRings(value[u"geometry"][u"coordinates"].toArray(), feature.rings);
    }
    return features;
}

Ring turnedTo(Ring ring, double meridian)
{
    double sum = 0;
    for (const QPointF &p : ring)
        sum += p.x();
    const double mean = sum / static_cast<double>(std::max<std::size_t>(1, ring.size()));
    const double turn = mean - meridian > 180 ? -360 : mean - meridian < -180 ? 360 : 0;
    for (QPointF &p : ring)
        p.rx() += turn;
    return ring;
}

Ring clipped(const Ring &ring, const LonLatBox &box)
{
    Ring r = cut(ring, [&](QPointF p) { return p.x() - box.west; });
    r = cut(r, [&](QPointF p) { return box.east - p.x(); });
    r = cut(r, [&](QPointF p) { return p.y() - box.south; });
    return cut(r, [&](QPointF p) { return box.north - p.y(); });
}

} // namespace yagura
