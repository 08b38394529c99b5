// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <optional>
#include <vector>

#include "models/alerts/action_desk.h"
#include "models/alerts/alert.h"
#include "models/journal/event_reader.h"
#include "models/picture/report_table.h"

namespace yagura {

// What the picture alone says about the selected report: enough for the head while the whole event is being read.
struct ReportOutline
{
    SubjectId subject;
    ReportKind kind = ReportKind::Incident;
    std::uint32_t revision = 0;
    SourceStatus status = SourceStatus::Unspecified;
    Condition condition = Condition::Active;
    std::uint8_t severity = unknownSeverity;
    bool severityMapped = false;
    bool exercise = false;
    Tlp tlp = Tlp::Unspecified;
    bool late = false;
    Country country = Country::None;
    SectorSet sectors = 0;
    UtcTime firstSequenced{};
    UtcTime lastSequenced{};
    bool operator==(const ReportOutline &) const = default;
};
[[nodiscard]] ReportOutline outlineOf(const ReportTable &table, Row row);

// Revisions asked for at most, newest first; older ones are said to exist.
inline constexpr std::size_t revisionsRead = 100;
[[nodiscard]] QList<EventRef> newestRefs(const std::vector<EventRef> &history);

// The whole report as it is put on the page. A value: the page is written from this alone.
struct ReportPage
{
    ReportOutline outline;
    std::vector<Event> revisions; // rising by revision number, each once; not empty
    int unreadable = 0;           // revisions that the journal does not give back
    int notRead = 0;              // older than the newest revisionsRead
    std::optional<Alert> alert;
    std::optional<ActionStatus> answer; // of the last action of this desk

    [[nodiscard]] const Event &event() const { return revisions.back(); }
    [[nodiscard]] const Report &report() const { return *revisions.back().report(); }
};
// Sorts what was fetched into the page; false: none of it is readable.
bool takeRevisions(ReportPage &page, const QList<FetchedEvent> &events);

} // namespace yagura
