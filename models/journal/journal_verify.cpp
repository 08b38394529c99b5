// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include "models/journal/journal.h"
#include "models/journal/journal_private.h"
#include "models/journal/run_codec.h"

// The integrity check: SQLite's own, the checksum and the form of every run, and whether the feed positions and the
// numberings agree with what is there.
namespace yagura {

using Step = sql::Statement::Step;

namespace {

struct Tally
{
    std::uint64_t events = 0;
    std::map<std::string, Sequence, std::less<>> lastOfEpoch;
};
using Tallies = std::map<std::string, Tally, std::less<>>; // by feed

QString named(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void checkDatabase(sqlite3 *db, const QString &folder, VerifyReport &report)
{
    sql::Statement rows(db, "PRAGMA integrity_check(20)");
    Step step = rows.ok() ? rows.step() : Step::Failed;
    for (; step == Step::Row; step = rows.step()) {
        if (rows.text(0) != "ok")
            report.damages.push_back(named(rows.text(0)));
    }
    if (step == Step::Failed)
        report.damages.push_back(sql::lastProblem(db, folder).detail);
}

std::int64_t entriesIn(std::string_view bytes, bool &damaged)
{
    RunReader reader(bytes);
    RunReader::Item item;
    std::int64_t count = 0;
    while (reader.next(item))
        ++count;
    damaged = reader.damaged();
    return count;
}

// Columns: id, feed, epoch, first, count, checksum, bytes.
void checkRun(const sql::Statement &row, Tallies &tallies, VerifyReport &report)
{
    const auto damage = [&](const QString &what) {
        report.damages.push_back(QStringLiteral("run %1: %2").arg(row.integer(0)).arg(what));
    };
    bool broken = false;
    const std::int64_t found = entriesIn(row.blob(6), broken);
    if (checksum(row.blob(6)) != row.integer(5))
        damage(QStringLiteral("checksum differs"));
    if (broken || found != row.integer(4))
        damage(QStringLiteral("%1 events instead of %2").arg(found).arg(row.integer(4)));

    const auto first = static_cast<Sequence>(row.integer(3));
    Tally &tally = tallies[std::string(row.text(1))];
    Sequence &last = tally.lastOfEpoch[std::string(row.text(2))];
    if (first <= last)
        damage(QStringLiteral("sequence %1 of %2 twice").arg(number(first)).arg(named(row.text(1))));
    last = std::max(last, next(first, static_cast<std::uint64_t>(std::max<std::int64_t>(row.integer(4), 1)) - 1));
    tally.events += static_cast<std::uint64_t>(found);
    report.events += static_cast<std::uint64_t>(found);
}

void checkFeed(const JournalFeed &feed, const Tally &tally, VerifyReport &report)
{
    const auto damage = [&](const QString &what) {
        report.damages.push_back(QStringLiteral("feed %1: %2").arg(named(feed.feed), what));
    };
    if (feed.events != tally.events)
        damage(QStringLiteral("%1 events instead of %2").arg(tally.events).arg(feed.events));
    const auto epoch = tally.lastOfEpoch.find(feed.position.epoch.id);
    const Sequence last = epoch == tally.lastOfEpoch.end() ? Sequence::None : epoch->second;
    if (last != feed.position.sequence)
        damage(QStringLiteral("position %1 instead of %2").arg(number(feed.position.sequence)).arg(number(last)));
}

} // namespace

Outcome<VerifyReport> Journal::verify() const
{
    VerifyReport report;
    checkDatabase(d->db(), d->folder, report);
    sql::Statement rows(d->db(), "SELECT id, feed, epoch, first, count, checksum, bytes FROM run ORDER BY id");
    if (!rows.ok())
        return d->problem();
    Tallies tallies;
    Step step = rows.step();
    for (; step == Step::Row; step = rows.step())
        checkRun(rows, tallies, report);
    if (step == Step::Failed)
        report.damages.push_back(d->problem().detail);
    for (const JournalFeed &feed : feeds())
        checkFeed(feed, tallies[feed.feed], report);
    return report;
}

} // namespace yagura
