// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontMetricsF>
#include <QLineF>

#include <cmath>

#include "widgets/common/marks.h"
#include "widgets/map/geo_painter.h"
#include "widgets/map/map_text.h"

// The top layer of the geographic map: marks, labels, the frames' names and scale bars.
namespace yagura {

namespace {

constexpr double exerciseRim = 3;
constexpr double cityZoom = 2.5;       // from which cities are named
constexpr int mostReserved = 200;      // spots that labels keep clear of
constexpr std::size_t mostCities = 40; // of one frame at once

// All there is to draw in one frame, in pixels.
class FrameMarks
{
public:
    FrameMarks(
        QPainter &painter, const MapFrame &frame, const FrameScale &scale, const MapData &data, const MapStyle &style)
        : m_painter(painter)
        , m_frame(frame)
        , m_scale(scale)
        , m_data(data)
        , m_style(style)
        , m_font(Theme::font(TypeSize::Small, style.language))
        , m_metrics(m_font, painter.device())
        , m_placer(scale.rect().adjusted(2, 2, -2, -2),
              [this](const QString &text) { return QSizeF(m_metrics.horizontalAdvance(text) + 1, m_metrics.height()); })
    {
    }

    void paint()
    {
        m_painter.save();
        m_painter.setClipRect(m_scale.rect(), Qt::IntersectClip);
        m_painter.setFont(m_font);
        paintTitle();
        paintScaleBar();
        paintSpots();
        reserveMarks();
        paintRegions(true);
        paintContestedNames();
        paintRegions(false);
        paintCities();
        m_painter.restore();
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_style.theme.color(Token::Border), 1));
        m_painter.drawRect(m_scale.rect().adjusted(0.5, 0.5, -0.5, -0.5));
    }

private:
    // A text with a rim of the ground's colour, so that coasts do not run through it. Written five times: the glyphs
    // are cached, an outline of them is not (measured: 3 ms against about 20 for the whole map).
    void write(const QRectF &rect, const QString &text, Token token)
    {
        const QPointF base(rect.left(), rect.top() + m_metrics.ascent());
        m_painter.setPen(m_style.theme.color(Token::Ground));
        for (const QPointF &rim : {QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)})
            m_painter.drawText(base + rim, text);
        m_painter.setPen(m_style.theme.color(token));
        m_painter.drawText(base, text);
    }

    void paintTitle()
    {
        const QString title = m_metrics.elidedText(frameName(m_frame.id), Qt::ElideRight, m_scale.rect().width() - 10);
        const QRectF rect(m_scale.rect().topLeft() + QPointF(5, 3),
            QSizeF(m_metrics.horizontalAdvance(title) + 1, m_metrics.height()));
        m_placer.reserve(rect);
        write(rect, title, Token::TextMuted);
    }

    void paintScaleBar()
    {
        const double km = scaleBarKilometres(m_scale.metresPerPixel(), std::min(110.0, m_scale.rect().width() * 0.3));
        const double length = km * 1000 / m_scale.metresPerPixel();
        const QString text = QLocale().toString(km, 'g', 6) + QStringLiteral(" km");
        const QPointF left = m_scale.rect().bottomLeft() + QPointF(6, -6);
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.setPen(QPen(m_style.theme.color(Token::TextMuted), 1));
        const QPointF bar[] = {left - QPointF(0, 4), left, left + QPointF(length, 0), left + QPointF(length, -4)};
        m_painter.drawPolyline(bar, 4);
        QRectF rect(left + QPointF(length + 4, -m_metrics.height() + 4),
            QSizeF(m_metrics.horizontalAdvance(text) + 1, m_metrics.height()));
        const double over = rect.right() - m_scale.rect().right();
        if (over > 0) // no room beside it: above
            rect.moveTopLeft({std::max(m_scale.rect().left(), rect.left() - over), left.y() - 5 - m_metrics.height()});
        m_placer.reserve(QRectF(left - QPointF(0, 5), rect.bottomRight()).united(rect));
        write(rect, text, Token::TextMuted);
    }

    void paintSpots()
    {
        const double side = 8;
        int reserved = 0;
        for (auto spot = m_data.spots.rbegin(); spot != m_data.spots.rend(); ++spot) {
            if (m_style.geometry.frameOf(spot->longitude, spot->latitude) != m_frame.id)
                continue;
            const QPointF p = turnedTo({{spot->longitude, spot->latitude}}, m_frame.box.centre().x()).front();
            const auto metres = m_frame.projection->project(p.x(), p.y());
            if (!metres)
                continue;
            const QPointF at = m_scale.toPixel(*metres);
            const QRectF box(at - QPointF(side / 2, side / 2), QSizeF(side, side));
            if (spot->exercise)
                paintExerciseFrame(m_painter, box.adjusted(-3, -3, 3, 3), m_style.theme);
            paintSeverity(m_painter, box, spot->severity, m_style.theme, spot->unacknowledged);
            if (++reserved <= mostReserved)
                m_placer.reserve(box);
        }
    }

    // What is grave speaks first; of equals, the catalogue's order.
    void paintRegions(bool grave)
    {
        auto labels = m_frame.labels;
        const auto weightOf = [this](const auto &label) { return weight(m_data.regions[label.first]); };
        std::ranges::stable_sort(labels, std::greater{}, weightOf);
        for (const auto &label : labels)
            if (const QPointF at = m_scale.toPixel(label.second);
                m_scale.rect().contains(at) && (weightOf(label) > 0) == grave)
                paintRegion(label.first, at);
    }

    [[nodiscard]] static int weight(const PlaceState &state)
    {
        if (const auto worst = state.real.worstOpen(); worst && state.inScope)
            return 10 + gravity(*worst);
        return state.inScope && state.exercise.openCount() > 0 ? 5 : 0;
    }

    // Room that a region's mark takes at its label point, the frame of an exercise included; empty without a mark.
    [[nodiscard]] QRectF markOf(const PlaceState &state, const QPointF &at) const
    {
        if (!state.inScope)
            return {at, at};
        const bool exercise = state.exercise.openCount() > 0;
        const double half = exercise || state.real.worstOpen() ? std::round(m_metrics.ascent()) / 2 : 0;
        const double all = exercise ? half + exerciseRim : half;
        return {at - QPointF(all, all), at + QPointF(all, all)};
    }

    // Before any label: the mark of a region that speaks later must not lie under the label of an earlier one.
    void reserveMarks()
    {
        for (const auto &[region, metres] : m_frame.labels)
            if (const QRectF mark = markOf(m_data.regions[region], m_scale.toPixel(metres)); !mark.isEmpty())
                m_placer.reserve(mark);
    }

    void paintRegion(RegionIndex index, const QPointF &at)
    {
        const PlaceState &state = m_data.regions[index];
        const Region &region = m_style.catalog.region(index);
        const auto worst = state.inScope ? state.real.worstOpen() : std::nullopt;
        QRectF mark = markOf(state, at);
        const QRectF taken = mark;
        if (state.inScope && state.exercise.openCount() > 0) {
            paintExerciseFrame(m_painter, mark, m_style.theme);
            mark.adjust(exerciseRim, exerciseRim, -exerciseRim, -exerciseRim);
        }
        if (worst)
            paintSeverity(m_painter, mark, *worst, m_style.theme, state.real.unacknowledged > 0);

        QStringList texts{regionName(region, m_style.language), regionCode(region, m_style.language)};
        if (region.country == Country::Japan)
            texts = {regionCode(region, m_style.language)};
        if (worst) {
            const QString mapped = state.worstMapped ? QStringLiteral(" ≈") : QStringLiteral(" ");
            for (QString &text : texts)
                text += mapped + QLocale().toString(state.real.openCount());
            texts.append(mapped.trimmed() + QLocale().toString(state.real.openCount()));
        }
        if (state.inScope && state.hidden())
            for (QString &text : texts)
                text += QStringLiteral(" ?");
        if (const auto label = m_placer.place(taken, texts))
            write(label->rect, label->text, worst ? Token::Text : Token::TextMuted);
    }

    void paintContestedNames()
    {
        for (const ContestedArea &area : m_frame.contested) {
            const QPointF at = m_scale.toPixel(area.label);
            const double half = area.path.boundingRect().width() / m_scale.metresPerPixel() / 2;
            const QRectF mark(at - QPointF(half, 3), QSizeF(half * 2, 6));
            if (area.dashed(m_style.view) && half < 4)
                paintRing(at);
            if (const auto label = m_placer.place(mark.adjusted(-4, 0, 4, 0), {area.name.in(m_style.language)}))
                write(label->rect, label->text, Token::TextMuted);
        }
    }

    // Dashes around rocks that are smaller than a pixel.
    void paintRing(const QPointF &at)
    {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_style.theme.color(Token::TextMuted), 1, Qt::DashLine));
        m_painter.drawEllipse(at, 4, 4);
    }

    void paintCities()
    {
        if (m_frame.bounds.width() / m_scale.metresPerPixel() < m_scale.rect().width() * cityZoom
            && m_frame.bounds.height() / m_scale.metresPerPixel() < m_scale.rect().height() * cityZoom)
            return;
        std::size_t count = 0;
        for (const City &city : m_frame.cities) {
            const QPointF at = m_scale.toPixel(city.at);
            if (!m_scale.rect().contains(at) || ++count > mostCities)
                continue;
            const QRectF dot(at - QPointF(1.5, 1.5), QSizeF(3, 3));
            if (const auto label = m_placer.place(dot, {city.name.in(m_style.language)})) {
                m_painter.fillRect(dot, m_style.theme.color(Token::TextMuted));
                write(label->rect, label->text, Token::TextMuted);
            }
        }
    }

    QPainter &m_painter;
    const MapFrame &m_frame;
    const FrameScale &m_scale;
    const MapData &m_data;
    const MapStyle &m_style;
    QFont m_font;
    QFontMetricsF m_metrics;
    LabelPlacer m_placer;
};

} // namespace

void paintGeographicMarks(QPainter &painter, const GeoScale &scale, const MapData &data, const MapStyle &style)
{
    for (const MapFrame &frame : style.geometry.frames())
        FrameMarks(painter, frame, scale.frame(frame.id), data, style).paint();
}

} // namespace yagura
