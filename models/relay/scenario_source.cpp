// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/scenario_source.h"

#include <algorithm>

namespace yagura {

ScenarioSource::ScenarioSource(RelayStore &store, QString nameOrPath, const Clock &clock, QObject *parent)
    : EventSource(store, clock, parent)
    , m_nameOrPath(std::move(nameOrPath))
{
}

Success ScenarioSource::prepare()
{
    // Read before anything is written: a wrong scenario must not leave an anchor behind.
    if (const auto trial = Scenario::load(m_nameOrPath, clock().now()); !trial)
        return trial.error();
    const auto anchored = anchor("relay/scenario-anchor", clock().now());
    if (!anchored)
        return anchored.error();
    auto scenario = Scenario::load(m_nameOrPath, *anchored);
    if (!scenario)
        return scenario.error();
    m_scenario = *std::move(scenario);
    m_silent.assign(m_scenario.silences.size(), false);
    // Every feed exists from the start, also one that speaks up later.
    for (const Scenario::Step &step : m_scenario.steps) {
        if (const auto feed = store().ensureFeed(step.feed); !feed)
            return feed.error();
    }
    return Done{};
}

Outcome<std::optional<UtcTime>> ScenarioSource::advance(UtcTime now)
{
    announceSilences(now);
    if (const Success done = appendDue(now); !done)
        return done.error();
    return nextChange(now);
}

Success ScenarioSource::appendDue(UtcTime now)
{
    std::size_t end = m_done;
    // By feed, so that the history of each is appended in long runs. The order within a feed stays.
    std::map<std::string, std::vector<Item>> due;
    for (; end < m_scenario.steps.size() && m_scenario.steps[end].at <= now; ++end) {
        const Scenario::Step &step = m_scenario.steps[end];
        due[step.feed].push_back({step.feed, {step.history ? step.at : now, step.event}, {}});
    }
    for (const auto &[feed, items] : due) {
        if (const Success done = append(items); !done)
            return done; // all of them again next time: what was taken is a repeat then
    }
    m_done = end;
    return Done{};
}

void ScenarioSource::announceSilences(UtcTime now)
{
    for (std::size_t i = 0; i < m_silent.size(); ++i) {
        const Scenario::Silence &silence = m_scenario.silences[i];
        const bool silent = silence.from <= now && now < silence.to;
        if (silent == m_silent[i])
            continue;
        m_silent[i] = silent;
        Q_EMIT silenceChanged(QByteArray::fromStdString(silence.feed), silent);
    }
}

std::optional<UtcTime> ScenarioSource::nextChange(UtcTime now) const
{
    std::optional<UtcTime> next;
    const auto consider = [&](UtcTime at) {
        if (at > now && (!next || at < *next))
            next = at;
    };
    if (m_done < m_scenario.steps.size())
        consider(m_scenario.steps[m_done].at);
    for (const Scenario::Silence &silence : m_scenario.silences) {
        consider(silence.from);
        consider(silence.to);
    }
    return next;
}

} // namespace yagura
