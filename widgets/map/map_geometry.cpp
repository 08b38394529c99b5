// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/map_geometry.h"

#include <QSet>

namespace yagura {

namespace {

// Degrees of neighbouring land kept around a frame, enough for the widest window: the cut must not look like a coast.
double marginOf(FrameId id)
{
    return id == FrameId::Japan || id == FrameId::UnitedStates ? 40 : 16;
}

struct FrameSpec
{
    FrameId id;
    Country country;
    LonLatBox box;
    const char *projection;
};

// Lambert azimuthal around the middle where a frame is about as high as wide, Albers conic with the parallels in
// common use for the conterminous United States (as EPSG:5070) and Alaska (as EPSG:3338).
constexpr FrameSpec specs[] = {
    {FrameId::Japan, Country::Japan, {128.2, 30.1, 149.0, 45.9}, "+proj=laea +lat_0=38 +lon_0=138 +ellps=GRS80"},
    {FrameId::Nansei, Country::Japan, {122.6, 23.7, 131.6, 30.1}, "+proj=laea +lat_0=27 +lon_0=127 +ellps=GRS80"},
    {FrameId::Ogasawara, Country::Japan, {139.9, 23.9, 154.4, 28.1}, "+proj=laea +lat_0=26 +lon_0=147 +ellps=GRS80"},
    {FrameId::UnitedStates, Country::UnitedStates, {-125.0, 24.2, -66.6, 49.6},
        "+proj=aea +lat_1=29.5 +lat_2=45.5 +lat_0=23 +lon_0=-96 +ellps=GRS80"},
    {FrameId::Alaska, Country::UnitedStates, {-188.0, 51.0, -129.5, 71.6},
        "+proj=aea +lat_1=55 +lat_2=65 +lat_0=50 +lon_0=-154 +ellps=GRS80"},
    {FrameId::Hawaii, Country::UnitedStates, {-160.6, 18.6, -154.5, 22.5},
        "+proj=aea +lat_1=8 +lat_2=18 +lat_0=13 +lon_0=-157 +ellps=GRS80"},
    {FrameId::PuertoRico, Country::UnitedStates, {-68.1, 17.4, -64.4, 18.7},
        "+proj=laea +lat_0=18.1 +lon_0=-66.2 +ellps=GRS80"},
    {FrameId::Marianas, Country::UnitedStates, {144.0, 13.0, 146.4, 20.7},
        "+proj=laea +lat_0=16.8 +lon_0=145.3 +ellps=GRS80"},
    {FrameId::Samoa, Country::UnitedStates, {-171.2, -14.7, -169.1, -13.9},
        "+proj=laea +lat_0=-14.3 +lon_0=-170.1 +ellps=GRS80"},
};

Names namesOf(const QJsonObject &properties)
{
    return {properties[u"name_ja"].toString(), properties[u"name_en"].toString()};
}

QPointF labelOf(const QJsonObject &properties)
{
    const QJsonValue label = properties[u"label"];
    return {label[0].toDouble(), label[1].toDouble()};
}

// The projected outline of what the rings show near the frame.
QPainterPath pathIn(const MapFrame &frame, const std::vector<Ring> &rings)
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    const LonLatBox near = frame.box.grown(marginOf(frame.id));
    for (const Ring &ring : rings) {
        QPolygonF polygon;
        for (const QPointF &p : clipped(turnedTo(ring, frame.box.centre().x()), near))
            if (const auto at = frame.projection->project(p.x(), p.y()))
                polygon.append(*at);
        if (polygon.size() >= 3)
            path.addPolygon(polygon), path.closeSubpath();
    }
    return path;
}

// The box is bent by the projection: walk along its border.
QRectF boundsOf(const MapFrame &frame)
{
    QPolygonF border;
    constexpr int steps = 24;
    for (int i = 0; i <= steps; ++i) {
        const double f = static_cast<double>(i) / steps;
        const double x = frame.box.west + (frame.box.east - frame.box.west) * f;
        const double y = frame.box.south + (frame.box.north - frame.box.south) * f;
        for (const auto &[lon, lat] :
            {std::pair{x, frame.box.south}, {x, frame.box.north}, {frame.box.west, y}, {frame.box.east, y}})
            if (const auto at = frame.projection->project(lon, lat))
                border.append(*at);
    }
    return border.boundingRect();
}

void addRegions(
    std::vector<MapFrame> &frames, const std::vector<Feature> &features, Country country, const Catalog &catalog)
{
    for (const Feature &feature : features) {
        const RegionIndex region
            = catalog.regionIndex(feature.properties[u"iso_3166_2"].toString().toStdString(), country);
        bool labelled = false;
        for (MapFrame &frame : frames) {
            if (frame.country != country)
                continue;
            if (QPainterPath path = pathIn(frame, feature.rings); !path.isEmpty())
                frame.regions.emplace_back(region, std::move(path));
            const QPointF label = labelOf(feature.properties);
            if (labelled || !frame.box.contains(label))
                continue;
            if (const auto at = frame.projection->project(label.x(), label.y()))
                frame.labels.emplace_back(region, *at), labelled = true;
        }
    }
}

void addOtherLand(std::vector<MapFrame> &frames, const std::vector<Feature> &countries)
{
    static const QSet<QString> ours{u"JP"_qs, u"US"_qs, u"PR"_qs, u"GU"_qs, u"VI"_qs, u"AS"_qs, u"MP"_qs};
    for (const Feature &feature : countries)
        if (!ours.contains(feature.properties[u"iso_a2"].toString()))
            for (MapFrame &frame : frames)
                frame.otherLand.addPath(pathIn(frame, feature.rings));
}

void addContested(std::vector<MapFrame> &frames, const std::vector<Feature> &areas, const Catalog &catalog)
{
    for (const Feature &feature : areas)
        for (MapFrame &frame : frames) {
            ContestedArea area;
            area.path = pathIn(frame, feature.rings);
            if (frame.country != Country::Japan || area.path.isEmpty())
                continue;
            area.region = catalog.regionIndex(feature.properties[u"jp_view"].toString().toStdString(), Country::Japan);
            area.dashedForUnitedStates = feature.properties[u"admin_by"].toString() == u"KR";
            area.name = namesOf(feature.properties);
            area.label = area.path.boundingRect().center();
            frame.contested.push_back(std::move(area));
        }
}

void addCities(std::vector<MapFrame> &frames, const std::vector<Feature> &places)
{
    for (const Feature &feature : places)
        for (MapFrame &frame : frames) {
            const QPointF p = turnedTo(feature.rings.front(), frame.box.centre().x()).front();
            const auto at = frame.projection->project(p.x(), p.y());
            if (frame.box.contains(p) && at)
                frame.cities.push_back({namesOf(feature.properties), *at, feature.properties[u"pop"].toInt()});
        }
    for (MapFrame &frame : frames)
        std::ranges::stable_sort(frame.cities, std::greater{}, &City::population);
}

std::vector<MapFrame> emptyFrames()
{
    std::vector<MapFrame> frames;
    for (const FrameSpec &spec : specs) {
        MapFrame &frame = frames.emplace_back();
        frame.id = spec.id;
        frame.country = spec.country;
        frame.box = spec.box;
        frame.projection = std::make_shared<Projection>(spec.projection);
        frame.bounds = boundsOf(frame);
        frame.otherLand.setFillRule(Qt::WindingFill);
    }
    return frames;
}

} // namespace

