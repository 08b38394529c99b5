// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/cursor_badge.h"

#include "widgets/common/time_text.h"

namespace yagura {

CursorBadge::CursorBadge(ViewContext &context, QWidget *parent)
    : QToolButton(parent)
    , m_context(context)
{
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setAutoRaise(true);
    connect(this, &QToolButton::clicked, &context.cursor, &TimeCursor::goLive);
    connect(&context.cursor, &TimeCursor::changed, this, &CursorBadge::refresh);
    connect(&context.watch, &Watch::busyChanged, this, &CursorBadge::refresh);
    connect(&context.feeds, &FeedBoard::changed, this, &CursorBadge::refresh);
    connect(&context.themes, &ThemeSwitch::changed, this, &CursorBadge::refresh);
    refresh();
}

void CursorBadge::refresh()
{
    const auto pinned = m_context.cursor.pinned();
    QFont bold = Theme::font(TypeSize::Body, m_context.lang(), true);
    setFont(bold);
    Token token = Token::Good;
    if (pinned) {
        token = Token::Warning;
        setText(tr("As of %1").arg(dateTimeText(*pinned, Zone::Jst)));
        setToolTip(tr("The views show what was known at this moment. Click, or press Home, to return to live."));
    } else if (m_context.watch.busy()) {
        token = Token::Warning;
        setText(tr("Reading the journal\u2026"));
        setToolTip(tr("The picture is not complete yet: the journal is being read."));
    } else if (m_context.feeds.silent()) {
        token = Token::Bad;
        setText(tr("? NO FEED"));
        setToolTip(tr("No feed is heard: what is shown is what was known before, not the present state."));
    } else {
        setText(tr("\u25cf LIVE"));
        setToolTip(tr("The views show the present state."));
    }
    QPalette colors = palette();
    colors.setColor(QPalette::ButtonText, m_context.theme().color(token));
    setPalette(colors);
    setAccessibleName(text());
}

void CursorBadge::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QToolButton::changeEvent(event);
}

} // namespace yagura
