// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

#include "models/event/event.h"
#include "models/event/limits.h"

namespace yagura::test {

// Valid events with every field filled or left out by chance; the same seed gives the same events.
class RandomEvents
{
public:
    explicit RandomEvents(std::uint64_t seed)
        : m_random(seed)
    {
    }

    Event next()
    {
        Event event;
        event.id = "E-" + std::to_string(++m_count);
        event.feed = word();
        event.reported = time();
        event.exercise = chance();
        event.exerciseName = text();
        event.tlp = oneOf(Tlp::Red);
        event.releasableTo = listOf([this] { return word(); });
        event.deduplicationKey = text();
        switch (below(6)) {
        case 0:
            event.body = UnknownKind{};
            break;
        case 1:
            event.body = deskAction();
            break;
        case 2:
            event.body = feedNotice();
            break;
        default:
            event.body = report(static_cast<ReportKind>(below(3)));
        }
        return event;
    }

    Report report(ReportKind kind)
    {
        Report r;
        r.kind = kind;
        r.subject = "S-" + std::to_string(below(1000));
        r.revision = static_cast<std::uint32_t>(1 + below(limits::maxRevision));
        r.status = oneOf(SourceStatus::Retracted);
        r.sectors = listOf([this] { return SectorRef{word(), word(), chance()}; });
        r.title = bilingual();
        r.summary = bilingual();
        r.references = listOf([this] { return Reference{text(), text()}; });
        kind == ReportKind::Engagement ? fillEngagement(r) : fillEvidence(r);
        if (kind == ReportKind::Incident)
            fillIncident(r);
        else
            r.countries = listOf([this] { return country(); });
        return r;
    }

    std::uint64_t below(std::uint64_t n) { return m_random() % n; }
    bool chance() { return below(2) == 0; }

private:
    void fillEngagement(Report &r)
    {
        r.engagement = oneOf(EngagementKind::Review);
        if (chance())
            r.happened = {time(), Precision::Minute};
        r.endsAt = time();
    }

    void fillEvidence(Report &r)
    {
        if (chance())
            r.severity = {word(), text(), level(), chance()};
        r.happened = instant();
        r.indicators = listOf([this] { return Indicator{word(), text()}; });
        r.cves = listOf([this] { return "CVE-2026-" + std::to_string(10'000 + below(80'000)); });
        r.techniques = listOf([this] { return "T" + std::to_string(1000 + below(900)); });
        r.products = listOf([this] { return Product{word(), text()}; });
        r.suppliers = listOf([this] { return text(); });
        r.campaign = text();
    }

    void fillIncident(Report &r)
    {
        r.condition = oneOf(Condition::Cleared);
        if (chance())
            r.countries = {country()};
        if (chance())
            r.region = country() + '-' + std::to_string(1 + below(999));
        if (chance())
            r.place = Place{bilingual(), degrees(90), degrees(180)};
        if (chance())
            r.confidence = {static_cast<char>('A' + below(6)), static_cast<char>('1' + below(6))};
    }

    DeskAction deskAction()
    {
        return {oneOf(DeskAction::Kind::Note), "S-" + std::to_string(below(1000)), word(),
            static_cast<std::uint32_t>(below(limits::maxRevision + 1)), text(), text(), text(), time(), text(),
            chance() ? country() : std::string(), listOf([this] {
                return SectorRef{word(), word(), chance()};
            })};
    }

    FeedNotice feedNotice()
    {
        return {oneOf(FeedNotice::Kind::FloodEnded), word(), time(), time(), Sequence{m_random()}, Sequence{m_random()},
            bilingual()};
    }

    template <typename Enum> Enum oneOf(Enum last)
    {
        return static_cast<Enum>(below(static_cast<std::uint64_t>(last) + 1));
    }

    template <typename Make> std::vector<std::invoke_result_t<Make>> listOf(Make make)
    {
        std::vector<std::invoke_result_t<Make>> list;
        for (auto n = below(4); n > 0; --n)
            list.push_back(make());
        return list;
    }

    std::string text()
    {
        static const std::array<std::string, 10> parts{
            "", "陽炎", "電力", " gateway", "ﾊﾝｶｸ", "\x01\x7f", "🗼", "\u202Eevil", "naïve", std::string(1, '\0')};
        std::string s;
        for (auto n = below(4); n > 0; --n)
            s += parts[below(parts.size())];
        return s;
    }

    Text oneText() { return chance() ? Text{text(), oneOf(TextOrigin::Machine)} : Text{}; }
    BilingualText bilingual() { return {oneText(), oneText()}; }
    std::string word() { return "w" + std::to_string(below(1000)); }
    std::string country() { return chance() ? "JP" : "US"; }
    UtcTime time() { return utcFromMs(static_cast<std::int64_t>(below(limits::latestMs + 1))); }
    double degrees(int most) { return (static_cast<double>(below(2001)) - 1000.0) / 1000.0 * most; }

    DisplayLevel level()
    {
        if (chance())
            return {};
        return static_cast<std::uint8_t>(below(limits::maxDisplayLevel + 1));
    }

    Instant instant()
    {
        const auto precision = oneOf(Precision::Unknown);
        return {precision == Precision::Unknown ? UtcTime{} : time(), precision};
    }

    std::mt19937_64 m_random;
    std::uint64_t m_count = 0;
};

} // namespace yagura::test
