// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/picture/coverage.h"
#include "models/picture/feed_log.h"
#include "models/picture/report_table.h"

namespace yagura {

// The operating picture: everything known, as a fold over events. Applying the same events of each feed in their order
// gives the same picture, however the feeds were interleaved. Value type; lives where its owner lives.
class Picture
{
public:
    explicit Picture(const Catalog &catalog)
        : m_catalog(&catalog)
    {
    }

    // What one event did. `row` = noRow when it was not a report.
    struct Change
    {
        Row row = noRow;
        bool added = false;
        bool revised = false;
    };
    Change apply(const SequencedEvent &event, EventRef ref, const std::string &feed);

    [[nodiscard]] const Catalog &catalog() const { return *m_catalog; }
    [[nodiscard]] const ReportTable &reports() const { return m_reports; }
    [[nodiscard]] const Coverage &coverage() const { return m_coverage; }
    [[nodiscard]] const FeedLog &feedLog() const { return m_feedLog; }
    // Since when the feed of an open incident no longer vouches for it: it has begun a new numbering, or lost a part of
    // its history, and has not reported it again. The incident stays as it was: nothing is resolved by silence.
    [[nodiscard]] std::optional<UtcTime> unconfirmedSince(Row row) const;
    // All of them of one feed; none while it is still catching up, because they may be on their way.
    [[nodiscard]] std::vector<Row> vanishedFrom(const std::string &feed) const;
    [[nodiscard]] std::uint64_t events() const { return m_events; }
    [[nodiscard]] std::uint64_t unknownKinds() const { return m_unknownKinds; }
    [[nodiscard]] UtcTime lastSequenced() const { return m_lastSequenced; }

private:
    const Catalog *m_catalog;
    ReportTable m_reports;
    Coverage m_coverage;
    FeedLog m_feedLog;
    std::uint64_t m_events = 0;
    std::uint64_t m_unknownKinds = 0;
    UtcTime m_lastSequenced{};
};

} // namespace yagura
