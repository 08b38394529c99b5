// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>
#include <vector>

#include "models/alerts/alert.h"
#include "models/picture/picture.h"

namespace yagura {

// The fold of the alerts' lifecycle over reports and desk actions. An alert stays in the book for ever. Value type.
class AlertBook
{
public:
    explicit AlertBook(std::vector<AlertRule> rules = defaultAlertRules());

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
    int act(const SequencedEvent &event, const std::string &feed, const DeskAction &action);

    std::vector<AlertRule> m_rules;
    std::vector<Alert> m_alerts;
    std::vector<Response> m_responses;
    std::unordered_map<AlertId, int> m_byId;
    std::unordered_map<Row, int> m_byRow;
};

} // namespace yagura
