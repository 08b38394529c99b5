// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/proto.h"

namespace yagura {

namespace {

using google::protobuf::RepeatedPtrField;

// For enums whose numbers are the same on both sides; the assertions below hold the two lists together.
template <typename Theirs, typename Ours> Theirs numberOf(Ours value)
{
    return static_cast<Theirs>(static_cast<int>(value));
}

template <typename Ours, typename Theirs> constexpr bool same(Ours ours, Theirs theirs)
{
    return static_cast<int>(ours) == static_cast<int>(theirs);
}
static_assert(same(Tlp::Red, pb::TLP_RED) && pb::Tlp_MAX == pb::TLP_RED);
static_assert(same(SourceStatus::Retracted, pb::SOURCE_STATUS_RETRACTED));
static_assert(same(TextOrigin::Machine, pb::TEXT_ORIGIN_MACHINE));
static_assert(same(EngagementKind::Review, pb::ENGAGEMENT_KIND_REVIEW));
static_assert(same(DeskAction::Kind::Note, pb::DESK_ACTION_KIND_NOTE));
static_assert(same(FeedNotice::Kind::Confirmed, pb::FEED_NOTICE_KIND_CONFIRMED));
static_assert(same(Precision::Year, pb::PRECISION_YEAR - 1) && same(Precision::Unknown, pb::PRECISION_UNKNOWN - 1));
static_assert(same(Condition::Active, pb::CONDITION_ACTIVE - 1) && same(Condition::Cleared, pb::CONDITION_CLEARED - 1));

void put(const Instant &v, pb::Instant &m)
{
    m.set_precision(static_cast<pb::Precision>(static_cast<int>(v.precision) + 1));
    if (v.precision != Precision::Unknown)
        m.set_at(toMs(v.at));
}

void put(const Text &v, pb::Text &m)
{
    m.set_text(v.text);
    m.set_origin(numberOf<pb::TextOrigin>(v.origin));
}

void put(const BilingualText &v, pb::BilingualText &m)
{
    if (v.ja != Text{})
        put(v.ja, *m.mutable_ja());
    if (v.en != Text{})
        put(v.en, *m.mutable_en());
}

void put(const SectorRef &v, pb::SectorRef &m)
{
    m.set_taxonomy(v.taxonomy);
    m.set_code(v.code);
    m.set_mapped(v.mapped);
}

void put(const Place &v, pb::Place &m)
{
    if (v.name != BilingualText{})
        put(v.name, *m.mutable_name());
    m.set_latitude(v.latitude);
    m.set_longitude(v.longitude);
}

void put(const Severity &v, pb::Severity &m)
{
    m.set_scale(v.scale);
    m.set_value(v.value);
    if (v.display)
        m.set_display(*v.display);
    m.set_display_mapped(v.displayMapped);
}

void put(const Indicator &v, pb::Indicator &m)
{
    m.set_type(v.type);
    m.set_value(v.value);
}

void put(const Product &v, pb::Product &m)
{
    m.set_vendor(v.vendor);
    m.set_name(v.name);
}

void put(const Reference &v, pb::Reference &m)
{
    m.set_url(v.url);
    m.set_title(v.title);
}

template <typename Ours, typename Theirs> void putAll(const std::vector<Ours> &values, RepeatedPtrField<Theirs> *list)
{
    list->Reserve(static_cast<int>(values.size()));
    for (const Ours &value : values)
        put(value, *list->Add());
}

void putAll(const std::vector<std::string> &values, RepeatedPtrField<std::string> *list)
{
    list->Assign(values.begin(), values.end());
}

// What incident, advisory and engagement have in common.
template <typename M> void putReport(const Report &v, M &m)
{
    m.set_revision(v.revision);
    m.set_status(numberOf<pb::SourceStatus>(v.status));
    putAll(v.sectors, m.mutable_sectors());
    if (v.title != BilingualText{})
        put(v.title, *m.mutable_title());
    if (v.summary != BilingualText{})
        put(v.summary, *m.mutable_summary());
    putAll(v.references, m.mutable_references());
}

// What incident and advisory have besides.
template <typename M> void putEvidence(const Report &v, M &m)
{
    if (v.severity != Severity{})
        put(v.severity, *m.mutable_severity());
    putAll(v.indicators, m.mutable_indicators());
    putAll(v.cves, m.mutable_cves());
    putAll(v.techniques, m.mutable_techniques());
    putAll(v.products, m.mutable_products());
    putAll(v.suppliers, m.mutable_suppliers());
    m.set_campaign(v.campaign);
}

void put(const Report &v, pb::IncidentReport &m)
{
    m.set_incident(v.subject);
    putReport(v, m);
    putEvidence(v, m);
    m.set_condition(static_cast<pb::Condition>(static_cast<int>(v.condition) + 1));
    if (!v.countries.empty())
        m.set_country(v.countries.front());
    m.set_region(v.region);
    if (v.place)
        put(*v.place, *m.mutable_place());
    m.set_confidence(v.confidence);
    put(v.happened, *m.mutable_happened());
}

void put(const Report &v, pb::Advisory &m)
{
    m.set_advisory(v.subject);
    putReport(v, m);
    putEvidence(v, m);
    putAll(v.countries, m.mutable_countries());
    put(v.happened, *m.mutable_published());
}

void put(const Report &v, pb::Engagement &m)
{
    m.set_engagement(v.subject);
    putReport(v, m);
    putAll(v.countries, m.mutable_countries());
    m.set_kind(numberOf<pb::EngagementKind>(v.engagement));
    if (v.happened.precision != Precision::Unknown)
        m.set_starts_at(toMs(v.happened.at));
    m.set_ends_at(toMs(v.endsAt));
}

void put(const DeskAction &v, pb::DeskAction &m)
{
    m.set_kind(numberOf<pb::DeskActionKind>(v.kind));
    m.set_incident(v.subject);
    m.set_rule(v.rule);
    m.set_seen_revision(v.seenRevision);
    m.set_desk(v.desk);
    m.set_person(v.person);
    m.set_note(v.note);
    m.set_until(toMs(v.until));
    m.set_to_desk(v.toDesk);
    m.set_country(v.country);
    putAll(v.sectors, m.mutable_sectors());
}

void put(const FeedNotice &v, pb::FeedNotice &m)
{
    m.set_kind(numberOf<pb::FeedNoticeKind>(v.kind));
    m.set_feed(v.feed);
    m.set_from(toMs(v.from));
    m.set_to(toMs(v.to));
    m.set_first_missing(number(v.firstMissing));
    m.set_last_missing(number(v.lastMissing));
    if (v.note != BilingualText{})
        put(v.note, *m.mutable_note());
    m.set_times(v.times);
}

// One overload per alternative of Event::body.
void putBody(const UnknownKind &, pb::Event &) { }

void putBody(const Report &v, pb::Event &m)
{
    switch (v.kind) {
    case ReportKind::Incident:
        return put(v, *m.mutable_incident());
    case ReportKind::Advisory:
        return put(v, *m.mutable_advisory());
    case ReportKind::Engagement:
        return put(v, *m.mutable_engagement());
    }
}

void putBody(const DeskAction &v, pb::Event &m)
{
    put(v, *m.mutable_desk_action());
}

void putBody(const FeedNotice &v, pb::Event &m)
{
    put(v, *m.mutable_feed_notice());
}

} // namespace

void toProto(const Event &event, pb::Event &m)
{
    m.set_id(event.id);
    m.set_feed(event.feed);
    m.set_reported_at(toMs(event.reported));
    m.set_exercise(event.exercise);
    m.set_exercise_name(event.exerciseName);
    m.set_tlp(numberOf<pb::Tlp>(event.tlp));
    putAll(event.releasableTo, m.mutable_releasable_to());
    m.set_deduplication_key(event.deduplicationKey);
    std::visit([&m](const auto &body) { putBody(body, m); }, event.body);
}

} // namespace yagura
