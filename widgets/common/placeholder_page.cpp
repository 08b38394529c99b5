// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/placeholder_page.h"

#include "widgets/common/placeholder.h"

namespace yagura {

PlaceholderPage::PlaceholderPage(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
}

void PlaceholderPage::say(const QString &why, const QString &whatToDo)
{
    if (m_why == why && m_whatToDo == whatToDo)
        return;
    m_why = why;
    m_whatToDo = whatToDo;
    setAccessibleName(why);
    setAccessibleDescription(whatToDo);
    update();
}

void PlaceholderPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_context.theme().color(Token::Surface));
    paintPlaceholder(painter, rect(), m_why, m_whatToDo, m_context.theme(), m_context.lang());
}

} // namespace yagura
