// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/feed_board.h"

#include <algorithm>

namespace yagura {

FeedBoard::FeedBoard(QObject *parent)
    : QObject(parent)
{
}

const FeedHealth *FeedBoard::find(const QByteArray &feed) const
{
    const auto it = std::ranges::find(m_feeds, feed, &FeedHealth::feed);
    return it == m_feeds.end() ? nullptr : &*it;
}

bool FeedBoard::silent() const
{
    return std::ranges::none_of(m_feeds, [](const FeedHealth &f) { return isHeard(f.state); });
}

std::optional<UtcTime> FeedBoard::silentSince() const
{
    if (!silent())
        return std::nullopt;
    UtcTime since{};
    for (const FeedHealth &feed : m_feeds)
        since = std::max(since, feed.lostSince == UtcTime{} ? feed.lastHeard : feed.lostSince);
    return since;
}

void FeedBoard::update(const FeedHealth &health)
{
    FeedHealth now = health;
    now.quarantined = m_quarantined.value(health.feed);
    if (const auto lag = m_lags.constFind(health.feed); lag != m_lags.constEnd()) {
        now.lag = lag->last;
        now.usualLag = lag->usual.value();
    }
    const auto it = std::ranges::find(m_feeds, health.url, &FeedHealth::url);
    if (it == m_feeds.end())
        m_feeds.append(now);
    else if (*it == now)
        return;
    else
        *it = now;
    Q_EMIT changed();
}

void FeedBoard::remove(const QUrl &url)
{
    if (m_feeds.removeIf([&](const FeedHealth &feed) { return feed.url == url; }) > 0)
        Q_EMIT changed();
}

// By the server's clock: ours and the difference. What claims to come from the future came at once.
void FeedBoard::noteShown(const QByteArray &feed, UtcTime sequenced, UtcTime now)
{
    const FeedHealth *health = find(feed);
    const UtcTime serverNow = now + (health ? health->skew : std::chrono::milliseconds(0));
    Lag &lag = m_lags[feed];
    lag.last = std::max(serverNow - sequenced, std::chrono::milliseconds(0));
    lag.usual.add(lag.last);
}

void FeedBoard::setQuarantined(const QByteArray &feed, quint64 total)
{
    m_quarantined[feed] = total;
    const auto it = std::ranges::find(m_feeds, feed, &FeedHealth::feed);
    if (it == m_feeds.end() || it->quarantined == total)
        return;
    it->quarantined = total;
    Q_EMIT changed();
}

void FeedBoard::addQuarantined(const QByteArray &feed, quint64 more)
{
    if (more > 0)
        setQuarantined(feed, m_quarantined.value(feed) + more);
}

} // namespace yagura
