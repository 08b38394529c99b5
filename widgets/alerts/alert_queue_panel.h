// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QLabel>
#include <QTimer>

#include "widgets/alerts/alert_actions.h"
#include "widgets/alerts/alert_header.h"
#include "widgets/alerts/alert_table.h"

namespace yagura {

// The alert queue: what calls for a person, and what this desk does about it. Owns its model; reads the shared objects
// through the context and changes only Selection and, through ActionDesk, the alerts. UI thread.
class AlertQueuePanel : public QWidget
{
    Q_OBJECT
public:
    explicit AlertQueuePanel(ViewContext &context, QWidget *parent = nullptr);

    // Acknowledge, take or release, undo: for the Desk menu. Owned by the panel, which keeps their words up to date.
    [[nodiscard]] QList<QAction *> deskActions();
    [[nodiscard]] AlertQueueModel &model() { return m_model; }
    [[nodiscard]] AlertTable &table() { return *m_table; }

public Q_SLOTS:
    void tick(); // every second, by its own timer

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectFacts();
    void connectWishes();
    void handToActions();
    void byKey(void (AlertActions::*act)());
    void say(const QString &sentence);
    void copyRows();
    void showMenu(const QPoint &global);
    void menuClosed();
    void retranslate();

    ViewContext &m_context;
    AlertQueueModel m_model;
    AlertPresenter m_presenter;
    AlertActions m_actions;
    AlertHeader *m_header;
    AlertTable *m_table;
    QLabel *m_said;
    QTimer m_timer;
    bool m_menuOpen = false;
};

} // namespace yagura
