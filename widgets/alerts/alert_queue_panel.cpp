// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alert_queue_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace yagura {

AlertQueuePanel::AlertQueuePanel(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(context.watch, context.scoped, context.desk)
    , m_presenter(context, m_model)
    , m_actions(context, m_presenter)
    , m_header(new AlertHeader(context, m_model, this))
    , m_table(new AlertTable(context, m_presenter, this))
    , m_said(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_said);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setContentsMargins(6, 2, 6, 2);
    m_said->hide();
    setFocusProxy(m_table);
    connectFacts();
    connectWishes();
    retranslate();
    m_timer.start(std::chrono::seconds(1));
}

void AlertQueuePanel::connectFacts()
{
    connect(&m_timer, &QTimer::timeout, this, &AlertQueuePanel::tick);
    for (auto signal : {&AlertQueueModel::countsChanged, &AlertQueueModel::waitingChanged})
        connect(&m_model, signal, m_header, &AlertHeader::refresh);
    connect(&m_context.feeds, &FeedBoard::changed, this, [this] {
        m_header->refresh();
        m_table->viewport()->update();
    });
    connect(&m_context.themes, &ThemeSwitch::changed, this, [this] {
        m_header->refresh();
        m_table->viewport()->update();
    });
    connect(&m_context.scoped, &ScopedPicture::updated, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(&m_context.watch, &Watch::busyChanged, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(&m_context.cursor, &TimeCursor::changed, this, &AlertQueuePanel::handToActions);
    connect(&m_context.desk, &ActionDesk::statusChanged, this, [this] {
        handToActions();
        m_table->viewport()->update();
    });
}

void AlertQueuePanel::connectWishes()
{
    connect(m_header, &AlertHeader::sectionWished, this, [this](AlertQueueModel::Section section) {
        m_table->clearChoice();
        m_model.setSection(section);
        m_table->scrollToTop();
        m_header->refresh();
        m_table->viewport()->update();
    });
    connect(m_header, &AlertHeader::waitingWished, m_table, &AlertTable::showWaiting);
    connect(m_table, &AlertTable::handChanged, this, &AlertQueuePanel::handToActions);
    connect(m_table, &AlertTable::acknowledgeWished, this, [this] { byKey(&AlertActions::acknowledge); });
    connect(m_table, &AlertTable::takeWished, this, [this] { byKey(&AlertActions::takeOrRelease); });
    connect(m_table, &AlertTable::undoWished, this, [this] { byKey(&AlertActions::undo); });
    connect(m_table, &AlertTable::copyWished, this, &AlertQueuePanel::copyRows);
    connect(m_table, &AlertTable::menuWished, this, &AlertQueuePanel::showMenu);
    connect(&m_actions, &AlertActions::said, this, &AlertQueuePanel::say);
}

QList<QAction *> AlertQueuePanel::deskActions()
{
    return {m_actions.acknowledgeAction(), m_actions.takeAction(), m_actions.undoAction()};
}

// While a menu is open its actions stay what they were when it was read.
void AlertQueuePanel::handToActions()
{
    if (!m_menuOpen)
        m_actions.setHand(m_table->hand());
}

void AlertQueuePanel::byKey(void (AlertActions::*act)())
{
    handToActions();
    (m_actions.*act)();
}

void AlertQueuePanel::say(const QString &sentence)
{
    m_said->setText(sentence);
    m_said->setVisible(!sentence.isEmpty());
}

void AlertQueuePanel::copyRows()
{
    QStringList lines;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const Alert &alert = *m_model.alertAt(row);
        if (m_table->selectionModel()->isRowSelected(row, {}))
            lines += m_presenter.words().copied(alert);
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

void AlertQueuePanel::showMenu(const QPoint &global)
{
    handToActions();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(deskActions());
    menu->addSeparator();
    menu->addAction(tr("Copy as text"), QKeySequence::Copy, this, &AlertQueuePanel::copyRows);
    m_menuOpen = true;
    m_table->setMenuOpen(true);
    // Queued: a menu hides before it triggers.
    connect(
        menu, &QMenu::aboutToHide, this, [this] { menuClosed(); }, Qt::QueuedConnection);
    menu->popup(global);
}

void AlertQueuePanel::menuClosed()
{
    m_menuOpen = false;
    m_table->setMenuOpen(false);
    handToActions();
}

void AlertQueuePanel::tick()
{
    m_table->tick();
    if (!m_menuOpen)
        m_actions.refresh(); // the ten seconds of undo pass
}

void AlertQueuePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AlertQueuePanel::retranslate()
{
    m_table->setAccessibleName(tr("Alert queue"));
    m_table->setAccessibleDescription(
        tr("j and k: next and previous, Enter: open, a: acknowledge, u: undo, t: take or release, x: choose several"));
    m_presenter.retranslate();
    handToActions();
    say({});
}

} // namespace yagura
