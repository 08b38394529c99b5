// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/briefing_pages.h"

#include "widgets/common/marks.h"

namespace yagura {

namespace {

struct ItemPainter
{
    QPainter &painter;
    const Briefing &briefing;
    const Theme &theme;

    void operator()(const SetText &item) const
    {
        painter.setFont(item.font);
        painter.setPen(theme.color(item.color));
        painter.drawText(item.baseline, item.text);
    }
    void operator()(const SetFill &item) const { painter.fillRect(item.area, theme.color(item.color)); }
    void operator()(const SetMark &item) const { paintSeverity(painter, item.box, item.severity, theme, item.filled); }
    void operator()(const SetExercise &item) const { paintExerciseFrame(painter, item.area, theme); }
    void operator()(const SetFigure &item) const
    {
        briefing.paintFigure(painter, item.area, briefing.document().sections[item.section]);
    }
};

} // namespace

BriefingPages::BriefingPages(const Briefing &briefing, const QPaintDevice *device)
    : m_briefing(briefing)
{
    m_frame.unit = device->logicalDpiY() / 96.0;
    m_frame.page = pageUnits(briefing.choices().portrait) * m_frame.unit;
    m_pages = setPages(briefing.document(), m_frame, device);
}

void BriefingPages::paint(QPainter &painter, int page) const
{
    const Theme &theme = Briefing::theme();
    paintPageFrame(painter, m_frame, m_briefing.document(), page, count(), m_briefing.catalog(), theme);
    const ItemPainter paintItem{painter, m_briefing, theme};
    for (const SetItem &item : m_pages[static_cast<std::size_t>(page)]) {
        painter.save();
        std::visit(paintItem, item);
        painter.restore();
    }
}

QImage pageCanvas(bool portrait, double scale)
{
    const QSizeF units = pageUnits(portrait);
    QImage image((units * scale).toSize(), QImage::Format_RGB32);
    image.setDotsPerMeterX(3780); // 96 an inch
    image.setDotsPerMeterY(3780);
    image.setDevicePixelRatio(scale);
    image.fill(Briefing::theme().color(Token::Ground));
    return image;
}

QImage pageImage(const BriefingPages &pages, int page, bool portrait, double scale)
{
    QImage image = pageCanvas(portrait, scale);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    pages.paint(painter, page);
    return image;
}

} // namespace yagura
