// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/catalog/catalog.h"
#include "models/event/event.h"
#include "models/picture/report_table.h"

namespace yagura {

// Who acknowledged what, and which revision was on the screen.
struct Acknowledgement
{
    std::string person;
    std::string desk;
    UtcTime at{};
    std::uint32_t revision = 0;
    bool operator==(const Acknowledgement &) const = default;
};

// A call for a timely response. Separate facts, never one state (the lifecycle of ISA-18.2 / IEC 62682): the section of
// the queue and the colour are derived from them. Facts that a later release adds go here, each by itself.
struct Alert
{
    AlertId id;
    Row row = noRow;            // in the picture's ReportTable; noRow: raised by a feed that fell silent
    std::uint32_t revision = 0; // current revision of the incident; of a silence: how often the feed has fallen silent
    std::uint8_t severity = unknownSeverity;
    SectorSet sectors = 0;
    bool exercise = false;
    Condition condition = Condition::Active; // cleared also when the source retracts
    bool retracted = false;
    UtcTime raised{};  // sequenced time of the report that raised it, or made it call again
    UtcTime changed{}; // sequenced time of the last change
    // Void again when severity rises above what was seen, and when the incident becomes active again.
    std::optional<Acknowledgement> acknowledged;
    std::optional<std::string> owner;
    UtcTime taken{};
    bool operator==(const Alert &) const = default;

    [[nodiscard]] bool unacknowledged() const { return !acknowledged; }
    [[nodiscard]] bool ofSilence() const { return row == noRow; }
    // Active, or cleared without anybody having seen it.
    [[nodiscard]] bool open() const { return condition == Condition::Active || unacknowledged(); }
};

// Raises an alert: an incident at or above a severity, in some sectors. Kept as data, so that a deployment edits them.
struct AlertRule
{
    std::string id;               // "severity-3"
    std::uint8_t minSeverity = 3; // 0–5
    bool unknownSeverity = false; // incidents without severity raise it too
    SectorSet sectors = ~SectorSet{0};
    bool operator==(const AlertRule &) const = default;
};
// The alert of a feed that fell silent. It belongs to the desk's own feed, because the feed itself is not there to take
// an acknowledgement: that is sequenced in the journal of the desk.
inline constexpr char silenceRule[] = "feed-silent";
[[nodiscard]] AlertId silenceAlert(const std::string &feed);

// Medium and above in every sector, and anything whose severity is unknown. One alert per incident: first rule wins.
[[nodiscard]] std::vector<AlertRule> defaultAlertRules();

} // namespace yagura
