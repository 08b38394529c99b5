// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/common/context.h"
#include "widgets/incident/report_data.h"

namespace yagura {

// The band above the page that stays in sight while the page scrolls: how grave, whether an exercise, for whose eyes,
// what and in which state. Owned by the incident pane. UI thread.
class IncidentHead : public QWidget
{
    Q_OBJECT
public:
    explicit IncidentHead(ViewContext &context, QWidget *parent = nullptr);
    void show(const ReportOutline &outline);
    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString gravity() const;
    [[nodiscard]] QString state() const;
    [[nodiscard]] double lineHeight() const;
    double paintGravity(QPainter &painter, const QRectF &line);

    ViewContext &m_context;
    ReportOutline m_outline;
};

} // namespace yagura
