// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/main_window.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenuBar>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>

#include "widgets/shell/clock_strip.h"
#include "widgets/shell/cursor_badge.h"
#include "widgets/shell/exercise_band.h"
#include "widgets/shell/scope_bar.h"
#include "widgets/shell/search_field.h"

namespace yagura {

namespace {
// Raised when docks get other names: an old layout would then be restored wrongly.
constexpr int layoutVersion = 1;
} // namespace

MainWindow::MainWindow(ViewContext &context, QWidget *parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_notices(new NoticeBar(context))
{
    setDockNestingEnabled(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks | GroupedDragging);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setContextMenuPolicy(Qt::NoContextMenu);
    makeMenus();
    makeTop();
    statusBar()->setSizeGripEnabled(false);
    retranslateUi();
    resize(1600, 950);
}

void MainWindow::makeTop()
{
    m_top = addToolBar(QString());
    m_top->setObjectName(QStringLiteral("top"));
    m_top->setMovable(false);
    m_top->addWidget(new CursorBadge(m_context, m_top));
    m_top->addWidget(new ClockStrip(m_context, m_top));
    addToolBarBreak();
    auto *scope = addToolBar(QString());
    scope->setObjectName(QStringLiteral("scope"));
    scope->setMovable(false);
    scope->addWidget(new ScopeBar(m_context, scope));
    m_search = new SearchField(m_context, m_top);
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * 28);
    m_top->addWidget(m_search);
    m_languageAction
        = m_top->addAction(QStringLiteral("\u65e5\u672c\u8a9e \u21c4 EN"), &m_context.language, &UiLanguage::toggle);

    auto *bands = addToolBar(QString());
    bands->setObjectName(QStringLiteral("bands"));
    bands->setMovable(false);
    auto *holder = new QWidget(bands);
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new ExerciseBand(m_context, holder));
    layout->addWidget(m_notices);
    bands->addWidget(holder);
    insertToolBarBreak(bands);
}

void MainWindow::addPanel(const QByteArray &id, std::function<QString()> title, QWidget *panel, Place place)
{
    auto *dock = new QDockWidget(title(), this);
    dock->setObjectName(QString::fromLatin1(id));
    dock->setWidget(panel);
    m_panels.push_back({id, std::move(title), dock, place});
    m_menus.at(Menu::View)->addAction(dock->toggleViewAction());
    addDockWidget(Qt::LeftDockWidgetArea, dock);
}

void MainWindow::setFooter(QWidget *footer)
{
    statusBar()->addWidget(footer, 1);
}

void MainWindow::arrangeDefault()
{
    std::map<Place, QDockWidget *> first;
    for (const Panel &panel : m_panels) {
        panel.dock->setFloating(false);
        removeDockWidget(panel.dock);
        first.try_emplace(panel.place, panel.dock);
    }
    const auto at = [&first](Place place) {
        const auto it = first.find(place);
        return it == first.end() ? nullptr : it->second;
    };
    const Place columns[] = {Place::Left, Place::CentreTop, Place::RightTop};
    QDockWidget *previous = nullptr;
    for (const Place place : columns) {
        if (QDockWidget *dock = at(place)) {
            addDockWidget(Qt::LeftDockWidgetArea, dock);
            if (previous)
                splitDockWidget(previous, dock, Qt::Horizontal);
            previous = dock;
        }
    }
    if (at(Place::CentreTop) && at(Place::CentreBottom))
        splitDockWidget(at(Place::CentreTop), at(Place::CentreBottom), Qt::Vertical);
    if (at(Place::RightTop) && at(Place::RightBottom))
        splitDockWidget(at(Place::RightTop), at(Place::RightBottom), Qt::Vertical);
    for (const Panel &panel : m_panels) {
        if (panel.dock != at(panel.place) && at(panel.place))
            tabifyDockWidget(at(panel.place), panel.dock);
        panel.dock->show();
    }
    for (const auto &[place, dock] : first)
        dock->raise();
    const int w = width();
    const int h = height();
    if (at(Place::Left) && at(Place::CentreTop) && at(Place::RightTop))
        resizeDocks({at(Place::Left), at(Place::CentreTop), at(Place::RightTop)},
            {w * 21 / 100, w * 50 / 100, w * 29 / 100}, Qt::Horizontal);
    if (at(Place::CentreTop) && at(Place::CentreBottom))
        resizeDocks({at(Place::CentreTop), at(Place::CentreBottom)}, {h * 56 / 100, h * 44 / 100}, Qt::Vertical);
    if (at(Place::RightTop) && at(Place::RightBottom))
        resizeDocks({at(Place::RightTop), at(Place::RightBottom)}, {h / 2, h / 2}, Qt::Vertical);
}

void MainWindow::restoreLayout(bool keepSize)
{
    const QSettings settings;
    if (!keepSize)
        restoreGeometry(settings.value(QStringLiteral("layout/geometry")).toByteArray());
    arrangeDefault();
    restoreState(settings.value(QStringLiteral("layout/state")).toByteArray(), layoutVersion);
}

void MainWindow::showPanel(const QByteArray &id)
{
    const auto it = std::ranges::find(m_panels, id, &Panel::id);
    if (it == m_panels.end())
        return;
    it->dock->show();
    it->dock->raise();
    it->dock->widget()->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::setWallMode(bool wall)
{
    if (wall == isFullScreen())
        return;
    menuBar()->setVisible(!wall);
    for (const Panel &panel : m_panels) {
        // An empty widget in its place hides a dock's title bar.
        QWidget *bar = panel.dock->titleBarWidget();
        panel.dock->setTitleBarWidget(wall ? new QWidget(panel.dock) : nullptr);
        delete bar;
    }
    if (wall)
        showFullScreen();
    else
        showNormal();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (isFullScreen())
        setWallMode(false);
    QSettings settings;
    settings.setValue(QStringLiteral("layout/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("layout/state"), saveState(layoutVersion));
    QMainWindow::closeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isFullScreen())
        setWallMode(false);
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QMainWindow::changeEvent(event);
}

} // namespace yagura
