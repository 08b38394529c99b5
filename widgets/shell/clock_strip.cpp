// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/clock_strip.h"

#include "widgets/common/time_text.h"

namespace yagura {

ClockStrip::ClockStrip(ViewContext &context, QWidget *parent)
    : QLabel(parent)
    , m_context(context)
{
    setTextFormat(Qt::PlainText);
    setContentsMargins(10, 0, 10, 0);
    connect(&m_timer, &QTimer::timeout, this, &ClockStrip::refresh);
    m_timer.start(std::chrono::seconds(1));
    refresh();
}

void ClockStrip::refresh()
{
    const UtcTime now = m_context.clock.now();
    setText(QStringLiteral("%1 \u00b7 %2 \u00b7 %3")
                .arg(clockText(now, Zone::Jst, true), clockText(now, Zone::Utc), clockText(now, Zone::Et)));
    setToolTip(threeZones(now));
    setAccessibleName(tr("Clocks"));
}

void ClockStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QLabel::changeEvent(event);
}

} // namespace yagura
