// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include "models/relay/event_source.h"
#include "models/relay/ndjson.h"
#include "models/relay/recording.h"

namespace yagura {

// Plays a recording into its feeds, `speed` times as fast as it was. The events keep their own times; their sequenced
// time is now. Read line by line: a recording of any length costs no memory. A line that is no event is quarantined
// under the feed "replay" with its number, and the replay goes on. A restart goes on where the recording is by the
// clock.
class ReplaySource : public EventSource
{
    Q_OBJECT
public:
    ReplaySource(RelayStore &store, QString path, double speed, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] quint64 refused() const { return m_refused; }

protected:
    [[nodiscard]] Success prepare() override;
    [[nodiscard]] Outcome<std::optional<UtcTime>> advance(UtcTime now) override;

private:
    [[nodiscard]] Success readAhead(); // m_ahead = next good line, or nothing at the end
    [[nodiscard]] UtcTime dueAt(const recording::Line &line) const;

    QString m_path;
    double m_speed;
    std::unique_ptr<QFile> m_file;
    std::optional<NdjsonLines> m_lines;
    std::optional<recording::Line> m_ahead;
    std::vector<Item> m_pending; // due, not yet durable
    UtcTime m_firstSequenced{};
    UtcTime m_anchor{};
    quint64 m_refused = 0;
};

} // namespace yagura
