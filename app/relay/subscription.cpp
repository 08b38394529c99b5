// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/subscription.h"

#include <QLoggingCategory>

#include <algorithm>

namespace yagura {

namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(log, "yagura.relay.subscription", QtInfoMsg)

constexpr auto settleTime = 300ms;

FeedHub::Options hubOptions()
{
    FeedHub::Options options;
    options.client = QByteArrayLiteral("yagura-relay " YAGURA_VERSION);
    options.languages = {"en"};
    return options;
}

} // namespace

Subscription::Subscription(Settings settings, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_hub(hubOptions(), clock)
{
    for (const JournalFeed &feed : std::as_const(m_settings.known))
        m_taken[feed.feed] = feed.position;
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_settle, &QTimer::timeout, this, &Subscription::finished);
    connect(&m_hub, &FeedHub::batchReceived, this, &Subscription::received);
    connect(&m_hub, &FeedHub::healthChanged, this, &Subscription::follow);
    connect(&m_hub, &FeedHub::noticed, this, &Subscription::note);
    connect(&m_hub, &FeedHub::directoryAnswered, this, [this](const QUrl &url) {
        m_health.erase(url); // the server as a whole is no feed to wait for
        m_named = true;
        checkHead();
    });
}

Subscription::~Subscription()
{
    m_hub.stop();
}

void Subscription::start()
{
    m_hub.start(m_settings.feeds, m_settings.known, {});
}

void Subscription::taken(const ReceivedBatch &batch)
{
    const auto count = static_cast<std::uint32_t>(batch.batch.entries.size());
    const QByteArray feed = QByteArray::fromStdString(batch.feed);
    const FeedPosition position{batch.epoch, Sequence{number(batch.batch.first) + count - 1}};
    m_taken[batch.feed] = position;
    m_hub.setDurable(feed, position);
    m_hub.grant(feed, count);
    checkHead();
}

void Subscription::follow(const FeedHealth &health)
{
    m_health[health.url] = health;
    const QString where = health.url.toString(QUrl::RemoveUserInfo);
    if (health.state == FeedState::Refused)
        return Q_EMIT failed({Problem::Kind::FeedRefused, where, words(health.detail)});
    if (health.state == FeedState::Lost) {
        if (health.lastHeard == UtcTime{})
            return Q_EMIT failed({Problem::Kind::FeedUnreachable, where, words(health.detail)});
        qCWarning(log).noquote() << where << "is lost; trying again";
    }
    checkHead();
}

void Subscription::note(const Event &notice)
{
    const FeedNotice *gap = notice.feedNotice();
    if (!gap || gap->kind != FeedNotice::Kind::Gap)
        return;
    m_missing += number(gap->lastMissing) - number(gap->firstMissing) + 1;
    qCWarning(log).noquote() << QString::fromStdString(gap->feed) << "has no events" << number(gap->firstMissing)
                             << "to" << number(gap->lastMissing) << "any more";
}

void Subscription::checkHead()
{
    if (!m_settings.untilHead)
        return;
    const bool complete = (m_named || !m_health.empty()) && std::ranges::all_of(m_health, [this](const auto &entry) {
        const FeedHealth &health = entry.second;
        const auto taken = m_taken.find(health.feed.toStdString());
        const Sequence at = taken == m_taken.end() ? Sequence::None : taken->second.sequence;
        // The head itself may never come: a broker keeps the number of its last message when that was removed. Then the
        // client knows after some time that all is here that was there at its Welcome.
        return isHeard(health.state) && (at >= health.head || !health.catchingUp);
    });
    if (!complete)
        m_settle.stop();
    else if (!m_settle.isActive())
        m_settle.start();
}

} // namespace yagura
