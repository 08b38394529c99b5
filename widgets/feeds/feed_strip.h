// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "widgets/common/context.h"

namespace yagura {

// The feeds in one line at the foot of the window: state by shape, word and colour, and the age of the last sign of
// life (lost: since when nothing is known). A feed that does not fit is counted, never left out without a word.
class FeedStrip : public QWidget
{
    Q_OBJECT
public:
    explicit FeedStrip(ViewContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void activated(); // clicked: show the feeds panel

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QString text(const FeedHealth &feed) const;
    ViewContext &m_context;
    QTimer m_timer; // ages
};

} // namespace yagura
