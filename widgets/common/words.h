// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/alerts/alert_queue_model.h"
#include "models/feed/feed_health.h"
#include "models/picture/coverage.h"

// The words for facts, in the language that is installed now: one place, so that the same fact is called the same
// everywhere.
namespace yagura {

[[nodiscard]] QString severityWord(std::uint8_t level); // "Severe" / 「深刻」; unknownSeverity: "Unknown" / 「不明」
[[nodiscard]] QString severityShort(std::uint8_t level); // "EMRG" "SEV" "HIGH" "MED" "LOW" "INFO" "?" / 「緊急」…
[[nodiscard]] QString tlpText(Tlp tlp); // "TLP:AMBER+STRICT"; never translated; Unspecified → TLP:AMBER
[[nodiscard]] QString feedStateWord(FeedState state);
[[nodiscard]] QString feedNoticeWord(FeedNotice::Kind kind); // "Lost", "Hole", …
[[nodiscard]] QString knowledgeText(
    const KnowledgeOf &k); // "Unknown since 14:03 JST", "Never reported on", …; Known → ""
[[nodiscard]] QString statusWord(SourceStatus status); // draft, confirmed, retracted
[[nodiscard]] QString kindWord(ReportKind kind);
[[nodiscard]] QString engagementWord(EngagementKind kind);
[[nodiscard]] QString originWord(TextOrigin origin); // original, translated, machine translation
[[nodiscard]] QString precisionWord(Precision precision);
[[nodiscard]] QString conditionWord(Condition condition);
[[nodiscard]] QString refusalText(const Refusal &refusal); // why an event was quarantined
[[nodiscard]] QString countryWord(Country country);
[[nodiscard]] QString exerciseWord(); // "EXERCISE" / 「演習」
[[nodiscard]] QString receiptText(
    const ActionStatus &status); // "Changed since you looked …", "Already acknowledged by …"
// Title in the language wanted, else in the other with the mark of its language ("[ja] …"), as plain text.
[[nodiscard]] QString titleText(const ReportTable &table, Row row, Language language, int maxChars = 200);

} // namespace yagura
