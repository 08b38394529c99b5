// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/event_source.h"

#include <charconv>

namespace yagura {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds retryAfter = 1s;
constexpr std::chrono::milliseconds longestSleep = 10min; // the clock may be set meanwhile

std::optional<std::int64_t> numberIn(const std::string &text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

} // namespace

EventSource::EventSource(RelayStore &store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &EventSource::tick);
}

Success EventSource::start()
{
    if (const Success prepared = prepare(); !prepared)
        return prepared;
    const auto next = advance(m_clock.now());
    if (!next)
        return next.error();
    sleep(next);
    return Done{};
}

void EventSource::tick()
{
    const auto next = advance(m_clock.now());
    if (!next)
        Q_EMIT failed(next.error());
    sleep(next);
}

void EventSource::sleep(const Outcome<std::optional<UtcTime>> &next)
{
    if (!next)
        return m_timer.start(retryAfter);
    if (*next)
        return m_timer.start(std::clamp<std::chrono::milliseconds>(**next - m_clock.now(), 0ms, longestSleep));
    m_timer.stop();
    Q_EMIT exhausted();
}

Success EventSource::append(std::span<const Item> items)
{
    std::vector<FeedStore::Draft> drafts;
    for (std::size_t i = 0; i < items.size(); ++i) {
        drafts.push_back(items[i].draft);
        const bool last = i + 1 == items.size();
        // One origin for a run would be a lie, so a run with origins is as long as its origin.
        if (!last && items[i + 1].feed == items[i].feed && items[i + 1].origin == items[i].origin)
            continue;
        const auto feed = m_store.ensureFeed(items[i].feed);
        if (!feed)
            return feed.error();
        if (const auto taken = (*feed)->append(drafts, items[i].origin); !taken)
            return taken.error();
        drafts.clear();
    }
    return Done{};
}

Outcome<UtcTime> EventSource::anchor(const char *key, UtcTime first)
{
    if (const auto kept = m_store.journal().setting(key)) {
        if (const auto ms = numberIn(*kept))
            return utcFromMs(*ms);
    }
    if (const Success kept = m_store.journal().setSetting(key, std::to_string(toMs(first))); !kept)
        return kept.error();
    return first;
}

} // namespace yagura
