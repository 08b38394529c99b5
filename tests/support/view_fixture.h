// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "resources/resources.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"
#include "widgets/common/context.h"

namespace yagura::test {

inline Catalog loadedCatalog()
{
    initResources();
    Outcome<Catalog> catalog = Catalog::load();
    if (!catalog)
        qFatal("the catalogue does not load");
    return std::move(catalog.value());
}

// Everything a view is given, around a clock that the test turns. Needs a QApplication; the test links yagura_common
// and yagura_resources.
//
//     ViewFixture f;
//     f.hear({incident("I-1").sector("jp.electricity").level(4), incident("I-2").level(2)});
//     BoardPanel panel(f.context);
struct ViewFixture
{
    explicit ViewFixture(Language initial = Language::En, ThemeId theme = ThemeId::Night)
        : language(initial)
    {
        themes.set(theme);
        watch.replayEnded(); // there was nothing to read back
    }

    // Applies events as if they had just come, each in the next place of its feed, sequenced at the clock's now.
    void hear(std::vector<Event> list, bool replayed = false)
    {
        for (Event &event : list) {
            InboxBatch batch;
            batch.feed = event.feed;
            batch.epoch = {"epoch-1"};
            batch.received = 1;
            batch.replayed = replayed;
            const std::uint64_t place = ++m_last[event.feed];
            EventRef ref;
            ref.run = static_cast<std::int64_t>(place); // there is no journal behind it
            batch.items.push_back({sequenced(place, std::move(event), clock.now()), ref});
            inbox.push(std::move(batch));
            watch.takeFrame();
        }
        scoped.recompute();
    }
    void hear(Event event) { hear(std::vector<Event>{std::move(event)}); }

    // Says how a feed stands, as the feed thread would.
    void feedIs(const QByteArray &feed, FeedState state, UtcTime lostSince = {})
    {
        FeedHealth health;
        health.feed = feed;
        health.url = QUrl(QStringLiteral("ws://localhost/") + QString::fromUtf8(feed));
        health.state = state;
        health.since = clock.now();
        health.lastHeard = clock.now();
        health.lostSince = lostSince;
        feeds.update(health);
    }

    Catalog catalog = loadedCatalog();
    FakeClock clock;
    QTemporaryDir folder; // of the journal, empty
    Inbox inbox;
    TimeCursor cursor;
    Watch watch{catalog, inbox, cursor, folder.path()};
    Scope scope;
    ScopedPicture scoped{watch, scope, clock};
    Selection selection;
    ActionDesk desk{{"operator-1", "desk-1"}, clock};
    FeedBoard feeds;
    EventReader events;
    UiLanguage language;
    ThemeSwitch themes;
    ViewContext context{catalog, clock, watch, scoped, scope, cursor, selection, desk, feeds, events, language, themes};

private:
    std::map<std::string, std::uint64_t> m_last;
};

} // namespace yagura::test
