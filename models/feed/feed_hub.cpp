// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/feed_hub.h"

#include <algorithm>

#include "models/feed/feed_hub_private.h"

namespace yagura {

using namespace std::chrono_literals;

namespace {
QByteArray feedIn(const QUrl &url)
{
    return url.path(QUrl::FullyDecoded).section(QLatin1Char('/'), -1).toUtf8();
}

// A name goes into a URL's path; those with an @ are the desk's own, and a server that could write under them would
// speak for every feed.
bool mayBeSubscribed(const QByteArray &feed)
{
    return !feed.isEmpty() && !feed.startsWith('@') && !feed.contains('/') && !feed.contains('\0');
}
} // namespace

FeedHub::FeedHub(Options options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_timer(this) // moves to the feed thread with it
{
    m_timer.setInterval(250ms);
    connect(&m_timer, &QTimer::timeout, this, &FeedHub::tick);
}

FeedHub::~FeedHub() = default;

void FeedHub::start(
    const QList<FeedSettings> &feeds, const QList<JournalFeed> &known, const QList<OutgoingAction> &actions)
{
    stop(); // what runs was subscribed from other positions
    m_durable.clear();
    for (const JournalFeed &feed : known)
        m_durable[QByteArray::fromStdString(feed.feed)] = feed.position;
    // What was submitted while the feeds were not known yet is younger than what the journal told.
    QList<OutgoingAction> all = actions;
    for (const OutgoingAction &action : std::as_const(m_actions)) {
        if (std::ranges::find(all, action.action, &OutgoingAction::action) == all.end())
            all.append(action);
    }
    m_actions = all;
    m_running = true;
    m_timer.start();
    for (const FeedSettings &feed : feeds)
        add(feed);
}

void FeedHub::apply(const QList<FeedSettings> &feeds)
{
    if (!m_running)
        return;
    dropUnwanted(feeds);
    for (const FeedSettings &feed : feeds)
        add(feed);
    // What one of them stood in the way of may be subscribed to now.
    for (const auto &directory : m_directories)
        directory->askAt = m_clock.now();
    tick();
}

void FeedHub::stop()
{
    m_running = false;
    m_timer.stop();
    m_directories.clear();
    for (const auto &each : m_subscriptions)
        each->client->stop();
    m_subscriptions.clear();
    m_refused.clear();
    m_down.clear();
}

void FeedHub::tick()
{
    for (const auto &directory : m_directories) {
        if (directory->askAt - m_clock.now() > 60s) // the clock was set back
            directory->askAt = m_clock.now();
        if (m_clock.now() >= directory->askAt)
            ask(*directory);
    }
}

void FeedHub::grant(const QByteArray &feed, quint32 events)
{
    if (FeedClient *client = clientOf(feed))
        client->grant(events);
}

void FeedHub::setDurable(const QByteArray &feed, const FeedPosition &position)
{
    m_durable[feed] = position;
    if (FeedClient *client = clientOf(feed))
        client->setDurable(position);
}

// Kept here as well: its feed may not be known yet, or be subscribed to anew before there is a receipt.
void FeedHub::submit(const OutgoingAction &action)
{
    const auto known = std::ranges::find(m_actions, action.action, &OutgoingAction::action);
    if (known == m_actions.end())
        m_actions.append(action);
    if (FeedClient *client = clientOf(QByteArray::fromStdString(action.feed)))
        client->submit(action);
}

FeedClient *FeedHub::clientOf(const QByteArray &feed) const
{
    const auto it
        = std::ranges::find_if(m_subscriptions, [&](const auto &each) { return each->client->health().feed == feed; });
    return it == m_subscriptions.end() ? nullptr : (*it)->client.get();
}

void FeedHub::add(const FeedSettings &feed)
{
    const QByteArray name = feedIn(feed.url);
    if (name.isEmpty())
        addDirectory(feed);
    else
        subscribe(feed, name, feed);
}

void FeedHub::dropUnwanted(const QList<FeedSettings> &feeds)
{
    for (const auto &[url, feed] : std::exchange(m_refused, {}))
        Q_EMIT removed(url, feed);
    std::erase_if(m_directories, [&](const auto &directory) {
        if (feeds.contains(directory->server))
            return false;
        if (directory->shown)
            Q_EMIT removed(directory->health.url, {});
        return true;
    });
    std::erase_if(m_subscriptions, [&](const auto &each) {
        if (feeds.contains(each->wanted))
            return false;
        const FeedHealth health = each->client->health();
        each->client->disconnect(this); // its end is no news of the feed
        each->client->stop();
        m_down.erase(health.url);
        Q_EMIT removed(health.url, health.feed);
        return true;
    });
    shareMemory();
}

void FeedHub::subscribe(const FeedSettings &settings, const QByteArray &feed, const FeedSettings &wanted)
{
    const QUrl &url = settings.url;
    if (!mayBeSubscribed(feed))
        return refuse(url, feed, FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "A feed cannot have this name.")));
    if (const FeedClient *there = clientOf(feed)) {
        if (there->health().url != url)
            refuse(url, feed,
                FeedFault::say(QT_TRANSLATE_NOOP(
                    "FeedFault", "Another server has a feed of this name. Only that one is subscribed to.")));
        return; // by its own URL and by its server's
    }
    auto &made = *m_subscriptions.emplace_back(std::make_unique<Subscription>(Subscription{settings, wanted, {}}));
    start(made, feed);
    shareMemory();
}

