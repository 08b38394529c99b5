// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/report_table.h"

#include <cmath>
#include <limits>

namespace yagura {

namespace {

constexpr std::int64_t lateAfterMs = 60LL * 60 * 1000;
constexpr float nowhere = std::numeric_limits<float>::quiet_NaN();

Country countryOf(const Report &report)
{
    return report.countries.size() == 1 ? Catalog::countryOf(report.countries.front()) : Country::None;
}

std::array<char, 2> codeOf(const Report &report)
{
    const bool one = report.countries.size() == 1 && report.countries.front().size() == 2;
    return one ? std::array{report.countries.front()[0], report.countries.front()[1]} : std::array<char, 2>{};
}

// An advisory or an engagement that names no sector concerns all of them: it is in none of the "not designated"
// buckets.
SectorSet sectorsOf(const Report &report, Country country, const Catalog &catalog)
{
    if (report.kind != ReportKind::Incident && report.sectors.empty())
        return 0;
    return catalog.sectorsFor(report.sectors, country);
}

// Start and end of what the date leaves open; without a date the moment of reporting.
std::pair<UtcTime, UtcTime> spanOf(const Report &report, UtcTime reported)
{
    if (report.happened.precision == Precision::Unknown)
        return {reported, reported};
    const UtcTime start = floored(report.happened).at;
    if (report.kind == ReportKind::Engagement && report.endsAt > start)
        return {start, report.endsAt};
    return {start, endOf(report.happened)};
}

std::uint8_t packed(TextOrigin ja, TextOrigin en)
{
    return static_cast<std::uint8_t>(static_cast<unsigned>(ja) | static_cast<unsigned>(en) << 4U);
}

} // namespace

ReportTable::Applied ReportTable::apply(
    const SequencedEvent &event, EventRef ref, const std::string &feed, const Catalog &catalog)
{
    const Report *report = event.event.report();
    if (!report)
        return {};
    SubjectId id{feed, report->subject};
    if (const auto known = m_rows.find(id); known != m_rows.end()) {
        const Row r = known->second;
        if (report->revision == m_revision[r])
            return {r, false, false};
        m_history[r].push_back(ref);
        if (report->revision < m_revision[r])
            return {r, false, false};
        fill(r, event, *report, catalog);
        return {r, false, true};
    }
    const Row r = addRow(feed, *report, event);
    m_history[r].push_back(ref);
    m_rows.emplace(std::move(id), r);
    fill(r, event, *report, catalog);
    return {r, true, false};
}

Row ReportTable::addRow(const std::string &feed, const Report &report, const SequencedEvent &event)
{
    const Row r = size();
    m_kind.push_back(report.kind);
    m_revision.push_back(0);
    m_status.emplace_back();
    m_condition.emplace_back();
    m_exercise.push_back(0);
    m_tlp.emplace_back();
    m_sectors.push_back(0);
    m_country.emplace_back();
    m_countryCode.emplace_back();
    m_region.push_back(0);
    m_severity.push_back(unknownSeverity);
    m_severityMapped.push_back(0);
    m_happened.push_back(0);
    m_happenedEnd.push_back(0);
    m_precision.emplace_back();
    m_reported.push_back(0);
    m_firstReported.push_back(toMs(event.event.reported));
    m_firstSequenced.push_back(toMs(event.sequenced));
    m_lastSequenced.push_back(0);
    m_subject.push_back(store(report.subject));
    m_titleJa.emplace_back();
    m_titleEn.emplace_back();
    m_campaign.emplace_back();
    m_origins.push_back(0);
    m_feed.push_back(feedIndex(feed));
    m_place.emplace_back(nowhere, nowhere);
    m_history.emplace_back();
    return r;
}

void ReportTable::fill(Row r, const SequencedEvent &event, const Report &report, const Catalog &catalog)
{
    const Event &e = event.event;
    const Country country = countryOf(report);
    const auto [start, end] = spanOf(report, e.reported);
    m_kind[r] = report.kind;
    m_revision[r] = report.revision;
    m_status[r] = report.status;
    m_condition[r] = report.condition;
    m_exercise[r] = e.exercise ? 1 : 0;
    m_tlp[r] = e.tlp;
    m_sectors[r] = sectorsOf(report, country, catalog);
    m_country[r] = country;
    m_countryCode[r] = codeOf(report);
    m_region[r] = catalog.regionIndex(report.region, country);
    m_severity[r] = report.severity.display.value_or(unknownSeverity);
    m_severityMapped[r] = report.severity.display && report.severity.displayMapped ? 1 : 0;
    m_happened[r] = toMs(start);
    m_happenedEnd[r] = toMs(end);
    m_precision[r] = report.happened.precision;
    m_reported[r] = toMs(e.reported);
    m_lastSequenced[r] = toMs(event.sequenced);
    restore(m_titleJa[r], report.title.ja.text);
    restore(m_titleEn[r], report.title.en.text);
    restore(m_campaign[r], report.campaign);
    m_origins[r] = packed(report.title.ja.origin, report.title.en.origin);
    m_place[r] = report.place
        ? std::pair{static_cast<float>(report.place->latitude), static_cast<float>(report.place->longitude)}
        : std::pair{nowhere, nowhere};
}

Row ReportTable::find(const SubjectId &subject) const
{
    const auto it = m_rows.find(subject);
    return it == m_rows.end() ? noRow : it->second;
}

std::string_view ReportTable::countryCode(Row r) const
{
    const std::array<char, 2> &code = m_countryCode[r];
    return code[0] == '\0' ? std::string_view() : std::string_view(code.data(), code.size());
}

SubjectId ReportTable::subject(Row r) const
{
    return {feed(r), std::string(view(m_subject[r]))};
}

std::string_view ReportTable::subjectText(Row r) const
{
    return view(m_subject[r]);
}

std::string_view ReportTable::title(Row r, Language language) const
{
    return view(language == Language::Ja ? m_titleJa[r] : m_titleEn[r]);
}

TextOrigin ReportTable::titleOrigin(Row r, Language language) const
{
    const unsigned both = m_origins[r];
    return static_cast<TextOrigin>(language == Language::Ja ? both & 0xFU : both >> 4U);
}

std::string_view ReportTable::campaign(Row r) const
{
    return view(m_campaign[r]);
}

std::optional<std::pair<float, float>> ReportTable::place(Row r) const
{
    if (std::isnan(m_place[r].first))
        return std::nullopt;
    return m_place[r];
}

bool ReportTable::late(Row r) const
{
    // By the first report: a later revision does not make an incident late that was known in time.
    return m_precision[r] != Precision::Unknown && m_firstReported[r] > m_happenedEnd[r] + lateAfterMs;
}

bool ReportTable::open(Row r) const
{
    return m_kind[r] == ReportKind::Incident && m_condition[r] == Condition::Active
        && m_status[r] != SourceStatus::Retracted;
}

ReportTable::TextSpan ReportTable::store(std::string_view text)
{
    const TextSpan span{m_text.size(), static_cast<std::uint32_t>(text.size())};
    m_text.append(text);
    return span;
}

void ReportTable::restore(TextSpan &span, std::string_view text)
{
    // Most revisions leave the title as it was.
    if (view(span) != text)
        span = store(text);
}

std::string_view ReportTable::view(TextSpan span) const
{
    return std::string_view(m_text).substr(span.offset, span.length);
}

std::uint16_t ReportTable::feedIndex(const std::string &feed)
{
    const auto it = std::find(m_feeds.begin(), m_feeds.end(), feed);
    if (it != m_feeds.end())
        return static_cast<std::uint16_t>(it - m_feeds.begin());
    Q_ASSERT(m_feeds.size() < UINT16_MAX);
    m_feeds.push_back(feed);
    return static_cast<std::uint16_t>(m_feeds.size() - 1);
}

} // namespace yagura
