// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alert_actions.h"

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"

namespace yagura {

namespace {
// Menus underline the letter after an ampersand.
QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}
} // namespace

AlertActions::AlertActions(ViewContext &context, AlertPresenter &presenter, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_presenter(presenter)
{
    connect(&m_acknowledge, &QAction::triggered, this, &AlertActions::acknowledge);
    connect(&m_take, &QAction::triggered, this, &AlertActions::takeOrRelease);
    connect(&m_undo, &QAction::triggered, this, &AlertActions::undo);
    // The table reads these keys itself, while it has the focus; here they only stand in the menus.
    m_acknowledge.setShortcut(Qt::Key_A);
    m_take.setShortcut(Qt::Key_T);
    m_undo.setShortcut(Qt::Key_U);
    for (QAction *action : {&m_acknowledge, &m_take, &m_undo})
        action->setShortcutContext(Qt::WidgetShortcut);
    refresh();
}

void AlertActions::setHand(const std::vector<AlertId> &hand)
{
    m_targets.clear();
    for (const AlertId &id : hand) {
        const int row = m_presenter.queue().rowOf(id);
        if (row < 0)
            continue; // left the list
        const Alert &alert = *m_presenter.queue().alertAt(row);
        Target target{id, alert.revision, isPending(m_context.desk.statusOf(id)), alert.unacknowledged(),
            alert.owner == m_context.desk.person().person, {}, m_presenter.words().title(alert, 40)};
        if (alert.acknowledged)
            target.acknowledgedBy = plainText(alert.acknowledged->person, 80);
        m_targets.push_back(std::move(target));
    }
    refresh();
}

QString AlertActions::reasonAgainst() const
{
    if (const auto pinned = m_context.cursor.pinned())
        return tr("The screen shows what was known at %1. Return to live (Home) to act on alerts.")
            .arg(dateTimeText(*pinned, Zone::Jst));
    return m_targets.empty() ? tr("Go to an alert first (j / k).") : QString();
}

int AlertActions::acknowledgeable() const
{
    return static_cast<int>(
        std::ranges::count_if(m_targets, [](const Target &t) { return t.unacknowledged && !t.pending; }));
}

bool AlertActions::releases() const
{
    return !m_targets.empty() && std::ranges::all_of(m_targets, &Target::mine);
}

QString AlertActions::acknowledgeText() const
{
    if (m_targets.empty())
        return tr("Acknowledge");
    if (m_targets.size() > 1)
        return tr("Acknowledge %n alert(s)", "", acknowledgeable());
    return tr("Acknowledge “%1” (rev. %2)").arg(m_targets.front().title).arg(m_targets.front().revision);
}

QString AlertActions::takeText() const
{
    const int count = static_cast<int>(m_targets.size());
    if (count == 0)
        return tr("Take");
    if (count > 1)
        return releases() ? tr("Release %n alert(s)", "", count) : tr("Take %n alert(s)", "", count);
    return (releases() ? tr("Release “%1”") : tr("Take “%1”")).arg(m_targets.front().title);
}

QString AlertActions::whyNotAcknowledged() const
{
    const QString reason = reasonAgainst();
    if (!reason.isEmpty() || acknowledgeable() > 0)
        return reason;
    if (std::ranges::any_of(m_targets, &Target::pending))
        return tr("An action on this alert is still waiting for its receipt.");
    return tr("Already acknowledged by %1.").arg(m_targets.front().acknowledgedBy);
}

void AlertActions::show(QAction &action, const QString &text, bool enabled, const QString &reason)
{
    action.setText(menuText(text));
    action.setEnabled(enabled);
    action.setToolTip(toolTipText(reason.isEmpty() ? text : reason));
}

void AlertActions::refresh()
{
    const QString reason = reasonAgainst();
    const QString notAcknowledged = whyNotAcknowledged();
    show(m_acknowledge, acknowledgeText(), notAcknowledged.isEmpty(), notAcknowledged);
    show(m_take, takeText(), reason.isEmpty(), reason);
    const bool live = m_context.cursor.live();
    const bool canUndo = live && m_context.desk.canUndo();
    show(m_undo, tr("Undo the last acknowledgement"), canUndo,
        !live         ? reason
            : canUndo ? QString()
                      : tr("There is no acknowledgement of the last 10 seconds to undo."));
}

void AlertActions::acknowledge()
{
    Q_EMIT said(whyNotAcknowledged());
    if (!whyNotAcknowledged().isEmpty())
        return;
    const std::vector<Target> targets = m_targets; // the answers may change them
    for (const Target &target : targets) {
        if (target.unacknowledged && !target.pending)
            m_context.desk.acknowledge(target.id, target.revision);
    }
}

void AlertActions::takeOrRelease()
{
    const QString reason = reasonAgainst();
    Q_EMIT said(reason);
    if (!reason.isEmpty())
        return;
    const bool release = releases();
    const std::vector<Target> targets = m_targets;
    for (const Target &target : targets) {
        if (release)
            m_context.desk.release(target.id, target.revision);
        else if (!target.mine)
            m_context.desk.take(target.id, target.revision);
    }
}

void AlertActions::undo()
{
    if (!m_context.cursor.live())
        Q_EMIT said(reasonAgainst());
    else if (m_context.desk.undoLast())
        Q_EMIT said({});
    else
        Q_EMIT said(tr("There is no acknowledgement of the last 10 seconds to undo."));
    refresh();
}

} // namespace yagura
