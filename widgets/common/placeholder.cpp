// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/placeholder.h"

namespace yagura {

void paintPlaceholder(QPainter &painter, const QRectF &area, const QString &why, const QString &whatToDo,
    const Theme &theme, Language language)
{
    painter.save();
    const QRectF inner = area.adjusted(16, 8, -16, -8);
    const int flags = Qt::AlignHCenter | Qt::TextWordWrap;
    painter.setFont(Theme::font(TypeSize::Body, language, true));
    const QRectF first = painter.boundingRect(inner, flags, why);
    const double top = inner.top() + std::max(0.0, (inner.height() - first.height() * 2.4) / 2);
    painter.setPen(theme.color(Token::Text));
    painter.drawText(QRectF(inner.left(), top, inner.width(), first.height() + 2), flags, why);
    painter.setFont(Theme::font(TypeSize::Body, language));
    painter.setPen(theme.color(Token::TextMuted));
    const double next = top + first.height() + 8;
    painter.drawText(QRectF(inner.left(), next, inner.width(), std::max(0.0, inner.bottom() - next)), flags, whatToDo);
    painter.restore();
}

} // namespace yagura
