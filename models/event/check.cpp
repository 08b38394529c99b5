// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/check.h"

#include <algorithm>
#include <cmath>

namespace yagura {

namespace {

using google::protobuf::RepeatedPtrField;
using Reason = Refusal::Reason;

// Where we are in the message. Lives on the stack and costs nothing until a refusal asks for its path.
struct Field
{
    const Field *in;
    const char *name;
    [[nodiscard]] std::string path() const { return in ? in->path() + '.' + name : std::string(name); }
};

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isUpperOrDigit(char c)
{
    return isUpper(c) || (c >= '0' && c <= '9');
}

bool isCountry(std::string_view code) // ISO 3166-1 alpha-2
{
    return code.size() == 2 && isUpper(code[0]) && isUpper(code[1]);
}

bool isRegion(std::string_view code) // ISO 3166-2: country, hyphen, one to three letters or digits
{
    return code.size() >= 4 && code.size() <= 6 && isCountry(code.substr(0, 2)) && code[2] == '-'
        && std::ranges::all_of(code.substr(3), isUpperOrDigit);
}

bool isAdmiralty(std::string_view code)
{
    return code.size() == 2 && code[0] >= 'A' && code[0] <= 'F' && code[1] >= '1' && code[1] <= '6';
}

// Every rule returns whether all is well so far; the first that does not holds the refusal.
class Checker
{
public:
    Refusal refusal;

    bool event(const pb::Event &m);

private:
    using Code = bool (*)(std::string_view);

    bool rule(bool kept, Reason reason, const Field &field)
    {
        if (!kept)
            refusal = {reason, field.path()};
        return kept;
    }

    bool text(const std::string &s, std::size_t most, const Field &f)
    {
        return rule(s.size() <= most, Reason::TextTooLong, f);
    }
    bool id(const std::string &s, const Field &f) { return text(s, limits::idBytes, f); }
    bool brief(const std::string &s, const Field &f) { return text(s, limits::shortTextBytes, f); }
    bool identity(const std::string &s, const Field &f) { return rule(!s.empty(), Reason::MissingId, f) && id(s, f); }
    bool code(const std::string &s, Code form, const Field &f)
    {
        return rule(s.empty() || form(s), Reason::BadCode, f);
    }
    bool time(std::int64_t ms, const Field &f)
    {
        return rule(ms >= limits::earliestMs && ms <= limits::latestMs, Reason::TimeOutOfRange, f);
    }

    // `one` checks an element, called as one(element).
    template <typename T, typename One> bool list(const RepeatedPtrField<T> &items, const Field &f, One one)
    {
        return rule(static_cast<std::size_t>(items.size()) <= limits::listLength, Reason::ListTooLong, f)
            && std::ranges::all_of(items, one);
    }
    bool ids(const RepeatedPtrField<std::string> &items, const Field &f)
    {
        return list(items, f, [&](const std::string &s) { return id(s, f); });
    }

    bool bilingual(const pb::BilingualText &m, std::size_t most, const Field &f);
    bool instant(const pb::Instant &m, const Field &f);
    bool place(const pb::Place &m, const Field &f);
    bool severity(const pb::Severity &m, const Field &f);
    bool countries(const RepeatedPtrField<std::string> &items, const Field &f);
    bool sectors(const RepeatedPtrField<pb::SectorRef> &items, const Field &f);

