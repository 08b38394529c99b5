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
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * 16);
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

// On a small screen places share their room as tabs instead of getting too little each.
MainWindow::Place MainWindow::roomFor(Place place) const
{
    const int line = fontMetrics().height();
    const bool low = height() < line * 44;
    const bool narrow = width() < line * 62;
    switch (place) {
    case Place::Left:
        return narrow ? Place::CentreTop : place;
    case Place::CentreBottom:
        return low ? Place::CentreTop : place;
    case Place::RightBottom:
        return low ? Place::RightTop : place;
    case Place::CentreTop:
    case Place::RightTop:
        break;
    }
    return place;
}

void MainWindow::arrangeDefault()
{
    std::map<Place, QDockWidget *> first;
    for (const Panel &panel : m_panels) {
        panel.dock->setFloating(false);
        removeDockWidget(panel.dock);
        if (roomFor(panel.place) == panel.place)
            first.try_emplace(panel.place, panel.dock);
    }
    const auto at = [&first](Place place) {
        const auto it = first.find(place);
        return it == first.end() ? nullptr : it->second;
    };
    QDockWidget *previous = nullptr;
    for (const Place place : {Place::Left, Place::CentreTop, Place::RightTop}) {
        QDockWidget *dock = at(place);
        if (!dock)
            continue;
        addDockWidget(Qt::LeftDockWidgetArea, dock);
        if (previous)
            splitDockWidget(previous, dock, Qt::Horizontal);
        previous = dock;
    }
    const std::pair<Place, Place> columns[]
        = {{Place::CentreTop, Place::CentreBottom}, {Place::RightTop, Place::RightBottom}};
    for (const auto &[top, bottom] : columns) {
        if (at(top) && at(bottom))
            splitDockWidget(at(top), at(bottom), Qt::Vertical);
    }
    for (const Panel &panel : m_panels) {
        QDockWidget *host = at(roomFor(panel.place));
        if (host && host != panel.dock)
            tabifyDockWidget(host, panel.dock);
        panel.dock->show();
    }
    for (const auto &[place, dock] : first)
        dock->raise();
    shareRoom(first);
}

void MainWindow::shareRoom(const std::map<Place, QDockWidget *> &first)
{
    const auto share = [&](const std::vector<std::pair<Place, int>> &parts, int whole, Qt::Orientation orientation) {
        QList<QDockWidget *> docks;
        QList<int> sizes;
        for (const auto &[place, percent] : parts) {
            if (const auto it = first.find(place); it != first.end()) {
                docks << it->second;
                sizes << whole * percent / 100;
            }
        }
        if (docks.size() > 1)
            resizeDocks(docks, sizes, orientation);
    };
    share({{Place::Left, 20}, {Place::CentreTop, 51}, {Place::RightTop, 29}}, width(), Qt::Horizontal);
    share({{Place::CentreTop, 55}, {Place::CentreBottom, 45}}, height(), Qt::Vertical);
    share({{Place::RightTop, 50}, {Place::RightBottom, 50}}, height(), Qt::Vertical);
}

// A layout is that of these panels: one saved with others would put the new ones anywhere.
int MainWindow::layoutVersion() const
{
    QByteArray ids;
    for (const Panel &panel : m_panels)
        ids += panel.id + ' ';
    return qChecksum(ids);
}

void MainWindow::restoreLayout(bool keepSize)
{
    const QSettings settings;
    if (!keepSize && m_remembers)
        restoreGeometry(settings.value(QStringLiteral("layout/geometry")).toByteArray());
    arrangeDefault();
    if (m_remembers)
        restoreState(settings.value(QStringLiteral("layout/state")).toByteArray(), layoutVersion());
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
    setWindowState(wall ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (isFullScreen())
        setWallMode(false);
    if (!m_remembers)
        return QMainWindow::closeEvent(event);
    QSettings settings;
    settings.setValue(QStringLiteral("layout/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("layout/state"), saveState(layoutVersion()));
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
