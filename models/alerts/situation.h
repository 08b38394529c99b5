// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/alerts/alert_book.h"
#include "models/journal/inbox.h"
#include "models/picture/picture.h"

namespace yagura {

// The picture and the alerts raised from it, folded together from the same events. There is one live Situation on the
// UI thread; pinning the time cursor, or freezing for a briefing, folds another one that stops early. Value type.
class Situation
{
public:
    explicit Situation(const Catalog &catalog)
        : m_picture(catalog)
    {
    }

    // Reports of rows that were added or revised, and indexes of alerts that were touched, are appended.
    struct Changes
    {
        std::vector<Row> rows;
        std::vector<int> alerts;
        std::vector<int> raised; // subset of alerts: a report, or a silence, made them call for a person
        std::vector<Row> added;  // subset of rows
        bool coverage = false;   // a feed notice came
        bool everything = false; // another situation altogether (pinned, live again)
        [[nodiscard]] bool empty() const { return rows.empty() && alerts.empty() && !coverage && !everything; }
    };
    void apply(const InboxBatch &batch, Changes &changes);
    void apply(const SequencedEvent &event, EventRef ref, const std::string &feed, Changes &changes);

    [[nodiscard]] const Picture &picture() const { return m_picture; }
    [[nodiscard]] const AlertBook &alerts() const { return m_alerts; }

private:
    Picture m_picture;
    AlertBook m_alerts;
};

// Folds a journal up to what was known at `knownAt` (nothing = all of it). Reads `folder`; any thread.
[[nodiscard]] Outcome<std::shared_ptr<const Situation>> foldJournal(
    const QString &folder, const Catalog &catalog, std::optional<UtcTime> knownAt);

} // namespace yagura
