// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/feed_session.h"

#include <QLoggingCategory>

namespace yagura {

namespace {

Q_LOGGING_CATEGORY(log, "yagura.relay.session", QtInfoMsg)

using namespace std::chrono_literals;
using Code = wire::Refused::Code;

constexpr qint64 highWater = 2 * static_cast<qint64>(limits::frameBytes); // bytes waiting in the socket
constexpr std::uint64_t creditLimit = 1'000'000'000;
constexpr int stalledBeatsAllowed = 12;
constexpr int submitsAllowed = 512; // in any submitWindow: a desk's backlog after an outage fits, a flood does not
constexpr auto submitWindow = 10s;

QByteArray bytesOf(const wire::ServerFrame &frame)
{
    return QByteArray::fromStdString(wire::encode(frame));
}

struct Reason
{
    const char *ja;
    const char *en;
    QWebSocketProtocol::CloseCode close;
};

// On the wire in both languages, because the server does not know who reads it.
Reason reasonOf(Code code)
{
    switch (code) {
    case Code::Protocol:
        return {"通信手順に合わないフレームを受信しました。", "A frame was not understood or came out of order.",
            QWebSocketProtocol::CloseCodeProtocolError};
    case Code::Version:
        return {"このサーバはその版のプロトコルに対応していません。",
            "This server does not speak that version of the protocol.", QWebSocketProtocol::CloseCodeProtocolError};
    case Code::UnknownFeed:
        return {"その名前の配信元はこのサーバにありません。", "This server has no feed of that name.",
            QWebSocketProtocol::CloseCodePolicyViolated};
    case Code::Unauthorised:
        return {"接続が許可されていません。", "The connection is not authorised.",
            QWebSocketProtocol::CloseCodePolicyViolated};
    case Code::Limit:
        return {"このサーバの上限を超えています。", "A limit of this server was exceeded.",
            QWebSocketProtocol::CloseCodePolicyViolated};
    case Code::Unspecified:
    case Code::Unavailable:
        break;
    }
    return {"現在利用できません。しばらくしてから再接続してください。", "Not available at the moment. Try again later.",
        QWebSocketProtocol::CloseCodeGoingAway};
}

} // namespace

void FeedSession::refuse(QWebSocket *socket, Code code, std::chrono::milliseconds linger)
{
    const Reason reason = reasonOf(code);
    socket->sendBinaryMessage(bytesOf(wire::Refused{code, reason.ja, reason.en}));
    QTimer::singleShot(linger, socket, [socket, reason] { socket->close(reason.close); });
}

FeedSession::FeedSession(QWebSocket *socket, FeedStore &feed, Timing timing, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_feed(feed)
    , m_timing(timing)
    , m_clock(clock)
{
    m_socket->setParent(this);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &FeedSession::receive);
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this] { fail(Code::Protocol); });
    connect(m_socket, &QWebSocket::disconnected, this, &FeedSession::finished);
    connect(m_socket, &QWebSocket::bytesWritten, this, [this] {
        m_stalledBeats = 0;
        pump();
    });
    connect(&m_feed, &FeedStore::appended, this, &FeedSession::pump);
    connect(&m_helloTimer, &QTimer::timeout, this, [this] { fail(Code::Protocol); });
    connect(&m_heartbeat, &QTimer::timeout, this, &FeedSession::beat);
    m_helloTimer.setSingleShot(true);
    m_helloTimer.start(m_timing.helloWithin);
    m_heartbeat.setTimerType(Qt::PreciseTimer); // "at least every …": a coarse timer may be late
}

FeedSession::~FeedSession() = default;

void FeedSession::receive(const QByteArray &frame)
{
    if (m_state == State::Closing)
        return;
    const auto decoded = wire::decodeClientFrame({frame.constData(), static_cast<std::size_t>(frame.size())});
    if (!decoded)
        return fail(Code::Protocol);
    const auto *hello = std::get_if<wire::Hello>(&*decoded);
    if ((m_state == State::AwaitingHello) != (hello != nullptr))
        return fail(Code::Protocol);
    if (hello)
        greet(*hello);
    else if (const auto *credit = std::get_if<wire::Credit>(&*decoded))
        addCredit(*credit);
    else
        submit(std::get<wire::Submit>(*decoded));
}

