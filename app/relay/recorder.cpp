// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/recorder.h"

#include <QLoggingCategory>

#include <algorithm>

#include "app/relay/texts.h"
#include "models/relay/recording.h"

namespace yagura {

namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(log, "yagura.relay.record", QtInfoMsg)

constexpr auto settleTime = 300ms;

} // namespace

Recorder::Recorder(Settings settings, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_file(m_settings.file)
    , m_hub({"yagura-relay " YAGURA_VERSION, {"en"}, 16'384}, clock)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_settle, &QTimer::timeout, this, &Recorder::finished);
    connect(&m_hub, &FeedHub::batchReceived, this, &Recorder::write);
    connect(&m_hub, &FeedHub::healthChanged, this, &Recorder::follow);
    connect(&m_hub, &FeedHub::directoryAnswered, this, [this](const QUrl &url) {
        m_health.erase(url); // the server as a whole is no feed to wait for
        m_named = true;
        checkHead();
    });
}

Recorder::~Recorder()
{
    m_hub.stop();
}

Success Recorder::start()
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Problem{Problem::Kind::NotWritable, m_settings.file, m_file.errorString()};
    m_hub.start({m_settings.feed}, {}, {});
    return Done{};
}

void Recorder::write(const ReceivedBatch &batch)
{
    for (const wire::Entry &entry : batch.batch.entries) {
        const auto line = recording::write(entry.sequenced, entry.event);
        if (!line) {
            qCWarning(log) << "an event that is none was left out:" << nameOf(line.error().reason);
            continue;
        }
        m_file.write(line->data(), static_cast<qint64>(line->size()));
        m_file.write("\n");
        ++m_events;
    }
    if (!m_file.flush())
        return fail({Problem::Kind::NotWritable, m_settings.file, m_file.errorString()});
    const auto count = static_cast<std::uint32_t>(batch.batch.entries.size());
    const QByteArray feed = QByteArray::fromStdString(batch.feed);
    const FeedPosition position{batch.epoch, Sequence{number(batch.batch.first) + count - 1}};
    m_written[batch.feed] = position;
    m_hub.setDurable(feed, position);
    m_hub.grant(feed, count);
    checkHead();
}

void Recorder::follow(const FeedHealth &health)
{
    m_health[health.url] = health;
    const QString where = health.url.toString();
    if (health.state == FeedState::Refused)
        return fail({Problem::Kind::FeedRefused, where, health.detail});
    if (health.state == FeedState::Lost) {
        if (health.lastHeard == UtcTime{})
            return fail({Problem::Kind::FeedUnreachable, where, health.detail});
        qCWarning(log).noquote() << where << "is lost; trying again";
    }
    checkHead();
}

// Nothing was recorded: then the file was never there, and the next attempt may use its name.
void Recorder::fail(const Problem &problem)
{
    if (m_events == 0)
        m_file.remove();
    Q_EMIT failed(problem);
}

void Recorder::checkHead()
{
    if (!m_settings.untilHead)
        return;
    const bool complete = (m_named || !m_health.empty()) && std::ranges::all_of(m_health, [this](const auto &entry) {
        const FeedHealth &health = entry.second;
        const auto written = m_written.find(health.feed.toStdString());
        const Sequence at = written == m_written.end() ? Sequence::None : written->second.sequence;
        return isHeard(health.state) && at >= health.head;
    });
    if (!complete)
        m_settle.stop();
    else if (!m_settle.isActive())
        m_settle.start();
}

} // namespace yagura
