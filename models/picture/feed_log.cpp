// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/feed_log.h"

namespace yagura {

namespace {

using Kind = FeedNotice::Kind;
using Came = FeedLogEntry::Came;
using namespace std::chrono_literals;

constexpr auto belatedAfter = 10min; // longer than a note waits, and than clocks that are of any use differ

bool isFault(Kind kind)
{
    return kind == Kind::Hole || kind == Kind::Repeat || kind == Kind::Reordered || kind == Kind::Overrun
        || kind == Kind::Nonsense;
}

Came outcomeAtFirst(Kind kind)
{
    if (kind == Kind::Lost || isFault(kind))
        return Came::Open;
    return kind == Kind::Gap ? Came::ForGood : Came::None;
}

} // namespace

void FeedLog::apply(const FeedNotice &notice, UtcTime noted)
{
    Feed &feed = m_feeds[notice.feed];
    const UtcTime at = notice.to == UtcTime{} ? noted : notice.to;
    if (notice.kind == Kind::Gap || notice.kind == Kind::EpochChanged) {
        feed.doubts.push_back({at, noted - at > belatedAfter});
        m_anyDoubt = true;
    }
    if (notice.kind == Kind::Healed)
        return mend(feed, at, false);
    if (notice.kind == Kind::Resumed)
        mend(feed, at, true);
    const bool lostAlready = notice.kind == Kind::Lost && !feed.entries.empty()
        && feed.entries.back().notice.kind == Kind::Lost && feed.entries.back().outcome == Came::Open;
    if (lostAlready)
        return; // said twice: the first moment stands
    if (notice.kind == Kind::Gap) {
        for (FeedLogEntry &entry : feed.entries) {
            if (entry.notice.kind == Kind::Hole && entry.outcome == Came::Open)
                entry.outcome = Came::ForGood;
        }
    }
    feed.entries.push_back({notice, noted, outcomeAtFirst(notice.kind), {}});
    if (feed.entries.size() > 2 * mostEntries) {
        const auto kept = static_cast<std::ptrdiff_t>(mostEntries);
        feed.earlier += feed.entries.size() - mostEntries;
        feed.entries.erase(feed.entries.begin(), feed.entries.end() - kept);
    }
}

void FeedLog::mend(Feed &feed, UtcTime at, bool outage)
{
    for (FeedLogEntry &entry : feed.entries) {
        const bool meant = outage ? entry.notice.kind == Kind::Lost : isFault(entry.notice.kind);
        if (!meant || entry.outcome != Came::Open)
            continue;
        entry.outcome = Came::Mended;
        entry.mended = at;
    }
}

const std::vector<FeedLogEntry> &FeedLog::of(const std::string &feed) const
{
    static const std::vector<FeedLogEntry> none;
    const auto it = m_feeds.find(feed);
    return it == m_feeds.end() ? none : it->second.entries;
}

std::uint64_t FeedLog::earlier(const std::string &feed) const
{
    const auto it = m_feeds.find(feed);
    return it == m_feeds.end() ? 0 : it->second.earlier;
}

std::vector<std::string> FeedLog::feeds() const
{
    std::vector<std::string> names;
    for (const auto &[name, feed] : m_feeds) {
        if (!feed.entries.empty())
            names.push_back(name);
    }
    return names;
}

void FeedLog::reported(std::uint32_t row, const std::string &feed)
{
    if (!m_anyDoubt)
        return; // as it nearly always is: nothing to remember
    const auto it = m_feeds.find(feed);
    if (it == m_feeds.end() || it->second.doubts.empty())
        return;
    if (row >= m_vouched.size())
        m_vouched.resize(std::size_t{row} + 1);
    m_vouched[row] = static_cast<std::uint32_t>(it->second.doubts.size());
}

std::optional<UtcTime> FeedLog::unconfirmedSince(std::uint32_t row, const std::string &feed, UtcTime revised) const
{
    const auto it = m_feeds.find(feed);
    if (it == m_feeds.end())
        return std::nullopt;
    const std::size_t vouched = row < m_vouched.size() ? m_vouched[row] : 0;
    const std::vector<Doubt> &doubts = it->second.doubts;
    for (std::size_t i = vouched; i < doubts.size(); ++i) {
        if (!doubts[i].belated || revised <= doubts[i].at)
            return doubts[i].at;
    }
    return std::nullopt;
}

bool FeedLog::doubted(const std::string &feed) const
{
    const auto it = m_feeds.find(feed);
    return it != m_feeds.end() && !it->second.doubts.empty();
}

} // namespace yagura
