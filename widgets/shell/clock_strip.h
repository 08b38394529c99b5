// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>

#include "widgets/common/context.h"

namespace yagura {

// The three clocks of the floor: "14:03:22 JST · 05:03 UTC · 00:03 ET". Always the real time, also while the cursor is
// pinned.
class ClockStrip : public QLabel
{
    Q_OBJECT
public:
    explicit ClockStrip(ViewContext &context, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    ViewContext &m_context;
    QTimer m_timer;
};

} // namespace yagura
