// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/chain_check.h"

#include <QCoreApplication>

#include <unordered_map>

#include "models/journal/journal.h"

namespace yagura {

using Step = sql::Statement::Step;

namespace {

constexpr std::size_t none = SIZE_MAX;
constexpr char everyLink[] = "SELECT id, previous, link FROM run UNION ALL SELECT id, previous, link FROM quarantine "
                             "ORDER BY id";
constexpr char everyRow[] = "SELECT id, previous, link, 0, feed, epoch, first, count FROM run "
                            "UNION ALL SELECT id, previous, link, 1, feed, origin, 0, 0 FROM quarantine ORDER BY id";

QString tr(const char *text)
{
    return QCoreApplication::translate("Journal", text);
}

// The quick answer, without keeping anything. Nothing: not all rows can be read (and that is said elsewhere).
std::optional<bool> followEachOther(sqlite3 *db, const Link &head, std::int64_t last)
{
    sql::Statement rows(db, everyLink);
    std::string before(viewOf(Link{}));
    std::int64_t id = 0;
    bool good = true;
    Step step = rows.ok() ? rows.step() : Step::Failed;
    for (; step == Step::Row && good; step = rows.step()) {
        good = rows.integer(0) == ++id && rows.blob(1) == before;
        before = rows.blob(2);
    }
    if (step == Step::Failed)
        return std::nullopt;
    return good && before == viewOf(head) && id == last;
}

struct Row
{
    std::int64_t id = 0;
    std::string previous;
    std::string link;
    bool refused = false;
    std::string feed;
    std::string epoch; // or the origin of what was refused
    std::int64_t first = 0;
    std::int64_t count = 0;

    std::size_t before = none; // the row that it follows
    bool added = false;
    bool torn = false;     // what it follows is not there
    std::int64_t rank = 0; // place in the chain, as far as that is connected
    std::int64_t last() const { return first + std::max<std::int64_t>(count, 1) - 1; }
};

QString textOf(const std::string &text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString nameOf(const Row &row)
{
    if (row.refused) {
        return tr(QT_TRANSLATE_NOOP("Journal", "refused entry %1 (feed %2, %3)"))
            .arg(QString::number(row.id), textOf(row.feed), textOf(row.epoch));
    }
    return nameOf(DamagedRun{
        row.id, row.feed, {row.epoch}, static_cast<Sequence>(row.first), static_cast<Sequence>(row.last()), {}, {}});
}

// All rows, once something is known to be wrong among them.
class Rows
{
public:
    explicit Rows(sqlite3 *db);
    void connect(const std::string &head);
    [[nodiscard]] QStringList findings(const std::string &head, std::int64_t last) const;

private:
    [[nodiscard]] std::size_t find(const std::string &link) const;
    void markTrunk(std::size_t end, std::vector<bool> &trunk) const;
    void rank();
    [[nodiscard]] QStringList missingBefore(std::size_t index) const;
    [[nodiscard]] QString tornLine(std::size_t index) const;
    [[nodiscard]] QString endLine(std::int64_t last) const;

    sqlite3 *m_db;
    std::vector<Row> m_rows; // by id
    std::unordered_map<std::string, std::size_t> m_byLink;
    bool m_headFound = false;
    const std::string m_origin{viewOf(Link{})};
};

Rows::Rows(sqlite3 *db)
    : m_db(db)
{
    sql::Statement rows(db, everyRow);
    while (rows.ok() && rows.step() == Step::Row) {
        Row row;
        row.id = rows.integer(0);
        row.previous = rows.blob(1);
        row.link = rows.blob(2);
        row.refused = rows.integer(3) != 0;
        row.feed = rows.text(4);
        row.epoch = rows.text(5);
        row.first = rows.integer(6);
        row.count = rows.integer(7);
        m_byLink.emplace(row.link, m_rows.size());
        m_rows.push_back(std::move(row));
    }
}

std::size_t Rows::find(const std::string &link) const
{
    const auto found = m_byLink.find(link);
    return found == m_byLink.end() ? none : found->second;
}

void Rows::markTrunk(std::size_t end, std::vector<bool> &trunk) const
{
    for (std::size_t at = end; at != none && !trunk[at]; at = m_rows[at].before)
        trunk[at] = true;
}

// What leads to the head is the chain. When that reaches back to the beginning, everything else was added; when it is
// torn, a second row after the same one was.
void Rows::connect(const std::string &head)
{
    for (Row &row : m_rows) {
        row.before = find(row.previous);
        row.torn = row.before == none && row.previous != m_origin;
    }
    const std::size_t end = find(head);
    m_headFound = end != none || head == m_origin;
    std::vector<bool> trunk(m_rows.size(), false);
    markTrunk(end, trunk);
    bool complete = m_headFound;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        complete = complete && !(trunk[i] && m_rows[i].torn);
    std::unordered_map<std::string, std::size_t> follower; // the one that belongs there
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (trunk[i])
            follower[m_rows[i].previous] = i;
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        const bool first = follower.try_emplace(row.previous, i).first->second == i;
        row.added = complete ? !trunk[i] : !row.torn && !first;
        row.torn = row.torn && !row.added;
    }
    rank();
}

// Along the chain, piece by piece, in the order of the first id of each piece.
void Rows::rank()
{
    std::unordered_map<std::size_t, std::size_t> after;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].added && m_rows[i].before != none)
            after.emplace(m_rows[i].before, i);
    }
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].rank != 0)
            continue;
        std::size_t start = i;
        for (std::size_t steps = 0; m_rows[start].before != none && !m_rows[start].added && steps < m_rows.size();
             ++steps)
            start = m_rows[start].before;
        for (std::size_t at = start; m_rows[at].rank == 0;) {
            m_rows[at].rank = ++rank;
            const auto next = after.find(at);
            if (next == after.end())
                break;
            at = next->second;
        }
    }
}

