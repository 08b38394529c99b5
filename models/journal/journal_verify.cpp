// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include <map>

#include "models/journal/chain_check.h"
#include "models/journal/journal.h"
#include "models/journal/journal_private.h"
#include "models/journal/run_scan.h"

// The integrity check: SQLite's own, what every row says against its link, the links against each other, and whether
// the feed positions and the numberings agree with what is there.
namespace yagura {

using Step = sql::Statement::Step;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Journal", text);
}

QString named(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// One state of the journal, whatever is written meanwhile.
class Snapshot
{
public:
    explicit Snapshot(sqlite3 *db)
        : m_db(db)
        , m_begun(sql::execute(db, "BEGIN"))
    {
    }
    ~Snapshot()
    {
        if (m_begun)
            static_cast<void>(sql::execute(m_db, "ROLLBACK"));
    }
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

private:
    sqlite3 *m_db;
    bool m_begun;
};

struct Numbering
{
    Sequence last = Sequence::None;
    std::vector<std::pair<Sequence, Sequence>> damaged;

    // What lies within a damaged run was brought back for it.
    [[nodiscard]] bool refills(const DamagedRun &run) const
    {
        return std::ranges::any_of(
            damaged, [&run](const auto &range) { return range.first <= run.first && run.last <= range.second; });
    }
};

struct Tally
{
    std::uint64_t events = 0;
    std::map<std::string, Numbering, std::less<>> epochs;
};

class Check
{
public:
    Check(sqlite3 *db, QString folder, std::int64_t version, VerifyReport &report)
        : m_db(db)
        , m_folder(std::move(folder))
        , m_version(version)
        , m_report(report)
    {
    }
    void database();
    void runs();
    void refused();
    void feeds(const std::vector<JournalFeed> &feeds);
    void expect(std::string_view head);
    void damage(const QString &what) { m_report.damages.push_back(what); }

private:
    void failure() { damage(sql::lastProblem(m_db, m_folder).detail); }
    void count(const DamagedRun &run, bool whole);
    void feed(const JournalFeed &feed);

    sqlite3 *m_db;
    QString m_folder;
    std::int64_t m_version;
    VerifyReport &m_report;
    std::map<std::string, Tally, std::less<>> m_feeds;
};

void Check::database()
{
    sql::Statement rows(m_db, "PRAGMA integrity_check(20)");
    Step step = rows.ok() ? rows.step() : Step::Failed;
    for (; step == Step::Row; step = rows.step()) {
        if (rows.text(0) != "ok")
            damage(named(rows.text(0)));
    }
    if (step == Step::Failed)
        failure();
}

void Check::runs()
{
    RunScan scan(m_db, m_version);
    for (;;) {
        switch (scan.next()) {
        case RunScan::Step::Failed:
            return failure();
        case RunScan::Step::Done:
            return;
        case RunScan::Step::Unreadable:
            damage(tr(QT_TRANSLATE_NOOP("Journal", "%1 cannot be read")).arg(nameOf(scan.unreadable())));
            count(scan.unreadable(), false);
            break;
        case RunScan::Step::Run: {
            const RunRow row = scan.row();
            const bool whole = row.whole(m_version);
            if (!whole)
                damage(tr(QT_TRANSLATE_NOOP("Journal", "%1 was changed: it is not what was written"))
                           .arg(nameOf(row.damaged())));
            count(row.damaged(), whole);
            break;
        }
        }
    }
}

void Check::count(const DamagedRun &run, bool whole)
{
    Tally &tally = m_feeds[run.feed];
    Numbering &numbering = tally.epochs[run.epoch.id];
    if (numbering.refills(run))
        return;
    if (run.first <= numbering.last)
        damage(tr(QT_TRANSLATE_NOOP("Journal", "%1 repeats numbers that were there before")).arg(nameOf(run)));
    if (!whole)
        numbering.damaged.emplace_back(run.first, run.last);
    numbering.last = std::max(numbering.last, run.last);
    const std::uint64_t events = number(run.last) - number(run.first) + 1;
    tally.events += events;
    m_report.events += events;
}

void Check::refused()
{
    sql::Statement rows(
        m_db, "SELECT feed, origin, reason, field, at, bytes, previous, link, id FROM quarantine ORDER BY id");
    Step step = rows.ok() ? rows.step() : Step::Failed;
    for (; step == Step::Row; step = rows.step()) {
        const Link link = linkAfter(rows.blob(6),
            QuarantineText{rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), rows.blob(5)});
        if (rows.blob(6).size() != link.size() || viewOf(link) != rows.blob(7)) {
            damage(tr(
                QT_TRANSLATE_NOOP("Journal", "refused entry %1 (feed %2, %3) was changed: it is not what was written"))
                       .arg(QString::number(rows.integer(8)), named(rows.text(0)), named(rows.text(1))));
        }
    }
    if (step == Step::Failed)
        failure();
}

void Check::feed(const JournalFeed &feed)
{
    const Tally &tally = m_feeds[feed.feed];
    if (feed.events != tally.events) {
        damage(tr(QT_TRANSLATE_NOOP("Journal", "feed %1: %2 events instead of %3"))
                   .arg(named(feed.feed), QString::number(tally.events), QString::number(feed.events)));
    }
    const auto epoch = tally.epochs.find(feed.position.epoch.id);
    const Sequence last = epoch == tally.epochs.end() ? Sequence::None : epoch->second.last;
    if (last != feed.position.sequence) {
        damage(
            tr(QT_TRANSLATE_NOOP("Journal", "feed %1: position %2 instead of %3"))
                .arg(named(feed.feed), QString::number(number(feed.position.sequence)), QString::number(number(last))));
    }
}

// Each against its runs; and the other way round: a feed without an entry would be numbered from the beginning again.
void Check::feeds(const std::vector<JournalFeed> &feeds)
{
    for (const JournalFeed &feed : feeds) {
        this->feed(feed);
        m_feeds.erase(feed.feed);
    }
    for (const auto &[name, tally] : m_feeds) {
        damage(tr(QT_TRANSLATE_NOOP("Journal", "feed %1: its position is missing, but not its events (%2)"))
                   .arg(named(name), QString::number(tally.events)));
    }
}

void Check::expect(std::string_view head)
{
    const auto link = linkFromHex(head);
    if (link && *link == Link{})
        return; // before the first row
    sql::Statement rows(
        m_db, "SELECT 1 FROM run WHERE link = ?1 UNION ALL SELECT 1 FROM quarantine WHERE link = ?1 LIMIT 1");
    if (link && rows.ok()) {
        rows.bindBlob(1, viewOf(*link));
        if (rows.step() == Step::Row)
            return;
    }
    damage(
        tr(QT_TRANSLATE_NOOP("Journal",
               "The head %1 is no part of the chain: the journal was written anew or cut since then, or it is another "
               "journal"))
            .arg(named(head)));
}

} // namespace

Outcome<VerifyReport> Journal::verify(std::string_view expected) const
{
    const Snapshot snapshot(d->db());
    VerifyReport report;
    Check check(d->db(), d->folder, d->opened.version, report);
    check.database();
    check.runs();
    if (d->opened.version == schemaVersion) {
        check.refused();
        Private::Chain chain;
        if (!d->readChain(chain))
            return d->problem();
        for (const QString &line : checkChain(d->db(), chain.head, chain.last))
            check.damage(line);
        report.head = hexOf(chain.head);
    }
    if (!expected.empty())
        check.expect(expected);
    check.feeds(feeds());
    return report;
}

} // namespace yagura
