// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "models/event/clock.h"
#include "models/event/codec.h"
#include "models/relay/import/record_reader.h"
#include "models/relay/relay_store.h"

namespace yagura {

struct ImportCounts
{
    struct Reason
    {
        Refusal refusal;
        std::uint64_t count = 0;
        std::string first; // where it was met first: "file:line"
    };
    std::uint64_t taken = 0;
    std::uint64_t revisions = 0; // of the taken ones: revisions of what was there
    std::uint64_t present = 0;   // there already
    std::uint64_t older = 0;     // an older version of what is there: left out
    std::uint64_t quarantined = 0;
    std::vector<Reason> reasons;                     // of the quarantined ones, most of them
    std::map<std::string, std::uint64_t> passedOver; // by kind

    [[nodiscard]] std::uint64_t passedOverInAll() const;
    [[nodiscard]] std::uint64_t records() const; // all of the above
};

// Puts records into a store, in batches. Gives each event its id, feed and revision:
//   subject   the source's id
//   event id  subject + "." + 12 digits of the record's hash, so that the same record is known again and a changed one
//             under the same id is taken as the next revision of the same thing
//   revision  as the source states it, else one above the newest; what is older than the newest is left out where the
//             source dates its versions
// The store, the clock and the catalog outlive it. One thread: the store's.
class ImportIntake
{
public:
    // An empty feed: each event's own.
    ImportIntake(RelayStore &store, const Clock &clock, std::string feed);

    // `fingerprint`: hash of the record, in hexadecimal. `origin`: "file:line". `text`: the record as it came.
    [[nodiscard]] Success take(
        ImportedRecord record, const QByteArray &fingerprint, const std::string &origin, const QByteArray &text);
    [[nodiscard]] Success refuse(const Refusal &refusal, const std::string &origin, const QByteArray &text);
    void passOver(const std::string &kind);
    [[nodiscard]] Success flush(); // what was taken is durable when it returns

    [[nodiscard]] const ImportCounts &counts() const { return m_counts; }

private:
    struct Version
    {
        std::uint32_t revision = 0;
        UtcTime reported{};
    };
    struct Lane // a feed
    {
        FeedStore *store = nullptr;
        std::unordered_map<std::string, Version> newest; // by subject
        std::vector<FeedStore::Draft> drafts;
        std::unordered_set<std::string> ids; // of the drafts
    };
    [[nodiscard]] Outcome<Lane *> lane(const std::string &feed);
    [[nodiscard]] bool place(ImportedRecord &record, const QByteArray &fingerprint, Lane &lane);
    [[nodiscard]] Success flush(Lane &lane);
    [[nodiscard]] bool refusedBefore(const std::string &origin, std::string_view bytes);
    void countReason(const Refusal &refusal, const std::string &origin);

    RelayStore &m_store;
    const Clock &m_clock;
    std::string m_feed;
    EventCodec m_codec;
    std::map<std::string, Lane> m_lanes;
    std::vector<Quarantined> m_refused;
    std::optional<std::unordered_set<std::size_t>> m_refusedBefore; // hashes of (origin, bytes)
    ImportCounts m_counts;
};

} // namespace yagura
