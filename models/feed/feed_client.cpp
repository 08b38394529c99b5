// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/feed_client.h"

#include <QUuid>

#include "models/feed/feed_client_private.h"

namespace yagura {

using namespace std::chrono_literals;

namespace {

constexpr auto answerWithin = 10s; // an open connection, a Welcome
constexpr auto liveFor = 60s;      // after the last event

quint32 seedOf(const FeedClient::Settings &settings)
{
    return settings.jitterSeed != 0 ? settings.jitterSeed : QRandomGenerator::system()->generate();
}

QByteArray nameIn(const QUrl &url)
{
    return url.path(QUrl::FullyDecoded).section(QLatin1Char('/'), -1).toUtf8();
}

} // namespace

FeedClient::Private::Private(Settings s, std::unique_ptr<Transport> t, const Clock &c, FeedClient *owner)
    : q(owner)
    , settings(std::move(s))
    , transport(std::move(t))
    , clock(c)
    , timer(owner)
    , order(settings.resume)
    , credit({settings.credit, settings.creditBytes})
    , backoff(seedOf(settings))
    , actions(settings.actions)
{
    transport->setParent(owner); // moves to the feed thread with it
    timer.setInterval(250ms);
    health.feed = nameIn(settings.url);
    health.url = settings.url;
    health.since = clock.now();
    if (settings.resume)
        health.position = *settings.resume;
}

FeedClient::FeedClient(Settings settings, std::unique_ptr<Transport> transport, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(settings), std::move(transport), clock, this))
{
    qRegisterMetaType<FeedHealth>();
    qRegisterMetaType<wire::Receipt>();
    connect(&d->timer, &QTimer::timeout, this, &FeedClient::tick);
    connect(d->transport.get(), &Transport::opened, this, [this] { d->onOpened(); });
    connect(d->transport.get(), &Transport::received, this, [this](const QByteArray &frame) { d->onReceived(frame); });
    connect(d->transport.get(), &Transport::closed, this, [this](const FeedFault &why) { d->onClosed(why); });
}

FeedClient::~FeedClient()
{
    d->transport->disconnect(this); // its end is nobody's outage
}

const FeedHealth &FeedClient::health() const
{
    return d->health;
}

void FeedClient::start()
{
    if (d->running)
        return;
    d->running = true;
    d->startedAt = d->clock.now();
    d->timer.start();
    if (d->link == Private::Link::Closed)
        d->connectNow();
    else
        d->retryAt = d->clock.now(); // as soon as the transport has closed the connection from before stop()
    d->tellHealth();
}

void FeedClient::stop()
{
    if (!d->running)
        return;
    d->running = false;
    d->outage = false;
    d->askingAgain = false;
    d->catchUpTo = Sequence::None;
    d->toConfirm = false;
    d->health.catchingUp = false;
    d->write(d->faults.flush(d->clock.now()));
    d->timer.stop();
    d->backoff.reset();
    d->credit.forget();
    d->closeLink();
    d->health.detail.clear();
    d->health.lostSince = {};
    d->setState(FeedState::Idle);
    d->tellHealth();
}

