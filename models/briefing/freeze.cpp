// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/briefing/freeze.h"

#include "models/alerts/scoped_picture.h"
#include "models/event/codec.h"
#include "models/journal/journal_service.h"

namespace yagura {

namespace {

constexpr std::size_t fetchedAtOnce = 4096;

// The rows' histories, fetched and decoded a few thousand events at a time.
class DetailReader
{
public:
    DetailReader(const Journal &journal, Freeze &freeze)
        : m_journal(journal)
        , m_freeze(freeze)
    {
    }

    void want(Row row)
    {
        for (const EventRef &ref : m_freeze.reports().history(row)) {
            m_rows.push_back(row);
            m_refs.push_back(ref);
        }
        if (m_refs.size() >= fetchedAtOnce)
            read();
    }

    void read()
    {
        const auto found = m_journal.fetch(m_refs);
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (found[i])
                take(m_rows[i], *found[i]);
        }
        m_rows.clear();
        m_refs.clear();
    }

private:
    void take(Row row, const std::string &bytes)
    {
        const Result<Event, Refusal> event = m_codec.decode(bytes);
        const Report *report = event ? event->report() : nullptr;
        // Of several events of one revision the first counts, as in the table.
        if (!report || report->revision != m_freeze.reports().revision(row))
            return;
        m_freeze.details.try_emplace(row, ReportDetail{report->summary, report->severity, event->releasableTo});
    }

    const Journal &m_journal;
    Freeze &m_freeze;
    EventCodec m_codec;
    std::vector<Row> m_rows;
    std::vector<EventRef> m_refs;
};

} // namespace

const ReportDetail *Freeze::detail(Row row) const
{
    const auto it = details.find(row);
    return it == details.end() ? nullptr : &it->second;
}

Outcome<Freeze> freezeJournal(
    const QString &folder, const Catalog &catalog, std::optional<UtcTime> asOf, const ScopeFilter &scope)
{
    const auto folded = foldJournal(folder, catalog, asOf);
    if (!folded)
        return folded.error();
    const auto journal = Journal::open(folder, Journal::Access::ReadOnly);
    if (!journal)
        return journal.error();

    Freeze freeze;
    freeze.situation = *folded;
    freeze.scope = scope;
    freeze.asOf = asOf.value_or(freeze.situation->picture().lastSequenced());
    freeze.feeds = recordedFeeds(*freeze.situation);
    DetailReader reader(**journal, freeze);
    for (const Row row : scopeRows(*freeze.situation, scope, freeze.asOf).rows)
        reader.want(row);
    reader.read();
    return freeze;
}

std::vector<FeedAge> recordedFeeds(const Situation &situation)
{
    std::map<std::string, FeedAge> ages;
    const ReportTable &table = situation.picture().reports();
    const Coverage &coverage = situation.picture().coverage();
    for (Row row = 0; row < table.size(); ++row) {
        FeedAge &age = ages[table.feed(row)];
        age.lastHeard = std::max(age.lastHeard, table.lastSequenced(row));
    }
    for (const Outage &outage : coverage.outages()) {
        if (outage.to == UtcTime{} && coverage.lost(outage.feed))
            ages[outage.feed].lostSince = outage.from;
    }
    std::vector<FeedAge> feeds;
    for (auto &[name, age] : ages) {
        if (name == deskFeed)
            continue;
        age.feed = name;
        if (age.lostSince != UtcTime{})
            age.state = FeedState::Lost;
        feeds.push_back(std::move(age));
    }
    return feeds;
}

void takeHealth(std::vector<FeedAge> &feeds, const QList<FeedHealth> &health)
{
    for (const FeedHealth &now : health) {
        const std::string name = now.feed.toStdString();
        auto it = std::ranges::find(feeds, name, &FeedAge::feed);
        if (it == feeds.end())
            it = feeds.insert(feeds.end(), FeedAge{name, {}, {}, {}});
        it->state = now.state;
        it->lastHeard = std::max(it->lastHeard, now.lastHeard);
        it->lostSince = isHeard(now.state) ? UtcTime{} : std::max(it->lostSince, now.lostSince);
    }
}

} // namespace yagura
