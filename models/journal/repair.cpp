// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/repair.h"

#include <QCoreApplication>
#include <QDir>
#include <QLockFile>
#include <QUuid>

#include <map>

#include "models/event/codec.h"
#include "models/journal/admission.h"
#include "models/journal/chain.h"
#include "models/journal/damage.h"
#include "models/journal/journal_open.h"
#include "models/journal/run_codec.h"
#include "models/journal/run_scan.h"

namespace yagura {

using Step = sql::Statement::Step;
using Key = std::pair<std::string, std::string>; // feed, epoch

namespace {

constexpr char deskEpoch[] = "desk";

struct Piece
{
    DamagedRun run; // a whole one, too: where it lies
    bool whole = false;
};

class Copy
{
public:
    Copy(OpenedJournal from, QString folder, std::unique_ptr<Journal> to, Repair how, UtcTime now)
        : m_from(std::move(from))
        , m_folder(std::move(folder))
        , m_to(std::move(to))
        , m_how(how)
        , m_now(now)
    {
    }
    [[nodiscard]] Success run();
    RepairReport report;

private:
    [[nodiscard]] sqlite3 *db() const { return m_from.db.get(); }
    [[nodiscard]] Outcome<std::vector<Piece>> scan();
    [[nodiscard]] static std::vector<Piece> inOrder(const std::vector<Piece> &pieces);
    void lose(DamagedRun run);
    [[nodiscard]] Success copyRun(const DamagedRun &run);
    [[nodiscard]] Success copyQuarantine();
    [[nodiscard]] Success copyRest();
    [[nodiscard]] Success renewEpochs();
    [[nodiscard]] Success noteGaps();
    void unread(const char *what);

    OpenedJournal m_from;
    QString m_folder;
    std::unique_ptr<Journal> m_to;
    Repair m_how;
    UtcTime m_now;
    UtcTime m_sequenced{};
    std::map<Key, Sequence> m_last;                // copied so far, by the old numbers
    std::map<std::string, std::string> m_newEpoch; // of feeds that are numbered anew
};

using Late = std::multimap<Sequence, Piece>; // by first number

// What of a damaged run came back, and between that what did not.
void fill(const Piece &damaged, Late &late, std::vector<Piece> &ordered)
{
    Piece rest = damaged;
    for (auto it = late.lower_bound(rest.run.first); it != late.end() && it->first <= damaged.run.last;
         it = late.erase(it)) {
        if (it->first > rest.run.first) {
            ordered.push_back(rest);
            ordered.back().run.last = static_cast<Sequence>(number(it->first) - 1);
        }
        ordered.push_back(it->second);
        rest.run.first = std::max(rest.run.first, next(it->second.run.last));
    }
    if (rest.run.first <= rest.run.last)
        ordered.push_back(rest);
}

// What was brought back later for a damaged run takes its place; whatever else came late goes before the first that has
// higher numbers, so that nothing is left out.
std::vector<Piece> Copy::inOrder(const std::vector<Piece> &pieces)
{
    std::map<Key, Sequence> last;
    std::map<Key, Late> late;
    std::vector<bool> isLate(pieces.size(), false);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const DamagedRun &run = pieces[i].run;
        Sequence &known = last[{run.feed, run.epoch.id}];
        if (run.first <= known && pieces[i].whole) {
            isLate[i] = true;
            late[{run.feed, run.epoch.id}].emplace(run.first, pieces[i]);
        }
        known = std::max(known, run.last);
    }
    std::vector<Piece> ordered;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (isLate[i])
            continue;
        const DamagedRun &run = pieces[i].run;
        Late &of = late[{run.feed, run.epoch.id}];
        for (auto it = of.begin(); it != of.end() && it->first < run.first; it = of.erase(it))
            ordered.push_back(it->second);
        if (pieces[i].whole)
            ordered.push_back(pieces[i]);
        else
            fill(pieces[i], of, ordered);
    }
    for (const auto &[key, of] : late) {
        for (const auto &[first, piece] : of)
            ordered.push_back(piece);
    }
    return ordered;
}

