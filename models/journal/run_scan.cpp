// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/run_scan.h"

#include <algorithm>
#include <charconv>

#include <sqlite3.h>

#include "models/journal/chain.h"
#include "models/journal/damage.h"
#include "models/journal/run_codec.h"

namespace yagura {

namespace {

constexpr auto mostEvents = std::int64_t{1} << 32; // in one run: far more than are ever appended at once

bool holds(std::string_view bytes, std::int64_t events)
{
    RunReader reader(bytes);
    RunReader::Item item;
    std::int64_t found = 0;
    while (reader.next(item))
        ++found;
    return !reader.damaged() && found == events;
}

Sequence lastOf(std::int64_t first, std::int64_t count)
{
    return static_cast<Sequence>(std::max<std::int64_t>(first, 0) + std::clamp<std::int64_t>(count, 1, mostEvents) - 1);
}

} // namespace

std::string runColumns(std::int64_t version)
{
    return version >= 2 ? "id, feed, epoch, first, count, bytes, previous, link"
                        : "id, feed, epoch, first, count, bytes, checksum";
}

RunRow runRow(const sql::Statement &statement, std::int64_t version)
{
    RunRow row{statement.integer(0), statement.text(1), statement.text(2), statement.integer(3), statement.integer(4),
        statement.blob(5), {}, {}, 0};
    if (version >= 2) {
        row.previous = statement.blob(6);
        row.link = statement.blob(7);
    } else {
        row.checksum = statement.integer(6);
    }
    return row;
}

bool RunRow::whole(std::int64_t version) const
{
    if (version < 2)
        return yagura::checksum(bytes) == checksum && holds(bytes, count);
    return previous.size() == Link().size() && viewOf(linkAfter(previous, {feed, epoch, first, count, bytes})) == link
        && holds(bytes, count);
}

DamagedRun RunRow::damaged() const
{
    return {id, std::string(feed.substr(0, limits::idBytes)), {std::string(epoch.substr(0, limits::idBytes))},
        static_cast<Sequence>(std::max<std::int64_t>(first, 0)), lastOf(first, count), {}, {}};
}

RunScan::RunScan(sqlite3 *db, std::int64_t version)
    : m_db(db)
    , m_version(version)
    , m_all(db, ("SELECT " + runColumns(version) + " FROM run ORDER BY id").c_str())
    , m_single(db, ("SELECT " + runColumns(version) + " FROM run WHERE id = ?1").c_str())
{
}

RunScan::Step RunScan::next()
{
    if (m_onePerOne)
        return nextSingle();
    if (!m_all.ok() || !m_single.ok())
        return Step::Failed;
    switch (m_all.step()) {
    case sql::Statement::Step::Row:
        m_seen = m_all.integer(0);
        return Step::Run;
    case sql::Statement::Step::Done:
        return Step::Done;
    case sql::Statement::Step::Failed:
        break;
    }
    if (!damaged() || !listIds())
        return Step::Failed;
    m_onePerOne = true;
    return nextSingle();
}

RunScan::Step RunScan::nextSingle()
{
    while (!m_ids.empty()) {
        const auto next = m_ids.extract(m_ids.begin());
        m_single.rewind();
        m_single.bind(1, next.key());
        switch (m_single.step()) {
        case sql::Statement::Step::Row:
            return Step::Run;
        case sql::Statement::Step::Done:
            break; // named by the index only
        case sql::Statement::Step::Failed:
            if (!damaged())
                return Step::Failed;
            break;
        }
        m_unreadable = next.mapped();
        return Step::Unreadable;
    }
    return Step::Done;
}

bool RunScan::damaged() const
{
    return sql::lastProblem(m_db, {}).kind == Problem::Kind::JournalDamaged;
}

// The index holds feed, epoch, first and id of every run, on pages of its own.
bool RunScan::listIds()
{
    sql::Statement names(
        m_db, "SELECT id, feed, epoch, first FROM run INDEXED BY run_by_feed ORDER BY feed, epoch, first");
    if (!names.ok())
        return false;
    std::vector<DamagedRun> found;
    sql::Statement::Step step = names.step();
    for (; step == sql::Statement::Step::Row; step = names.step())
        found.push_back(
            RunRow{names.integer(0), names.text(1), names.text(2), names.integer(3), 1, {}, {}, {}, 0}.damaged());
    if (step == sql::Statement::Step::Failed)
        return false;
    nameRanges(found);
    return true;
}

// Of one numbering, ascending by number. Runs are appended in ascending order, so one ends where the next that was
// appended begins. What came back later for a damaged run (Journal::refill) lies among its numbers, and ends where the
// next by number begins.
void RunScan::nameEnds(std::span<DamagedRun> numbering, Sequence position)
{
    std::vector<DamagedRun *> written;
    for (std::size_t i = 0; i < numbering.size(); ++i) {
        DamagedRun &run = numbering[i];
        const Sequence end = i + 1 < numbering.size() ? numbering[i + 1].first : yagura::next(position);
        run.last = std::max(run.first, static_cast<Sequence>(number(end) - 1));
        written.push_back(&run);
    }
    std::ranges::sort(written, {}, &DamagedRun::run);
    DamagedRun *appended = nullptr;
    for (DamagedRun *run : written) {
        if (appended && run->first <= appended->first)
            continue; // came back
        if (appended)
            appended->last = static_cast<Sequence>(number(run->first) - 1);
        appended = run;
    }
    if (appended)
        appended->last = std::max(appended->first, position);
}

// Those that were found damaged before. A setting that cannot be read, or is no number, tells nothing.
void RunScan::nameKnownEnds(std::vector<DamagedRun> &runs)
{
    std::map<std::string, std::string, std::less<>> ends;
    sql::Statement settings(m_db, "SELECT key, value FROM setting WHERE key GLOB 'damage/end/*'");
    while (settings.ok() && settings.step() == sql::Statement::Step::Row)
        ends.emplace(settings.text(0), settings.blob(1));
    for (DamagedRun &run : runs) {
        if (ends.empty())
            return;
        const auto end = ends.find(endKey(run.run));
        std::uint64_t last = 0;
        if (end != ends.end())
            std::from_chars(end->second.data(), end->second.data() + end->second.size(), last);
        run.last
            = std::max(run.last, Sequence{std::min(last, number(run.first) + static_cast<std::uint64_t>(mostEvents))});
    }
}

void RunScan::nameRanges(std::vector<DamagedRun> &byNumber)
{
    sql::Statement feed(m_db, "SELECT sequence FROM feed WHERE name = ?1 AND epoch = ?2");
    for (auto begin = byNumber.begin(); begin != byNumber.end();) {
        const auto end = std::find_if(begin, byNumber.end(),
            [begin](const DamagedRun &run) { return run.feed != begin->feed || run.epoch != begin->epoch; });
        Sequence position = Sequence::None; // of a numbering that is over, nothing tells it
        if (feed.ok()) {
            const sql::Use use(feed);
            use->bindText(1, begin->feed);
            use->bindText(2, begin->epoch.id);
            if (use->step() == sql::Statement::Step::Row)
                position = static_cast<Sequence>(use->integer(0));
        }
        nameEnds({begin, end}, position);
        begin = end;
    }
    nameKnownEnds(byNumber);
    for (DamagedRun &run : byNumber) {
        if (run.run > m_seen)
            m_ids.emplace(run.run, std::move(run));
    }
}

} // namespace yagura
