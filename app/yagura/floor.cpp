// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/yagura/floor.h"

#include <QSettings>

#include "app/yagura/briefing_figures.h"
#include "widgets/alerts/alert_queue_panel.h"
#include "widgets/board/sector_board.h"
#include "widgets/briefing/briefing_dialog.h"
#include "widgets/feeds/feed_setup_window.h"
#include "widgets/feeds/feed_strip.h"
#include "widgets/feeds/feeds_panel.h"
#include "widgets/incident/incident_pane.h"
#include "widgets/map/map_panel.h"
#include "widgets/timeline/timeline_panel.h"
#include "widgets/trends/trends_panel.h"

namespace yagura {

namespace {
struct Floor
{
    Q_DECLARE_TR_FUNCTIONS(Floor)
};
using Place = MainWindow::Place;
using Menu = MainWindow::Menu;
using namespace Qt::StringLiterals;

// The map's own choices live as long as the person wants, not as long as the window.
MapPanel *makeMap(ViewContext &context)
{
    auto *map = new MapPanel(context);
    const QSettings settings;
    map->setMode(static_cast<MapMode>(std::clamp(settings.value(u"map/mode"_s, 0).toInt(), 0, 2)));
    map->setPointOfView(static_cast<PointOfView>(std::clamp(settings.value(u"map/pointOfView"_s, 0).toInt(), 0, 2)));
    QObject::connect(map, &MapPanel::modeChanged, map,
        [](MapMode mode) { QSettings().setValue(u"map/mode"_s, static_cast<int>(mode)); });
    QObject::connect(map, &MapPanel::pointOfViewChanged, map,
        [](PointOfView view) { QSettings().setValue(u"map/pointOfView"_s, static_cast<int>(view)); });
    return map;
}

void addPanels(MainWindow &window, ViewContext &context)
{
    auto *queue = new AlertQueuePanel(context);
    window.addPanel(
        "board", [] { return Floor::tr("Sectors"); }, new SectorBoard(context), Place::Left);
    window.addPanel(
        "map", [] { return Floor::tr("Map"); }, makeMap(context), Place::CentreTop);
    window.addPanel(
        "timeline", [] { return Floor::tr("Timeline"); }, new TimelinePanel(context), Place::CentreBottom);
    window.addPanel(
        "trends", [] { return Floor::tr("Trends"); }, new TrendsPanel(context), Place::CentreBottom);
    window.addPanel(
        "feeds", [] { return Floor::tr("Feeds"); }, new FeedsPanel(context), Place::CentreBottom);
    window.addPanel(
        "queue", [] { return Floor::tr("Alert Queue"); }, queue, Place::RightTop);
    window.addPanel(
        "incident", [] { return Floor::tr("Incident"); }, new IncidentPane(context), Place::RightBottom);
    window.menu(Menu::Desk)->addActions(queue->deskActions());
    window.menu(Menu::Desk)->setToolTipsVisible(true); // why an action is switched off
}

void openBriefing(Station &station, MainWindow &window)
{
    auto figures = briefingFigures(station.context().catalog);
    if (!figures)
        return window.notices().showProblem(figures.error());
    auto *briefing = new BriefingDialog(station.context(), station.journalFolder(), std::move(*figures), &window);
    briefing->setWindowFlag(Qt::Window);
    briefing->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(briefing, &BriefingDialog::failed, &window.notices(), &NoticeBar::showProblem);
    briefing->show();
}

// One for the life of the window: what is typed into it and not saved is there when it opens again.
void openFeedSetup(FeedSetupWindow &setup, const QUrl &feed = {})
{
    if (!feed.isEmpty())
        setup.choose(feed);
    setup.show();
    setup.raise();
    setup.activateWindow();
}
} // namespace

std::unique_ptr<MainWindow> makeFloor(Station &station)
{
    auto window = std::make_unique<MainWindow>(station.context());
    MainWindow *w = window.get();
    addPanels(*w, station.context());
    auto *strip = new FeedStrip(station.context());
    w->setFooter(strip);
    QObject::connect(strip, &FeedStrip::activated, w, [w] { w->showPanel("feeds"); });
    w->addCommand(
        Menu::Feed, [] { return Floor::tr("Show the feeds"); }, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
        [w] { w->showPanel("feeds"); });
    auto *setup = new FeedSetupWindow(station.context(), station.feedSetup(), w);
    w->addCommand(
        Menu::Feed, [] { return Floor::tr("Set up feeds…"); }, {}, [setup] { openFeedSetup(*setup); });
    QObject::connect(w->findChild<FeedsPanel *>(), &FeedsPanel::setUpRequested, setup,
        [setup](const QUrl &feed) { openFeedSetup(*setup, feed); });
    QObject::connect(w->findChild<FeedsPanel *>(), &FeedsPanel::reconnectRequested, &station, &Station::reconnectNow);
    w->addCommand(
        Menu::Briefing, [] { return Floor::tr("New briefing…"); }, QKeySequence(Qt::CTRL | Qt::Key_B),
        [&station, w] { openBriefing(station, *w); });
    QObject::connect(&station, &Station::failed, &w->notices(), &NoticeBar::showProblem);
    QObject::connect(&station, &Station::damageFound, &w->notices(), &NoticeBar::showProblem);
    QObject::connect(&station.context().desk, &ActionDesk::statusChanged, &w->notices(), &NoticeBar::showAnswer);
    return window;
}

} // namespace yagura
