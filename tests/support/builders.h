// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include "models/event/codec.h"
#include "models/event/event.h"
#include "tests/support/fake_clock.h"

// Terse events for tests, valid from the start:
//
//     const Event e = incident("I-1").revision(2).region("JP-13").sector("jp.electricity").level(4);
//
// Everything that is not said is a plain default: feed "test", reported and happened at FakeClock::morning,
// confirmed, TLP:GREEN, a title in both languages.
namespace yagura::test {

inline std::string encoded(const Event &event)
{
    return EventCodec().encode(event);
}

// Fluent wrapper of an Event that holds a Report.
class ReportBuilder
{
public:
    ReportBuilder(ReportKind kind, std::string subject)
    {
        Report report;
        report.kind = kind;
        report.status = SourceStatus::Confirmed;
        report.happened = {FakeClock::morning, Precision::Minute};
        report.title.ja = {"件名 " + subject, TextOrigin::Original};
        report.title.en = {"Title of " + subject, TextOrigin::Human};
        if (kind == ReportKind::Engagement)
            report.endsAt = FakeClock::morning + std::chrono::hours{1};
        report.subject = std::move(subject);
        m_event.feed = "test";
        m_event.reported = FakeClock::morning;
        m_event.tlp = Tlp::Green;
        m_event.body = std::move(report);
        nameById();
    }

    operator const Event &() const { return m_event; }
    [[nodiscard]] const Event &event() const { return m_event; }
    [[nodiscard]] std::string bytes() const { return encoded(m_event); }

    ReportBuilder &id(std::string v) { return m_event.id = std::move(v), *this; }
    ReportBuilder &feed(std::string v) { return m_event.feed = std::move(v), *this; }
    ReportBuilder &reported(UtcTime v) { return m_event.reported = v, *this; }
    ReportBuilder &tlp(Tlp v) { return m_event.tlp = v, *this; }
    ReportBuilder &releasableTo(std::string v) { return m_event.releasableTo.push_back(std::move(v)), *this; }
    ReportBuilder &exercise(std::string name)
    {
        m_event.exercise = true;
        m_event.exerciseName = std::move(name);
        return *this;
    }
    ReportBuilder &deduplicationKey(std::string v) { return m_event.deduplicationKey = std::move(v), *this; }

    // Also gives the event the id "<subject>.<revision>".
    ReportBuilder &revision(std::uint32_t v)
    {
        report().revision = v;
        nameById();
        return *this;
    }
    ReportBuilder &status(SourceStatus v) { return report().status = v, *this; }
    ReportBuilder &condition(Condition v) { return report().condition = v, *this; }
    ReportBuilder &cleared() { return condition(Condition::Cleared); }
    ReportBuilder &retracted() { return status(SourceStatus::Retracted); }
    // "jp.electricity" is of taxonomy jp-ci, "us.energy" of us-ci, anything else of naics.
    ReportBuilder &sector(std::string code)
    {
        const bool jp = code.starts_with("jp.");
        const bool us = code.starts_with("us.");
        report().sectors.push_back({jp ? "jp-ci" : us ? "us-ci" : "naics", std::move(code), false});
        return *this;
    }
    ReportBuilder &country(std::string v) { return report().countries.push_back(std::move(v)), *this; }
    // Also sets the country, when none is set.
    ReportBuilder &region(std::string v)
    {
        if (report().countries.empty())
            report().countries.push_back(v.substr(0, 2));
        report().region = std::move(v);
        return *this;
    }
    ReportBuilder &place(std::string ja, std::string en, double latitude, double longitude)
    {
        report().place = Place{{{std::move(ja), {}}, {std::move(en), {}}}, latitude, longitude};
        return *this;
    }
    ReportBuilder &level(std::uint8_t v)
    {
        report().severity = {"display", std::to_string(v), v, false};
        return *this;
    }
    ReportBuilder &severity(Severity v) { return report().severity = std::move(v), *this; }
    ReportBuilder &confidence(std::string v) { return report().confidence = std::move(v), *this; }
    ReportBuilder &happened(UtcTime v, Precision p = Precision::Minute) { return report().happened = {v, p}, *this; }
    ReportBuilder &ends(UtcTime v) { return report().endsAt = v, *this; }
    ReportBuilder &engagement(EngagementKind v) { return report().engagement = v, *this; }
    ReportBuilder &title(std::string ja, std::string en)
    {
        report().title = {{std::move(ja), TextOrigin::Original}, {std::move(en), TextOrigin::Human}};
        return *this;
    }
    ReportBuilder &summary(std::string ja, std::string en)
    {
        report().summary = {{std::move(ja), TextOrigin::Original}, {std::move(en), TextOrigin::Human}};
        return *this;
    }
    ReportBuilder &indicator(std::string type, std::string value)
    {
        report().indicators.push_back({std::move(type), std::move(value)});
        return *this;
    }
    ReportBuilder &cve(std::string v) { return report().cves.push_back(std::move(v)), *this; }
    ReportBuilder &technique(std::string v) { return report().techniques.push_back(std::move(v)), *this; }
    ReportBuilder &product(std::string vendor, std::string name)
    {
        report().products.push_back({std::move(vendor), std::move(name)});
        return *this;
    }
    ReportBuilder &supplier(std::string v) { return report().suppliers.push_back(std::move(v)), *this; }
    ReportBuilder &reference(std::string url, std::string title)
    {
        report().references.push_back({std::move(url), std::move(title)});
        return *this;
    }
    ReportBuilder &campaign(std::string v) { return report().campaign = std::move(v), *this; }

private:
    Report &report() { return std::get<Report>(m_event.body); }
    void nameById() { m_event.id = report().subject + '.' + std::to_string(report().revision); }

    Event m_event;
};

inline ReportBuilder incident(std::string subject)
{
    return {ReportKind::Incident, std::move(subject)};
}

inline ReportBuilder advisory(std::string subject)
{
    return {ReportKind::Advisory, std::move(subject)};
}

inline ReportBuilder engagement(std::string subject)
{
    return {ReportKind::Engagement, std::move(subject)};
}

// A desk action of desk "desk-1" on (feed "test", subject, rule). Change the rest with std::get<DeskAction>(e.body).
inline Event deskAction(std::string id, DeskAction::Kind kind, std::string subject, std::string rule = "rule-1",
    std::uint32_t seenRevision = 1)
{
    Event event;
    event.id = std::move(id);
    event.feed = "test";
    event.reported = FakeClock::morning;
    DeskAction action;
    action.kind = kind;
    action.subject = std::move(subject);
    action.rule = std::move(rule);
    action.seenRevision = seenRevision;
    action.desk = "desk-1";
    action.person = "operator-1";
    event.body = std::move(action);
    return event;
}

inline Event feedNotice(std::string id, FeedNotice::Kind kind, UtcTime from = FakeClock::morning, UtcTime to = {})
{
    Event event;
    event.id = std::move(id);
    event.feed = "test";
    event.reported = FakeClock::morning;
    FeedNotice notice;
    notice.kind = kind;
    notice.feed = "test";
    notice.from = from;
    notice.to = to;
    event.body = std::move(notice);
    return event;
}

inline SequencedEvent sequenced(std::uint64_t sequence, Event event, UtcTime at = FakeClock::morning)
{
    return {Sequence{sequence}, at, std::move(event)};
}

} // namespace yagura::test
