// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/event/event.h"

namespace yagura {

// What happened on a feed, and what came of it.
struct FeedLogEntry
{
    enum class Came : std::uint8_t {
        None,    // nothing to wait for
        Open,    // lost, or asked for again
        Mended,  // since `mended`: heard again, or everything came
        ForGood, // what is missing will not come any more
    };
    FeedNotice notice;
    UtcTime noted{}; // when the journal took it
    Came outcome = Came::None;
    UtcTime mended{};
    bool operator==(const FeedLogEntry &) const = default;
};

// The notices of all feeds as a log, folded so that a fault and its healing are one entry. Holds the newest entries of
// each feed; earlier ones are counted here and lie in the journal. Also knows since when what a feed has reported is no
// longer vouched for: it began a new numbering, or lost a part of its history, and does not say by itself what it does
// not know any more. Value type.
class FeedLog
{
public:
    static constexpr std::size_t mostEntries = 500; // of a feed

    void apply(const FeedNotice &notice, UtcTime noted);

    [[nodiscard]] const std::vector<FeedLogEntry> &of(const std::string &feed) const; // oldest first
    [[nodiscard]] std::uint64_t earlier(const std::string &feed) const;               // no longer held here
    [[nodiscard]] std::vector<std::string> feeds() const;                             // that have entries

    // The feed has said this row again (or for the first time): it stands for it.
    void reported(std::uint32_t row, const std::string &feed);
    // Since when nobody stands for a row of that feed; nothing: the feed does. `revised`: when its newest revision was
    // sequenced.
    [[nodiscard]] std::optional<UtcTime> unconfirmedSince(
        std::uint32_t row, const std::string &feed, UtcTime revised) const;
    [[nodiscard]] bool doubted(const std::string &feed) const; // some of its rows may be

private:
    // What is noted long after it happened (the gaps that a repaired journal begins with) stands behind reports that
    // came later than it: those go by their time. All else goes by the order in which it came, because a feed's clock
    // may differ from the desk's, and a new numbering may bring old times again.
    struct Doubt
    {
        UtcTime at{};
        bool belated = false;
    };
    struct Feed
    {
        std::vector<FeedLogEntry> entries;
        std::uint64_t earlier = 0;
        std::vector<Doubt> doubts; // as they came
    };
    void mend(Feed &feed, UtcTime at, bool outage);

    std::map<std::string, Feed, std::less<>> m_feeds;
    std::vector<std::uint32_t> m_vouched; // by row: number of doubts about its feed before its last report
    bool m_anyDoubt = false;
};

} // namespace yagura
