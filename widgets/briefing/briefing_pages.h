// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "widgets/briefing/briefing.h"
#include "widgets/briefing/typesetter.h"

namespace yagura {

// The pages of a briefing for one device: set once, painted as often as needed (PDF, PNG, preview). Borrows the
// briefing. Set on any thread, painted by one at a time (the fonts in it).
class BriefingPages
{
public:
    BriefingPages(const Briefing &briefing, const QPaintDevice *device);

    [[nodiscard]] int count() const { return static_cast<int>(m_pages.size()); }
    [[nodiscard]] const PageFrame &frame() const { return m_frame; }
    void paint(QPainter &painter, int page) const;

private:
    const Briefing &m_briefing;
    PageFrame m_frame;
    std::vector<SetPage> m_pages;
};

// An image of the size of a page: 96 dots an inch for the metrics, `scale` pixels for each of them.
[[nodiscard]] QImage pageCanvas(bool portrait, double scale);
[[nodiscard]] QImage pageImage(const BriefingPages &pages, int page, bool portrait, double scale);

} // namespace yagura
