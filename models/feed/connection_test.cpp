// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/connection_test.h"

#include <QCoreApplication>

#include "models/feed/feed_url.h"
#include "models/feed/tls_options.h"

namespace yagura {

using namespace std::chrono_literals;

namespace {

constexpr auto answerWithin = 10s;

bool isServer(const QUrl &url)
{
    return url.path().isEmpty() || url.path() == QStringLiteral("/");
}

// What it means for this desk, and the server's own words, which are there in both languages.
FeedFault withReason(FeedFault meaning, const wire::Refused &refused)
{
    meaning.add(FeedFault::refusal(QString::fromStdString(refused.reasonJa), QString::fromStdString(refused.reasonEn)));
    return meaning;
}

} // namespace

ConnectionTest::ConnectionTest(MakeTransport makeTransport, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_makeTransport(std::move(makeTransport))
    , m_clock(clock)
    , m_timer(this)
{
    qRegisterMetaType<ConnectionReport>();
    qRegisterMetaType<ConnectionReport::Stage>();
    qRegisterMetaType<FeedSettings>();
    m_timer.setInterval(250ms);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionTest::tick);
}

ConnectionTest::~ConnectionTest()
{
    drop();
}

void ConnectionTest::start(const FeedSettings &feed)
{
    drop();
    m_feed = feed;
    m_since = m_clock.now();
    m_report = {};
    enter(Stage::Settings);
    const auto url = feedUrl(feed.url.toString(QUrl::FullyEncoded), feed.access.allowPlain);
    if (!url)
        return fail(url.error());
    m_report.encrypted = feed.url.scheme().endsWith(QStringLiteral("wss"));
    const auto tls = tlsConfiguration(feed.access);
    if (m_report.encrypted && !tls)
        return fail(tls.error());
    enter(Stage::Connection);
    m_transport = m_makeTransport(feed);
    m_transport->setParent(this);
    connect(m_transport.get(), &Transport::opened, this, &ConnectionTest::onOpened);
    connect(m_transport.get(), &Transport::received, this, &ConnectionTest::onReceived);
    connect(m_transport.get(), &Transport::closed, this, &ConnectionTest::fail);
    m_timer.start();
    m_transport->open(feed.url);
}

void ConnectionTest::cancel()
{
    drop();
}

void ConnectionTest::tick()
{
    m_since = std::min(m_since, m_clock.now()); // the clock may be set back
    if (m_transport && m_clock.now() - m_since >= answerWithin)
        fail(FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server did not answer within 10 seconds.")));
}

void ConnectionTest::onOpened()
{
    enter(Stage::Admission);
    if (isServer(m_feed.url))
        return; // it speaks first
    wire::Hello hello;
    hello.client = "yagura " YAGURA_VERSION;
    hello.interest = m_feed.interest;
    m_transport->send(QByteArray::fromStdString(wire::encode(hello))); // without credit: no event is sent
}

void ConnectionTest::onReceived(const QByteArray &bytes)
{
    const auto frame = wire::decodeServerFrame({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!frame)
        return fail(FeedFault::say(
            QT_TRANSLATE_NOOP("FeedFault", "The server sent something that is not a frame of this protocol.")));
    if (const auto *refused = std::get_if<wire::Refused>(&*frame))
        on(*refused);
    else if (const auto *welcome = std::get_if<wire::Welcome>(&*frame); welcome && !isServer(m_feed.url))
        on(*welcome);
    else if (const auto *directory = std::get_if<wire::Directory>(&*frame); directory && isServer(m_feed.url))
        on(*directory);
    else
        fail(FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server sent a frame out of order.")));
}

void ConnectionTest::on(const wire::Welcome &welcome)
{
    const QString name = m_feed.url.path(QUrl::FullyDecoded).section(QLatin1Char('/'), -1);
    if (QString::fromStdString(welcome.feed) != name) {
        enter(Stage::Feed);
        return fail(FeedFault::say(QT_TRANSLATE_NOOP("FeedFault", "The server answered for another feed, %1."),
            {QString::fromStdString(welcome.feed)}));
    }
    m_report.oldest = welcome.oldest;
    m_report.head = welcome.head;
    m_report.ceiling = welcome.ceiling;
    m_report.partial = welcome.partial;
    m_report.skew = welcome.serverTime - m_clock.now();
    finish();
}

void ConnectionTest::on(const wire::Refused &refused)
{
    using Code = wire::Refused::Code;
    switch (refused.code) {
    case Code::Unauthorised:
        return fail(m_feed.access.token.isEmpty()
                ? FeedFault::say(QT_TRANSLATE_NOOP(
                    "FeedFault", "The server asks for a token. Enter the one that its operator gave you."))
                : FeedFault::say(QT_TRANSLATE_NOOP("FeedFault",
                    "The server does not accept this token. Check it, or ask the operator for a new one.")));
    case Code::UnknownFeed:
        enter(Stage::Feed);
        return fail(FeedFault::say(QT_TRANSLATE_NOOP(
            "FeedFault", "The server has no feed of this name for this desk. Check the end of the address.")));
    case Code::Unavailable:
        return fail(withReason(FeedFault::say(QT_TRANSLATE_NOOP("FeedFault",
                                   "The server cannot serve this feed now. Try again later. The server's reason:")),
            refused));
    default:
        return fail(withReason(FeedFault::say(QT_TRANSLATE_NOOP("FeedFault",
                                   "The server refuses this desk. Ask its operator. The server's reason:")),
            refused));
    }
}

void ConnectionTest::on(const wire::Directory &directory)
{
    for (const std::string &feed : directory.feeds)
        m_report.feeds.append(QByteArray::fromStdString(feed));
    if (m_report.feeds.isEmpty()) {
        enter(Stage::Feed);
        return fail(FeedFault::say(QT_TRANSLATE_NOOP(
            "FeedFault", "The server names no feed for this desk. Ask its operator whether a token is needed.")));
    }
    finish();
}

void ConnectionTest::enter(Stage stage)
{
    m_report.stage = stage;
    Q_EMIT reached(stage);
}

void ConnectionTest::fail(const FeedFault &why)
{
    m_report.why = why;
    drop();
    Q_EMIT finished(m_report);
}

void ConnectionTest::finish()
{
    enter(Stage::Done);
    drop();
    Q_EMIT finished(m_report);
}

// Maybe from within one of its signals.
void ConnectionTest::drop()
{
    m_timer.stop();
    if (!m_transport)
        return;
    m_transport->disconnect(this);
    m_transport->close();
    m_transport.release()->deleteLater();
}

} // namespace yagura
