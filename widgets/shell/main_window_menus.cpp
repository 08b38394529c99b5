// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QMenuBar>
#include <QSettings>
#include <QToolBar>

#include "widgets/common/time_text.h"
#include "widgets/common/words.h"
#include "widgets/shell/about.h"
#include "widgets/shell/key_sheet.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/search_field.h"

namespace yagura {

QAction *MainWindow::action(Menu menu, const char *text, const QKeySequence &key, const std::function<void()> &run)
{
    QAction *a = m_menus.at(menu)->addAction(QString(), this, run);
    a->setShortcut(key);
    a->setShortcutContext(Qt::WindowShortcut);
    addAction(a); // the keys of a menu bar that is hidden (wall mode) would be dead
    m_texts.emplace_back(a, text);
    return a;
}

void MainWindow::addCommand(
    Menu menu, std::function<QString()> text, const QKeySequence &key, const std::function<void()> &run)
{
    QAction *a = m_menus.at(menu)->addAction(text(), this, run);
    a->setShortcut(key);
    addAction(a);
    m_commands.emplace_back(a, std::move(text));
}

void MainWindow::makeMenus()
{
    for (const Menu id : {Menu::File, Menu::View, Menu::Feed, Menu::Desk, Menu::Briefing, Menu::Exercise, Menu::Help})
        m_menus[id] = menuBar()->addMenu(QString());

    action(Menu::File, QT_TR_NOOP("Copy the selected report"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { copySelected(); });
    m_menus[Menu::File]->addSeparator();
    action(Menu::File, QT_TR_NOOP("Quit"), QKeySequence::Quit, [this] { close(); });

    Scope &scope = m_context.scope;
    action(Menu::View, QT_TR_NOOP("Undo the change of scope"), QKeySequence::Undo, [&scope] { scope.undo(); });
    action(Menu::View, QT_TR_NOOP("Redo the change of scope"), QKeySequence::Redo, [&scope] { scope.redo(); });
    action(Menu::View, QT_TR_NOOP("Show everything"), QKeySequence(Qt::CTRL | Qt::Key_0), [&scope] { scope.reset(); });
    action(Menu::View, QT_TR_NOOP("Search"), QKeySequence(Qt::Key_Slash), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    action(Menu::View, QT_TR_NOOP("Return to live"), QKeySequence(Qt::Key_Home), [this] { m_context.cursor.goLive(); });
    m_menus[Menu::View]->addSeparator();
    action(Menu::View, QT_TR_NOOP("Japanese / English"), QKeySequence(Qt::CTRL | Qt::Key_L),
        [this] { m_context.language.toggle(); });
    const auto theme = [this](ThemeId id) {
        return [this, id] {
            m_context.themes.set(id);
            QSettings().setValue(QStringLiteral("theme"), static_cast<int>(id));
        };
    };
    action(Menu::View, QT_TR_NOOP("Night theme"), {}, theme(ThemeId::Night));
    action(Menu::View, QT_TR_NOOP("Day theme"), {}, theme(ThemeId::Day));
    action(Menu::View, QT_TR_NOOP("Print theme"), {}, theme(ThemeId::Print));
    action(Menu::View, QT_TR_NOOP("Wall mode (full screen)"), QKeySequence(Qt::Key_F11),
        [this] { setWallMode(!isFullScreen()); });
    action(Menu::View, QT_TR_NOOP("First layout"), {}, [this] { arrangeDefault(); });
    m_menus[Menu::View]->addSeparator();

    const auto exercises = [&scope](bool with) {
        return [&scope, with] {
            ScopeFilter filter = scope.filter();
            filter.exercises = with;
            scope.set(filter);
        };
    };
    action(Menu::Exercise, QT_TR_NOOP("Show exercises"), {}, exercises(true));
    action(Menu::Exercise, QT_TR_NOOP("Hide exercises"), {}, exercises(false));

    action(Menu::Help, QT_TR_NOOP("Keys"), QKeySequence(Qt::Key_Question), [this] { showKeySheet(m_context, this); });
    action(Menu::Help, QT_TR_NOOP("About Yagura"), {}, [this] { showAbout(m_context, this); });
}

void MainWindow::copySelected()
{
    const auto &subject = m_context.selection.subject();
    const ReportTable &reports = m_context.watch.reports();
    const Row row = subject ? reports.find(*subject) : noRow;
    if (row == noRow)
        return;
    const QString marks = reports.exercise(row) ? exerciseWord() + QLatin1Char('\t') : QString();
    QApplication::clipboard()->setText(
        QStringLiteral("%1\t%2%3\t%4\t%5")
            .arg(tlpText(reports.tlp(row)), marks, severityWord(reports.severity(row)),
                dateTimeText(reports.happened(row), Zone::Jst), titleText(reports, row, m_context.lang(), 1000)));
}

// Qt names the buttons of a title bar once, in the language of that moment.
static void nameTitleButtons(const QDockWidget &dock)
{
    const std::tuple<const char *, QString, QString> names[]
        = {{"qt_dockwidget_closebutton", QDockWidget::tr("Close"), QDockWidget::tr("Closes the dock widget")},
            {"qt_dockwidget_floatbutton", QDockWidget::tr("Float"),
                QDockWidget::tr("Undocks and re-attaches the dock widget")}};
    for (const auto &[id, name, description] : names) {
        if (auto *button = dock.findChild<QAbstractButton *>(QLatin1String(id))) {
            button->setAccessibleName(name);
            button->setAccessibleDescription(description);
        }
    }
}

void MainWindow::retranslateUi()
{
    setWindowTitle(m_context.lang() == Language::Ja ? QStringLiteral("\u6ad3 Yagura") : QStringLiteral("Yagura"));
    const std::pair<Menu, QString> names[]
        = {{Menu::File, tr("&File")}, {Menu::View, tr("&View")}, {Menu::Feed, tr("F&eed")}, {Menu::Desk, tr("&Desk")},
            {Menu::Briefing, tr("&Briefing")}, {Menu::Exercise, tr("E&xercise")}, {Menu::Help, tr("&Help")}};
    for (const auto &[id, name] : names)
        m_menus[id]->setTitle(name);
    for (const auto &[a, text] : m_texts)
        a->setText(tr(text));
    for (const auto &[a, text] : m_commands)
        a->setText(text());
    for (const Panel &panel : m_panels) {
        panel.dock->setWindowTitle(panel.title());
        panel.dock->widget()->setAccessibleName(panel.title());
        nameTitleButtons(*panel.dock);
    }
    if (m_languageAction)
        m_languageAction->setToolTip(tr("Switches the language of everything on screen (Ctrl+L)."));
}

} // namespace yagura
