// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/feed_hub.h"

#include <QTimer>

#include <algorithm>

#include "models/feed/feed_directory.h"
#include "models/feed/make_transport.h"

namespace yagura {

namespace {
constexpr std::chrono::seconds directoryRetry{2};

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

// A server whose feeds are not known yet. Until it answers it is shown as a feed of its own that is not heard.
struct FeedHub::Directory
{
    Directory(const FeedSettings &asked, const Clock &clock)
        : server(asked)
        , question(makeTransport(asked), clock)
    {
    }
    FeedSettings server;
    FeedDirectory question;
    QTimer retry;
    FeedHealth health;
};

FeedHub::FeedHub(Options options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
{
}

FeedHub::~FeedHub() = default;

void FeedHub::start(
    const QList<FeedSettings> &feeds, const QList<JournalFeed> &known, const QList<OutgoingAction> &actions)
{
    m_known = known;
    m_actions = actions;
    for (const FeedSettings &feed : feeds) {
        if (feedIn(feed.url).isEmpty())
            askDirectory(feed);
        else
            subscribe(feed, feedIn(feed.url));
    }
}

void FeedHub::stop()
{
    m_directories.clear();
    for (const auto &client : m_clients)
        client->stop();
    m_clients.clear();
}

void FeedHub::grant(const QByteArray &feed, quint32 events)
{
    if (FeedClient *client = clientOf(feed))
        client->grant(events);
}

void FeedHub::setDurable(const QByteArray &feed, const FeedPosition &position)
{
    if (FeedClient *client = clientOf(feed))
        client->setDurable(position);
}

void FeedHub::submit(const OutgoingAction &action)
{
    if (FeedClient *client = clientOf(QByteArray::fromStdString(action.feed)))
        client->submit(action);
    else
        m_actions.append(action); // its feed is not known yet: kept until it is
}

FeedClient *FeedHub::clientOf(const QByteArray &feed) const
{
    const auto it = std::ranges::find_if(m_clients, [&](const auto &client) { return client->health().feed == feed; });
    return it == m_clients.end() ? nullptr : it->get();
}

void FeedHub::askDirectory(const FeedSettings &server)
{
    auto &directory = *m_directories.emplace_back(std::make_unique<Directory>(server, m_clock));
    directory.health.url = server.url;
    directory.health.feed = server.url.authority(QUrl::FullyEncoded).toUtf8();
    directory.health.state = FeedState::Connecting;
    directory.health.since = m_clock.now();
    directory.retry.setSingleShot(true);
    connect(&directory.question, &FeedDirectory::listed, this,
        [this, &directory](const QUrl &, const QList<QByteArray> &feeds) { onListed(directory, feeds); });
    connect(&directory.question, &FeedDirectory::failed, this,
        [this, &directory](const Problem &problem) { onFailed(directory, problem); });
    connect(&directory.retry, &QTimer::timeout, &directory.question,
        [&directory] { directory.question.ask(directory.server.url); });
    Q_EMIT healthChanged(directory.health);
    directory.question.ask(server.url);
}

void FeedHub::onListed(Directory &directory, const QList<QByteArray> &feeds)
{
    for (const QByteArray &feed : feeds) {
        FeedSettings settings = directory.server;
        settings.url.setPath(QLatin1Char('/') + QString::fromUtf8(feed));
        subscribe(settings, feed);
    }
    Q_EMIT directoryAnswered(directory.server.url);
    // Not from within its own signal.
    QMetaObject::invokeMethod(
        this,
        [this, &directory] { std::erase_if(m_directories, [&](const auto &d) { return d.get() == &directory; }); },
        Qt::QueuedConnection);
}

void FeedHub::onFailed(Directory &directory, const Problem &problem)
{
    if (directory.health.state != FeedState::Lost) {
        directory.health.since = m_clock.now();
        directory.health.lostSince = m_clock.now();
    }
    directory.health.state = FeedState::Lost;
    directory.health.detail = problem.detail;
    Q_EMIT healthChanged(directory.health);
    directory.retry.start(directoryRetry);
}

void FeedHub::subscribe(const FeedSettings &settings, const QByteArray &feed)
{
    const QUrl &url = settings.url;
    if (!mayBeSubscribed(feed))
        return refuse(url, feed, tr("A feed cannot have this name."));
    if (const FeedClient *there = clientOf(feed)) {
        if (there->health().url != url)
            refuse(url, feed, tr("Another server has a feed of this name. Only that one is subscribed to."));
        return; // by its own URL and by its server's
    }
    FeedClient::Settings wanted{.url = url,
        .client = m_options.client,
        .languages = m_options.languages,
        .interest = settings.interest,
        .credit = m_options.credit,
        .resume = {},
        .actions = {}};
    for (const JournalFeed &known : m_known) {
        if (known.feed == feed.toStdString())
            wanted.resume = known.position;
    }
    for (const OutgoingAction &action : m_actions) {
        if (action.feed == feed.toStdString())
            wanted.actions.append(action);
    }
    auto client = std::make_unique<FeedClient>(std::move(wanted), makeTransport(settings), m_clock);
    connect(client.get(), &FeedClient::healthChanged, this, &FeedHub::healthChanged);
    connect(client.get(), &FeedClient::batchReceived, this, &FeedHub::batchReceived);
    connect(client.get(), &FeedClient::receiptArrived, this, &FeedHub::receiptArrived);
    connect(client.get(), &FeedClient::noticed, this, &FeedHub::noticed);
    m_clients.push_back(std::move(client));
    m_clients.back()->start();
}

// Shown as a feed that is not heard, and not tried again.
void FeedHub::refuse(const QUrl &url, const QByteArray &feed, const QString &detail)
{
    FeedHealth health;
    health.feed = feed;
    health.url = url;
    health.state = FeedState::Refused;
    health.since = m_clock.now();
    health.lostSince = health.since;
    health.detail = detail;
    Q_EMIT healthChanged(health);
}

} // namespace yagura
