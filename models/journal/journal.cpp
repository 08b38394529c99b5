// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/journal.h"

#include <sqlite3.h>

#include "models/journal/journal_private.h"

namespace yagura {

using Step = sql::Statement::Step;

Journal::Journal()
    : d(std::make_unique<Private>())
{
}
Journal::~Journal() = default;

bool Journal::Private::prepare()
{
    findFeed = {db(), "SELECT epoch, sequence, oldest, events, quarantined FROM feed WHERE name = ?1"};
    // Not by the highest `first`: what was brought back later may lie inside of an earlier run.
    spanOfEpoch = {db(), "SELECT min(first), max(first + count - 1) FROM run WHERE feed = ?1 AND epoch = ?2"};
    putFeed = {db(),
        "INSERT INTO feed VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (name) DO UPDATE SET "
        "epoch = excluded.epoch, sequence = excluded.sequence, oldest = excluded.oldest, "
        "events = events + excluded.events, quarantined = quarantined + excluded.quarantined"};
    runBytes = {db(), "SELECT bytes FROM run WHERE id = ?1"};
    const bool read = findFeed.ok() && spanOfEpoch.ok() && putFeed.ok() && runBytes.ok();
    if (opened.version < schemaVersion) // read-only: nothing is written, and there is no chain
        return read && sql::Statement(db(), "SELECT id FROM quarantine").ok();
    insertRun = {db(), "INSERT INTO run VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"};
    insertQuarantine = {db(), "INSERT INTO quarantine VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"};
    putChain = {db(), "UPDATE chain SET head = ?1, last = ?2"};
    return read && insertRun.ok() && insertQuarantine.ok() && putChain.ok();
}

bool Journal::Private::readChain(Chain &found) const
{
    sql::Statement row(db(), "SELECT head, last FROM chain");
    if (!row.ok() || row.step() != Step::Row || row.blob(0).size() != found.head.size())
        return false;
    std::ranges::copy(row.blob(0), found.head.begin());
    found.last = row.integer(1);
    return true;
}

Outcome<std::unique_ptr<Journal>> Journal::open(const QString &folder, Access access)
{
    auto opened = openJournal(folder, access);
    if (!opened)
        return opened.error();
    std::unique_ptr<Journal> journal(new Journal);
    journal->d->folder = folder;
    journal->d->opened = std::move(opened).value();
    Private &d = *journal->d;
    if (!d.prepare() || (d.opened.version == schemaVersion && !d.readChain(d.chain))) {
        Problem problem = d.problem();
        problem.kind = Problem::Kind::JournalDamaged; // "no such table": SQLite calls that a mistake of the caller
        return problem;
    }
    return journal;
}

Success Journal::Private::run(const char *text, std::string_view first, std::string_view second)
{
    sql::Statement statement(db(), text);
    if (!statement.ok())
        return problem();
    statement.bindText(1, first);
    statement.bindBlob(2, second);
    if (statement.step() != Step::Done)
        return problem();
    return Done{};
}

Success Journal::keepAction(const OutgoingAction &action)
{
    sql::Statement statement(d->db(),
        "INSERT INTO action (action, feed, event) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (action) DO UPDATE SET feed = excluded.feed, event = excluded.event");
    if (!statement.ok())
        return d->problem();
    statement.bindText(1, action.action);
    statement.bindText(2, action.feed);
    statement.bindBlob(3, action.event);
    if (statement.step() != Step::Done)
        return d->problem();
    return Done{};
}

Success Journal::dropAction(std::string_view action)
{
    return d->run("DELETE FROM action WHERE action = ?1 AND ?2 IS NOT NULL", action, {});
}

Success Journal::setSetting(std::string_view key, std::string_view value)
{
    return d->run(
        "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value);
}

QString Journal::folder() const
{
    return d->folder;
}

} // namespace yagura
