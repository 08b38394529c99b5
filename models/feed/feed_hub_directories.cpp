// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/feed_hub_private.h"

// What FeedHub does about servers that are named as a whole.
namespace yagura {

using namespace std::chrono_literals;

namespace {
constexpr auto retryAfter = 2s;  // while it does not answer
constexpr auto againAfter = 60s; // feeds that were added since
} // namespace

void FeedHub::addDirectory(const FeedSettings &server)
{
    if (std::ranges::any_of(m_directories, [&](const auto &there) { return there->server == server; }))
        return;
    auto &directory
        = *m_directories.emplace_back(std::make_unique<Directory>(server, m_options.transport(server), m_clock));
    directory.health.url = server.url;
    directory.health.feed = server.url.authority(QUrl::FullyEncoded).toUtf8();
    connect(&directory.question, &FeedDirectory::listed, this,
        [this, &directory](const QUrl &, const QList<QByteArray> &feeds) { onListed(directory, feeds); });
    connect(&directory.question, &FeedDirectory::failed, this,
        [this, &directory](const FeedFault &why) { onFailed(directory, why); });
    tellDirectory(directory, FeedState::Connecting, {});
    ask(directory);
}

void FeedHub::ask(Directory &directory)
{
    directory.askAt = m_clock.now() + retryAfter; // asked while it is being asked: nothing
    directory.question.ask(directory.server.url);
}

void FeedHub::onListed(Directory &directory, const QList<QByteArray> &feeds)
{
    directory.answered = true;
    directory.askAt = m_clock.now() + againAfter;
    for (const QByteArray &feed : feeds) {
        FeedSettings settings = directory.server;
        settings.url.setPath(QLatin1Char('/') + QString::fromUtf8(feed));
        subscribe(settings, feed, directory.server);
    }
    if (std::exchange(directory.shown, false))
        Q_EMIT directoryAnswered(directory.server.url);
    if (feeds.isEmpty()) // nothing would be on show, as if nobody had asked
        tellDirectory(directory, FeedState::Refused,
            FeedFault::say(
                QT_TRANSLATE_NOOP("FeedFault", "The server names no feed for this desk. It is asked again.")));
}

// Once it has answered, its feeds speak for it.
void FeedHub::onFailed(Directory &directory, const FeedFault &why)
{
    directory.askAt = m_clock.now() + (directory.answered ? againAfter : retryAfter);
    if (!directory.answered || directory.shown)
        tellDirectory(directory, why.isRefusal() ? FeedState::Refused : FeedState::Lost, why);
}

void FeedHub::tellDirectory(Directory &directory, FeedState state, const FeedFault &why)
{
    FeedHealth &health = directory.health;
    const bool down = state != FeedState::Connecting;
    if (health.state != state)
        health.since = m_clock.now();
    if (down && health.lostSince == UtcTime{})
        health.lostSince = m_clock.now();
    health.state = state;
    health.detail = why;
    directory.shown = true;
    Q_EMIT healthChanged(health);
}

// A feed that is heard again: its server may have come back with more of them.
void FeedHub::follow(const FeedSettings &wanted, const FeedHealth &health)
{
    const bool down = health.state == FeedState::Lost || health.state == FeedState::Refused;
    const bool back = isHeard(health.state) && m_down.erase(health.url) > 0;
    if (down)
        m_down.insert(health.url);
    for (const auto &directory : m_directories) {
        if (back && directory->server == wanted)
            directory->askAt = std::min(directory->askAt, m_clock.now() + retryAfter);
    }
    Q_EMIT healthChanged(health);
}

} // namespace yagura
