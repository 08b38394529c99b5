// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/feed_directory.h"

#include "models/event/wire.h"

namespace yagura {

using namespace std::chrono_literals;

namespace {

constexpr auto answerWithin = 5s;

} // namespace

FeedDirectory::FeedDirectory(std::unique_ptr<Transport> transport, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_transport(std::move(transport))
    , m_clock(clock)
    , m_timer(this)
{
    qRegisterMetaType<FeedFault>();
    m_transport->setParent(this);
    m_timer.setInterval(250ms);
    connect(&m_timer, &QTimer::timeout, this, &FeedDirectory::tick);
    connect(m_transport.get(), &Transport::received, this, &FeedDirectory::onReceived);
    connect(m_transport.get(), &Transport::closed, this, &FeedDirectory::onClosed);
}

FeedDirectory::~FeedDirectory()
{
    m_transport->disconnect(this);
}

void FeedDirectory::ask(const QUrl &server)
{
    if (m_asking || m_connected)
        return;
    m_server = server;
    m_server.setPath(QStringLiteral("/"));
    m_askedAt = m_clock.now();
    m_asking = true;
    m_connected = true;
    m_timer.start();
    m_transport->open(m_server);
}

void FeedDirectory::tick()
{
    m_askedAt = std::min(m_askedAt, m_clock.now()); // the clock was set back
    if (m_asking && m_clock.now() - m_askedAt >= answerWithin)
        fail(FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server did not answer within 5 seconds.")));
}

void FeedDirectory::onReceived(const QByteArray &frame)
{
    if (!m_asking)
        return;
    const auto decoded = wire::decodeServerFrame({frame.constData(), static_cast<std::size_t>(frame.size())});
    if (const auto *refused = decoded ? std::get_if<wire::Refused>(&*decoded) : nullptr)
        return fail(
            FeedFault::refusal(QString::fromStdString(refused->reasonJa), QString::fromStdString(refused->reasonEn)));
    const auto *directory = decoded ? std::get_if<wire::Directory>(&*decoded) : nullptr;
    if (!directory)
        return fail(FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server did not send a list of feeds.")));
    QList<QByteArray> feeds;
    for (const std::string &feed : directory->feeds)
        feeds.append(QByteArray::fromStdString(feed));
    finish();
    Q_EMIT listed(m_server, feeds);
}

void FeedDirectory::onClosed(const FeedFault &why)
{
    m_connected = false;
    if (m_asking)
        fail(why);
}

void FeedDirectory::fail(const FeedFault &why)
{
    finish();
    Q_EMIT failed(why);
}

void FeedDirectory::finish()
{
    m_asking = false;
    m_timer.stop();
    if (m_connected)
        m_transport->close();
}

} // namespace yagura
