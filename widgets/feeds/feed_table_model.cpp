// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feeds/feed_table_model.h"

#include <cmath>

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

QString feedAge(const FeedHealth &feed, UtcTime now)
{
    const bool lost = feed.state == FeedState::Lost || feed.state == FeedState::Refused;
    if (lost && feed.lostSince != UtcTime{})
        return FeedTableModel::tr("%1 (unknown since %2)")
            .arg(ageText(now - feed.lostSince), clockText(feed.lostSince, Zone::Jst));
    if (feed.lastHeard == UtcTime{})
        return FeedTableModel::tr("never heard");
    return ageText(now - feed.lastHeard);
}

QString skewText(const FeedHealth &feed)
{
    const double tenths = std::round(static_cast<double>(feed.skew.count()) / 100.0);
    const QString seconds = QLocale().toString(tenths == 0 ? 0.0 : tenths / 10.0, 'f', 1); // never "-0.0"
    return FeedTableModel::tr("%1 s").arg(tenths > 0 ? QLatin1Char('+') + seconds : seconds);
}

Token feedToken(FeedState state)
{
    switch (state) {
    case FeedState::Live:
    case FeedState::Quiet:
        return Token::Good;
    case FeedState::Late:
    case FeedState::Connecting:
    case FeedState::Subscribing:
    case FeedState::Idle:
        return Token::Warning;
    case FeedState::Lost:
    case FeedState::Refused:
        break;
    }
    return Token::Bad;
}

void paintFeedMark(QPainter &painter, const QRectF &box, FeedState state, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = theme.color(feedToken(state));
    const double width = std::max(1.2, box.width() / 7);
    painter.setPen(QPen(color, width));
    painter.setBrush(Qt::NoBrush);
    const QRectF inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2);
    const auto letter = [&](const QString &text) {
        QFont font = painter.font();
        font.setBold(true);
        font.setPixelSize(std::max(7, static_cast<int>(box.height() * 1.1)));
        painter.setFont(font);
        painter.drawText(box.adjusted(-4, -4, 4, 4), Qt::AlignCenter, text);
    };
    switch (state) {
    case FeedState::Live:
        painter.setBrush(color);
        painter.drawEllipse(inner);
        break;
    case FeedState::Quiet:
        painter.drawEllipse(inner);
        break;
    case FeedState::Late:
        painter.drawEllipse(inner);
        painter.setBrush(color);
        painter.drawChord(inner, 90 * 16, 180 * 16);
        break;
    case FeedState::Lost:
        letter(QStringLiteral("?"));
        break;
    case FeedState::Refused:
        letter(QStringLiteral("\u00d7"));
        break;
    case FeedState::Idle:
    case FeedState::Connecting:
    case FeedState::Subscribing:
        letter(QStringLiteral("\u2026"));
        break;
    }
    painter.restore();
}

