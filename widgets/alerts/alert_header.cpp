// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alert_header.h"

#include "widgets/alerts/alert_empty.h"
#include "widgets/common/marks.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

using Section = AlertQueueModel::Section;

AlertHeader::AlertHeader(ViewContext &context, AlertQueueModel &queue, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_queue(queue)
    , m_counts(new QLabel(this))
    , m_exercise(new QLabel(this))
    , m_unknown(new QLabel(this))
    , m_waiting(new QToolButton(this))
    , m_lines(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_first(new QHBoxLayout)
    , m_second(new QHBoxLayout)
{
    m_lines->setContentsMargins(6, 3, 4, 3);
    m_lines->setSpacing(4);
    m_first->setSpacing(10);
    m_second->setSpacing(1);
    for (QLabel *label : {m_counts, m_exercise, m_unknown})
        label->setTextFormat(Qt::PlainText);
    m_first->addWidget(m_counts);
    m_first->addWidget(m_exercise);
    m_first->addStretch(1);
    m_first->addWidget(m_waiting);
    for (const Section section : {Section::Unacknowledged, Section::Open, Section::All}) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        m_sections.addButton(button, static_cast<int>(section));
        m_second->addWidget(button);
    }
    m_second->addStretch(0);
    m_lines->addLayout(m_first, 1);
    m_lines->addWidget(m_unknown);
    m_lines->addLayout(m_second);
    connect(&m_sections, &QButtonGroup::idClicked, this,
        [this](int id) { Q_EMIT sectionWished(static_cast<Section>(id)); });
    connect(m_waiting, &QToolButton::clicked, this, &AlertHeader::waitingWished);
    refresh();
}

void AlertHeader::refresh()
{
    refreshCounts();
    refreshWaiting();
    refreshSections();
    breakLine();
    update();
}

void AlertHeader::refreshCounts()
{
    const AlertQueueModel::Counts counts = m_queue.counts();
    m_counts->setText(tr("New %1 · Ack %2").arg(counts.unacknowledged).arg(counts.acknowledged));
    m_counts->setToolTip(tr("Open alerts in scope that nobody has acknowledged, and those somebody has"));
    QFont bold = font();
    bold.setBold(counts.unacknowledged > 0);
    m_counts->setFont(bold);

    m_exercise->setText(QStringLiteral("%1 %2").arg(exerciseWord()).arg(counts.exercise));
    m_exercise->setToolTip(tr("Open alerts of exercises; they are not in the other counts"));
    m_exercise->setVisible(counts.exercise > 0);
    QPalette palette;
    palette.setColor(QPalette::WindowText, m_context.theme().color(Token::Exercise));
    m_exercise->setPalette(palette);

    const auto silent = m_context.feeds.silentSince();
    m_unknown->setVisible(silent.has_value());
    if (silent)
        m_unknown->setText(
            *silent == UtcTime{} ? tr("unknown") : tr("unknown since %1").arg(clockText(*silent, Zone::Jst)));
    palette.setColor(QPalette::WindowText, m_context.theme().color(Token::Bad));
    m_unknown->setPalette(palette);
}

void AlertHeader::refreshWaiting()
{
    const int fresh = m_queue.waitingNew();
    const int all = m_queue.waiting();
    m_waiting->setVisible(all > 0);
    m_waiting->setText(fresh > 0 ? tr("%n new ▲", "", fresh) : tr("%n change(s) wait", "", all));
    m_waiting->setToolTip(tr("The list stands still while you work in it. Click to bring in what waits."));
}

void AlertHeader::refreshSections()
{
    const std::pair<Section, QString> names[]
        = {{Section::Unacknowledged, tr("New")}, {Section::Open, tr("Open")}, {Section::All, tr("All")}};
    const QString tips[] = {tr("Alerts that nobody has acknowledged"),
        tr("Active alerts, and cleared ones that nobody has acknowledged"), tr("Every alert in scope")};
    for (const auto &[section, name] : names) {
        auto *button = m_sections.button(static_cast<int>(section));
        button->setText(name);
        button->setToolTip(tips[static_cast<int>(section)]);
        button->setChecked(section == m_queue.section());
    }
}

// One line where there is room for it.
void AlertHeader::breakLine()
{
    m_first->invalidate(); // what they remember is of the words before
    m_second->invalidate();
    const int unknown = m_unknown->isHidden() ? 0 : m_unknown->minimumSizeHint().width() + m_lines->spacing();
    const int both = m_first->minimumSize().width() + unknown + m_second->minimumSize().width() + 24;
    const auto direction = both <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_lines->direction() != direction)
        m_lines->setDirection(direction);
}

QSize AlertHeader::minimumSizeHint() const
{
    const int unknown = m_unknown->isHidden() ? 0 : m_unknown->minimumSizeHint().width();
    const int widest = std::max({m_first->minimumSize().width(), unknown, m_second->minimumSize().width()});
    return {widest + 12, m_lines->minimumSize().height()};
}

void AlertHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    breakLine();
}

void AlertHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        refresh();
}

void AlertHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_context.theme().color(Token::SurfaceRaised));
    if (m_context.feeds.silent())
        paintUnknown(painter, rect(), m_context.theme(), 0.3);
    painter.setPen(m_context.theme().color(Token::Border));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace yagura
