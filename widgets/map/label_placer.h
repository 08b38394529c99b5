// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace yagura {

// Puts labels beside their marks so that none covers another label, a mark, or the border of the area. Greedy, in the
// order of calls: the important ones first. No painting; the measuring function knows the font.
class LabelPlacer
{
public:
    using Measure = std::function<QSizeF(const QString &)>;
    LabelPlacer(const QRectF &area, Measure measure);

    // Keeps an area free: a mark, a scale bar, a caption.
    void reserve(const QRectF &area) { m_taken.push_back(area); }

    struct Placed
    {
        QRectF rect;
        QString text;
    };
    // The first of `texts` (longest first) that finds room right of, left of, above or below the mark, or on it when
    // the mark is empty. Nothing: it is left out; the tooltip still has it.
    [[nodiscard]] std::optional<Placed> place(const QRectF &mark, const QStringList &texts);

private:
    [[nodiscard]] bool free(const QRectF &rect) const;
    QRectF m_area;
    Measure m_measure;
    std::vector<QRectF> m_taken;
};

} // namespace yagura
