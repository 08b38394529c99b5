// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/feed_board.h"

#include <algorithm>

namespace yagura {

FeedBoard::FeedBoard(QObject *parent) : QObject(parent) { }

const FeedHealth *FeedBoard::find(const QByteArray &feed) const
{
    const auto it = std::ranges::find(m_feeds, feed, &FeedHealth::feed);
    return it == m_feeds.end() ? nullptr : &*it;
}

bool FeedBoard::silent() const
{
    return std::ranges::none_of(m_feeds, [](const FeedHealth &f) { return isHeard(f.state); });
}

void FeedBoard::update(const FeedHealth &health)
{
    const auto it = std::ranges::find(m_feeds, health.url, &FeedHealth::url);
    if (it == m_feeds.end())
        m_feeds.append(health);
    else if (*it == health)
        return;
    else
        *it = health;
    Q_EMIT changed();
}

} // namespace yagura
