// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/load_source.h"

#include <algorithm>

namespace yagura {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t eventsAtOnce = 4096;     // then the clients have their turn
constexpr std::chrono::milliseconds pace = 20ms; // a frame's worth at a time, not every event by itself

// A small generator with a jump: state is (seed, n), so that any event can be made by itself.
class Dice
{
public:
    Dice(std::uint64_t seed, std::uint64_t n)
        : m_state(seed * 0x9E3779B97F4A7C15U + n * 0xD1B54A32D192ED03U)
    {
    }
    std::uint64_t below(std::uint64_t limit)
    {
        m_state += 0x9E3779B97F4A7C15U; // SplitMix64
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return (z ^ (z >> 31U)) % limit;
    }

private:
    std::uint64_t m_state;
};

struct Kind
{
    const char *ja;
    const char *en;
};
constexpr Kind kinds[] = {
    {"監視制御系への不審な通信", "Suspicious traffic towards supervisory control"},
    {"公式サイトへのDDoS攻撃", "DDoS against the public web site"},
    {"業務端末でランサムウェアを検知", "Ransomware on office workstations"},
    {"職員を狙うフィッシングの増加", "Rise in phishing against staff"},
    {"遠隔保守回線からの不正アクセス", "Unauthorized access over a maintenance line"},
    {"委託先における情報漏えい", "Data leak at a contractor"},
};

// Mostly low, rarely grave, as on a real floor; a few without a severity.
DisplayLevel levelFrom(std::uint64_t percent)
{
    static constexpr std::uint64_t upTo[] = {5, 45, 80, 93, 97, 98};
    for (std::uint8_t level = 0; level < std::size(upTo); ++level) {
        if (percent < upTo[level])
            return level;
    }
    return std::nullopt;
}

std::string numbered(const char *prefix, std::uint64_t n)
{
    return prefix + std::to_string(n);
}

} // namespace

LoadSource::LoadSource(RelayStore &store, Profile profile, const Clock &clock, QObject *parent)
    : EventSource(store, clock, parent)
    , m_profile(std::move(profile))
{
    Q_ASSERT(!m_profile.sectors.empty() && !m_profile.regions.empty() && m_profile.perSecond > 0);
}

Event LoadSource::eventAt(const Profile &profile, std::uint64_t n, UtcTime now)
{
    Dice dice(profile.seed, n);
    // One in four is the second revision of one of the 64 before it. Of its own number only the original may count, so
    // that the subject stays the one it was raised under.
    const bool revises = n > 64 && n % 4 == 0;
    const std::uint64_t original = revises ? n - 1 - 4 * dice.below(16) : n;
    Dice subject(profile.seed, original);
    const std::string &region = profile.regions[subject.below(profile.regions.size())];
    const std::string &sector = profile.sectors[subject.below(profile.sectors.size())];
    const Kind &kind = kinds[subject.below(std::size(kinds))];

    Report report;
    report.subject = numbered("LOAD-I", original);
    report.revision = revises ? static_cast<std::uint32_t>(2 + (n - original) / 4) : 1;
    report.status = revises ? SourceStatus::Confirmed : SourceStatus::Draft;
    report.condition = revises && dice.below(3) == 0 ? Condition::Cleared : Condition::Active;
    report.sectors = {{sector.starts_with("jp.") ? "jp-ci" : "us-ci", sector, false}};
    report.countries = {region.substr(0, 2)};
    report.region = region;
    if (const DisplayLevel level = levelFrom(dice.below(100)))
        report.severity = {"display", std::to_string(*level), level, false};
    report.confidence = {static_cast<char>('A' + dice.below(4)), static_cast<char>('1' + dice.below(4))};
    report.happened = floored({now - std::chrono::minutes(dice.below(180)), Precision::Minute});
    const std::string number = ' ' + std::to_string(original);
    report.title = {{kind.ja + number, TextOrigin::Original}, {kind.en + number, TextOrigin::Machine}};
    report.summary = {{"性能測定用に生成した想定の事案。実在の組織及び事象とは無関係。", TextOrigin::Original},
        {"Generated for measurement. Not a real organization and not a real event.", TextOrigin::Human}};
    report.indicators = {{"ipv4-addr", "203.0.113." + std::to_string(dice.below(256))}};

    Event event;
    event.id = numbered("LOAD-", n);
    event.feed = feedName;
    event.reported = now;
    event.exercise = true; // never to be mistaken for the real thing
    event.exerciseName = "LOAD";
    event.tlp = Tlp::Clear;
    event.body = std::move(report);
    return event;
}

Success LoadSource::prepare()
{
    const auto feed = store().ensureFeed(feedName);
    if (!feed)
        return feed.error();
    m_started = clock().now();
    m_base = number((*feed)->head());
    return Done{};
}

Outcome<std::optional<UtcTime>> LoadSource::advance(UtcTime now)
{
    const double seconds = std::chrono::duration<double>(now - m_started).count();
    const auto due = static_cast<std::uint64_t>(std::max(0.0, seconds * m_profile.perSecond));
    const std::uint64_t end = std::min(due, m_made + eventsAtOnce);
    std::vector<Item> items;
    for (std::uint64_t n = m_made; n < end; ++n)
        items.push_back({feedName, {now, m_codec.encode(eventAt(m_profile, m_base + n + 1, now))}, {}});
    if (const Success done = append(items); !done)
        return done.error();
    m_made = std::max(m_made, end);
    return std::optional(m_made < due ? now : now + pace);
}

} // namespace yagura
