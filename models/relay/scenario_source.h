// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/relay/event_source.h"
#include "models/relay/scenario.h"

namespace yagura {

// Plays a scenario. Its anchor is the first start of the store, kept in the journal: a restart goes on where the story
// is by the clock. What lies before the anchor is appended at once and carries the scenario's times as sequenced time;
// the rest comes live. A silence is announced by silenceChanged(), at a restart in its middle too.
class ScenarioSource : public EventSource
{
    Q_OBJECT
public:
    ScenarioSource(RelayStore &store, QString nameOrPath, const Clock &clock, QObject *parent = nullptr);

protected:
    [[nodiscard]] Success prepare() override;
    [[nodiscard]] Outcome<std::optional<UtcTime>> advance(UtcTime now) override;

private:
    [[nodiscard]] Success appendDue(UtcTime now);
    void announceSilences(UtcTime now);
    [[nodiscard]] std::optional<UtcTime> nextChange(UtcTime now) const;

    QString m_nameOrPath;
    Scenario m_scenario;
    std::size_t m_done = 0;     // steps
    std::vector<bool> m_silent; // by silence: announced and not yet over
};

} // namespace yagura
