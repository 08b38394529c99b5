// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/common/context.h"

namespace yagura {

// A band across the window while exercise reports are in the picture on screen: their word, their number, and that they
// are counted apart. Hidden otherwise.
class ExerciseBand : public QWidget
{
    Q_OBJECT
public:
    explicit ExerciseBand(ViewContext &context, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QString text() const;
    ViewContext &m_context;
    int m_open = 0;
    int m_total = 0;
};

} // namespace yagura
