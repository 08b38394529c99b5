// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/broadcaster.h"

#include <QLoggingCategory>

#include "models/relay/feed_store.h"

namespace yagura {

namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(log, "yagura.relay.bridge", QtInfoMsg)

constexpr auto lookEvery = 250ms; // at the store, whose writer is another process

} // namespace

struct Broadcaster::Feed
{
    JournalRun run;
    StreamPublisher publisher;

    Feed(const Journal &journal, StreamPublisher::Settings settings, const Clock &clock)
        : run(journal, settings.feed)
        , publisher(std::move(settings), run, clock)
    {
    }
};

Broadcaster::Broadcaster(Settings settings, const Journal &journal, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_journal(journal)
    , m_clock(clock)
{
    m_watch.setInterval(lookEvery);
    connect(&m_watch, &QTimer::timeout, this, &Broadcaster::look);
}

Broadcaster::~Broadcaster() = default;

Success Broadcaster::start()
{
    for (const std::string &name : m_settings.feeds) {
        if (!m_journal.feed(name))
            return Problem{Problem::Kind::NothingToShow, QString::fromStdString(name), {}};
    }
    look();
    if (m_feeds.empty() && !m_settings.follow)
        return Problem{Problem::Kind::JournalEmpty, m_journal.folder(), {}};
    m_watch.start();
    return Done{};
}

void Broadcaster::look()
{
    for (const JournalFeed &feed : m_journal.feeds()) {
        const bool asked = m_settings.feeds.empty() || std::ranges::count(m_settings.feeds, feed.feed) > 0;
        if (asked && isFeedName(feed.feed) && !m_feeds.contains(feed.feed)
            && (m_settings.follow || !m_watch.isActive()))
            add(feed.feed);
    }
    if (m_settings.follow) {
        for (const auto &[name, feed] : m_feeds)
            feed->publisher.poll();
    }
    Q_EMIT progressed();
}

void Broadcaster::add(const std::string &name)
{
    StreamPublisher::Settings settings{m_settings.server, name, m_settings.replicas, m_settings.oneByOne, {}};
    settings.patience = m_settings.follow ? 0ms : 60s;
    auto feed = std::make_unique<Feed>(m_journal, std::move(settings), m_clock);
    StreamPublisher &publisher = feed->publisher;
    const QString shown = QString::fromStdString(name);
    connect(&publisher, &StreamPublisher::caughtUp, this, [this, name] { settle(name); });
    connect(&publisher, &StreamPublisher::failed, this, &Broadcaster::failed);
    connect(&publisher, &StreamPublisher::interrupted, this,
        [shown](const QString &why) { qCWarning(log).noquote() << shown << "is held up; trying again:" << why; });
    connect(&publisher, &StreamPublisher::resumed, this, [shown] { qCInfo(log).noquote() << shown << "goes on"; });
    m_unsettled.insert(name);
    m_feeds.emplace(name, std::move(feed));
    publisher.start();
}

void Broadcaster::settle(const std::string &name)
{
    if (m_unsettled.erase(name) > 0 && m_unsettled.empty() && !m_settings.follow)
        Q_EMIT finished();
}

std::map<std::string, UnsentEvents::Counts> Broadcaster::counts() const
{
    std::map<std::string, UnsentEvents::Counts> counts;
    for (const auto &[name, feed] : m_feeds)
        counts.emplace(name, feed->publisher.counts());
    return counts;
}

quint64 Broadcaster::waiting() const
{
    quint64 waiting = 0;
    for (const auto &[name, feed] : m_feeds)
        waiting += number(feed->run.head()) - std::min(number(feed->run.head()), number(feed->publisher.done()));
    return waiting;
}

} // namespace yagura
