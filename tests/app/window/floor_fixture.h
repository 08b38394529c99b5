// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "app/yagura/floor.h"
#include "app/yagura/station.h"
#include "models/relay/scenario.h"
#include "tests/support/view_fixture.h"

namespace yagura::test {

// The real window on a real Station: its journal is temporary and holds what the demo had told up to the clock's now;
// no feed is asked. Settings go to a folder of the test's own.
struct FloorFixture
{
    explicit FloorFixture(Language language = Language::En)
        : station((prepare(), catalog), clock,
            {.feeds = {},
                .journalFolder = folder.filePath(QStringLiteral("journal")),
                .person = {"operator-1", "desk-1"},
                .language = language})
    {
        window = makeFloor(station);
        window->setRemembers(false);
        window->setAnimated(false);
    }

    // Shows the window in so many physical pixels, and waits until the journal has been read back.
    void open(QSize physical)
    {
        const QSignalSpy ready(&station, &Station::ready);
        window->resize((QSizeF(physical) / window->devicePixelRatioF()).toSize());
        window->restoreLayout(true);
        window->show();
        station.start();
        QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), 20'000);
        QTRY_VERIFY(!station.context().watch.busy());
        QTRY_VERIFY(station.context().scoped.real().all.total > 0);
    }

    [[nodiscard]] ViewContext &context() { return station.context(); }
    void feedIs(const QByteArray &feed, FeedState state, const QString &detail = {})
    {
        FeedHealth health;
        health.feed = feed;
        health.url = QUrl(QStringLiteral("ws://localhost/") + QString::fromUtf8(feed));
        health.state = state;
        health.since = health.lostSince = clock.now() - std::chrono::minutes(4);
        health.lastHeard = state == FeedState::Idle ? UtcTime{} : clock.now() - std::chrono::seconds(3);
        health.detail = detail;
        context().feeds.update(health);
    }
    template <typename Widget> [[nodiscard]] Widget *find() const { return window->findChild<Widget *>(); }

    Catalog catalog = loadedCatalog();
    FakeClock clock;
    QTemporaryDir folder;
    Station station;
    std::unique_ptr<MainWindow> window;

private:
    void prepare()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        const auto scenario = Scenario::load(QStringLiteral("demo"), clock.now());
        auto journal = Journal::open(folder.filePath(QStringLiteral("journal")), Journal::Access::ReadWrite);
        if (!scenario || !journal)
            qFatal("the demo does not load, or the journal does not open");
        std::map<std::string, std::vector<wire::Entry>> feeds;
        for (const Scenario::Step &step : scenario->steps) {
            if (step.history)
                feeds[step.feed].push_back({step.at, step.event});
        }
        for (const auto &[feed, entries] : feeds) {
            if (!(*journal)->append({feed, {"epoch-1"}, Sequence{1}, entries, {}}))
                qFatal("the journal does not take the demo");
        }
    }
};

} // namespace yagura::test
