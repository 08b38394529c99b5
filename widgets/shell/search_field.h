// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

#include "widgets/common/context.h"

namespace yagura {

// Search over both languages, as Scope's text. Filters on what is committed, never on a Japanese composition under way;
// the Enter that commits a composition does nothing else.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(ViewContext &context, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void apply();
    void retranslateUi();
    ViewContext &m_context;
    QAction *m_exact;
    QTimer m_settle;
    bool m_composing = false;
};

} // namespace yagura
