// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feeds/feed_log_model.h"

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

namespace {

UtcTime beginningOf(const FeedLogEntry &entry)
{
    return entry.notice.from == UtcTime{} ? entry.noted : entry.notice.from;
}

} // namespace

FeedLogModel::FeedLogModel(ViewContext &context, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
{
}

void FeedLogModel::show(const QByteArray &feed)
{
    const auto &entries = m_context.watch.picture().feedLog().of(feed.toStdString());
    std::vector<FeedLogEntry> newest(entries.rbegin(), entries.rend());
    if (feed == m_feed && newest == m_entries)
        return;
    beginResetModel(); // another list, or a few lines more: short, and nobody edits it
    m_feed = feed;
    m_entries = std::move(newest);
    endResetModel();
}

quint64 FeedLogModel::earlier() const
{
    return m_context.watch.picture().feedLog().earlier(m_feed.toStdString());
}

int FeedLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int FeedLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FeedLogModel::text(const FeedLogEntry &entry, Column column) const
{
    const FeedNotice &notice = entry.notice;
    switch (column) {
    case TimeColumn:
        return dateTimeText(beginningOf(entry), Zone::Jst);
    case KindColumn: {
        const QString word = feedNoticeWord(notice.kind);
        if (notice.times < 2)
            return word;
        return tr("%1, %2 times until %3").arg(word, QLocale().toString(notice.times), clockText(notice.to, Zone::Jst));
    }
    case EventsColumn:
        if (notice.lastMissing == Sequence::None || notice.firstMissing == Sequence::None)
            return {};
        if (notice.firstMissing == notice.lastMissing)
            return QLocale().toString(number(notice.lastMissing));
        return tr("%1 to %2")
            .arg(QLocale().toString(number(notice.firstMissing)), QLocale().toString(number(notice.lastMissing)));
    case OutcomeColumn:
        switch (entry.outcome) {
        case FeedLogEntry::Came::Open:
            return notice.kind == FeedNotice::Kind::Lost ? tr("still silent") : tr("asked for again");
        case FeedLogEntry::Came::Mended:
            return (notice.kind == FeedNotice::Kind::Lost ? tr("heard again at %1") : tr("asked again, healed at %1"))
                .arg(dateTimeText(entry.mended, Zone::Jst));
        case FeedLogEntry::Came::ForGood:
            return tr("missing for good");
        case FeedLogEntry::Came::None:
            break;
        }
        break;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant FeedLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FeedLogEntry &entry = m_entries[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, column);
    case Qt::ToolTipRole: {
        QStringList lines{threeZones(beginningOf(entry)), text(entry, KindColumn), text(entry, OutcomeColumn)};
        const Text &note = m_context.lang() == Language::Ja ? entry.notice.note.ja : entry.notice.note.en;
        lines << plainText(note.text, 400);
        lines.removeAll(QString());
        return toolTipText(lines.join(QLatin1Char('\n')));
    }
    case Qt::ForegroundRole:
        if (column != OutcomeColumn)
            return {};
        if (entry.outcome == FeedLogEntry::Came::ForGood || entry.outcome == FeedLogEntry::Came::Open)
            return m_context.theme().color(Token::Warning);
        return {};
    default:
        return {};
    }
}

QVariant FeedLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case TimeColumn:
        return tr("When");
    case KindColumn:
        return tr("What happened");
    case EventsColumn:
        return tr("Events");
    case OutcomeColumn:
        return tr("What came of it");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace yagura
