// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/briefing_preview.h"

#include <QKeyEvent>
#include <QLabel>

namespace yagura {

BriefingPreview::BriefingPreview(QWidget *parent)
    : QScrollArea(parent)
    , m_label(new QLabel)
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setAlignment(Qt::AlignCenter);
    setWidget(m_label);
    setWidgetResizable(true);
    setAlignment(Qt::AlignCenter);
    setFocusPolicy(Qt::StrongFocus);
}

BriefingPreview::~BriefingPreview() = default;

void BriefingPreview::show(std::shared_ptr<const Briefing> briefing, std::shared_ptr<const BriefingPages> setPages)
{
    m_briefing = std::move(briefing);
    m_pages = std::move(setPages);
    m_page = std::clamp(m_page, 0, pages() - 1);
    draw();
    Q_EMIT turned();
}

void BriefingPreview::showText(const QString &instead)
{
    m_pages.reset();
    m_briefing.reset();
    m_label->setPixmap({});
    m_label->setMinimumSize(0, 0);
    m_label->setText(instead);
    Q_EMIT turned();
}

int BriefingPreview::pages() const
{
    return m_pages ? m_pages->count() : 0;
}

void BriefingPreview::turnTo(int page)
{
    const int wanted = std::clamp(page, 0, std::max(0, pages() - 1));
    if (wanted == m_page)
        return;
    m_page = wanted;
    draw();
    Q_EMIT turned();
}

void BriefingPreview::zoom(double factor)
{
    m_zoom = std::clamp(factor, 0.5, 4.0);
    draw();
}

QImage BriefingPreview::image(double scale) const
{
    return m_pages ? pageImage(*m_pages, m_page, m_briefing->choices().portrait, scale) : QImage();
}

void BriefingPreview::draw()
{
    if (!m_pages)
        return;
    const QSizeF units = pageUnits(m_briefing->choices().portrait);
    const QSize room = viewport()->size() - QSize(8, 8);
    const double fit = std::min(room.width() / units.width(), room.height() / units.height());
    const double shown = std::clamp(fit * m_zoom, 0.2, 4.0);
    const double ratio = devicePixelRatioF();
    QImage picture = image(shown * ratio);
    picture.setDevicePixelRatio(ratio);
    m_label->setPixmap(QPixmap::fromImage(picture));
    m_label->setMinimumSize((units * shown).toSize());
}

void BriefingPreview::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    draw();
}

void BriefingPreview::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_PageDown:
        return turnTo(m_page + 1);
    case Qt::Key_PageUp:
        return turnTo(m_page - 1);
    case Qt::Key_Home:
        return turnTo(0);
    case Qt::Key_End:
        return turnTo(pages() - 1);
    default:
        QScrollArea::keyPressEvent(event);
    }
}

} // namespace yagura
