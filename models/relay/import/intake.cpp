// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/import/intake.h"

#include <QCryptographicHash>

#include <algorithm>
#include <numeric>

namespace yagura {

namespace {

constexpr std::size_t draftsAtOnce = 512;
constexpr std::size_t refusedAtOnce = 128;
constexpr std::size_t reasonsKept = 50;
constexpr int refusedRemembered = 10'000; // more bad records than that are quarantined again by a second import
constexpr qsizetype fingerprintDigits = 12;
// Where the records are kept that name no feed that could be: not a feed's name, so that nobody is served it.
constexpr char nowhere[] = "@import";

std::size_t hashOf(std::string_view origin, std::string_view bytes)
{
    return std::hash<std::string_view>{}(origin)*31U ^ std::hash<std::string_view>{}(bytes);
}

// An id of the source that is too long for ours keeps its beginning and stays its own.
std::string subjectFor(const std::string &id)
{
    constexpr std::size_t most = limits::idBytes - 1 - static_cast<std::size_t>(fingerprintDigits);
    if (id.size() <= most)
        return id;
    const QByteArray tail
        = QCryptographicHash::hash(QByteArray::fromStdString(id), QCryptographicHash::Sha256).toHex().left(16);
    std::size_t end = most - static_cast<std::size_t>(tail.size()) - 1;
    while (end > 0 && (static_cast<unsigned char>(id[end]) & 0xC0U) == 0x80U)
        --end;
    return id.substr(0, end) + '~' + tail.toStdString();
}

} // namespace

std::uint64_t ImportCounts::passedOverInAll() const
{
    return std::accumulate(passedOver.begin(), passedOver.end(), std::uint64_t{0},
        [](std::uint64_t sum, const auto &kind) { return sum + kind.second; });
}

std::uint64_t ImportCounts::records() const
{
    return taken + present + older + quarantined + passedOverInAll();
}

ImportIntake::ImportIntake(RelayStore &store, const Clock &clock, std::string feed)
    : m_store(store)
    , m_clock(clock)
    , m_feed(std::move(feed))
{
}

Outcome<ImportIntake::Lane *> ImportIntake::lane(const std::string &feed)
{
    if (const auto known = m_lanes.find(feed); known != m_lanes.end())
        return &known->second;
    const auto store = m_store.ensureFeed(feed);
    if (!store)
        return store.error();
    Lane made;
    made.store = *store;
    const Success read = made.store->read(Sequence{1}, [&](Sequence, wire::Entry &&entry) {
        const auto event = m_codec.decode(entry.event);
        const Report *report = event ? event->report() : nullptr;
        if (report && made.newest[report->subject].revision < report->revision)
            made.newest[report->subject] = {report->revision, event->reported};
        return true;
    });
    if (!read)
        return read.error();
    return &m_lanes.emplace(feed, std::move(made)).first->second;
}

// Gives the event its place among the versions of its subject. False: it is left out, and counted.
bool ImportIntake::place(ImportedRecord &record, const QByteArray &fingerprint, Lane &lane)
{
    Event &event = record.event;
    auto &report = std::get<Report>(event.body);
    report.subject = subjectFor(report.subject);
    if (!report.subject.empty())
        event.id = report.subject + '.' + fingerprint.left(fingerprintDigits).toStdString();
    event.deduplicationKey = report.subject;
    if (lane.store->contains(event.id) || lane.ids.contains(event.id)) {
        ++m_counts.present;
        return false;
    }
    const auto known = lane.newest.find(report.subject);
    const Version newest = known == lane.newest.end() ? Version{} : known->second;
    if (record.dated && newest.revision > 0 && event.reported < newest.reported) {
        ++m_counts.older;
        return false;
    }
    report.revision = newest.revision + 1;
    // The same number with another content is a revision that the source forgot to count.
    if (record.revision && *record.revision != newest.revision)
        report.revision = *record.revision;
    return true;
}

Success ImportIntake::take(
    ImportedRecord record, const QByteArray &fingerprint, const std::string &origin, const QByteArray &text)
{
    const std::string feed = m_feed.empty() ? record.event.feed : m_feed;
    if (!isFeedName(feed))
        return refuse({Refusal::Reason::WrongFeed, "feed"}, origin, text);
    const auto found = lane(feed);
    if (!found)
        return found.error();
    Lane &lane = **found;
    record.event.feed = feed;
    if (record.final) {
        if (lane.store->contains(record.event.id) || lane.ids.contains(record.event.id))
            return ++m_counts.present, Done{};
    } else if (!place(record, fingerprint, lane)) {
        return Done{};
    }
    std::string bytes = m_codec.encode(record.event);
    const auto event = m_codec.decode(bytes);
    if (!event)
        return refuse(event.error(), origin, text);
    if (const Report *report = event->report()) {
        Version &newest = lane.newest[report->subject];
        m_counts.revisions += newest.revision > 0 ? 1 : 0;
        if (newest.revision < report->revision)
            newest = {report->revision, event->reported};
    }
    lane.ids.insert(event->id);
    lane.drafts.push_back({m_clock.now(), std::move(bytes)});
    ++m_counts.taken;
    return lane.drafts.size() < draftsAtOnce ? Success(Done{}) : flush(lane);
}

Success ImportIntake::flush(Lane &lane)
{
    const auto done = lane.store->append(lane.drafts, "import");
    if (!done)
        return done.error();
    lane.drafts.clear();
    lane.ids.clear();
    return Done{};
}

Success ImportIntake::flush()
{
    for (auto &[feed, lane] : m_lanes) {
        if (const Success done = flush(lane); !done)
            return done;
    }
    // After the events, so that a feed has its numbering before it has a quarantine.
    if (const Success kept = m_store.journal().quarantine(m_refused); !kept)
        return kept;
    m_refused.clear();
    return Done{};
}

Success ImportIntake::refuse(const Refusal &refusal, const std::string &origin, const QByteArray &text)
{
    ++m_counts.quarantined;
    countReason(refusal, origin);
    std::string bytes = text.left(static_cast<qsizetype>(limits::eventBytes)).toStdString();
    if (refusedBefore(origin, bytes))
        return Done{};
    m_refused.push_back({m_feed.empty() ? nowhere : m_feed, origin, refusal, m_clock.now(), std::move(bytes)});
    return m_refused.size() < refusedAtOnce ? Success(Done{}) : flush();
}

// A second import of the same file must not fill the quarantine with the same again.
bool ImportIntake::refusedBefore(const std::string &origin, std::string_view bytes)
{
    if (!m_refusedBefore) {
        m_refusedBefore.emplace();
        for (const Quarantined &item :
            m_store.journal().quarantined(m_feed.empty() ? nowhere : m_feed, refusedRemembered))
            m_refusedBefore->insert(hashOf(item.origin, item.bytes));
    }
    return !m_refusedBefore->insert(hashOf(origin, bytes)).second;
}

void ImportIntake::countReason(const Refusal &refusal, const std::string &origin)
{
    const auto known = std::ranges::find(m_counts.reasons, refusal, &ImportCounts::Reason::refusal);
    if (known != m_counts.reasons.end())
        ++known->count;
    else if (m_counts.reasons.size() < reasonsKept)
        m_counts.reasons.push_back({refusal, 1, origin});
}

void ImportIntake::passOver(const std::string &kind)
{
    ++m_counts.passedOver[m_counts.passedOver.size() < reasonsKept || m_counts.passedOver.contains(kind) ? kind : "…"];
}

} // namespace yagura
