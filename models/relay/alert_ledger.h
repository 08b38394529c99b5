// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "models/event/wire.h"

namespace yagura {

// What a feed's server must know to answer a desk action: the current revision of every incident, and who acknowledged
// which alert. A fold over the feed's events in their order, rebuilt at start, so that a restart answers the same.
// Value type; belongs to its FeedStore.
class AlertLedger
{
public:
    void apply(const Event &event);

    // Why the action must not be sequenced (code, detail, current revision; the action id is left to the caller);
    // nothing = it may be. Looks only, changes nothing.
    [[nodiscard]] std::optional<wire::Receipt> objection(const DeskAction &action) const;

private:
    struct Acknowledged
    {
        std::string person;
        int severity = -1; // what was seen
    };
    struct Subject
    {
        std::uint32_t revision = 0;
        bool active = false;
        int severity = -1; // -1 = unknown, which any stated severity exceeds
        std::map<std::string, Acknowledged, std::less<>> acknowledged; // by rule
    };

    void report(const Report &report);
    void act(const DeskAction &action);
    [[nodiscard]] static std::optional<wire::Receipt> objectionTo(const DeskAction &action, const Subject &subject);

    std::unordered_map<std::string, Subject> m_subjects;
};

} // namespace yagura
