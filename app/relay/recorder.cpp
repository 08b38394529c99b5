// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/recorder.h"

#include <QLoggingCategory>

#include "models/relay/recording.h"

namespace yagura {

namespace {

Q_LOGGING_CATEGORY(log, "yagura.relay.record", QtInfoMsg)

} // namespace

Recorder::Recorder(const Settings &settings, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_file(settings.file)
    , m_subscription({{settings.feed}, {}, settings.untilHead}, clock)
{
    connect(&m_subscription, &Subscription::received, this, &Recorder::write);
    connect(&m_subscription, &Subscription::finished, this, &Recorder::finished);
    connect(&m_subscription, &Subscription::failed, this, &Recorder::fail);
}

Success Recorder::start()
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Problem{Problem::Kind::NotWritable, m_file.fileName(), m_file.errorString()};
    m_subscription.start();
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
        return fail({Problem::Kind::NotWritable, m_file.fileName(), m_file.errorString()});
    m_subscription.taken(batch);
}

// Nothing was recorded: then the file was never there, and the next attempt may use its name.
void Recorder::fail(const Problem &problem)
{
    if (m_events == 0)
        m_file.remove();
    Q_EMIT failed(problem);
}

} // namespace yagura
