// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/alerts/situation.h"
#include "models/feed/feed_health.h"
#include "models/picture/scope.h"

namespace yagura {

// How old the word of a feed is at the moment of the freeze.
struct FeedAge
{
    std::string feed;
    std::optional<FeedState> state; // nothing: not connected, the feed is known from the journal only
    UtcTime lastHeard{};            // {} = never
    UtcTime lostSince{};            // {} = not lost; otherwise what the feed reports on is unknown since then
    bool neverHeard() const { return lastHeard == UtcTime{}; }
    bool operator==(const FeedAge &) const = default;
};

// What the columns of the picture do not hold of a report: read from the journal, of the revision that the row shows.
struct ReportDetail
{
    BilingualText summary;
    Severity severity; // in the source's own scale
    std::vector<std::string> releasableTo;
    bool operator==(const ReportDetail &) const = default;
};

// A picture, a scope and a moment that no longer change: every export is made from one. Value type, any thread.
struct Freeze
{
    std::shared_ptr<const Situation> situation; // never null
    ScopeFilter scope;
    UtcTime asOf{}; // what was known then
    std::vector<FeedAge> feeds;
    std::unordered_map<Row, ReportDetail> details; // of the rows in scope that the journal could give

    [[nodiscard]] const ReportTable &reports() const { return situation->picture().reports(); }
    [[nodiscard]] const Catalog &catalog() const { return situation->picture().catalog(); }
    [[nodiscard]] const ReportDetail *detail(Row row) const;
};

// Folds the journal in `folder` up to `asOf` (nothing: all of it, and the moment of its last event becomes the
// freeze's) and reads the details of what the scope admits. Feeds stand as the journal last heard them. Takes seconds
// on a large journal; any thread but the one that paints. Problems: those of Journal::open.
[[nodiscard]] Outcome<Freeze> freezeJournal(
    const QString &folder, const Catalog &catalog, std::optional<UtcTime> asOf, const ScopeFilter &scope);

// The feeds as the situation's own events tell: last event of each, and the outages that last. The desk's own notes
// are not a feed.
[[nodiscard]] std::vector<FeedAge> recordedFeeds(const Situation &situation);
// The feeds of this desk as they stand now, over what the journal remembers of them.
void takeHealth(std::vector<FeedAge> &feeds, const QList<FeedHealth> &health);

} // namespace yagura
