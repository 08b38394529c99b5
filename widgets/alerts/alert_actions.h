// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>

#include <vector>

#include "widgets/alerts/alert_presenter.h"

namespace yagura {

// What this desk can do to the alerts in hand. The actions name the alert and the revision that they are for, and do it
// to that one: what is shown in a menu is what will be acknowledged, whatever comes in meanwhile. While the time cursor
// is pinned they are off and say why. UI thread.
class AlertActions : public QObject
{
    Q_OBJECT
public:
    AlertActions(ViewContext &context, AlertPresenter &presenter, QObject *parent = nullptr);

    // The actions are for these from now on, each in the revision that its row shows now.
    void setHand(const std::vector<AlertId> &hand);
    void refresh(); // words, and what is possible

    [[nodiscard]] QAction *acknowledgeAction() { return &m_acknowledge; }
    [[nodiscard]] QAction *takeAction() { return &m_take; }
    [[nodiscard]] QAction *undoAction() { return &m_undo; }

    // The same by key. What cannot be done is answered by said().
    void acknowledge();
    void takeOrRelease();
    void undo();

Q_SIGNALS:
    void said(const QString &sentence); // "" = nothing to say any more

private:
    struct Target
    {
        AlertId id;
        std::uint32_t revision = 0; // that the row showed
        bool pending = false;
        bool unacknowledged = false;
        bool mine = false;
        QString acknowledgedBy;
        QString title;
    };
    [[nodiscard]] QString reasonAgainst() const; // why nothing can be done at all; "" = something can
    [[nodiscard]] QString acknowledgeText() const;
    [[nodiscard]] QString takeText() const;
    [[nodiscard]] bool releases() const; // all that are in hand are this person's
    [[nodiscard]] int acknowledgeable() const;
    [[nodiscard]] QString whyNotAcknowledged() const;
    void show(QAction &action, const QString &text, bool enabled, const QString &reason);

    ViewContext &m_context;
    AlertPresenter &m_presenter;
    std::vector<Target> m_targets;
    QAction m_acknowledge;
    QAction m_take;
    QAction m_undo;
};

} // namespace yagura
