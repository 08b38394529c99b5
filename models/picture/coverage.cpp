// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/coverage.h"

#include <bit>
#include <tuple>

namespace yagura {

namespace {

template <typename Key> void raiseTo(std::map<Key, UtcTime> &words, Key key, UtcTime at)
{
    UtcTime &word = words[key];
    word = std::max(word, at);
}

template <typename Key> UtcTime wordOf(const std::map<Key, UtcTime> &words, Key key)
{
    const auto it = words.find(key);
    return it == words.end() ? UtcTime{} : it->second;
}

// By start; ties broken to the end, so that the order does not depend on which feed was read first.
void insertInOrder(std::vector<Outage> &outages, Outage outage)
{
    const auto before = [](const Outage &a, const Outage &b) {
        return std::tie(a.from, a.feed, a.to, a.missing) < std::tie(b.from, b.feed, b.to, b.missing);
    };
    outages.insert(std::upper_bound(outages.begin(), outages.end(), outage, before), std::move(outage));
}

std::uint64_t missingIn(const FeedNotice &notice)
{
    const std::uint64_t first = number(notice.firstMissing);
    const std::uint64_t last = number(notice.lastMissing);
    return first > 0 && last >= first ? last - first + 1 : 0;
}

} // namespace

void Coverage::spoke(const std::string &feed, bool exercise)
{
    Feed &f = m_feeds[feed];
    (exercise ? f.exercise : f.real) = true;
}

void Coverage::heard(const std::string &feed, SectorSet sectors, RegionIndex region, UtcTime sequenced, bool exercise)
{
    Feed &f = m_feeds[feed];
    (exercise ? f.exercise : f.real) = true;
    if (exercise)
        return;
    f.sectors |= sectors;
    if (f.regions.size() <= region)
        f.regions.resize(std::size_t{region} + 1);
    f.regions[region] = true;

    for (SectorSet rest = sectors; rest != 0; rest &= rest - 1)
        raiseTo(m_sectorLastWord, static_cast<SectorIndex>(std::countr_zero(rest)), sequenced);
    raiseTo(m_regionLastWord, region, sequenced);
}

void Coverage::notice(const FeedNotice &notice, UtcTime sequenced)
{
    const UtcTime from = notice.from == UtcTime{} ? sequenced : notice.from;
    const UtcTime to = notice.to == UtcTime{} ? sequenced : notice.to;
    switch (notice.kind) {
    case FeedNotice::Kind::Lost:
        return lose(notice, from);
    case FeedNotice::Kind::Resumed:
        return resume(notice, from, to);
    case FeedNotice::Kind::Confirmed:
        if (const auto it = m_feeds.find(notice.feed); it != m_feeds.end() && it->second.hearing == Hearing::Suspect) {
            it->second.hearing = Hearing::Heard;
            it->second.lostSince = {};
        }
        return;
    case FeedNotice::Kind::Gap:
        insertInOrder(m_outages, {notice.feed, std::min(from, to), std::max(from, to), missingIn(notice)});
        return;
    case FeedNotice::Kind::EpochChanged: {
        // What it covers is as it was known under the old numbering, until it has said everything again.
        Feed &f = m_feeds[notice.feed];
        if (f.hearing == Hearing::Heard && missingIn(notice) > 0) {
            f.hearing = Hearing::Suspect;
            f.lostSince = to;
        }
        return;
    }
    case FeedNotice::Kind::FloodStarted:
    case FeedNotice::Kind::FloodEnded:
    case FeedNotice::Kind::Hole:
    case FeedNotice::Kind::Repeat:
    case FeedNotice::Kind::Reordered:
    case FeedNotice::Kind::Overrun:
    case FeedNotice::Kind::Nonsense:
    case FeedNotice::Kind::Healed:
    case FeedNotice::Kind::Unspecified:
        return;
    }
}

void Coverage::lose(const FeedNotice &notice, UtcTime from)
{
    Feed &f = m_feeds[notice.feed];
    if (f.hearing == Hearing::Lost)
        return; // said twice: the first moment stands
    if (f.hearing == Hearing::Heard)
        f.lostSince = from;
    f.hearing = Hearing::Lost;
    insertInOrder(m_outages, {notice.feed, from, {}, 0});
}

void Coverage::resume(const FeedNotice &notice, UtcTime from, UtcTime to)
{
    Feed &f = m_feeds[notice.feed];
    const bool behind = missingIn(notice) > 0;
    if (f.hearing != Hearing::Lost) {
        // Only the end was noted (the desk was off when it began): it says by itself since when.
        if (notice.from != UtcTime{} && to > from)
            insertInOrder(m_outages, {notice.feed, from, to, 0});
        if (behind && f.hearing == Hearing::Heard) {
            f.hearing = Hearing::Suspect;
            f.lostSince = from;
        }
        return;
    }
    f.hearing = behind ? Hearing::Suspect : Hearing::Heard;
    if (!behind)
        f.lostSince = {};
    const auto open = std::find_if(m_outages.rbegin(), m_outages.rend(),
        [&](const Outage &o) { return o.feed == notice.feed && o.to == UtcTime{}; });
    Outage closed = *open;
    m_outages.erase(std::next(open).base());
    closed.to = std::max(to, closed.from);
    insertInOrder(m_outages, std::move(closed));
}

template <typename Covers> KnowledgeOf Coverage::of(Covers covers, UtcTime lastWord) const
{
    KnowledgeOf result;
    result.lastWord = lastWord;
    int covering = 0;
    int lost = 0;
    int suspect = 0;
    for (const auto &[name, feed] : m_feeds) {
        if (!covers(feed))
            continue;
        ++covering;
        if (feed.hearing == Hearing::Heard)
            continue;
        result.since = lost + suspect == 0 ? feed.lostSince : std::min(result.since, feed.lostSince);
        ++(feed.hearing == Hearing::Lost ? lost : suspect);
    }
    if (covering == 0)
        result.knowledge = Knowledge::Never;
    else if (lost == covering)
        result.knowledge = Knowledge::Lost;
    else if (lost > 0)
        result.knowledge = Knowledge::Partial;
    else
        result.knowledge = suspect > 0 ? Knowledge::Suspect : Knowledge::Known;
    return result;
}

KnowledgeOf Coverage::sector(SectorIndex index) const
{
    return of([index](const Feed &f) { return (f.sectors & bit(index)) != 0; }, wordOf(m_sectorLastWord, index));
}

KnowledgeOf Coverage::region(RegionIndex index) const
{
    return of([index](const Feed &f) { return index < f.regions.size() && f.regions[index]; },
        wordOf(m_regionLastWord, index));
}

std::vector<Outage> Coverage::outagesOf(SectorIndex index) const
{
    std::vector<Outage> result;
    for (const Outage &outage : m_outages) {
        const auto it = m_feeds.find(outage.feed);
        if (it != m_feeds.end() && (it->second.sectors & bit(index)) != 0)
            result.push_back(outage);
    }
    return result;
}

const Coverage::Feed *Coverage::find(const std::string &feed) const
{
    const auto it = m_feeds.find(feed);
    return it == m_feeds.end() ? nullptr : &it->second;
}

Hearing Coverage::hearing(const std::string &feed) const
{
    const Feed *f = find(feed);
    return f ? f->hearing : Hearing::Heard;
}

SectorSet Coverage::sectorsOf(const std::string &feed) const
{
    const Feed *f = find(feed);
    return f ? f->sectors : 0;
}

bool Coverage::exerciseOnly(const std::string &feed) const
{
    const Feed *f = find(feed);
    return f && f->exercise && !f->real;
}

} // namespace yagura
