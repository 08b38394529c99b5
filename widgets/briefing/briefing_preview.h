// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <memory>

#include "widgets/briefing/briefing_pages.h"

class QLabel;

namespace yagura {

// One page of a briefing as it will be written, at a zoom. UI thread.
class BriefingPreview : public QScrollArea
{
    Q_OBJECT
public:
    explicit BriefingPreview(QWidget *parent = nullptr);
    ~BriefingPreview() override;

    // `pages`: of `briefing`, set for a canvas of scale 1.
    void show(std::shared_ptr<const Briefing> briefing, std::shared_ptr<const BriefingPages> pages);
    void showText(const QString &instead);
    [[nodiscard]] int pages() const;
    [[nodiscard]] int page() const { return m_page; }
    void turnTo(int page);                          // brought into range
    void zoom(double factor);                       // 1 = the whole page fits
    [[nodiscard]] QImage image(double scale) const; // of the page on show; null without one

Q_SIGNALS:
    void turned();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void draw();
    std::shared_ptr<const Briefing> m_briefing;
    std::shared_ptr<const BriefingPages> m_pages;
    QLabel *m_label; // child
    int m_page = 0;
    double m_zoom = 1;
};

} // namespace yagura