    template <typename M> bool report(const M &m, const Field &f);
    template <typename M> bool evidence(const M &m, const Field &f);
    bool body(const pb::IncidentReport &m, const Field &f);
    bool body(const pb::Advisory &m, const Field &f);
    bool body(const pb::Engagement &m, const Field &f);
    bool body(const pb::DeskAction &m, const Field &f);
    bool body(const pb::FeedNotice &m, const Field &f);
    bool kind(const pb::Event &m);
};

bool Checker::bilingual(const pb::BilingualText &m, std::size_t most, const Field &f)
{
    const Field ja{&f, "ja"};
    const Field en{&f, "en"};
    return text(m.ja().text(), most, {&ja, "text"}) && text(m.en().text(), most, {&en, "text"});
}

bool Checker::instant(const pb::Instant &m, const Field &f)
{
    const bool stated = m.precision() >= pb::PRECISION_YEAR && m.precision() <= pb::PRECISION_MINUTE;
    return !stated || time(m.at(), {&f, "at"});
}

bool Checker::place(const pb::Place &m, const Field &f)
{
    // Written so that NaN fails.
    return bilingual(m.name(), limits::shortTextBytes, {&f, "name"})
        && rule(std::abs(m.latitude()) <= 90, Reason::BadCoordinates, {&f, "latitude"})
        && rule(std::abs(m.longitude()) <= 180, Reason::BadCoordinates, {&f, "longitude"});
}

bool Checker::severity(const pb::Severity &m, const Field &f)
{
    return id(m.scale(), {&f, "scale"}) && id(m.value(), {&f, "value"})
        && rule(m.display() <= limits::maxDisplayLevel, Reason::BadSeverity, {&f, "display"});
}

bool Checker::countries(const RepeatedPtrField<std::string> &items, const Field &f)
{
    return list(items, f, [&](const std::string &s) { return rule(isCountry(s), Reason::BadCode, f); });
}

bool Checker::sectors(const RepeatedPtrField<pb::SectorRef> &items, const Field &f)
{
    return list(items, f, [&](const pb::SectorRef &s) {
        return id(s.taxonomy(), {&f, "taxonomy"}) && id(s.code(), {&f, "code"});
    });
}

// What incident, advisory and engagement have in common.
template <typename M> bool Checker::report(const M &m, const Field &f)
{
    const Field references{&f, "references"};
    return rule(m.revision() >= 1 && m.revision() <= limits::maxRevision, Reason::BadRevision, {&f, "revision"})
        && sectors(m.sectors(), {&f, "sectors"}) && bilingual(m.title(), limits::titleBytes, {&f, "title"})
        && bilingual(m.summary(), limits::summaryBytes, {&f, "summary"})
        && list(m.references(), references, [&](const pb::Reference &r) {
               return brief(r.url(), {&references, "url"}) && brief(r.title(), {&references, "title"});
           });
}

// What incident and advisory have besides.
template <typename M> bool Checker::evidence(const M &m, const Field &f)
{
    const Field indicators{&f, "indicators"};
    const Field products{&f, "products"};
    const Field suppliers{&f, "suppliers"};
    return severity(m.severity(), {&f, "severity"})
        && list(m.indicators(), indicators,
            [&](const pb::Indicator &i) {
                return id(i.type(), {&indicators, "type"}) && brief(i.value(), {&indicators, "value"});
            })
        && ids(m.cves(), {&f, "cves"}) && ids(m.techniques(), {&f, "techniques"})
        && list(m.products(), products,
            [&](const pb::Product &p) {
                return brief(p.vendor(), {&products, "vendor"}) && brief(p.name(), {&products, "name"});
            })
        && list(m.suppliers(), suppliers, [&](const std::string &s) { return brief(s, suppliers); })
        && id(m.campaign(), {&f, "campaign"});
}

bool Checker::body(const pb::IncidentReport &m, const Field &f)
{
    return identity(m.incident(), {&f, "incident"}) && report(m, f) && evidence(m, f)
        && code(m.country(), isCountry, {&f, "country"}) && code(m.region(), isRegion, {&f, "region"})
        && place(m.place(), {&f, "place"}) && code(m.confidence(), isAdmiralty, {&f, "confidence"})
        && instant(m.happened(), {&f, "happened"});
}

bool Checker::body(const pb::Advisory &m, const Field &f)
{
    return identity(m.advisory(), {&f, "advisory"}) && report(m, f) && evidence(m, f)
        && countries(m.countries(), {&f, "countries"}) && instant(m.published(), {&f, "published"});
}

bool Checker::body(const pb::Engagement &m, const Field &f)
{
    return identity(m.engagement(), {&f, "engagement"}) && report(m, f) && countries(m.countries(), {&f, "countries"})
        && time(m.starts_at(), {&f, "starts_at"}) && time(m.ends_at(), {&f, "ends_at"});
}

bool Checker::body(const pb::DeskAction &m, const Field &f)
{
    // A note may be about the watch itself, and a kind we do not know may have another subject.
    const bool needsSubject = m.kind() >= pb::DESK_ACTION_KIND_ACKNOWLEDGE && m.kind() <= pb::DESK_ACTION_KIND_REOPEN;
    return rule(!needsSubject || !m.incident().empty(), Reason::MissingId, {&f, "incident"})
        && id(m.incident(), {&f, "incident"}) && id(m.rule(), {&f, "rule"})
        && rule(m.seen_revision() <= limits::maxRevision, Reason::BadRevision, {&f, "seen_revision"})
        && id(m.desk(), {&f, "desk"}) && id(m.person(), {&f, "person"}) && brief(m.note(), {&f, "note"})
        && time(m.until(), {&f, "until"}) && id(m.to_desk(), {&f, "to_desk"})
        && rule(m.country().empty() || isCountry(m.country()), Reason::BadCode, {&f, "country"})
        && sectors(m.sectors(), {&f, "sectors"});
}

bool Checker::body(const pb::FeedNotice &m, const Field &f)
{
    return id(m.feed(), {&f, "feed"}) && time(m.from(), {&f, "from"}) && time(m.to(), {&f, "to"})
        && bilingual(m.note(), limits::shortTextBytes, {&f, "note"});
}

bool Checker::kind(const pb::Event &m)
{
    switch (m.kind_case()) {
    case pb::Event::kIncident:
        return body(m.incident(), {nullptr, "incident"});
    case pb::Event::kAdvisory:
        return body(m.advisory(), {nullptr, "advisory"});
    case pb::Event::kEngagement:
        return body(m.engagement(), {nullptr, "engagement"});
    case pb::Event::kDeskAction:
        return body(m.desk_action(), {nullptr, "desk_action"});
    case pb::Event::kFeedNotice:
        return body(m.feed_notice(), {nullptr, "feed_notice"});
    case pb::Event::KIND_NOT_SET:
        break;
    }
    return true;
}

bool Checker::event(const pb::Event &m)
{
    return identity(m.id(), {nullptr, "id"}) && id(m.feed(), {nullptr, "feed"})
        && time(m.reported_at(), {nullptr, "reported_at"}) && id(m.exercise_name(), {nullptr, "exercise_name"})
        && ids(m.releasable_to(), {nullptr, "releasable_to"})
        && id(m.deduplication_key(), {nullptr, "deduplication_key"}) && kind(m);
}

} // namespace

std::optional<Refusal> check(const pb::Event &message)
{
    Checker checker;
    if (checker.event(message))
        return std::nullopt;
    return checker.refusal;
}

} // namespace yagura
