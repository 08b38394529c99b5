// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/exercise_band.h"

#include "widgets/common/marks.h"
#include "widgets/common/words.h"

namespace yagura {

ExerciseBand::ExerciseBand(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&context.scoped, &ScopedPicture::updated, this, &ExerciseBand::refresh);
    connect(&context.themes, &ThemeSwitch::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QSize ExerciseBand::sizeHint() const
{
    const QFontMetrics metrics(Theme::font(TypeSize::Body, Language::Ja, true));
    return {200, metrics.height() + 8};
}

void ExerciseBand::refresh()
{
    m_open = static_cast<int>(m_context.scoped.exercise().all.openCount());
    m_total = static_cast<int>(m_context.scoped.exercise().all.total);
    setVisible(m_total > 0);
    setAccessibleName(text());
    update();
}

QString ExerciseBand::text() const
{
    return QStringLiteral("%1   %2").arg(
        exerciseWord(), tr("%n exercise incident(s) open beside the real ones, counted apart.", nullptr, m_open));
}

void ExerciseBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_context.theme();
    painter.fillRect(rect(), theme.color(Token::ExerciseGround));
    paintExerciseFrame(painter, rect(), theme);
    painter.setFont(Theme::font(TypeSize::Body, m_context.lang(), true));
    painter.setPen(theme.color(Token::Exercise));
    painter.drawText(rect().adjusted(12, 0, -12, 0), Qt::AlignCenter, text());
}

void ExerciseBand::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace yagura