void FeedClient::tick()
{
    if (!d->running)
        return;
    const UtcTime now = d->clock.now();
    d->mendTimes(now);
    d->write(d->faults.tick(now));
    if (d->askingAgain && now - d->outageFrom >= 3 * d->heartbeat)
        d->noteLost();
    if (const double rate = d->rate.perSecond(now); rate != d->health.rate) {
        d->health.rate = rate;
        d->changed = true;
    }
    switch (d->link) {
    case Private::Link::Closed:
        if (now >= d->retryAt)
            d->connectNow();
        break;
    case Private::Link::Opening:
    case Private::Link::Greeted:
        if (now - d->linkSince >= answerWithin)
            d->giveUp(FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server did not answer within 10 seconds.")));
        break;
    case Private::Link::Subscribed:
        d->watchSilence(now);
        break;
    case Private::Link::Closing:
        break;
    }
    d->tellHealth();
}

void FeedClient::grant(quint32 events)
{
    d->credit.give(events);
    d->sendCredit();
}

void FeedClient::setDurable(const FeedPosition &position)
{
    d->order.setDurable(position);
    d->health.position = position;
    d->changed = true;
    d->watchCatchUp();
}

void FeedClient::retryNow()
{
    if (!d->running || d->link != Private::Link::Closed)
        return; // there is an attempt under way, or nothing to attempt
    d->backoff.reset();
    d->retryAt = d->clock.now();
    tick();
}

void FeedClient::shareCredit(quint32 events, quint64 bytes)
{
    d->credit.resize({events, bytes});
    d->sendCredit();
}

void FeedClient::submit(const OutgoingAction &action)
{
    const auto known = std::ranges::find(d->actions, action.action, &OutgoingAction::action);
    if (known == d->actions.end())
        d->actions.append(action);
    else
        *known = action;
    if (d->link == Private::Link::Subscribed)
        d->send(wire::Submit{action.action, action.event});
}

void FeedClient::Private::connectNow()
{
    setLink(Link::Opening);
    if (!isDown())
        setState(FeedState::Connecting);
    transport->open(settings.url);
}

void FeedClient::Private::onOpened()
{
    if (link != Link::Opening)
        return;
    setLink(Link::Greeted);
    if (!isDown())
        setState(FeedState::Subscribing);
    wire::Hello hello;
    hello.client = settings.client.toStdString();
    for (const QByteArray &language : settings.languages)
        hello.languages.push_back(language.toStdString());
    hello.resume = order.resume();
    hello.interest = settings.interest;
    hello.credit = credit.open();
    send(hello);
    tellHealth();
}

void FeedClient::Private::onClosed(const FeedFault &why)
{
    const Link from = std::exchange(link, Link::Closed);
    if (!running || from == Link::Closed || from == Link::Closing)
        return; // expected, and said already
    lose(FeedState::Lost, why, backoff.next());
    tellHealth();
}

void FeedClient::Private::watchSilence(UtcTime now)
{
    const auto silence = now - health.lastHeard;
    if (silence >= 3 * heartbeat) {
        giveUp(FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "Nothing was heard for three heartbeats.")));
    } else if (silence >= 2 * heartbeat) {
        health.lostSince = health.lastHeard;
        setState(FeedState::Late);
    } else {
        const bool live = health.lastEvent != UtcTime{} && now - health.lastEvent < liveFor;
        setState(live ? FeedState::Live : FeedState::Quiet);
    }
}

void FeedClient::Private::lose(FeedState state, const FeedFault &why, std::chrono::milliseconds wait)
{
    goDown(state, why, wait);
    noteLost();
}

// The state stays Lost (or Refused) while new attempts are made: nothing is known until the next Welcome.
void FeedClient::Private::goDown(FeedState state, const FeedFault &why, std::chrono::milliseconds wait)
{
    mendTimes(clock.now());
    faulty = true; // a server that comes and goes is not to be hurried: each time is written down
    retryAt = clock.now() + wait;
    health.detail = why;
    changed = true;
    if (!outage && !askingAgain)
        outageFrom = std::max(health.lastHeard, startedAt);
    health.lostSince = outageFrom;
    setState(state);
}

// After the clock was set back: what lies in its future happened now, or no wait would end before it gets there again.
void FeedClient::Private::mendTimes(UtcTime now)
{
    for (UtcTime *time :
        {&linkSince, &startedAt, &outageFrom, &health.since, &health.lastHeard, &health.lastEvent, &health.lostSince})
        *time = std::min(*time, now);
    if (retryAt - now > Backoff::longest)
        retryAt = now;
}

void FeedClient::Private::noteLost()
{
    askingAgain = false;
    if (std::exchange(outage, true))
        return;
    FeedNotice lost;
    lost.kind = FeedNotice::Kind::Lost;
    lost.from = outageFrom;
    notice(lost);
}

void FeedClient::Private::giveUp(const FeedFault &why)
{
    closeLink();
    lose(FeedState::Lost, why, backoff.next());
    tellHealth();
}

void FeedClient::Private::closeLink()
{
    if (link == Link::Closed || link == Link::Closing)
        return;
    setLink(Link::Closing); // first: the transport may say closed() at once
    transport->close();
}

void FeedClient::Private::setLink(Link to)
{
    link = to;
    linkSince = clock.now();
}

void FeedClient::Private::setState(FeedState state)
{
    if (health.state == state)
        return;
    health.state = state;
    health.since = clock.now();
    changed = true;
}

void FeedClient::Private::tellHealth()
{
    if (std::exchange(changed, false))
        Q_EMIT q->healthChanged(health);
}

void FeedClient::Private::notice(FeedNotice notice)
{
    Event event;
    event.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    event.feed = health.feed.toStdString();
    event.reported = clock.now();
    notice.feed = event.feed;
    event.body = std::move(notice);
    Q_EMIT q->noticed(event);
}

void FeedClient::Private::send(const wire::ClientFrame &frame)
{
    transport->send(QByteArray::fromStdString(wire::encode(frame)));
}

void FeedClient::Private::sendCredit()
{
    if (link != Link::Subscribed)
        return;
    if (const std::uint32_t events = credit.due(); events > 0)
        send(wire::Credit{events});
}

} // namespace yagura
