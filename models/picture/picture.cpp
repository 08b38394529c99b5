// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/picture.h"

namespace yagura {

Picture::Change Picture::apply(const SequencedEvent &event, EventRef ref, const std::string &feed)
{
    ++m_events;
    m_lastSequenced = std::max(m_lastSequenced, event.sequenced);

    if (const FeedNotice *notice = event.event.feedNotice()) {
        m_coverage.notice(*notice, event.sequenced);
        m_feedLog.apply(*notice, event.sequenced);
        return {};
    }
    const Report *report = event.event.report();
    if (!report) {
        if (std::holds_alternative<UnknownKind>(event.event.body))
            ++m_unknownKinds;
        return {};
    }
    const ReportTable::Applied applied = m_reports.apply(event, ref, feed, *m_catalog);
    if (applied.row != noRow)
        m_feedLog.reported(applied.row, feed);
    if (applied.row != noRow)
        m_coverage.spoke(feed, m_reports.exercise(applied.row));
    // An advisory names the sectors that it concerns; it does not say that anybody watches them.
    if (report->kind == ReportKind::Incident && (applied.added || applied.revised)) {
        m_coverage.heard(feed, m_reports.sectors(applied.row), m_reports.region(applied.row), event.sequenced,
            m_reports.exercise(applied.row));
    }
    return {applied.row, applied.added, applied.revised};
}

std::optional<UtcTime> Picture::unconfirmedSince(Row row) const
{
    if (!m_reports.open(row))
        return std::nullopt;
    return m_feedLog.unconfirmedSince(row, m_reports.feed(row), m_reports.lastSequenced(row));
}

std::vector<Row> Picture::vanishedFrom(const std::string &feed) const
{
    std::vector<Row> rows;
    if (!m_feedLog.doubted(feed) || m_coverage.hearing(feed) != Hearing::Heard)
        return rows;
    for (Row row = 0; row < m_reports.size(); ++row) {
        if (m_reports.open(row) && m_reports.feed(row) == feed && unconfirmedSince(row))
            rows.push_back(row);
    }
    return rows;
}

} // namespace yagura