FeedTableModel::FeedTableModel(ViewContext &context, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
{
    connect(&context.feeds, &FeedBoard::changed, this, &FeedTableModel::refresh);
    refresh();
}

int FeedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int FeedTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void FeedTableModel::refresh()
{
    const int rows = static_cast<int>(m_context.feeds.feeds().size());
    if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    } else if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QByteArray FeedTableModel::feedAt(int row) const
{
    return row >= 0 && row < m_rows ? m_context.feeds.feeds()[row].feed : QByteArray();
}

QString FeedTableModel::text(const FeedHealth &feed, Column column) const
{
    const QLocale locale;
    switch (column) {
    case FeedColumn:
        return plainText(QString::fromUtf8(feed.feed), 60);
    case StateColumn:
        return feedStateWord(feed.state);
    case AgeColumn:
        return feedAge(feed, m_context.clock.now());
    case LastEventColumn:
        return feed.lastEvent == UtcTime{} ? tr("none yet") : ageText(m_context.clock.now() - feed.lastEvent);
    case RateColumn:
        return tr("%1/s").arg(locale.toString(feed.rate, 'f', feed.rate < 100 ? 1 : 0));
    case LagColumn:
        if (feed.lag < std::chrono::milliseconds(0))
            return tr("none yet");
        return tr("%1 s").arg(locale.toString(static_cast<double>(feed.usualLag.count()) / 1000.0, 'f', 2));
    case PositionColumn:
        return QStringLiteral("%1 / %2").arg(
            locale.toString(number(feed.position.sequence)), locale.toString(number(feed.head)));
    case ReceivedColumn:
        return locale.toString(feed.received);
    case QuarantinedColumn:
        return locale.toString(feed.quarantined);
    case GapsColumn:
        return locale.toString(feed.gaps);
    case FaultsColumn:
        return locale.toString(feed.faults);
    case SkewColumn:
        return feed.lastHeard == UtcTime{} ? tr("unknown") : skewText(feed);
    case PartColumn:
        if (feed.ceiling != Tlp::Unspecified)
            return tr("up to %1").arg(tlpText(feed.ceiling));
        if (feed.partial)
            return tr("part of the feed");
        return feed.lastHeard == UtcTime{} ? tr("unknown") : tr("whole feed");
    case DetailColumn:
        if (feed.catchingUp && isHeard(feed.state))
            return tr("Catching up; not confirmed yet.");
        return plainText(words(feed.detail));
    case ColumnCount:
        break;
    }
    return {};
}

QString FeedTableModel::explanation(const FeedHealth &feed, Column column) const
{
    const auto seconds = [](std::chrono::milliseconds ms) {
        return QLocale().toString(static_cast<double>(ms.count()) / 1000.0, 'f', 2);
    };
    switch (column) {
    case RateColumn:
        return tr("Events per second over the last ten seconds.");
    case LagColumn:
        if (feed.lag < std::chrono::milliseconds(0))
            return tr("From being sequenced by the server to being shown here.");
        return tr(
            "From being sequenced by the server to being shown here: usually %1 s, the last one %2 s. The difference "
            "of the clocks is taken off.")
            .arg(seconds(feed.usualLag), seconds(feed.lag));
    case SkewColumn:
        if (clockIsOff(feed))
            return tr("The clocks of the server and of this machine differ by more than %1 seconds. Times of the two "
                      "cannot be compared; have the clocks checked.")
                .arg(skewWarning.count());
        return tr("The server's clock less this machine's: the middle of the last words on it.");
    case FaultsColumn:
        return tr("Faults of the stream since the start. The list below tells what became of each.");
    case GapsColumn:
        return tr("Times that events were missing for good since the start.");
    case PartColumn:
        if (feed.partial || feed.ceiling != Tlp::Unspecified)
            return tr("This desk is given a part of the feed. More may exist.");
        return {};
    case FeedColumn:
    case StateColumn:
    case AgeColumn:
    case LastEventColumn:
    case PositionColumn:
    case ReceivedColumn:
    case QuarantinedColumn:
    case DetailColumn:
    case ColumnCount:
        break;
    }
    return {};
}

QVariant FeedTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FeedHealth &feed = m_context.feeds.feeds()[index.row()];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(feed, column);
    case Qt::ToolTipRole: {
        QStringList lines{
            explanation(feed, column), feed.url.toString(QUrl::RemoveUserInfo), plainText(words(feed.detail))};
        lines.removeAll(QString());
        return toolTipText(lines.join(QLatin1Char('\n')));
    }
    case Qt::ForegroundRole: {
        if (column == StateColumn)
            return m_context.theme().color(feedToken(feed.state));
        const bool warns = (column == QuarantinedColumn && feed.quarantined > 0)
            || (column == GapsColumn && feed.gaps > 0) || (column == FaultsColumn && feed.faults > 0)
            || (column == SkewColumn && clockIsOff(feed)) || (column == DetailColumn && feed.catchingUp);
        return warns ? QVariant(m_context.theme().color(Token::Warning)) : QVariant();
    }
    case Qt::TextAlignmentRole:
        return column >= RateColumn && column <= QuarantinedColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                                   : QVariant();
    default:
        return {};
    }
}

QVariant FeedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case FeedColumn:
        return tr("Feed");
    case StateColumn:
        return tr("State");
    case AgeColumn:
        return tr("Last sign of life");
    case LastEventColumn:
        return tr("Last event");
    case RateColumn:
        return tr("Rate");
    case LagColumn:
        return tr("Delay");
    case PositionColumn:
        return tr("Position / head");
    case ReceivedColumn:
        return tr("Received");
    case QuarantinedColumn:
        return tr("Quarantined");
    case FaultsColumn:
        return tr("Faults");
    case GapsColumn:
        return tr("Gaps");
    case PartColumn:
        return tr("Part");
    case SkewColumn:
        return tr("Clock difference");
    case DetailColumn:
        return tr("Detail");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace yagura
