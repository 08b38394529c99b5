// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>
#include <vector>

#include "models/alerts/alert.h"
#include "models/picture/picture.h"

namespace yagura {

// The fold of the alerts' lifecycle over reports and desk actions. An alert stays in the book for ever, and nothing but
// its source clears it: an incident that falls below the rule, or of which nothing more is heard, keeps its alert.
// The relay refuses actions that came too late; the fold ignores them by itself all the same. The last one to take an
// alert has it. A feed that is lost raises an alert too: cleared when the feed is heard again and has caught up. Value
// type.
class AlertBook
{
public:
    // `silenceSeverity`: 0–5, of a feed that fell silent.
    explicit AlertBook(std::vector<AlertRule> rules = defaultAlertRules(), std::uint8_t silenceSeverity = 3);

    // After the picture has applied the event. Returns the index of the alert it touched, or -1.
    int apply(const SequencedEvent &event, const std::string &feed, const Picture &picture, Picture::Change change);

    [[nodiscard]] const std::vector<Alert> &alerts() const { return m_alerts; } // in order of raising
    [[nodiscard]] const Alert *find(const AlertId &id) const;
    [[nodiscard]] const Alert *alertOf(Row row) const; // nullptr: the incident raised none
    // Seconds from raising to acknowledgement of each acknowledged alert, with the time of raising.
    struct Response
    {
        UtcTime raised{};
        std::chrono::milliseconds toAcknowledge{};
        Row row = noRow;
    };
    [[nodiscard]] const std::vector<Response> &responses() const { return m_responses; }

private:
    int raiseOrUpdate(const SequencedEvent &event, const Picture &picture, Picture::Change change);
    [[nodiscard]] const AlertRule *ruleFor(const ReportTable &table, Row row) const;
    int raise(const SequencedEvent &event, const ReportTable &table, Row row, const AlertRule &rule);
    void update(int index, const SequencedEvent &event, const ReportTable &table);
    int hear(const SequencedEvent &event, const FeedNotice &notice, const Coverage &coverage);
    int act(const SequencedEvent &event, const std::string &feed, const DeskAction &action);
    bool acknowledge(int index, const SequencedEvent &event, const DeskAction &action);
    bool unacknowledge(int index);

    std::vector<AlertRule> m_rules;
    std::uint8_t m_silenceSeverity;
    std::vector<Alert> m_alerts;
    std::vector<std::uint8_t> m_seenSeverity; // by alert: that of the acknowledged revision
    std::vector<Response> m_responses;
    std::unordered_map<AlertId, int> m_byId;
    struct Silence
    {
        Hearing now = Hearing::Heard;
        Hearing seen = Hearing::Heard; // by whoever acknowledged it
    };
    std::unordered_map<int, Silence> m_silences; // by alert
    std::unordered_map<Row, int> m_byRow;
};

} // namespace yagura
