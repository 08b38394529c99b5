// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <sqlite3.h>

#include "models/journal/journal.h"
#include "models/journal/journal_private.h"
#include "models/journal/run_codec.h"

// What is written for good: runs of events and refused things, each a link of the chain, in one transaction with the
// feed's position and the head of the chain.
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

Outcome<Journal::Appended> Journal::append(const JournalAppend &append)
{
    auto done = this->append(std::span(&append, 1));
    if (!done)
        return done.error();
    return done->front();
}

Outcome<std::vector<Journal::Appended>> Journal::append(std::span<const JournalAppend> appends)
{
    if (!std::ranges::all_of(appends, isSound))
        return Problem{Problem::Kind::Internal, d->folder, QStringLiteral("sequence out of range")};
    if (!d->mayWrite())
        return d->readOnly();
    sql::Transaction transaction(d->db());
    if (!transaction.begun())
        return d->problem();
    d->written = d->chain;
    std::vector<Appended> results;
    results.reserve(appends.size());
    for (const JournalAppend &append : appends) {
        auto result = d->append(append);
        if (!result)
            return d->problem();
        results.push_back(std::move(*result));
    }
    if (!d->commit(transaction))
        return d->problem();
    return results;
}

Success Journal::quarantine(std::span<const Quarantined> items)
{
    if (!d->mayWrite())
        return d->readOnly();
    sql::Transaction transaction(d->db());
    if (!transaction.begun())
        return d->problem();
    d->written = d->chain;
    for (const Quarantined &item : items) {
        if (!d->insert(item) || !d->countQuarantined(item.feed, 1))
            return d->problem();
    }
    if (!d->commit(transaction))
        return d->problem();
    return Done{};
}

Outcome<Journal::Appended> Journal::refill(const JournalAppend &append)
{
    if (!isSound(append) || append.entries.empty())
        return Problem{Problem::Kind::Internal, d->folder, QStringLiteral("sequence out of range")};
    if (!d->mayWrite())
        return d->readOnly();
    sql::Transaction transaction(d->db());
    if (!transaction.begun())
        return d->problem();
    d->written = d->chain;
    if (!d->insert(append, 0) || !d->commit(transaction))
        return d->problem();
    return Appended{append.entries.size(), d->chain.last, 0, {append.epoch, lastOf(append)}};
}

Problem Journal::Private::readOnly() const
{
    return {Problem::Kind::NotWritable, folder, QString::fromUtf8(sqlite3_errstr(SQLITE_READONLY))};
}

bool Journal::Private::commit(sql::Transaction &transaction)
{
    if (written != chain) {
        const sql::Use use(putChain);
        use->bindBlob(1, viewOf(written.head));
        use->bind(2, written.last);
        if (use->step() != Step::Done)
            return false;
    }
    if (!transaction.commit())
        return false;
    chain = written;
    return true;
}

std::optional<Journal::Appended> Journal::Private::append(const JournalAppend &append)
{
    auto span = this->span(append.feed, append.epoch.id);
    if (!span)
        return std::nullopt;
    Appended result;
    result.skipped = repeatsIn(append, span->last);
    result.added = append.entries.size() - result.skipped;
    if (result.added > 0) {
        if (!insert(append, result.skipped))
            return std::nullopt;
        result.run = written.last;
        span->oldest = span->oldest == Sequence::None ? append.first : span->oldest;
        span->last = lastOf(append);
    }
    for (const Quarantined &item : append.quarantined) {
        if (!insert(item))
            return std::nullopt;
    }
    const bool kept = append.entries.empty()
        ? countQuarantined(append.feed, append.quarantined.size())
        : put({append.feed, append.epoch.id, *span, result.added, append.quarantined.size()});
    if (!kept)
        return std::nullopt;
    result.position = {append.epoch, span->last};
    return result;
}

// Of the feed's current epoch its row knows; of one that comes back, the runs.
std::optional<Journal::Private::Span> Journal::Private::span(std::string_view feed, std::string_view epoch)
{
    {
        const sql::Use use(findFeed);
        use->bindText(1, feed);
        const Step step = use->step();
        if (step == Step::Failed)
            return std::nullopt;
        if (step == Step::Done)
            return Span{};
        if (use->text(0) == epoch)
            return Span{static_cast<Sequence>(use->integer(2)), static_cast<Sequence>(use->integer(1))};
    }
    const sql::Use use(spanOfEpoch);
    use->bindText(1, feed);
    use->bindText(2, epoch);
    if (use->step() != Step::Row)
        return std::nullopt;
    return Span{static_cast<Sequence>(use->integer(0)), static_cast<Sequence>(use->integer(1))};
}

bool Journal::Private::insert(const JournalAppend &append, std::uint32_t skipped)
{
    const auto entries = append.entries.subspan(skipped);
    const std::string bytes = encodeRun(entries);
    const RunText text{
        append.feed, append.epoch.id, stored(number(next(append.first, skipped))), stored(entries.size()), bytes};
    const Link link = linkAfter(viewOf(written.head), text);
    const sql::Use use(insertRun);
    use->bind(1, written.last + 1);
    use->bindText(2, text.feed);
    use->bindText(3, text.epoch);
    use->bind(4, text.first);
    use->bind(5, text.count);
    use->bindBlob(6, viewOf(written.head));
    use->bindBlob(7, viewOf(link));
    use->bindBlob(8, bytes);
    if (use->step() != Step::Done)
        return false;
    written = {link, written.last + 1};
    return true;
}

bool Journal::Private::insert(const Quarantined &item)
{
    const std::string reason(nameOf(item.refusal.reason));
    const QuarantineText text{item.feed, item.origin, reason, item.refusal.field, toMs(item.at),
        std::string_view(item.bytes).substr(0, limits::eventBytes)};
    const Link link = linkAfter(viewOf(written.head), text);
    const sql::Use use(insertQuarantine);
    use->bind(1, written.last + 1);
    use->bindText(2, text.feed);
    use->bindText(3, text.origin);
    use->bindText(4, text.reason);
    use->bindText(5, text.field);
    use->bind(6, text.at);
    use->bindBlob(7, viewOf(written.head));
    use->bindBlob(8, viewOf(link));
    use->bindBlob(9, text.bytes);
    if (use->step() != Step::Done)
        return false;
    written = {link, written.last + 1};
    return true;
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

} // namespace yagura
