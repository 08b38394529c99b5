// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alert_queue_model.h"

#include <set>

#include "models/alerts/queue_rows.h"

namespace yagura {

namespace {

// At start thousands of alerts come in at once: then the list is filled, not merged.
constexpr std::size_t fillAbove = 500;
// A new scope that breaks the list into more runs than this is one removal and one insertion: each run costs a signal
// and moves what lies below it.
constexpr std::size_t mostRuns = 2000;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// What an alert in scope counts for.
enum class CountedAs : std::uint8_t { Nothing, Unacknowledged, Acknowledged, Exercise };

CountedAs countedAs(const Alert &alert)
{
    if (!alert.open())
        return CountedAs::Nothing;
    if (alert.exercise)
        return CountedAs::Exercise;
    return alert.unacknowledged() ? CountedAs::Unacknowledged : CountedAs::Acknowledged;
}

} // namespace

struct AlertQueueModel::Private
{
    AlertQueueModel *q;
    Watch &watch;
    ScopedPicture &scoped;
    ActionDesk &desk;
    const Situation *situation = nullptr; // that the rows are of
    quint64 generation = 0;
    Section section = Section::Open;
    bool held = false;
    QueueRows rows;
    std::vector<int> touched;       // alerts to be looked at
    std::set<int> waiting;          // alerts that belong elsewhere than they are
    std::vector<CountedAs> counted; // by alert
    Counts counts;

    Private(AlertQueueModel *model, Watch &w, ScopedPicture &s, ActionDesk &a)
        : q(model)
        , watch(w)
        , scoped(s)
        , desk(a)
    {
    }

