// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/timeline/timeline_text.h"

namespace yagura {

namespace {
struct Preset
{
    TimelineScale::ms span;
    const char *text;
};
using namespace std::chrono;
const Preset presets[]
    = {{hours{1}, QT_TRANSLATE_NOOP("Timeline", "1 h")}, {hours{6}, QT_TRANSLATE_NOOP("Timeline", "6 h")},
        {hours{24}, QT_TRANSLATE_NOOP("Timeline", "24 h")}, {days{7}, QT_TRANSLATE_NOOP("Timeline", "7 d")},
        {days{30}, QT_TRANSLATE_NOOP("Timeline", "30 d")}, {days{365}, QT_TRANSLATE_NOOP("Timeline", "1 y")}};
} // namespace

TimelinePanel::TimelinePanel(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_state(new QLabel(this))
    , m_bar(new QToolBar(this))
    , m_timeline(new TimelineWidget(context, this))
    , m_spans(new QActionGroup(this))
{
    m_state->setTextFormat(Qt::PlainText);
    m_state->setMargin(4);
    buildSpans();
    buildSwitches();
    auto *header = new QHBoxLayout;
    header->addWidget(m_state);
    header->addWidget(m_bar, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(m_timeline, 1);
    setFocusProxy(m_timeline);

    connect(&m_context.cursor, &TimeCursor::changed, this, &TimelinePanel::updateState);
    connect(&m_context.watch, &Watch::busyChanged, this, &TimelinePanel::updateState);
    connect(&m_context.themes, &ThemeSwitch::changed, this, &TimelinePanel::updateState);
    connect(m_timeline, &TimelineWidget::viewChanged, this, &TimelinePanel::updateSpans);
    connect(&m_timeline->tools(), &TimelineTools::brushRefused, this, [this](const QPointF &at) {
        const char *text = QT_TRANSLATE_NOOP(
            "Timeline", "The scope knows only the time of occurrence. Switch the axis to it to set a span of time.");
        QToolTip::showText(m_timeline->mapToGlobal(at.toPoint()), toolTipText(timelineText(text)), m_timeline);
    });
    retranslate();
}

void TimelinePanel::buildSpans()
{
    m_spans->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    for (const Preset &preset : presets) {
        QAction *action = m_spans->addAction(QString());
        action->setCheckable(true);
        connect(
            action, &QAction::triggered, m_timeline, [this, span = preset.span] { m_timeline->tools().setSpan(span); });
        m_bar->addAction(action);
    }
    m_all = m_bar->addAction(QString());
    connect(m_all, &QAction::triggered, &m_timeline->tools(), &TimelineTools::showAll);
    m_bar->addSeparator();
    m_now = m_bar->addAction(QString());
    connect(m_now, &QAction::triggered, &m_timeline->tools(), &TimelineTools::returnToNow);
    m_live = m_bar->addAction(QString());
    connect(m_live, &QAction::triggered, &m_timeline->tools(), &TimelineTools::goLive);
}

void TimelinePanel::buildSwitches()
{
    const auto add = [this](QActionGroup *group, bool checked, auto set) {
        QAction *action = group->addAction(QString());
        action->setCheckable(true);
        action->setChecked(checked);
        connect(action, &QAction::triggered, this, [this, set] {
            TimelineOptions options = m_timeline->view().data.options;
            set(options);
            m_timeline->setOptions(options);
        });
        m_bar->addAction(action);
        return action;
    };
    using Options = TimelineOptions;
    m_bar->addSeparator();
    auto *lanes = new QActionGroup(this);
    m_sectors = add(lanes, true, [](Options &o) { o.lanes = Options::Lanes::Sectors; });
    m_countries = add(lanes, false, [](Options &o) { o.lanes = Options::Lanes::Countries; });
    m_bar->addSeparator();
    auto *basis = new QActionGroup(this);
    m_happened = add(basis, true, [](Options &o) { o.basis = Options::Basis::Happened; });
    m_reported = add(basis, false, [](Options &o) { o.basis = Options::Basis::Reported; });
}

void TimelinePanel::retranslate()
{
    const auto name = [](QAction *action, const char *text, const char *tip) {
        action->setText(timelineText(text));
        action->setToolTip(toolTipText(timelineText(tip)));
    };
    for (int i = 0; QAction * action : m_spans->actions())
        name(action, presets[i++].text, QT_TRANSLATE_NOOP("Timeline", "Show this span, ending at now"));
    name(m_all, QT_TRANSLATE_NOOP("Timeline", "All"), QT_TRANSLATE_NOOP("Timeline", "Show every report in scope"));
    name(m_now, QT_TRANSLATE_NOOP("Timeline", "Now"),
        QT_TRANSLATE_NOOP("Timeline", "Return to now and follow it (End)"));
    name(m_live, QT_TRANSLATE_NOOP("Timeline", "Go live"),
        QT_TRANSLATE_NOOP("Timeline", "Leave the past moment and show what is known now (Home or Esc)"));
    name(m_sectors, QT_TRANSLATE_NOOP("Timeline", "By sector"),
        QT_TRANSLATE_NOOP("Timeline", "One lane for each sector, in official order"));
    name(m_countries, QT_TRANSLATE_NOOP("Timeline", "By country"),
        QT_TRANSLATE_NOOP("Timeline", "One lane for each country"));
    name(m_happened, QT_TRANSLATE_NOOP("Timeline", "Occurred"),
        QT_TRANSLATE_NOOP("Timeline", "Place reports by when they happened"));
    name(m_reported, QT_TRANSLATE_NOOP("Timeline", "Reported"),
        QT_TRANSLATE_NOOP("Timeline", "Place reports by when they were reported"));
    m_bar->setAccessibleName(timelineText(QT_TRANSLATE_NOOP("Timeline", "Timeline controls")));
    updateState();
}

void TimelinePanel::updateState()
{
    const auto pinned = m_context.cursor.pinned();
    QString text = timelineText(QT_TRANSLATE_NOOP("Timeline", "LIVE"));
    if (pinned) {
        const char *form = m_context.watch.busy() ? QT_TRANSLATE_NOOP("Timeline", "As of %1, reading back")
                                                  : QT_TRANSLATE_NOOP("Timeline", "As of %1");
        text = timelineText(form).arg(dateTimeText(*pinned, Zone::Jst));
    }
    m_state->setText(text);
    m_state->setFont(Theme::font(TypeSize::Small, m_context.lang(), true));
    m_bar->setFont(Theme::font(TypeSize::Small, m_context.lang()));
    QPalette palette = m_context.theme().palette();
    palette.setColor(QPalette::WindowText, m_context.theme().color(pinned ? Token::Accent : Token::Good));
    m_state->setPalette(palette);
    m_live->setEnabled(pinned.has_value());
}

// What is on screen is what looks pressed.
void TimelinePanel::updateSpans()
{
    const TimelineView &view = m_timeline->view();
    for (int i = 0; QAction * action : m_spans->actions())
        action->setChecked(presets[i++].span == view.scale.span());
    m_now->setEnabled(!view.follow);
    const TimelineOptions &options = view.data.options;
    (options.lanes == TimelineOptions::Lanes::Sectors ? m_sectors : m_countries)->setChecked(true);
    (options.basis == TimelineOptions::Basis::Happened ? m_happened : m_reported)->setChecked(true);
}

void TimelinePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace yagura