Outcome<std::vector<Piece>> Copy::scan()
{
    std::vector<Piece> pieces;
    RunScan scan(db(), m_from.version);
    for (;;) {
        switch (scan.next()) {
        case RunScan::Step::Failed:
            return sql::lastProblem(db(), m_folder);
        case RunScan::Step::Done:
            return pieces;
        case RunScan::Step::Unreadable:
            pieces.push_back({scan.unreadable(), false});
            break;
        case RunScan::Step::Run: {
            const RunRow row = scan.row();
            pieces.push_back({row.damaged(), row.whole(m_from.version)});
            break;
        }
        }
    }
}

Success Copy::run()
{
    const auto pieces = scan();
    if (!pieces)
        return pieces.error();
    for (const Piece &piece : inOrder(*pieces)) {
        if (!piece.whole && m_how == Repair::Renew)
            m_newEpoch.try_emplace(piece.run.feed, QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    }
    for (const Piece &piece : inOrder(*pieces)) {
        if (!piece.whole) {
            lose(piece.run);
        } else if (const Success done = copyRun(piece.run); !done) {
            return done;
        }
    }
    if (const Success done = copyQuarantine(); !done)
        return done;
    if (const Success done = copyRest(); !done)
        return done;
    if (const Success done = renewEpochs(); !done)
        return done;
    return noteGaps();
}

// As far as nothing has taken its place.
void Copy::lose(DamagedRun run)
{
    const Sequence known = m_last[{run.feed, run.epoch.id}];
    run.first = std::max(run.first, next(known));
    run.after = run.until = m_sequenced;
    if (run.first <= run.last)
        report.lost.push_back(std::move(run));
}

// As far as it is not there already: numbers that are given anew would not show that it is.
Success Copy::copyRun(const DamagedRun &run)
{
    Sequence &last = m_last[{run.feed, run.epoch.id}];
    const Sequence first = std::max(run.first, next(last));
    sql::Statement row(db(), ("SELECT " + runColumns(m_from.version) + " FROM run WHERE id = ?1").c_str());
    row.bind(1, run.run);
    if (!row.ok() || row.step() != Step::Row)
        return sql::lastProblem(db(), m_folder);
    const std::string bytes(runRow(row, m_from.version).bytes);
    std::vector<wire::Entry> entries;
    RunReader reader(bytes);
    Sequence at = run.first;
    for (RunReader::Item item; reader.next(item); at = next(at)) {
        if (at < first)
            continue;
        entries.push_back({item.sequenced, std::string(item.bytes)});
        m_sequenced = item.sequenced;
    }
    if (entries.empty())
        return Done{};
    for (DamagedRun &lost : report.lost) { // before the first that is whole
        if (lost.until == UtcTime{})
            lost.after = lost.until = entries.front().sequenced;
    }
    JournalAppend append{run.feed, run.epoch, first, entries, {}};
    if (const auto renewed = m_newEpoch.find(run.feed); renewed != m_newEpoch.end()) {
        const auto known = m_to->feed(run.feed);
        append.epoch.id = renewed->second;
        append.first = next(known ? known->position.sequence : Sequence::None);
    }
    const auto done = m_to->append(append);
    if (!done)
        return done.error();
    report.events += done->added;
    last = std::max(last, run.last);
    return Done{};
}

Success Copy::copyQuarantine()
{
    const bool chained = m_from.version >= 2;
    sql::Statement rows(db(),
        chained ? "SELECT feed, origin, reason, field, at, bytes, previous, link FROM quarantine ORDER BY id"
                : "SELECT feed, origin, reason, field, at, bytes FROM quarantine ORDER BY id");
    Step step = rows.ok() ? rows.step() : Step::Failed;
    for (; step == Step::Row; step = rows.step()) {
        const QuarantineText text{
            rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), rows.blob(5)};
        if (chained && viewOf(linkAfter(rows.blob(6), text)) != rows.blob(7)) {
            ++report.refusedLost;
            continue;
        }
        const Quarantined item{std::string(text.feed), std::string(text.origin),
            {reasonNamed(text.reason), std::string(text.field)}, utcFromMs(text.at), std::string(text.bytes)};
        if (const Success done = m_to->quarantine(std::span(&item, 1)); !done)
            return done;
    }
    if (step == Step::Failed)
        unread(QT_TRANSLATE_NOOP("Journal", "A part of what was refused cannot be read."));
    return Done{};
}