    [[nodiscard]] const AlertBook &book() const { return watch.situation().alerts(); }
    [[nodiscard]] const Alert &alert(int index) const { return book().alerts()[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int alertCount() const { return static_cast<int>(book().alerts().size()); }

    // A silence is in every scope: what is not heard may belong to any.
    [[nodiscard]] bool inScope(const Alert &a) const { return a.ofSilence() || scoped.contains(a.row); }
    [[nodiscard]] std::optional<QueueKey> wanted(int index) const;
    void settle();
    void fill();
    void lookAt(std::vector<int> alerts);
    void lookAtAll();
    void count(int index);
    int &slot(CountedAs as);
    void moveWaiting();
    void remove(std::span<const int> alerts);
    void insert(std::vector<QueueKey> keys);
    void replaceAll();
    void rowsChanged(std::vector<int> changedRows);
    [[nodiscard]] QVariant display(const Alert &alert, int column) const;
};

std::optional<QueueKey> AlertQueueModel::Private::wanted(int index) const
{
    const Alert &a = alert(index);
    const bool inSection = section == Section::All || (section == Section::Open ? a.open() : a.unacknowledged());
    if (!inSection || !inScope(a))
        return std::nullopt;
    return queueKeyOf(a, index);
}

// Brings the rows up to date with what was computed.
void AlertQueueModel::Private::settle()
{
    const Counts before = counts;
    const int waitingBefore = static_cast<int>(waiting.size());
    const bool otherSituation = situation != &watch.situation();
    if (otherSituation || (watch.busy() && !held && touched.size() > fillAbove)) {
        fill();
    } else if (generation != scoped.generation()) {
        touched.clear();
        lookAtAll();
    } else {
        lookAt(std::exchange(touched, {}));
    }
    generation = scoped.generation();
    if (static_cast<int>(waiting.size()) != waitingBefore)
        Q_EMIT q->waitingChanged();
    if (before.unacknowledged != counts.unacknowledged || before.acknowledged != counts.acknowledged
        || before.exercise != counts.exercise)
        Q_EMIT q->countsChanged();
}

void AlertQueueModel::Private::fill()
{
    q->beginResetModel();
    situation = &watch.situation();
    rows = {};
    touched.clear();
    waiting.clear();
    counted.clear();
    counts = {};
    std::vector<QueueKey> keys;
    for (int i = 0; i < alertCount(); ++i) {
        count(i);
        if (const std::optional<QueueKey> key = wanted(i))
            keys.push_back(*key);
    }
    QueueRows::sort(keys, book());
    rows.insert(0, keys);
    q->endResetModel();
}

void AlertQueueModel::Private::lookAtAll()
{
    std::vector<int> all(static_cast<std::size_t>(alertCount()));
    for (int i = 0; i < alertCount(); ++i)
        all[static_cast<std::size_t>(i)] = i;
    lookAt(std::move(all));
}

void AlertQueueModel::Private::lookAt(std::vector<int> alerts)
{
    std::vector<int> inPlace;
    for (const int index : alerts) {
        count(index);
        const std::optional<QueueKey> is = rows.placed(index);
        const bool moves = is != wanted(index);
        if (moves)
            waiting.insert(index);
        else
            waiting.erase(index);
        if (is && (!moves || held))
            inPlace.push_back(rows.rowOf(index, book()));
    }
    rowsChanged(std::move(inPlace));
    if (!held)
        moveWaiting();
}

int &AlertQueueModel::Private::slot(CountedAs as)
{
    static int nowhere = 0;
    switch (as) {
    case CountedAs::Unacknowledged:
        return counts.unacknowledged;
    case CountedAs::Acknowledged:
        return counts.acknowledged;
    case CountedAs::Exercise:
        return counts.exercise;
    case CountedAs::Nothing:
        break;
    }
    return nowhere;
}

void AlertQueueModel::Private::count(int index)
{
    const auto at = static_cast<std::size_t>(index);
    if (at >= counted.size())
        counted.resize(at + 1, CountedAs::Nothing);
    --slot(counted[at]);
    counted[at] = inScope(alert(index)) ? countedAs(alert(index)) : CountedAs::Nothing;
    ++slot(counted[at]);
}

// A changed place is a removal and an insertion.
void AlertQueueModel::Private::moveWaiting()
{
    std::vector<int> out;
    std::vector<QueueKey> in;
    for (const int index : waiting) {
        if (rows.placed(index))
            out.push_back(index);
        if (const std::optional<QueueKey> key = wanted(index))
            in.push_back(*key);
    }
    waiting.clear();
    if (out.size() + in.size() > mostRuns) {
        replaceAll();
        return;
    }
    remove(out);
    insert(std::move(in));
}

void AlertQueueModel::Private::remove(std::span<const int> alerts)
{
    for (const QueueRows::Run run : rows.runsOf(alerts, book())) {
        q->beginRemoveRows({}, run.first, run.first + run.count - 1);
        rows.erase(run);
        q->endRemoveRows();
    }
}

void AlertQueueModel::Private::insert(std::vector<QueueKey> keys)
{
    QueueRows::sort(keys, book());
    for (std::span<const QueueKey> rest = keys; !rest.empty();) {
        const QueueRows::Run run = rows.nextInsertion(rest, book());
        const auto length = static_cast<std::size_t>(run.count);
        q->beginInsertRows({}, run.first, run.first + run.count - 1);
        rows.insert(run.first, rest.first(length));
        q->endInsertRows();
        rest = rest.subspan(length);
    }
}

void AlertQueueModel::Private::replaceAll()
{
    if (rows.size() > 0) {
        q->beginRemoveRows({}, 0, rows.size() - 1);
        rows.erase({0, rows.size()});
        q->endRemoveRows();
    }
    std::vector<QueueKey> keys;
    for (int i = 0; i < alertCount(); ++i) {
        if (const std::optional<QueueKey> key = wanted(i))
            keys.push_back(*key);
    }
    insert(std::move(keys));
}

void AlertQueueModel::Private::rowsChanged(std::vector<int> changedRows)
{
    std::ranges::sort(changedRows);
    for (std::size_t i = 0; i < changedRows.size();) {
        std::size_t last = i;
        while (last + 1 < changedRows.size() && changedRows[last + 1] <= changedRows[last] + 1)
            ++last;
        Q_EMIT q->dataChanged(q->index(changedRows[i], 0), q->index(changedRows[last], ColumnCount - 1));
        i = last + 1;
    }
}

QVariant AlertQueueModel::Private::display(const Alert &alert, int column) const
{
    const ReportTable &table = watch.reports();
    switch (static_cast<Column>(column)) {
    case SeverityColumn:
        return alert.severity == unknownSeverity ? QVariant() : QVariant(int{alert.severity});
    case TitleColumn: {
        if (alert.ofSilence())
            return fromUtf8(alert.id.subject.id);
        const std::string_view en = table.title(alert.row, Language::En);
        return fromUtf8(en.empty() ? table.title(alert.row, Language::Ja) : en);
    }
    case SectorColumn:
        return QVariant::fromValue<qulonglong>(alert.sectors);
    case RegionColumn:
        return alert.ofSilence() ? QVariant() : QVariant(table.region(alert.row));
    case AgeColumn:
        return QVariant::fromValue<qlonglong>(toMs(alert.raised));
    case StateColumn:
        return alert.unacknowledged();
    case ColumnCount:
        break;
    }
    return {};
}

AlertQueueModel::AlertQueueModel(Watch &watch, ScopedPicture &scoped, ActionDesk &desk, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(this, watch, scoped, desk))
{
    connect(&watch, &Watch::changed, this, [this](const Situation::Changes &changes) {
        if (!changes.everything)
            d->touched.insert(d->touched.end(), changes.alerts.begin(), changes.alerts.end());
    });
    // The scope's answer for the rows that changed is there when it says so, not before.
    connect(&scoped, &ScopedPicture::updated, this, [this] { d->settle(); });
    connect(&desk, &ActionDesk::statusChanged, this, [this](const ActionStatus &status) {
        if (const int row = rowOf(status.alert); row >= 0)
            d->rowsChanged({row});
    });
    d->settle();
}

AlertQueueModel::~AlertQueueModel() = default;

int AlertQueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->rows.size();
}

int AlertQueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Alert *AlertQueueModel::alertAt(int row) const
{
    if (row < 0 || row >= d->rows.size() || d->rows.alertAt(row) >= d->alertCount())
        return nullptr;
    return &d->alert(d->rows.alertAt(row));
}

int AlertQueueModel::rowOf(const AlertId &id) const
{
    const Alert *alert = d->book().find(id);
    return alert ? d->rows.rowOf(static_cast<int>(alert - d->book().alerts().data()), d->book()) : -1;
}

QVariant AlertQueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Alert *alert = alertAt(index.row());
    if (!alert)
        return {};
    const ReportTable &table = d->watch.reports();
    switch (role) {
    case Qt::DisplayRole:
        return d->display(*alert, index.column());
    case AlertRole:
        return QVariant::fromValue(alert);
    case ReportRowRole:
        return QVariant::fromValue<quint32>(alert->row);
    case SeverityRole:
        return int{alert->severity};
    case TitleJaRole:
        return alert->ofSilence() ? QString() : fromUtf8(table.title(alert->row, Language::Ja));
    case TitleEnRole:
        return alert->ofSilence() ? QString() : fromUtf8(table.title(alert->row, Language::En));
    case UnacknowledgedRole:
        return alert->unacknowledged();
    case ExerciseRole:
        return alert->exercise;
    case PendingRole:
        return isPending(d->desk.statusOf(alert->id));
    case RevisionRole:
        return QVariant::fromValue<quint32>(alert->revision);
    case RaisedRole:
        return QVariant::fromValue<qint64>(toMs(alert->raised));
    default:
        return {};
    }
}

void AlertQueueModel::setSection(Section section)
{
    if (section == d->section)
        return;
    d->section = section;
    d->lookAtAll();
    release(); // a person asked for it
    Q_EMIT waitingChanged();
}

AlertQueueModel::Section AlertQueueModel::section() const
{
    return d->section;
}

void AlertQueueModel::setHeld(bool held)
{
    if (held == d->held)
        return;
    d->held = held;
    if (!held)
        release();
}

bool AlertQueueModel::held() const
{
    return d->held;
}

int AlertQueueModel::waiting() const
{
    return static_cast<int>(d->waiting.size());
}

int AlertQueueModel::waitingNew() const
{
    return static_cast<int>(std::ranges::count_if(d->waiting, [this](int index) { return !d->rows.placed(index); }));
}

void AlertQueueModel::release()
{
    if (d->waiting.empty())
        return;
    d->moveWaiting();
    Q_EMIT waitingChanged();
}

AlertQueueModel::Counts AlertQueueModel::counts() const
{
    return d->counts;
}

} // namespace yagura
