// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/catalog/catalog.h"
#include "models/event/event.h"

namespace yagura {

// What is known about a part of the picture. Never: nobody has ever reported on it. Lost: every feed that reports on it
// is lost. Partial: some of them are. Suspect: none is lost, but one that was has not caught up yet, so that what is
// shown may be over or worse.
enum class Knowledge : std::uint8_t { Never, Lost, Partial, Suspect, Known };

// Something of it is known, not all.
[[nodiscard]] constexpr bool isPart(Knowledge k)
{
    return k == Knowledge::Partial || k == Knowledge::Suspect;
}

// How one feed stands for what it covers. Suspect: heard again after it was lost, and still catching up.
enum class Hearing : std::uint8_t { Heard, Suspect, Lost };

struct KnowledgeOf
{
    Knowledge knowledge = Knowledge::Never;
    UtcTime since{};    // Lost, Partial, Suspect: the earliest moment from which something is missing
    UtcTime lastWord{}; // last report heard on it; {} = none
};

// A span in which a feed was not heard. `to` = {} while it lasts.
struct Outage
{
    std::string feed;
    UtcTime from{};
    UtcTime to{};
    std::uint64_t missing = 0; // events known to be missing (a hole), 0 = not known
    bool operator==(const Outage &) const = default;
};

// Which feed reports on what, and when it was not heard: folded from reports and feed notices. A feed covers the
// sectors and regions that it has ever reported an incident of (an advisory names whom it concerns, it does not say
// that anybody watches them). Exercises cover nothing. Lost and Resumed are believed as they come: who starts to hear a
// feed again after a restart has to note Resumed. A Resumed that names what is still on its way leaves the feed suspect
// until Confirmed. Value type.
class Coverage
{
public:
    void heard(const std::string &feed, SectorSet sectors, RegionIndex region, UtcTime sequenced, bool exercise);
    void spoke(const std::string &feed, bool exercise); // any report: does it tell of the real world?
    void notice(const FeedNotice &notice, UtcTime sequenced);

    [[nodiscard]] KnowledgeOf sector(SectorIndex index) const;
    [[nodiscard]] KnowledgeOf region(RegionIndex index) const;
    [[nodiscard]] const std::vector<Outage> &outages() const { return m_outages; } // in order of start
    [[nodiscard]] std::vector<Outage> outagesOf(SectorIndex index) const;          // of feeds that cover it
    [[nodiscard]] Hearing hearing(const std::string &feed) const;
    [[nodiscard]] bool lost(const std::string &feed) const { return hearing(feed) == Hearing::Lost; }
    [[nodiscard]] SectorSet sectorsOf(const std::string &feed) const; // that it has reported real incidents of
    // Nothing but exercises has been reported by it.
    [[nodiscard]] bool exerciseOnly(const std::string &feed) const;

private:
    struct Feed
    {
        SectorSet sectors = 0;
        std::vector<bool> regions;
        Hearing hearing = Hearing::Heard;
        UtcTime lostSince{}; // while it is not plainly heard
        bool real = false;   // has reported something that is no exercise
        bool exercise = false;
    };
    void lose(const FeedNotice &notice, UtcTime from);
    void resume(const FeedNotice &notice, UtcTime from, UtcTime to);
    [[nodiscard]] const Feed *find(const std::string &feed) const;
    template <typename Covers> KnowledgeOf of(Covers covers, UtcTime lastWord) const;

    std::map<std::string, Feed> m_feeds;
    std::map<SectorIndex, UtcTime> m_sectorLastWord;
    std::map<RegionIndex, UtcTime> m_regionLastWord;
    std::vector<Outage> m_outages;
};

} // namespace yagura
