// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/common/context.h"

namespace yagura {

// The page that a panel shows while it has nothing to show: why, and what to do. UI thread.
class PlaceholderPage : public QWidget
{
    Q_OBJECT
public:
    explicit PlaceholderPage(ViewContext &context, QWidget *parent = nullptr);
    void say(const QString &why, const QString &whatToDo);
    [[nodiscard]] const QString &why() const { return m_why; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ViewContext &m_context;
    QString m_why;
    QString m_whatToDo;
};

} // namespace yagura
