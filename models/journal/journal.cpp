// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/journal.h"

#include <limits>

#include <sqlite3.h>

#include "models/journal/journal_private.h"
#include "models/journal/run_codec.h"

namespace yagura {

using Step = sql::Statement::Step;

namespace {

constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

// SQLite's integers are signed: a numbering beyond them cannot be kept.
std::int64_t stored(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

bool isSound(const JournalAppend &append)
{
    const std::uint64_t first = number(append.first);
    return append.entries.empty() || (first >= 1 && first <= largest && append.entries.size() <= largest - first);
}

Sequence lastOf(const JournalAppend &append)
{
    return next(append.first, append.entries.size() - 1);
}

std::uint32_t repeatsIn(const JournalAppend &append, Sequence known)
{
    if (append.entries.empty() || append.first > known)
        return 0;
    const std::uint64_t repeats = number(known) - number(append.first) + 1;
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(repeats, append.entries.size()));
}

} // namespace

Journal::Journal()
    : d(std::make_unique<Private>())
{
}
Journal::~Journal() = default;

bool Journal::Private::prepare()
{
    findFeed = {db(), "SELECT epoch, sequence, oldest, events, quarantined FROM feed WHERE name = ?1"};
    endOfEpoch = {db(),
        "SELECT first + count - 1, (SELECT min(first) FROM run WHERE feed = ?1 AND epoch = ?2) FROM run "
        "WHERE feed = ?1 AND epoch = ?2 ORDER BY first DESC LIMIT 1"};
    insertRun = {db(), "INSERT INTO run (feed, epoch, first, count, checksum, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};
    putFeed = {db(),
        "INSERT INTO feed VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (name) DO UPDATE SET "
        "epoch = excluded.epoch, sequence = excluded.sequence, oldest = excluded.oldest, "
        "events = events + excluded.events, quarantined = quarantined + excluded.quarantined"};
    insertQuarantine = {db(),
        "INSERT INTO quarantine (feed, origin, reason, field, at, bytes) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"};
    runBytes = {db(), "SELECT bytes FROM run WHERE id = ?1"};
    return findFeed.ok() && endOfEpoch.ok() && insertRun.ok() && putFeed.ok() && insertQuarantine.ok() && runBytes.ok();
}

Outcome<std::unique_ptr<Journal>> Journal::open(const QString &folder, Access access)
{
    auto opened = openJournal(folder, access);
    if (!opened)
        return opened.error();
    std::unique_ptr<Journal> journal(new Journal);
    journal->d->folder = folder;
    journal->d->opened = std::move(opened).value();
    if (!journal->d->prepare()) {
        Problem problem = journal->d->problem();
        problem.kind = Problem::Kind::JournalDamaged; // "no such table": SQLite calls that a mistake of the caller
        return problem;
    }
    return journal;
}

Outcome<Journal::Appended> Journal::append(const JournalAppend &append)
{
    if (!isSound(append))
        return Problem{Problem::Kind::Internal, d->folder, QStringLiteral("sequence out of range")};
    sql::Transaction transaction(d->db());
    if (!transaction.begun())
        return d->problem();
    auto span = d->span(append.feed, append.epoch.id);
    if (!span)
        return d->problem();

    Appended result;
    result.skipped = repeatsIn(append, span->last);
    result.added = append.entries.size() - result.skipped;
    if (result.added > 0) {
        if (!d->insert(append, result.skipped))
            return d->problem();
        result.run = sqlite3_last_insert_rowid(d->db());
        span->oldest = span->oldest == Sequence::None ? append.first : span->oldest;
        span->last = lastOf(append);
    }
    for (const Quarantined &item : append.quarantined) {
        if (!d->insert(item))
            return d->problem();
    }
    const bool kept = append.entries.empty()
        ? d->countQuarantined(append.feed, append.quarantined.size())
        : d->put({append.feed, append.epoch.id, *span, result.added, append.quarantined.size()});
    if (!kept || !transaction.commit())
        return d->problem();
    result.position = {append.epoch, span->last};
    return result;
}

Success Journal::quarantine(std::span<const Quarantined> items)
{
    sql::Transaction transaction(d->db());
    if (!transaction.begun())
        return d->problem();
    for (const Quarantined &item : items) {
        if (!d->insert(item) || !d->countQuarantined(item.feed, 1))
            return d->problem();
    }
    if (!transaction.commit())
        return d->problem();
    return Done{};
}

std::optional<Journal::Private::Span> Journal::Private::span(std::string_view feed, std::string_view epoch)
{
    const sql::Use use(endOfEpoch);
    use->bindText(1, feed);
    use->bindText(2, epoch);
    const Step step = use->step();
    if (step == Step::Failed)
        return std::nullopt;
    if (step == Step::Done)
        return Span{};
    return Span{static_cast<Sequence>(use->integer(1)), static_cast<Sequence>(use->integer(0))};
}

bool Journal::Private::insert(const JournalAppend &append, std::uint32_t skipped)
{
    const auto entries = append.entries.subspan(skipped);
    const std::string bytes = encodeRun(entries);
    const sql::Use use(insertRun);
    use->bindText(1, append.feed);
    use->bindText(2, append.epoch.id);
    use->bind(3, stored(number(next(append.first, skipped))));
    use->bind(4, stored(entries.size()));
    use->bind(5, checksum(bytes));
    use->bindBlob(6, bytes);
    return use->step() == Step::Done;
}

bool Journal::Private::insert(const Quarantined &item)
{
    const sql::Use use(insertQuarantine);
    use->bindText(1, item.feed);
    use->bindText(2, item.origin);
    use->bindText(3, nameOf(item.refusal.reason));
    use->bindText(4, item.refusal.field);
    use->bind(5, toMs(item.at));
    use->bindBlob(6, std::string_view(item.bytes).substr(0, limits::eventBytes));
    return use->step() == Step::Done;
}

bool Journal::Private::put(const FeedChange &change)
{
    const sql::Use use(putFeed);
    use->bindText(1, change.feed);
    use->bindText(2, change.epoch);
    use->bind(3, stored(number(change.span.last)));
    use->bind(4, stored(number(change.span.oldest)));
    use->bind(5, stored(change.events));
    use->bind(6, stored(change.quarantined));
    return use->step() == Step::Done;
}

bool Journal::Private::countQuarantined(std::string_view feed, std::uint64_t more)
{
    if (more == 0)
        return true;
    FeedChange change{feed, {}, {}, 0, more};
    std::string epoch; // outlives the statement's step: the found text does not
    {
        const sql::Use use(findFeed);
        use->bindText(1, feed);
        const Step step = use->step();
        if (step == Step::Failed)
            return false;
        if (step == Step::Row) {
            epoch = use->text(0);
            change.span = {static_cast<Sequence>(use->integer(2)), static_cast<Sequence>(use->integer(1))};
        }
    }
    change.epoch = epoch;
    return put(change);
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
