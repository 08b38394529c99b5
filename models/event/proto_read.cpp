// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/proto.h"

namespace yagura {

namespace {

using google::protobuf::RepeatedPtrField;

// For enums whose numbers are the same on both sides.
template <typename Ours, typename Theirs> Ours enumOf(Theirs number, Ours last, Ours otherwise = Ours{})
{
    const int n = number;
    return n >= 0 && n <= static_cast<int>(last) ? static_cast<Ours>(n) : otherwise;
}

Precision precisionOf(pb::Precision precision)
{
    switch (precision) {
    case pb::PRECISION_YEAR:
        return Precision::Year;
    case pb::PRECISION_MONTH:
        return Precision::Month;
    case pb::PRECISION_DAY:
        return Precision::Day;
    case pb::PRECISION_MINUTE:
        return Precision::Minute;
    default: // UNSPECIFIED, UNKNOWN, and what a newer sender may add
        return Precision::Unknown;
    }
}

Instant valueOf(const pb::Instant &m)
{
    const Precision precision = precisionOf(m.precision());
    return {precision == Precision::Unknown ? UtcTime{} : utcFromMs(m.at()), precision};
}

Text valueOf(const pb::Text &m)
{
    return {m.text(), enumOf(m.origin(), TextOrigin::Machine)};
}

BilingualText valueOf(const pb::BilingualText &m)
{
    return {valueOf(m.ja()), valueOf(m.en())};
}

SectorRef valueOf(const pb::SectorRef &m)
{
    return {m.taxonomy(), m.code(), m.mapped()};
}

Place valueOf(const pb::Place &m)
{
    return {valueOf(m.name()), m.latitude(), m.longitude()};
}

Severity valueOf(const pb::Severity &m)
{
    const auto display = m.has_display() ? DisplayLevel(static_cast<std::uint8_t>(m.display())) : DisplayLevel();
    return {m.scale(), m.value(), display, m.display_mapped()};
}

Indicator valueOf(const pb::Indicator &m)
{
    return {m.type(), m.value()};
}

Product valueOf(const pb::Product &m)
{
    return {m.vendor(), m.name()};
}

Reference valueOf(const pb::Reference &m)
{
    return {m.url(), m.title()};
}

template <typename Theirs> auto valuesOf(const RepeatedPtrField<Theirs> &messages)
{
    std::vector<decltype(valueOf(messages.Get(0)))> values;
    values.reserve(static_cast<std::size_t>(messages.size()));
    for (const Theirs &message : messages)
        values.push_back(valueOf(message));
    return values;
}

std::vector<std::string> valuesOf(const RepeatedPtrField<std::string> &strings)
{
    return {strings.begin(), strings.end()};
}

// What incident, advisory and engagement have in common.
template <typename M> Report reportOf(const M &m, ReportKind kind, const std::string &subject)
{
    Report report;
    report.kind = kind;
    report.subject = subject;
    report.revision = m.revision();
    report.status = enumOf(m.status(), SourceStatus::Retracted);
    report.sectors = valuesOf(m.sectors());
    report.title = valueOf(m.title());
    report.summary = valueOf(m.summary());
    report.references = valuesOf(m.references());
    return report;
}

// What incident and advisory have besides.
template <typename M> void readEvidence(const M &m, Report &report)
{
    report.severity = valueOf(m.severity());
    report.indicators = valuesOf(m.indicators());
    report.cves = valuesOf(m.cves());
    report.techniques = valuesOf(m.techniques());
    report.products = valuesOf(m.products());
    report.suppliers = valuesOf(m.suppliers());
    report.campaign = m.campaign();
}

Report valueOf(const pb::IncidentReport &m)
{
    Report report = reportOf(m, ReportKind::Incident, m.incident());
    readEvidence(m, report);
    report.condition = m.condition() == pb::CONDITION_CLEARED ? Condition::Cleared : Condition::Active;
    if (!m.country().empty())
        report.countries = {m.country()};
    report.region = m.region();
    if (m.has_place())
        report.place = valueOf(m.place());
    report.confidence = m.confidence();
    report.happened = valueOf(m.happened());
    return report;
}

Report valueOf(const pb::Advisory &m)
{
    Report report = reportOf(m, ReportKind::Advisory, m.advisory());
    readEvidence(m, report);
    report.countries = valuesOf(m.countries());
    report.happened = valueOf(m.published());
    return report;
}

Report valueOf(const pb::Engagement &m)
{
    Report report = reportOf(m, ReportKind::Engagement, m.engagement());
    report.countries = valuesOf(m.countries());
    report.engagement = enumOf(m.kind(), EngagementKind::Review);
    if (m.starts_at() != 0)
        report.happened = {utcFromMs(m.starts_at()), Precision::Minute};
    report.endsAt = utcFromMs(m.ends_at());
    return report;
}

DeskAction valueOf(const pb::DeskAction &m)
{
    return {enumOf(m.kind(), DeskAction::Kind::Note), m.incident(), m.rule(), m.seen_revision(), m.desk(), m.person(),
        m.note(), utcFromMs(m.until()), m.to_desk(), m.country(), valuesOf(m.sectors())};
}

FeedNotice valueOf(const pb::FeedNotice &m)
{
    return {enumOf(m.kind(), FeedNotice::Kind::Confirmed), m.feed(), utcFromMs(m.from()), utcFromMs(m.to()),
        Sequence{m.first_missing()}, Sequence{m.last_missing()}, valueOf(m.note()), m.times()};
}

decltype(Event::body) bodyOf(const pb::Event &m)
{
    switch (m.kind_case()) {
    case pb::Event::kIncident:
        return valueOf(m.incident());
    case pb::Event::kAdvisory:
        return valueOf(m.advisory());
    case pb::Event::kEngagement:
        return valueOf(m.engagement());
    case pb::Event::kDeskAction:
        return valueOf(m.desk_action());
    case pb::Event::kFeedNotice:
        return valueOf(m.feed_notice());
    case pb::Event::KIND_NOT_SET:
        break;
    }
    return UnknownKind{};
}

} // namespace

Event fromProto(const pb::Event &m)
{
    Event event;
    event.id = m.id();
    event.feed = m.feed();
    event.reported = utcFromMs(m.reported_at());
    event.exercise = m.exercise();
    event.exerciseName = m.exercise_name();
    event.tlp = enumOf(m.tlp(), Tlp::Red, Tlp::Red); // a marking that we cannot read is kept closest
    event.releasableTo = valuesOf(m.releasable_to());
    event.deduplicationKey = m.deduplication_key();
    event.body = bodyOf(m);
    return event;
}

} // namespace yagura
