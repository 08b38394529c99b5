// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/feed_session.h"

#include <QLoggingCategory>

namespace yagura {

namespace {

Q_LOGGING_CATEGORY(log, "yagura.relay.session", QtInfoMsg)

using namespace std::chrono_literals;

constexpr qint64 highWater = 2 * static_cast<qint64>(limits::frameBytes); // bytes waiting in the socket
constexpr int framesInATurn = 4; // then the others have theirs: a frame may take a while to read from disk
constexpr std::uint64_t creditLimit = 1'000'000'000;
constexpr int stalledBeatsAllowed = 12;
constexpr int submitsAllowed = 512;   // in any window: a desk's backlog after an outage fits, a flood does not
constexpr int framesAllowed = 10'000; // a client that gives back credit for every single event at a thousand a second
constexpr auto window = 10s;

} // namespace

FeedSession::FeedSession(Line *line, FeedStore &feed, Pass pass, Common &common, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_feed(feed)
    , m_pass(std::move(pass))
    , m_common(common)
    , m_frames(framesAllowed, window)
    , m_submits(submitsAllowed, window)
{
    m_line->setParent(this);
    connect(m_line, &Line::received, this, &FeedSession::receive);
    connect(m_line, &Line::textReceived, this, [this] { fail(Ending::NotUnderstood); });
    connect(m_line, &Line::closed, this, &FeedSession::finished);
    connect(m_line, &Line::drained, this, [this] {
        m_stalledBeats = 0;
        pump();
    });
    connect(&m_helloTimer, &QTimer::timeout, this, [this] { fail(Ending::NotUnderstood); });
    connect(&m_heartbeat, &QTimer::timeout, this, &FeedSession::beat);
    connect(&m_paceTimer, &QTimer::timeout, this, &FeedSession::pump);
    connect(&m_turn, &QTimer::timeout, this, &FeedSession::pump);
    m_helloTimer.setSingleShot(true);
    m_helloTimer.start(m_common.timing.helloWithin);
    m_heartbeat.setTimerType(Qt::PreciseTimer); // "at least every …": a coarse timer may be late
    m_paceTimer.setSingleShot(true);
    m_turn.setSingleShot(true);
}

FeedSession::~FeedSession() = default;

void FeedSession::receive(const QByteArray &frame)
{
    if (m_state == State::Closing)
        return;
    ++m_common.counters.framesReceived;
    if (!m_frames.take(m_common.clock.now()))
        return fail(Ending::TooFast);
    const auto decoded = wire::decodeClientFrame({frame.constData(), static_cast<std::size_t>(frame.size())});
    if (!decoded)
        return fail(Ending::NotUnderstood);
    const auto *hello = std::get_if<wire::Hello>(&*decoded);
    if ((m_state == State::AwaitingHello) != (hello != nullptr))
        return fail(Ending::NotUnderstood);
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
        return fail(Ending::Version);
    m_helloTimer.stop();
    m_state = State::Streaming;
    const auto limits = m_pass.token ? std::optional(m_pass.token->limits) : std::nullopt;
    m_part = m_common.parts.part(m_feed, Share(limits, hello.interest));
    connect(m_part.get(), &FeedPart::published, this, &FeedSession::pump);
    m_resumed = !hello.resume || startFrom(*hello.resume);
    m_credit = hello.credit;
    ++m_common.counters.sessions;
    // In quotation marks, which also make visible what steers terminals: the client's name is its own invention.
    qCInfo(log) << "client" << QString::fromStdString(hello.client) << "at" << m_line->peer() << "as"
                << (m_pass.token ? QString::fromStdString(m_pass.token->name) : QStringLiteral("anybody")) << "on"
                << QString::fromStdString(m_feed.name()) << "from sequence" << number(m_next);
    m_heartbeat.start(m_common.timing.heartbeat);
    pump();
}

bool FeedSession::startFrom(const FeedPosition &resume)
{
    if (resume.epoch != m_part->epoch() || resume.sequence > m_part->head())
        return false; // another numbering, or a future that this part never had
    m_next = next(resume.sequence);
    return true;
}

void FeedSession::welcome()
{
    m_welcomed = true;
    wire::Welcome welcome;
    welcome.feed = m_feed.name();
    welcome.epoch = m_part->epoch();
    welcome.oldest = m_part->oldest();
    welcome.head = m_part->head();
    welcome.serverTime = m_common.clock.now();
    welcome.heartbeatMs = static_cast<std::uint32_t>(m_common.timing.heartbeat.count());
    welcome.resumed = m_resumed;
    welcome.ceiling = m_part->share().ceiling();
    welcome.partial = !m_part->share().everything();
    m_line->send(welcome);
}

void FeedSession::addCredit(const wire::Credit &credit)
{
    m_credit = std::min(m_credit + credit.events, creditLimit);
    pump();
}

void FeedSession::submit(const wire::Submit &submit)
{
    if (submit.action.empty())
        return fail(Ending::NotUnderstood);
    if (!m_submits.take(m_common.clock.now()))
        return fail(Ending::TooFast);
    ++m_common.counters.actions;
    const bool allowed = !m_pass.token || m_pass.token->maySubmit;
    auto receipt = m_part->submit(submit, allowed, m_common.clock.now());
    if (!receipt) {
        ++m_common.counters.storeFailures;
        qCWarning(log).noquote() << "action not kept:" << sentence(receipt.error());
        return fail(Ending::Unavailable); // without a receipt the client submits it again
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
    return m_state == State::Streaming && !m_muted && m_line->waiting() < highWater;
}

void FeedSession::pump()
{
    if (m_state != State::Streaming || m_muted)
        return;
    if (!m_welcomed)
        welcome();
    for (; !m_receipts.empty(); m_receipts.pop_front())
        m_line->send(m_receipts.front());
    const auto more = [this] { return canSend() && m_next <= m_part->head(); };
    for (int sent = 0; more(); ++sent) {
        if (sent == framesInATurn)
            return m_turn.start(0); // a timer, not an event: those would all come before the sockets
        if (!sendNextBatch())
            return;
    }
}

// By credit, and by the pace of the token: then the rest is sent when its time has come.
std::uint64_t FeedSession::maySend()
{
    if (!m_pass.pace || m_credit == 0)
        return m_credit;
    const std::uint64_t paced = m_pass.pace->available(m_common.clock.now());
    if (paced == 0)
        m_paceTimer.start(m_pass.pace->untilNext());
    return std::min(m_credit, paced);
}

bool FeedSession::sendNextBatch()
{
    const std::uint64_t most = maySend();
    if (most == 0)
        return false;
    const auto frame = m_part->frame(m_next, most);
    if (!frame) {
        ++m_common.counters.storeFailures;
        qCWarning(log).noquote() << "the store cannot be read:" << sentence(frame.error());
        fail(Ending::Unavailable);
        return false;
    }
    m_next = next(m_next, frame->events);
    m_credit -= frame->events;
    if (m_pass.pace)
        m_pass.pace->take(frame->events);
    m_common.counters.batches += 1;
    m_common.counters.events += frame->events;
    m_common.counters.bytes += static_cast<std::uint64_t>(frame->bytes.size());
    m_line->send(frame->bytes);
    return true;
}

void FeedSession::beat()
{
    if (m_pass.token && m_pass.token->expired(m_common.clock.now()))
        return fail(Ending::Unauthorised);
    if (m_muted || !m_welcomed)
        return;
    if (m_line->waiting() > 0 && ++m_stalledBeats > stalledBeatsAllowed)
        return fail(Ending::TooSlow); // nobody reads at the other end
    if (m_line->waiting() < highWater)
        m_line->send(wire::Heartbeat{m_part->head(), m_common.clock.now()});
}

void FeedSession::fail(Ending ending)
{
    if (m_state == State::Closing)
        return;
    m_state = State::Closing;
    m_helloTimer.stop();
    m_heartbeat.stop();
    m_paceTimer.stop();
    m_turn.stop();
    m_common.counters.refused += 1;
    m_common.counters.tooSlow += ending == Ending::TooSlow ? 1 : 0;
    m_common.counters.tooFast += ending == Ending::TooFast ? 1 : 0;
    if (ending == Ending::TooSlow || ending == Ending::TooFast)
        qCWarning(log).noquote() << "client at" << m_line->peer() << "on" << QString::fromStdString(m_feed.name())
                                 << (ending == Ending::TooSlow ? "does not read what is sent to it"
                                                               : "sends more than is taken from anybody");
    m_line->refuse(ending);
}

} // namespace yagura
