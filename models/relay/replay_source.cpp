// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/replay_source.h"

#include <QFileInfo>
#include <QLoggingCategory>

namespace yagura {

namespace {

Q_LOGGING_CATEGORY(log, "yagura.relay.replay", QtInfoMsg)

constexpr std::size_t eventsAtOnce = 1000; // then the clients have their turn

} // namespace

ReplaySource::ReplaySource(RelayStore &store, QString path, double speed, const Clock &clock, QObject *parent)
    : EventSource(store, clock, parent)
    , m_path(std::move(path))
    , m_speed(speed)
{
    Q_ASSERT(speed > 0);
}

Success ReplaySource::prepare()
{
    auto file = openForReading(m_path);
    if (!file)
        return file.error();
    m_file = std::move(file).value();
    m_lines.emplace(*m_file);
    if (const Success read = readAhead(); !read)
        return read;
    if (!m_ahead)
        return Problem{Problem::Kind::WrongFormat, m_path,
            QCoreApplication::translate("Relay", "a recording with at least one event")};
    m_firstSequenced = m_ahead->sequenced;
    const auto anchored = anchor("relay/replay-anchor", clock().now());
    if (!anchored)
        return anchored.error();
    m_anchor = *anchored;
    return Done{};
}

Outcome<std::optional<UtcTime>> ReplaySource::advance(UtcTime now)
{
    while (m_ahead && dueAt(*m_ahead) <= now && m_pending.size() < eventsAtOnce) {
        m_pending.push_back({m_ahead->feed, {now, std::move(m_ahead->event)}, {}});
        if (const Success read = readAhead(); !read)
            return read.error();
    }
    if (const Success done = append(m_pending); !done)
        return done.error();
    m_pending.clear();
    if (!m_ahead)
        return std::optional<UtcTime>();
    return std::optional(std::max(dueAt(*m_ahead), now));
}

Success ReplaySource::readAhead()
{
    m_ahead.reset();
    while (const auto line = m_lines->next()) {
        auto read = recording::read(line->text);
        if (read && isFeedName(read->feed)) {
            m_ahead = *std::move(read);
            return Done{};
        }
        ++m_refused;
        const QString origin = QFileInfo(m_path).fileName() + u':' + QString::number(line->number);
        const Refusal refusal = read ? Refusal{Refusal::Reason::WrongFeed, "feed"} : read.error();
        qCWarning(log).noquote() << origin << "is not taken:" << nameOf(refusal.reason)
                                 << QString::fromStdString(refusal.field);
        const Quarantined item{
            "replay", origin.toStdString(), refusal, clock().now(), line->text.left(limits::eventBytes).toStdString()};
        if (const Success kept = store().journal().quarantine({&item, 1}); !kept)
            return kept;
    }
    return Done{};
}

UtcTime ReplaySource::dueAt(const recording::Line &line) const
{
    const auto after = std::chrono::duration<double, std::milli>(line.sequenced - m_firstSequenced) / m_speed;
    return m_anchor + std::chrono::round<std::chrono::milliseconds>(after);
}

} // namespace yagura