void FeedSession::greet(const wire::Hello &hello)
{
    if (hello.protocol != wire::protocolVersion)
        return fail(Code::Version);
    m_helloTimer.stop();
    m_state = State::Streaming;
    m_resumed = !hello.resume || startFrom(*hello.resume);
    m_credit = hello.credit;
    qCInfo(log).noquote() << "client" << QString::fromStdString(hello.client) << "on"
                          << QString::fromStdString(m_feed.name()) << "from sequence" << number(m_next);
    m_heartbeat.start(m_timing.heartbeat);
    pump();
}

bool FeedSession::startFrom(const FeedPosition &resume)
{
    if (resume.epoch != m_feed.epoch() || resume.sequence > m_feed.head())
        return false; // another numbering, or a future that this store never had
    m_next = next(resume.sequence);
    return true;
}

void FeedSession::welcome()
{
    m_welcomed = true;
    wire::Welcome welcome;
    welcome.feed = m_feed.name();
    welcome.epoch = m_feed.epoch();
    welcome.oldest = m_feed.oldest();
    welcome.head = m_feed.head();
    welcome.serverTime = m_clock.now();
    welcome.heartbeatMs = static_cast<std::uint32_t>(m_timing.heartbeat.count());
    welcome.resumed = m_resumed;
    send(welcome);
}

void FeedSession::addCredit(const wire::Credit &credit)
{
    m_credit = std::min(m_credit + credit.events, creditLimit);
    pump();
}

bool FeedSession::mayStillSubmit()
{
    const UtcTime now = m_clock.now();
    if (now - m_submitsSince > submitWindow) {
        m_submitsSince = now;
        m_submits = 0;
    }
    return ++m_submits <= submitsAllowed;
}

void FeedSession::submit(const wire::Submit &submit)
{
    if (submit.action.empty())
        return fail(Code::Protocol);
    if (!mayStillSubmit())
        return fail(Code::Limit);
    auto receipt = m_feed.submit(submit, m_clock.now());
    if (!receipt) {
        qCWarning(log).noquote() << "action not kept:" << sentence(receipt.error());
        return fail(Code::Unavailable); // without a receipt the client submits it again
    }
    m_receipts.push_back(*std::move(receipt));
    pump();
}

void FeedSession::setMuted(bool muted)
{
    m_muted = muted;
    pump();
}

bool FeedSession::canSend() const
{
    return m_state == State::Streaming && !m_muted && m_socket->bytesToWrite() < highWater;
}

void FeedSession::pump()
{
    if (m_state != State::Streaming || m_muted)
        return;
    if (!m_welcomed)
        welcome();
    for (; !m_receipts.empty(); m_receipts.pop_front())
        send(m_receipts.front());
    while (canSend() && m_credit > 0 && m_next <= m_feed.head() && sendNextBatch()) { }
}

bool FeedSession::sendNextBatch()
{
    wire::Batch batch;
    batch.first = m_next;
    std::size_t size = wire::batchOverhead;
    bool asExpected = true;
    const Success read = m_feed.read(m_next, [&](Sequence sequence, wire::Entry &&entry) {
        size += wire::sizeInBatch(entry);
        asExpected = sequence == next(m_next, batch.entries.size());
        if (!asExpected || size > limits::frameBytes || batch.entries.size() >= m_credit)
            return false;
        batch.entries.push_back(std::move(entry));
        return true;
    });
    if (!read || !asExpected || batch.entries.empty()) {
        qCWarning(log).noquote() << "the store cannot be read from sequence" << number(m_next)
                                 << (read ? QString() : sentence(read.error()));
        fail(Code::Unavailable);
        return false;
    }
    m_next = next(m_next, batch.entries.size());
    m_credit -= batch.entries.size();
    send(std::move(batch));
    return true;
}

void FeedSession::beat()
{
    if (m_muted || !m_welcomed)
        return;
    if (m_socket->bytesToWrite() > 0 && ++m_stalledBeats > stalledBeatsAllowed)
        return m_socket->abort(); // nobody reads at the other end
    if (m_socket->bytesToWrite() < highWater)
        send(wire::Heartbeat{m_feed.head(), m_clock.now()});
}

void FeedSession::send(const wire::ServerFrame &frame)
{
    m_socket->sendBinaryMessage(bytesOf(frame));
}

void FeedSession::fail(Code code)
{
    if (m_state == State::Closing)
        return;
    m_state = State::Closing;
    m_helloTimer.stop();
    m_heartbeat.stop();
    refuse(m_socket, code, m_timing.linger);
}

} // namespace yagura