// The numbers that are not there between what stands before a place and what stands behind it.
QStringList Rows::missingBefore(std::size_t index) const
{
    struct Edge
    {
        std::int64_t last = 0;
        std::int64_t next = 0;
    };
    std::map<std::pair<std::string, std::string>, Edge> edges;
    sql::Statement feeds(m_db, "SELECT name, epoch, oldest, sequence FROM feed");
    while (feeds.ok() && feeds.step() == Step::Row) {
        if (feeds.integer(3) > 0)
            edges[{std::string(feeds.text(0)), std::string(feeds.text(1))}]
                = {feeds.integer(2) - 1, feeds.integer(3) + 1};
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        if (row.refused || row.added)
            continue;
        Edge &edge = edges.try_emplace({row.feed, row.epoch}, Edge{row.first - 1, row.last() + 1}).first->second;
        if (i < index)
            edge.last = std::max(edge.last, row.last());
    }
    for (std::size_t i = index; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        if (!row.refused && !row.added) {
            Edge &edge = edges[{row.feed, row.epoch}];
            edge.next = std::min(edge.next, row.first);
        }
    }
    QStringList missing;
    for (const auto &[feed, edge] : edges) {
        if (edge.next > edge.last + 1) {
            missing << tr(QT_TRANSLATE_NOOP("Journal", "feed %1, %2 to %3"))
                           .arg(textOf(feed.first), QString::number(edge.last + 1), QString::number(edge.next - 1));
        }
    }
    return missing;
}

QString Rows::tornLine(std::size_t index) const
{
    const QString name = nameOf(m_rows[index]);
    const QStringList missing = missingBefore(index);
    if (!missing.isEmpty() && index == 0) {
        return tr(QT_TRANSLATE_NOOP("Journal", "Missing before %1: %2")).arg(name, missing.join(QStringLiteral("; ")));
    }
    if (!missing.isEmpty()) {
        return tr(QT_TRANSLATE_NOOP("Journal", "Missing between %1 and %2: %3"))
            .arg(nameOf(m_rows[index - 1]), name, missing.join(QStringLiteral("; ")));
    }
    if (index == 0)
        return tr(QT_TRANSLATE_NOOP("Journal", "Missing before %1: what the journal began with")).arg(name);
    return tr(QT_TRANSLATE_NOOP(
                  "Journal", "%1 does not follow %2: an entry between them is missing, or that one was written anew"))
        .arg(name, nameOf(m_rows[index - 1]));
}

QString Rows::endLine(std::int64_t last) const
{
    const QStringList missing = missingBefore(m_rows.size());
    const QString after = m_rows.empty() ? QString() : nameOf(m_rows.back());
    if (!missing.isEmpty()) {
        return tr(QT_TRANSLATE_NOOP("Journal", "Missing at the end: %1")).arg(missing.join(QStringLiteral("; ")));
    }
    if (!m_rows.empty() && m_rows.back().id == last) {
        return tr(QT_TRANSLATE_NOOP("Journal", "The end is not the one that was noted: %1 was written anew"))
            .arg(after);
    }
    return tr(QT_TRANSLATE_NOOP("Journal", "Missing at the end: the entries up to %1")).arg(last);
}

QStringList Rows::findings(const std::string &head, std::int64_t last) const
{
    QStringList lines;
    const Row *before = nullptr;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        if (row.added) {
            lines << tr(QT_TRANSLATE_NOOP("Journal", "%1 is no part of the chain: it was added, or written anew"))
                         .arg(nameOf(row));
            continue;
        }
        if (row.torn)
            lines << tornLine(i);
        if (before && before->rank > row.rank) {
            lines << tr(QT_TRANSLATE_NOOP("Journal", "%1 stands before %2, which was written earlier"))
                         .arg(nameOf(*before), nameOf(row));
        }
        before = &row;
    }
    if (!m_headFound && find(head) == none)
        lines << endLine(last);
    if (lines.isEmpty()) {
        lines << tr(QT_TRANSLATE_NOOP("Journal", "The entries are not numbered from 1 to %1 as they were written"))
                     .arg(last);
    }
    return lines;
}

} // namespace

QStringList checkChain(sqlite3 *db, const Link &head, std::int64_t last)
{
    const auto good = followEachOther(db, head, last);
    if (!good)
        return {tr(QT_TRANSLATE_NOOP("Journal", "The chain cannot be followed through what cannot be read"))};
    if (*good)
        return {};
    Rows rows(db);
    const std::string end(viewOf(head));
    rows.connect(end);
    return rows.findings(end, last);
}

} // namespace yagura
