// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/search_field.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

#include "widgets/common/plain_text.h"

namespace yagura {

SearchField::SearchField(ViewContext &context, QWidget *parent)
    : QLineEdit(parent)
    , m_context(context)
    , m_exact(new QAction(this))
{
    setClearButtonEnabled(true);
    setMaxLength(200);
    m_exact->setCheckable(true);
    m_settle.setSingleShot(true);
    m_settle.setInterval(120);
    connect(&m_settle, &QTimer::timeout, this, &SearchField::apply);
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (!m_composing)
            m_settle.start();
    });
    connect(m_exact, &QAction::toggled, this, &SearchField::apply);
    connect(&context.scope, &Scope::changed, this, [this] {
        const ScopeFilter &filter = m_context.scope.filter();
        if (filter.text != text() && !hasFocus())
            setText(filter.text);
        m_exact->setChecked(filter.exactText);
    });
    retranslateUi();
}

void SearchField::apply()
{
    ScopeFilter filter = m_context.scope.filter();
    filter.text = text().trimmed();
    filter.exactText = m_exact->isChecked();
    m_context.scope.set(filter);
}

void SearchField::retranslateUi()
{
    setPlaceholderText(tr("Search titles in both languages  ( / )"));
    // The field may be too narrow for the whole of the placeholder.
    setToolTip(toolTipText(placeholderText() + QLatin1Char('\n')
        + tr("Finds \u30b5\u30fc\u30d0 and \u30b5\u30fc\u30d0\u30fc, hiragana and katakana, upper and lower case "
             "alike.")));
    setAccessibleName(tr("Search"));
    m_exact->setText(tr("Exact characters"));
}

void SearchField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QLineEdit::changeEvent(event);
}

// Qt's own menu (cut, copy, paste …) with ours on top.
void SearchField::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *first = menu->actions().value(0);
    menu->insertAction(first, m_exact);
    menu->insertSeparator(first);
    menu->popup(event->globalPos());
}

void SearchField::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_composing) {
        clear();
        apply();
        clearFocus();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !m_composing)
        apply();
    QLineEdit::keyPressEvent(event);
}

} // namespace yagura