Success Copy::copyRest()
{
    sql::Statement actions(db(), "SELECT feed, action, event FROM action ORDER BY id");
    Step step = actions.ok() ? actions.step() : Step::Failed;
    for (; step == Step::Row; step = actions.step()) {
        const Success done = m_to->keepAction(
            {std::string(actions.text(0)), std::string(actions.text(1)), std::string(actions.blob(2))});
        if (!done)
            return done;
    }
    if (step == Step::Failed)
        unread(QT_TRANSLATE_NOOP("Journal", "A part of the actions that wait for their feed cannot be read."));
    sql::Statement settings(db(), "SELECT key, value FROM setting ORDER BY key");
    step = settings.ok() ? settings.step() : Step::Failed;
    for (; step == Step::Row; step = settings.step()) {
        if (settings.text(0).starts_with("damage/")) // of the old journal's runs
            continue;
        if (const Success done = m_to->setSetting(settings.text(0), settings.blob(1)); !done)
            return done;
    }
    if (step == Step::Failed)
        unread(QT_TRANSLATE_NOOP("Journal", "A part of the settings cannot be read."));
    return Done{};
}

Success Copy::renewEpochs()
{
    for (const auto &[feed, epoch] : m_newEpoch) {
        if (const Success done = m_to->setSetting("relay/epoch/" + feed, epoch); !done)
            return done;
    }
    return Done{};
}

Success Copy::noteGaps()
{
    if (m_how == Repair::Renew || report.lost.empty())
        return Done{};
    EventCodec codec;
    std::vector<wire::Entry> entries;
    for (const DamagedRun &run : report.lost)
        entries.push_back({m_now, codec.encode(gapOf(run).event)});
    const auto desk = m_to->feed(deskFeed);
    const auto done
        = m_to->append({deskFeed, {deskEpoch}, next(desk ? desk->position.sequence : Sequence::None), entries, {}});
    if (!done)
        return done.error();
    return Done{};
}

void Copy::unread(const char *what)
{
    report.unread.push_back(QCoreApplication::translate("Journal", what));
}

} // namespace

Outcome<RepairReport> repairJournal(const QString &from, const QString &to, Repair how, UtcTime now)
{
    if (QFileInfo::exists(to)) {
        return Problem{Problem::Kind::NotWritable, to,
            QCoreApplication::translate("Journal", "it is there already, and nothing is overwritten")};
    }
    auto opened = openJournal(from, Journal::Access::ReadOnly);
    if (!opened)
        return opened.error();
    QLockFile lock(QDir(from).filePath(QStringLiteral("journal.lock")));
    lock.setStaleLockTime(std::chrono::milliseconds(0));
    if (!lock.tryLock(std::chrono::milliseconds(0)) && lock.error() == QLockFile::LockFailedError)
        return Problem{Problem::Kind::JournalLocked, from, {}};
    auto target = Journal::open(to, Journal::Access::ReadWrite);
    if (!target)
        return target.error();
    Copy copy(std::move(opened).value(), from, std::move(target).value(), how, now);
    if (const Success done = copy.run(); !done)
        return done.error();
    return std::move(copy.report);
}

} // namespace yagura
