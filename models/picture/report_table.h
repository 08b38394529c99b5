// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/catalog/catalog.h"
#include "models/event/event.h"
#include "models/journal/journal.h"

namespace yagura {

// Index of a subject in the table. Rows are added and changed, never removed or moved.
using Row = std::uint32_t;
inline constexpr Row noRow = UINT32_MAX;
// Severity as a column value: 0–5, or unknown (the source gives none).
inline constexpr std::uint8_t unknownSeverity = 255;

// Everything that was reported: a row for each incident, advisory and engagement, holding its latest revision. Columns,
// not objects; texts once, in UTF-8. A value type: copies are independent. No thread of its own.
class ReportTable
{
public:
    // Adds or revises. A revision older than the row's is remembered in the history but changes nothing else.
    // Returns the row, and whether it was new or revised (same revision again: neither).
    struct Applied
    {
        Row row = noRow;
        bool added = false;
        bool revised = false;
    };
    Applied apply(const SequencedEvent &event, EventRef ref, const std::string &feed, const Catalog &catalog);

    [[nodiscard]] Row size() const { return static_cast<Row>(m_revision.size()); }
    [[nodiscard]] Row find(const SubjectId &subject) const; // noRow

    [[nodiscard]] SubjectId subject(Row r) const;
    [[nodiscard]] std::string_view subjectText(Row r) const; // the source's identity alone, without a copy
    [[nodiscard]] ReportKind kind(Row r) const { return m_kind[r]; }
    [[nodiscard]] std::uint32_t revision(Row r) const { return m_revision[r]; }
    [[nodiscard]] SourceStatus status(Row r) const { return m_status[r]; }
    [[nodiscard]] Condition condition(Row r) const { return m_condition[r]; }
    [[nodiscard]] bool exercise(Row r) const { return m_exercise[r] != 0; }
    [[nodiscard]] Tlp tlp(Row r) const { return m_tlp[r]; } // as stated; effective() to act upon
    // 0: an advisory or engagement that names none, and so concerns all.
    [[nodiscard]] SectorSet sectors(Row r) const { return m_sectors[r]; }
    [[nodiscard]] Country country(Row r) const { return m_country[r]; } // of an advisory: None unless it names one
    // The code that the report gives (ISO 3166-1 alpha-2), "" where country() is None.
    [[nodiscard]] std::string_view countryCode(Row r) const;
    [[nodiscard]] RegionIndex region(Row r) const { return m_region[r]; }
    [[nodiscard]] std::uint8_t severity(Row r) const { return m_severity[r]; } // 0–5 or unknownSeverity
    [[nodiscard]] bool severityMapped(Row r) const { return m_severityMapped[r] != 0; }
    [[nodiscard]] UtcTime happened(Row r) const { return utcFromMs(m_happened[r]); } // Precision::Unknown: = reported
    [[nodiscard]] UtcTime happenedEnd(Row r) const { return utcFromMs(m_happenedEnd[r]); } // engagement: its end
    [[nodiscard]] Precision precision(Row r) const { return m_precision[r]; }
    [[nodiscard]] UtcTime reported(Row r) const { return utcFromMs(m_reported[r]); }
    [[nodiscard]] UtcTime firstSequenced(Row r) const { return utcFromMs(m_firstSequenced[r]); }
    [[nodiscard]] UtcTime lastSequenced(Row r) const { return utcFromMs(m_lastSequenced[r]); }
    [[nodiscard]] std::string_view title(Row r, Language language) const; // "" when there is none in that language
    [[nodiscard]] TextOrigin titleOrigin(Row r, Language language) const;
    [[nodiscard]] std::string_view campaign(Row r) const;
    [[nodiscard]] const std::string &feed(Row r) const { return m_feeds[m_feed[r]]; }
    [[nodiscard]] std::optional<std::pair<float, float>> place(Row r) const;                 // latitude, longitude
    [[nodiscard]] const std::vector<EventRef> &history(Row r) const { return m_history[r]; } // as they came

    // First reported more than an hour after the end of what its date leaves open.
    [[nodiscard]] bool late(Row r) const;
    // An incident that is active and not retracted.
    [[nodiscard]] bool open(Row r) const;

private:
    struct TextSpan
    {
        std::uint64_t offset = 0;
        std::uint32_t length = 0;
    };
    TextSpan store(std::string_view text);
    void restore(TextSpan &span, std::string_view text);
    Row addRow(const std::string &feed, const Report &report, const SequencedEvent &event);
    [[nodiscard]] std::string_view view(TextSpan span) const;
    std::uint16_t feedIndex(const std::string &feed);
    void fill(Row r, const SequencedEvent &event, const Report &report, const Catalog &catalog);

    std::vector<ReportKind> m_kind;
    std::vector<std::uint32_t> m_revision;
    std::vector<SourceStatus> m_status;
    std::vector<Condition> m_condition;
    std::vector<std::uint8_t> m_exercise;
    std::vector<Tlp> m_tlp;
    std::vector<SectorSet> m_sectors;
    std::vector<Country> m_country;
    std::vector<std::array<char, 2>> m_countryCode;
    std::vector<RegionIndex> m_region;
    std::vector<std::uint8_t> m_severity;
    std::vector<std::uint8_t> m_severityMapped;
    std::vector<std::int64_t> m_happened;
    std::vector<std::int64_t> m_happenedEnd;
    std::vector<Precision> m_precision;
    std::vector<std::int64_t> m_reported;
    std::vector<std::int64_t> m_firstReported; // of the revision that came first: late() goes by it
    std::vector<std::int64_t> m_firstSequenced;
    std::vector<std::int64_t> m_lastSequenced;
    std::vector<TextSpan> m_subject;
    std::vector<TextSpan> m_titleJa;
    std::vector<TextSpan> m_titleEn;
    std::vector<TextSpan> m_campaign;
    std::vector<std::uint8_t> m_origins; // ja in the low, en in the high four bits
    std::vector<std::uint16_t> m_feed;
    std::vector<std::pair<float, float>> m_place; // NaN = none
    std::vector<std::vector<EventRef>> m_history;
    std::string m_text;
    std::vector<std::string> m_feeds;
    std::unordered_map<SubjectId, Row> m_rows;
};

} // namespace yagura
