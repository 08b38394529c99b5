// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/yagura/briefing_figures.h"

#include <QCoreApplication>
#include <QMutex>

#include "widgets/board/board_painter.h"
#include "widgets/map/geo_painter.h"
#include "widgets/map/tile_painter.h"
#include "widgets/timeline/timeline_painter.h"

namespace yagura {

namespace {

using namespace std::chrono_literals;

struct Figures
{
    Q_DECLARE_TR_FUNCTIONS(Figures)
};

const Theme &printTheme()
{
    return Theme::of(ThemeId::Print);
}

// No feed is heard at all: since when. Then the pictures must not look calm.
std::optional<UtcTime> silentSince(const Freeze &freeze)
{
    if (freeze.feeds.empty())
        return std::nullopt;
    UtcTime since{};
    for (const FeedAge &feed : freeze.feeds) {
        const bool lost = feed.lostSince != UtcTime{} || (feed.state && !isHeard(*feed.state));
        if (!lost)
            return std::nullopt;
        since = std::max({since, feed.lostSince, feed.lastHeard});
    }
    return since;
}

// Japan's list on the left, that of the US on the right: both on one page at a size that can be read.
void paintBoards(QPainter &painter, const QRectF &area, const Freeze &freeze, const ScopedRows &rows, Language language)
{
    std::vector<BoardRow> all = boardRows(*freeze.situation, rows.real, rows.exercise, freeze.scope.sectors);
    for (BoardRow &row : all)
        row.knowledge.lastWord = row.real.lastWord; // of what goes out, not of all that is known
    const BoardLook look{.now = freeze.asOf};
    const double gap = area.width() / 40;
    const double width = (area.width() - gap) / 2;
    double x = area.left();
    for (const Country country : {Country::Japan, Country::UnitedStates}) {
        std::vector<BoardRow> half;
        std::ranges::copy_if(
            all, std::back_inserter(half), [country](const BoardRow &row) { return row.country == country; });
        const BoardScale scale = boardScale(width, 0, static_cast<int>(half.size()), painter.device());
        painter.save();
        painter.translate(x, area.top());
        paintBoard(painter, QRectF(0, 0, width, std::min(area.height(), scale.contentHeight())), half, scale, look,
            freeze.catalog(), printTheme(), language);
        painter.restore();
        x += width + gap;
    }
}

BriefingFigure boardFigure()
{
    return {[](Language) { return Figures::tr("Worst open incident of each sector"); }, paintBoards, {}};
}

QString placesCredit()
{
    return QStringLiteral("Data from GeoNames.org (CC BY 4.0)");
}

MapData mapOf(const Freeze &freeze, const ScopedRows &rows)
{
    MapData data = mapData(*freeze.situation, rows.rows, rows.real, rows.exercise, freeze.scope, freeze.asOf);
    for (auto *places : {&data.regions, &data.sectors}) {
        for (PlaceState &place : *places)
            place.knowledge.lastWord = place.real.lastWord; // of what goes out, not of all that is known
    }
    if (const auto since = silentSince(freeze))
        markSilent(data, *since);
    return data;
}

// A map for each thread that paints at the same time: paths and projections keep caches inside, which no two threads
// may use at once. Any thread.
class Geometries
{
public:
    using Geometry = std::shared_ptr<const MapGeometry>;
    Geometries(const Catalog &catalog, Geometry first)
        : m_catalog(catalog)
        , m_free{std::move(first)}
    {
    }

    Geometry take()
    {
        {
            const QMutexLocker locker(&m_mutex);
            if (!m_free.empty()) {
                Geometry geometry = std::move(m_free.back());
                m_free.pop_back();
                return geometry;
            }
        }
        auto more = MapGeometry::load(m_catalog);
        if (!more)
            qFatal("the map could be read once, but not twice");
        return *more;
    }
    void giveBack(Geometry geometry)
    {
        const QMutexLocker locker(&m_mutex);
        m_free.push_back(std::move(geometry));
    }

private:
    const Catalog &m_catalog;
    QMutex m_mutex;
    std::vector<Geometry> m_free;
};

using PaintMap = void (*)(QPainter &, const QRectF &, const MapData &, const MapStyle &);

BriefingFigure mapFigure(
    const std::shared_ptr<Geometries> &geometries, std::function<QString(Language)> title, PaintMap paint)
{
    const auto figure = [geometries, paint](QPainter &painter, const QRectF &area, const Freeze &freeze,
                            const ScopedRows &rows, Language language) {
        const Geometries::Geometry geometry = geometries->take();
        const MapStyle style{freeze.catalog(), *geometry, printTheme(), language};
        const double legend = legendHeight(style);
        paint(painter, area.adjusted(0, 0, 0, -legend), mapOf(freeze, rows), style);
        paintLegend(painter, QRectF(area.left(), area.bottom() - legend, area.width(), legend), style);
        geometries->giveBack(geometry);
    };
    return {std::move(title), figure, placesCredit()};
}

// A page has room for the lanes of one country.
void paintTimes(QPainter &painter, const QRectF &area, const Freeze &freeze, const ScopedRows &rows, Country country,
    Language language)
{
    ScopeFilter filter = freeze.scope;
    filter.sectors &= freeze.catalog().sectorsOf(country);
    std::vector<Row> own;
    std::ranges::copy_if(rows.rows, std::back_inserter(own), [&](Row row) {
        const SectorSet sectors = freeze.reports().sectors(row);
        return sectors == 0 || (sectors & filter.sectors) != 0;
    });
    TimelineOptions options;
    options.onlyOccupied = true;
    TimelineData data = collectTimeline(*freeze.situation, own, filter, freeze.asOf, options, silentSince(freeze));
    data.live = false; // the page shows a moment that is past
    paintTimeline(
        painter, area, data, TimelineScale::endingNear(freeze.asOf, 24h, area.width()), printTheme(), language);
}

BriefingFigure timelineFigure(std::function<QString(Language)> title, Country country)
{
    return {std::move(title),
        [country](QPainter &painter, const QRectF &area, const Freeze &freeze, const ScopedRows &rows,
            Language language) { paintTimes(painter, area, freeze, rows, country, language); },
        {}};
}

} // namespace

Outcome<std::vector<BriefingFigure>> briefingFigures(const Catalog &catalog)
{
    std::vector<BriefingFigure> figures{boardFigure()};
    const auto geometry = MapGeometry::load(catalog);
    if (!geometry)
        return geometry.error();
    const auto geometries = std::make_shared<Geometries>(catalog, *geometry);
    figures.push_back(mapFigure(
        geometries, [](Language) { return Figures::tr("Regions of both countries"); },
        [](QPainter &p, const QRectF &a, const MapData &d, const MapStyle &s) { paintTileMap(p, a, d, s); }));
    figures.push_back(mapFigure(
        geometries, [](Language) { return Figures::tr("Map of both countries"); },
        [](QPainter &p, const QRectF &a, const MapData &d, const MapStyle &s) { paintGeographicMap(p, a, d, s); }));
    figures.push_back(
        timelineFigure([](Language) { return Figures::tr("Japan: the 24 hours before"); }, Country::Japan));
    figures.push_back(timelineFigure(
        [](Language) { return Figures::tr("United States: the 24 hours before"); }, Country::UnitedStates));
    return figures;
}

} // namespace yagura
