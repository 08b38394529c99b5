// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/yagura/floor.h"

#include "widgets/board/sector_board.h"
#include "widgets/feeds/feed_strip.h"
#include "widgets/feeds/feeds_panel.h"
#ifdef YAGURA_HAS_ALERT_QUEUE
#include "widgets/alerts/alert_queue_panel.h"
#endif
#ifdef YAGURA_HAS_MAP
#include "widgets/map/map_panel.h"
#endif
#ifdef YAGURA_HAS_TIMELINE
#include "widgets/timeline/timeline_panel.h"
#endif
#ifdef YAGURA_HAS_INCIDENT
#include "widgets/incident/incident_pane.h"
#endif
#ifdef YAGURA_HAS_TRENDS
#include "widgets/trends/trends_panel.h"
#endif

namespace yagura {

namespace {
struct Floor
{
    Q_DECLARE_TR_FUNCTIONS(Floor)
};
using Place = MainWindow::Place;

void addPanels(MainWindow &window, ViewContext &context)
{
    window.addPanel(
        "board", [] { return Floor::tr("Sectors"); }, new SectorBoard(context), Place::Left);
#ifdef YAGURA_HAS_MAP
    window.addPanel(
        "map", [] { return Floor::tr("Map"); }, new MapPanel(context), Place::CentreTop);
#endif
#ifdef YAGURA_HAS_TIMELINE
    window.addPanel(
        "timeline", [] { return Floor::tr("Timeline"); }, new TimelinePanel(context), Place::CentreBottom);
#endif
#ifdef YAGURA_HAS_TRENDS
    window.addPanel(
        "trends", [] { return Floor::tr("Trends"); }, new TrendsPanel(context), Place::CentreBottom);
#endif
    window.addPanel(
        "feeds", [] { return Floor::tr("Feeds"); }, new FeedsPanel(context), Place::CentreBottom);
#ifdef YAGURA_HAS_ALERT_QUEUE
    auto *queue = new AlertQueuePanel(context);
    window.addPanel(
        "queue", [] { return Floor::tr("Alert Queue"); }, queue, Place::RightTop);
    window.menu(MainWindow::Menu::Desk)->addActions(queue->deskActions());
#endif
#ifdef YAGURA_HAS_INCIDENT
    window.addPanel(
        "incident", [] { return Floor::tr("Incident"); }, new IncidentPane(context), Place::RightBottom);
#endif
}
} // namespace

std::unique_ptr<MainWindow> makeFloor(Station &station)
{
    auto window = std::make_unique<MainWindow>(station.context());
    addPanels(*window, station.context());
    auto *strip = new FeedStrip(station.context());
    window->setFooter(strip);
    QObject::connect(strip, &FeedStrip::activated, window.get(), [w = window.get()] { w->showPanel("feeds"); });
    NoticeBar &notices = window->notices();
    QObject::connect(&station, &Station::failed, &notices, &NoticeBar::showProblem);
    QObject::connect(&station.context().desk, &ActionDesk::statusChanged, &notices, &NoticeBar::showAnswer);
    return window;
}

} // namespace yagura
