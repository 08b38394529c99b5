// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alert_delegate.h"

#include "widgets/common/marks.h"
#include "widgets/common/words.h"

namespace yagura {

AlertDelegate::AlertDelegate(ViewContext &context, AlertPresenter &presenter, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_context(context)
    , m_presenter(presenter)
{
}

void AlertDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Alert *alert = m_presenter.queue().alertAt(index.row());
    if (!alert)
        return;
    painter->save();
    painter->setClipRect(option.rect);
    paintGround(*painter, option);
    const Cell cell = cellOf(*painter, option);
    switch (static_cast<AlertQueueModel::Column>(index.column())) {
    case AlertQueueModel::SeverityColumn:
        paintSeverityCell(cell, *alert);
        break;
    case AlertQueueModel::TitleColumn:
        paintTitle(cell, *alert);
        paintUnderTitle(cell, *alert);
        break;
    case AlertQueueModel::SectorColumn:
        paintName(cell, m_presenter.words().sectors(*alert));
        break;
    case AlertQueueModel::RegionColumn:
        paintName(cell, m_presenter.words().region(*alert));
        break;
    case AlertQueueModel::AgeColumn:
        paintAge(cell, *alert);
        break;
    case AlertQueueModel::StateColumn:
        paintState(cell, *alert);
        break;
    case AlertQueueModel::ColumnCount:
        break;
    }
    painter->restore();
}

AlertDelegate::Cell AlertDelegate::cellOf(QPainter &painter, const QStyleOptionViewItem &option)
{
    const int pad = AlertColumns::padding(option.font);
    const int first = AlertColumns::lineHeight(option.font);
    const int second = AlertColumns::lineHeight(AlertColumns::smallFont(option.font));
    const QRect both = option.rect.adjusted(pad, 0, -pad, 0);
    const int top = option.rect.top() + (option.rect.height() - first - second) / 2;
    return {painter, option.font, QRect(both.left(), top, both.width(), first),
        QRect(both.left(), top + first, both.width(), second), both};
}

void AlertDelegate::draw(
    const Cell &cell, const QRect &line, const QFont &font, const QColor &color, const QString &text)
{
    cell.painter.setFont(font);
    cell.painter.setPen(color);
    const QString fits = QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width());
    cell.painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, fits);
}

void AlertDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const bool selected = option.state & QStyle::State_Selected;
    painter.fillRect(option.rect, color(selected ? Token::Selected : Token::Surface));
    painter.setPen(color(Token::Grid));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void AlertDelegate::paintSeverityCell(const Cell &cell, const Alert &alert) const
{
    const int size = AlertColumns::markSize(cell.font);
    const QRect mark(cell.first.left(), cell.first.center().y() - size / 2, size, size);
    paintSeverity(cell.painter, mark, alert.severity, m_context.theme(), alert.unacknowledged());
    const int used = size + AlertColumns::padding(cell.font);
    const QFont font = alert.unacknowledged() ? AlertColumns::boldFont(cell.font) : cell.font;
    draw(cell, cell.first.adjusted(used, 0, 0, 0), font, color(Token::Text),
        m_presenter.words().severityShortText(alert));
    if (m_narrow)
        draw(cell, cell.second, AlertColumns::smallFont(cell.font), color(Token::TextMuted),
            m_presenter.words().age(alert));
}

void AlertDelegate::paintTitle(const Cell &cell, const Alert &alert) const
{
    QRect line = cell.first;
    if (alert.exercise) {
        const QFont bold = AlertColumns::boldFont(cell.font);
        draw(cell, line, bold, color(Token::Exercise), exerciseWord());
        line.setLeft(line.left() + QFontMetrics(bold).horizontalAdvance(exerciseWord() + QStringLiteral("  ")));
    }
    QFont font = alert.unacknowledged() ? AlertColumns::boldFont(cell.font) : cell.font;
    font.setStrikeOut(alert.retracted);
    draw(cell, line, font, color(alert.retracted ? Token::TextMuted : Token::Text), m_presenter.words().title(alert));
}

// A refusal takes this line: the answer to what the person has just done comes before what stands in the tooltip too.
void AlertDelegate::paintUnderTitle(const Cell &cell, const Alert &alert) const
{
    const AlertWords &words = m_presenter.words();
    const QFont font = AlertColumns::smallFont(cell.font);
    const QString refusal = words.refusal(alert);
    if (!refusal.isEmpty()) {
        draw(cell, cell.second, font, color(Token::Warning), refusal);
        return;
    }
    QStringList parts{words.otherTitle(alert)};
    if (m_narrow)
        parts = QStringList{words.revision(alert), words.sectors(alert), words.region(alert)};
    parts.removeAll(QString());
    draw(cell, cell.second, font, color(Token::TextMuted), parts.join(QStringLiteral(" · ")));
}

// Two lines where one is too short; a longer one is cut, its whole is in the tooltip.
void AlertDelegate::paintName(const Cell &cell, const QString &text) const
{
    const QRect both = cell.first.united(cell.second);
    const QFontMetrics metrics(cell.font);
    const bool oneLine = metrics.horizontalAdvance(text) <= both.width();
    const QFont font = oneLine ? cell.font : AlertColumns::smallFont(cell.font);
    const QRect needed = QFontMetrics(font).boundingRect(both, Qt::TextWordWrap, text);
    if (oneLine || needed.height() > both.height() + 2 || needed.width() > both.width()) {
        draw(cell, cell.first, font, color(Token::Text), text);
        return;
    }
    cell.painter.setFont(font);
    cell.painter.setPen(color(Token::Text));
    cell.painter.drawText(both.adjusted(0, 0, 0, 2), Qt::TextWordWrap | Qt::AlignVCenter, text);
}

void AlertDelegate::paintAge(const Cell &cell, const Alert &alert) const
{
    draw(cell, cell.first, cell.font, color(Token::Text), m_presenter.words().age(alert));
    draw(cell, cell.second, AlertColumns::smallFont(cell.font), color(Token::TextMuted),
        m_presenter.words().revision(alert));
}

void AlertDelegate::paintState(const Cell &cell, const Alert &alert) const
{
    const AlertState state = m_presenter.words().state(alert);
    const int size = AlertColumns::markSize(cell.font);
    const QRect mark(cell.first.left(), cell.first.center().y() - size / 2, size, size);
    if (!alert.unacknowledged())
        paintAcknowledged(cell.painter, mark, m_context.theme());
    const bool calls = alert.unacknowledged() && state != AlertState::Pending;
    const Token token = state == AlertState::Refused                     ? Token::Warning
        : state == AlertState::Pending || state == AlertState::Retracted ? Token::TextMuted
                                                                         : Token::Text;
    const QFont font = calls ? AlertColumns::boldFont(cell.font) : cell.font;
    const int used = alert.unacknowledged() ? 0 : size + AlertColumns::padding(cell.font);
    draw(cell, cell.first.adjusted(used, 0, 0, 0), font, color(token), m_presenter.words().stateText(alert));
    draw(cell, cell.second, AlertColumns::smallFont(cell.font), color(Token::TextMuted),
        m_presenter.words().owner(alert));
}

} // namespace yagura
