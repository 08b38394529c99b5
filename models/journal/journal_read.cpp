// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <numeric>

#include "models/journal/journal.h"
#include "models/journal/journal_private.h"
#include "models/journal/run_codec.h"
#include "models/journal/run_scan.h"

// Reading back. Every read has statements of its own, so that a visitor may read something else meanwhile.
namespace yagura {

using Step = sql::Statement::Step;

namespace {

// From the run on that holds the sequence, or the first one after it.
std::string oneFeed(std::int64_t version)
{
    return "SELECT " + runColumns(version)
        + " FROM run WHERE feed = ?1 AND epoch = ?2 AND first >= coalesce((SELECT max(first) FROM run "
          "WHERE feed = ?1 AND epoch = ?2 AND first <= ?3), 0) ORDER BY first";
}

// Of a run that is whole. False: the visitor has enough.
bool visitRun(const RunRow &row, Sequence from, const Journal::Visitor &visit, UtcTime &sequenced)
{
    JournalRecord record{row.feed, row.epoch, static_cast<Sequence>(row.first), {}, {}, {row.id, 0}};
    RunReader reader(row.bytes);
    RunReader::Item item;
    for (; reader.next(item); record.sequence = next(record.sequence), ++record.ref.index) {
        sequenced = record.sequenced = item.sequenced;
        record.bytes = item.bytes;
        if (record.sequence >= from && !visit(record))
            return false;
    }
    return true;
}

Problem problemOf(const DamagedRun &run, const QString &folder)
{
    return {Problem::Kind::JournalDamaged, folder, nameOf(run)};
}

JournalFeed feedOf(const sql::Statement &row, std::string_view name, int column)
{
    JournalFeed feed;
    feed.feed = name;
    feed.position = {{std::string(row.text(column))}, static_cast<Sequence>(row.integer(column + 1))};
    feed.oldest = static_cast<Sequence>(row.integer(column + 2));
    feed.events = static_cast<std::uint64_t>(row.integer(column + 3));
    feed.quarantined = static_cast<std::uint64_t>(row.integer(column + 4));
    return feed;
}

} // namespace

std::vector<JournalFeed> Journal::feeds() const
{
    sql::Statement rows(d->db(), "SELECT name, epoch, sequence, oldest, events, quarantined FROM feed ORDER BY name");
    std::vector<JournalFeed> feeds;
    while (rows.ok() && rows.step() == Step::Row)
        feeds.push_back(feedOf(rows, rows.text(0), 1));
    return feeds;
}

std::optional<JournalFeed> Journal::feed(std::string_view name) const
{
    const sql::Use use(d->findFeed);
    use->bindText(1, name);
    if (use->step() != Step::Row)
        return std::nullopt;
    return feedOf(d->findFeed, name, 0);
}

std::vector<Quarantined> Journal::quarantined(std::string_view feed, int newest) const
{
    sql::Statement rows(d->db(),
        "SELECT feed, origin, reason, field, at, bytes FROM quarantine WHERE feed = ?1 "
        "ORDER BY id DESC LIMIT ?2");
    if (!rows.ok())
        return {};
    rows.bindText(1, feed);
    rows.bind(2, std::max(newest, 0));
    std::vector<Quarantined> items;
    while (rows.step() == Step::Row) {
        items.push_back({std::string(rows.text(0)), std::string(rows.text(1)),
            {reasonNamed(rows.text(2)), std::string(rows.text(3))}, utcFromMs(rows.integer(4)),
            std::string(rows.blob(5))});
    }
    return items;
}

QString nameOf(const DamagedRun &run)
{
    const auto feed = QString::fromUtf8(run.feed.data(), static_cast<qsizetype>(run.feed.size()));
    return QCoreApplication::translate("Journal", "run %1 (feed %2, %3 to %4)")
        .arg(QString::number(run.run), feed, QString::number(number(run.first)), QString::number(number(run.last)));
}

namespace {

// Damages on the way of a reading, told when it is known what comes behind them.
class Damages
{
public:
    Damages(sqlite3 *db, const Journal::DamageVisitor &tell)
        : m_refilled(db,
            "SELECT first, count FROM run WHERE feed = ?1 AND epoch = ?2 AND first BETWEEN ?3 AND ?4 AND id > ?5 "
            "ORDER BY first")
        , m_tell(tell)
    {
    }
    void found(DamagedRun run, UtcTime after);
    // False: the visitor has enough.
    [[nodiscard]] bool tellAll(std::optional<UtcTime> until);
    [[nodiscard]] bool empty() const { return m_waiting.empty(); }
    [[nodiscard]] const DamagedRun &front() const { return m_waiting.front(); }

private:
    sql::Statement m_refilled;
    const Journal::DamageVisitor &m_tell;
    std::vector<DamagedRun> m_waiting;
    bool m_first = true; // nothing whole came before
};

// What was brought back later is damaged no more.
void Damages::found(DamagedRun run, UtcTime after)
{
    run.after = after;
    if (m_refilled.ok()) {
        const sql::Use use(m_refilled);
        use->bindText(1, run.feed);
        use->bindText(2, run.epoch.id);
        use->bind(3, static_cast<std::int64_t>(number(run.first)));
        use->bind(4, static_cast<std::int64_t>(number(run.last)));
        use->bind(5, run.run);
        while (run.first <= run.last && use->step() == Step::Row) {
            const auto first = static_cast<Sequence>(use->integer(0));
            if (first > run.first) {
                DamagedRun piece = run;
                piece.last = static_cast<Sequence>(number(first) - 1);
                m_waiting.push_back(std::move(piece));
            }
            run.first = std::max(
                run.first, next(first, static_cast<std::uint64_t>(std::max<std::int64_t>(use->integer(1), 0))));
        }
    }
    if (run.first <= run.last)
        m_waiting.push_back(std::move(run));
}

bool Damages::tellAll(std::optional<UtcTime> until)
{
    for (DamagedRun &run : std::exchange(m_waiting, {})) {
        if (m_first && until)
            run.after = *until;
        run.until = std::max(until.value_or(run.after), run.after);
        if (!m_tell(run))
            return false;
    }
    m_first = m_first && !until;
    return true;
}

std::optional<UtcTime> startOf(std::string_view bytes)
{
    RunReader reader(bytes);
    RunReader::Item item;
    return reader.next(item) ? std::optional(item.sequenced) : std::nullopt;
}

} // namespace

Success Journal::read(const Visitor &visit, const DamageVisitor &damage) const
{
    RunScan scan(d->db(), d->opened.version);
    Damages damages(d->db(), damage);
    UtcTime sequenced{};
    for (;;) {
        switch (scan.next()) {
        case RunScan::Step::Failed:
            return d->problem();
        case RunScan::Step::Done:
            static_cast<void>(damages.tellAll(std::nullopt));
            return Done{};
        case RunScan::Step::Unreadable:
            damages.found(scan.unreadable(), sequenced);
            break;
        case RunScan::Step::Run:
            const RunRow row = scan.row();
            if (!row.whole(d->opened.version)) {
                damages.found(row.damaged(), sequenced);
                break;
            }
            if (!damages.tellAll(startOf(row.bytes)) || !visitRun(row, Sequence::None, visit, sequenced))
                return Done{};
            break;
        }
        if (!damage && !damages.empty())
            return problemOf(damages.front(), d->folder);
    }
}

Success Journal::readFeed(std::string_view name, Sequence from, const Visitor &visit) const
{
    const auto known = feed(name);
    if (!known)
        return Done{};
    sql::Statement rows(d->db(), oneFeed(d->opened.version).c_str());
    if (!rows.ok())
        return d->problem();
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    rows.bindText(1, name);
    rows.bindText(2, known->position.epoch.id);
    rows.bind(3, static_cast<std::int64_t>(std::min(number(from), largest)));
    UtcTime sequenced{};
    Step step = rows.step();
    for (; step == Step::Row; step = rows.step()) {
        const RunRow row = runRow(rows, d->opened.version);
        if (!row.whole(d->opened.version))
            return problemOf(row.damaged(), d->folder);
        if (!visitRun(row, from, visit, sequenced))
            return Done{};
    }
    if (step == Step::Failed)
        return d->problem();
    return Done{};
}

std::vector<std::optional<std::string>> Journal::fetch(std::span<const EventRef> refs) const
{
    std::vector<std::optional<std::string>> found(refs.size());
    std::vector<std::size_t> order(refs.size()); // by run and index, so that each run is read and walked once
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [refs](std::size_t i) { return std::pair(refs[i].run, refs[i].index); });
    for (auto it = order.begin(); it != order.end();) {
        const std::int64_t run = refs[*it].run;
        const auto end = std::find_if(it, order.end(), [&](std::size_t i) { return refs[i].run != run; });
        const sql::Use use(d->runBytes);
        use->bind(1, run);
        RunReader reader(use->step() == Step::Row ? use->blob(0) : std::string_view());
        RunReader::Item item;
        for (std::uint32_t index = 0; it != end && reader.next(item); ++index) {
            for (; it != end && refs[*it].index == index; ++it)
                found[*it] = std::string(item.bytes);
        }
        it = end;
    }
    return found;
}

std::vector<OutgoingAction> Journal::actions() const
{
    sql::Statement rows(d->db(), "SELECT feed, action, event FROM action ORDER BY id");
    std::vector<OutgoingAction> actions;
    while (rows.ok() && rows.step() == Step::Row)
        actions.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.blob(2))});
    return actions;
}

std::optional<std::string> Journal::setting(std::string_view key) const
{
    sql::Statement rows(d->db(), "SELECT value FROM setting WHERE key = ?1");
    if (!rows.ok())
        return std::nullopt;
    rows.bindText(1, key);
    if (rows.step() != Step::Row)
        return std::nullopt;
    return std::string(rows.blob(0));
}

} // namespace yagura
