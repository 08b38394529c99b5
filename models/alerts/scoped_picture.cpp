// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/scoped_picture.h"

#include <QElapsedTimer>

#include "models/alerts/scope_count.h"
#include "models/picture/text_index.h"

namespace yagura {

namespace {

using namespace std::chrono_literals;

constexpr auto recountEvery = 1min; // the hours of the trends move on
constexpr qint64 indexBudgetMs = 3; // of a turn, for text nobody searches yet

} // namespace

struct ScopedPicture::Private
{
    Watch &watch;
    Scope &scope;
    const Clock &clock;
    ScopeCount count;
    TextIndex index;
    std::string needle;
    std::vector<Row> changed; // rows whose share may be another one
    bool all = true;          // filter or situation changed: count anew
    quint64 generation = 0;
    QTimer turn; // 0 ms, single shot
    QTimer minute;
    QTimer indexing; // 0 ms while rows wait for the index

    Private(Watch &w, Scope &s, const Clock &c)
        : watch(w)
        , scope(s)
        , clock(c)
    {
    }

    [[nodiscard]] const ReportTable &table() const { return watch.reports(); }

    // Whole, when somebody searches: nothing may be missing from the result.
    void indexAll()
    {
        while (index.size() < table().size())
            index.update(table(), index.size());
    }
    void indexSome()
    {
        QElapsedTimer spent;
        spent.start();
        while (index.size() < table().size() && spent.elapsed() < indexBudgetMs) {
            for (int i = 0; i < 64 && index.size() < table().size(); ++i)
                index.update(table(), index.size());
        }
        if (index.size() >= table().size())
            indexing.stop();
    }
    void reindexRevised(const std::vector<Row> &rows)
    {
        for (const Row row : rows) {
            if (row < index.size())
                index.update(table(), row);
        }
    }

    [[nodiscard]] bool admits(Row row) const
    {
        const ScopeFilter &filter = scope.filter();
        return filter.admits(table(), row)
            && (filter.text.isEmpty() || index.matches(table(), row, needle, filter.exactText));
    }

    void countEverything(UtcTime now)
    {
        const ScopeFilter &filter = scope.filter();
        if (filter.text.isEmpty()) {
            countAll(count, watch.situation(), filter, nullptr, now);
            return;
        }
        indexAll();
        needle = TextIndex::needleFor(filter.text, filter.exactText);
        const std::vector<Row> found = index.find(table(), filter.text, filter.exactText);
        countAll(count, watch.situation(), filter, &found, now);
    }

    void countChanged()
    {
        if (!scope.filter().text.isEmpty())
            indexAll();
        for (const Row row : changed)
            count.count(watch.situation(), row, admits(row));
        count.finish(watch.situation());
    }
};

ScopedPicture::ScopedPicture(Watch &watch, Scope &scope, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(watch, scope, clock))
{
    d->turn.setSingleShot(true);
    d->turn.setInterval(0);
    d->minute.setInterval(recountEvery);
    d->indexing.setInterval(0);
    connect(&d->turn, &QTimer::timeout, this, &ScopedPicture::refresh);
    connect(&d->minute, &QTimer::timeout, this, [this] {
        d->all = true;
        refresh();
    });
    connect(&d->indexing, &QTimer::timeout, this, [this] { d->indexSome(); });
    connect(&scope, &Scope::changed, this, [this] {
        d->all = true;
        ++d->generation;
        schedule();
    });
    connect(&watch, &Watch::changed, this, &ScopedPicture::follow);
    d->minute.start();
    recompute();
}

ScopedPicture::~ScopedPicture() = default;

void ScopedPicture::follow(const Situation::Changes &changes)
{
    if (changes.everything) {
        d->all = true;
        ++d->generation;
        d->index.clear();
        d->indexing.start();
        refresh(); // at once: the rows on screen are of a table that is gone
        return;
    }
    d->reindexRevised(changes.rows);
    d->changed.insert(d->changed.end(), changes.rows.begin(), changes.rows.end());
    for (const int alert : changes.alerts) {
        const Row row = d->watch.situation().alerts().alerts()[static_cast<std::size_t>(alert)].row;
        if (row != noRow) // a silence is no report
            d->changed.push_back(row);
    }
    d->indexing.start();
    schedule();
}

void ScopedPicture::schedule()
{
    if (!d->turn.isActive())
        d->turn.start();
}

void ScopedPicture::recompute()
{
    d->all = true;
    ++d->generation;
    refresh();
}

void ScopedPicture::refresh()
{
    d->turn.stop();
    if (d->all)
        d->countEverything(now());
    else
        d->countChanged();
    d->all = false;
    d->changed.clear();
    Q_EMIT updated();
}

const std::vector<Row> &ScopedPicture::rows() const
{
    return d->count.rows().rows;
}

bool ScopedPicture::contains(Row row) const
{
    return d->count.contains(row);
}

const Tallies &ScopedPicture::real() const
{
    return d->count.rows().real;
}

const Tallies &ScopedPicture::exercise() const
{
    return d->count.rows().exercise;
}

quint64 ScopedPicture::generation() const
{
    return d->generation;
}

UtcTime ScopedPicture::now() const
{
    return d->watch.shownAt().value_or(d->clock.now());
}

} // namespace yagura
