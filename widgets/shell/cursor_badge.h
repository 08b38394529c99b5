// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

#include "widgets/common/context.h"

namespace yagura {

// What moment the screen shows: "● LIVE", or "as of 2026-11-22 14:03 JST" with the way back to live on a click. Says
// so, too, while the picture is still being read or no feed is heard.
class CursorBadge : public QToolButton
{
    Q_OBJECT
public:
    explicit CursorBadge(ViewContext &context, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    ViewContext &m_context;
};

} // namespace yagura