// Never less than lets a feed run; never more than half for one, so that a second one has room at once.
CreditWindow::Size FeedHub::share() const
{
    const auto feeds = std::max<std::size_t>(m_subscriptions.size(), 1);
    return {std::max<std::uint32_t>(m_options.memory.events / static_cast<std::uint32_t>(feeds), 256),
        std::max<std::uint64_t>(m_options.memory.bytes / std::max<std::size_t>(feeds, 2), 512U << 10U)};
}

void FeedHub::shareMemory()
{
    const CreditWindow::Size each = share();
    for (const auto &subscription : m_subscriptions)
        subscription->client->shareCredit(each.events, each.bytes);
}

void FeedHub::retryNow(const QByteArray &feed)
{
    for (const auto &subscription : m_subscriptions) {
        if (feed.isEmpty() || subscription->client->health().feed == feed)
            subscription->client->retryNow();
    }
    if (!feed.isEmpty())
        return;
    for (const auto &directory : m_directories) {
        if (!directory->answered)
            directory->askAt = m_clock.now();
    }
    tick();
}

void FeedHub::start(Subscription &subscription, const QByteArray &feed)
{
    FeedClient::Settings settings{.url = subscription.settings.url,
        .client = m_options.client,
        .languages = m_options.languages,
        .interest = subscription.settings.interest,
        .credit = share().events,
        .creditBytes = share().bytes,
        .resume = {},
        .actions = {}};
    if (const auto known = m_durable.find(feed); known != m_durable.end())
        settings.resume = known->second;
    for (const OutgoingAction &action : std::as_const(m_actions)) {
        if (action.feed == feed.toStdString())
            settings.actions.append(action);
    }
    subscription.client
        = std::make_unique<FeedClient>(std::move(settings), m_options.transport(subscription.settings), m_clock);
    FeedClient *client = subscription.client.get();
    connect(client, &FeedClient::healthChanged, this,
        [this, wanted = subscription.wanted](const FeedHealth &health) { follow(wanted, health); });
    connect(client, &FeedClient::batchReceived, this, &FeedHub::batchReceived);
    connect(client, &FeedClient::receiptArrived, this, [this](const wire::Receipt &receipt) {
        m_actions.removeIf([&receipt](const OutgoingAction &action) { return action.action == receipt.action; });
        Q_EMIT receiptArrived(receipt);
    });
    connect(client, &FeedClient::noticed, this, &FeedHub::noticed);
    client->start();
}

// Shown as a feed that is not heard, and not tried again.
void FeedHub::refuse(const QUrl &url, const QByteArray &feed, const FeedFault &why)
{
    const std::pair entry(url, feed);
    if (std::ranges::find(m_refused, entry) == m_refused.end())
        m_refused.push_back(entry);
    FeedHealth health;
    health.feed = feed;
    health.url = url;
    health.state = FeedState::Refused;
    health.since = m_clock.now();
    health.lostSince = health.since;
    health.detail = why;
    Q_EMIT healthChanged(health);
}

} // namespace yagura
