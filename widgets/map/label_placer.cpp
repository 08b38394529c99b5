// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/label_placer.h"

#include <algorithm>

namespace yagura {

LabelPlacer::LabelPlacer(const QRectF &area, Measure measure)
    : m_area(area)
    , m_measure(std::move(measure))
{
}

bool LabelPlacer::free(const QRectF &rect) const
{
    return m_area.contains(rect)
        && std::ranges::none_of(m_taken, [&](const QRectF &taken) { return taken.intersects(rect); });
}

std::optional<LabelPlacer::Placed> LabelPlacer::place(const QRectF &mark, const QStringList &texts)
{
    constexpr double gap = 2;
    for (const QString &text : texts) {
        const QSizeF size = m_measure(text);
        const QPointF c = mark.center();
        std::vector<QPointF> corners;
        if (mark.width() < 1)
            corners.push_back({c.x() - size.width() / 2, c.y() - size.height() / 2});
        corners.insert(corners.end(),
            {{mark.right() + gap, c.y() - size.height() / 2},
                {mark.left() - gap - size.width(), c.y() - size.height() / 2},
                {c.x() - size.width() / 2, mark.bottom() + gap},
                {c.x() - size.width() / 2, mark.top() - gap - size.height()}});
        for (const QPointF &corner : corners) {
            const QRectF rect(corner, size);
            if (free(rect)) {
                m_taken.push_back(rect);
                return Placed{rect, text};
            }
        }
    }
    return {};
}

} // namespace yagura