Outcome<std::shared_ptr<const MapGeometry>> MapGeometry::load(const Catalog &catalog)
{
    auto tiles = loadTileGrids(catalog);
    if (!tiles)
        return tiles.error();
    auto geometry = std::make_shared<MapGeometry>();
    geometry->m_tiles = std::move(*tiles);
    geometry->m_frames = emptyFrames();

    std::array<std::vector<Feature>, 5> layers;
    static const char *const files[] = {"jp-prefectures", "us-states", "world-countries", "contested-areas", "places"};
    for (std::size_t i = 0; i < layers.size(); ++i) {
        auto features = readFeatures(QStringLiteral(":/map/%1.geojson").arg(QLatin1String(files[i])));
        if (!features)
            return features.error();
        layers[i] = std::move(*features);
    }
    addRegions(geometry->m_frames, layers[0], Country::Japan, catalog);
    addRegions(geometry->m_frames, layers[1], Country::UnitedStates, catalog);
    addOtherLand(geometry->m_frames, layers[2]);
    addContested(geometry->m_frames, layers[3], catalog);
    addCities(geometry->m_frames, layers[4]);
    return std::shared_ptr<const MapGeometry>(std::move(geometry));
}

std::optional<FrameId> MapGeometry::frameOf(double longitude, double latitude) const
{
    std::optional<FrameId> found;
    for (const MapFrame &frame : m_frames) {
        const QPointF p = turnedTo({{longitude, latitude}}, frame.box.centre().x()).front();
        const bool main = frame.id == FrameId::Japan || frame.id == FrameId::UnitedStates;
        if (frame.box.contains(p) && (!found || !main))
            found = frame.id;
    }
    return found;
}

} // namespace yagura
