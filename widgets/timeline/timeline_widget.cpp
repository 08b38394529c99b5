// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_widget.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

#include "widgets/timeline/timeline_hits.h"
#include "widgets/timeline/timeline_text.h"
#include "widgets/timeline/timeline_words.h"

namespace yagura {

namespace {
constexpr std::chrono::hours firstSpan{24};
// Collecting the facts may take at most about an eighth of this thread.
constexpr int shareOfThread = 8;
constexpr int cheapMs = 3; // not worth a pause
constexpr int longestPauseMs = 1000;
} // namespace

TimelineWidget::TimelineWidget(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_tools(context, m_view)
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_collectPause.setSingleShot(true);
    m_view.data.now = m_context.scoped.now();
    m_view.followNow(firstSpan);
    connectAll();
    retranslate();
}

void TimelineWidget::connectAll()
{
    connect(&m_context.scoped, &ScopedPicture::updated, this, &TimelineWidget::wantFacts);
    connect(&m_context.feeds, &FeedBoard::changed, this, &TimelineWidget::wantFacts);
    connect(&m_context.cursor, &TimeCursor::changed, this, &TimelineWidget::cursorChanged);
    connect(&m_context.selection, &Selection::changed, this, qOverload<>(&QWidget::update));
    connect(&m_context.themes, &ThemeSwitch::changed, this, &TimelineWidget::repaintAll);
    connect(&m_tools, &TimelineTools::viewMoved, this, [this] {
        m_binsValid = false;
        m_scrollBar->setValue(static_cast<int>(m_view.layout.scroll));
        repaintAll();
        announce();
    });
    connect(&m_tools, &TimelineTools::pointerMoved, this, qOverload<>(&QWidget::update));
    connect(&m_collectPause, &QTimer::timeout, this, [this] {
        if (m_factsWanted)
            collect();
    });
    connect(&m_clockTimer, &QTimer::timeout, this, &TimelineWidget::tick);
    connect(m_scrollBar, &QScrollBar::valueChanged, this, [this](int value) {
        if (value == static_cast<int>(m_view.layout.scroll))
            return;
        m_view.layout.scroll = value;
        repaintAll();
    });
}

void TimelineWidget::setOptions(const TimelineOptions &options)
{
    if (m_view.data.options == options)
        return;
    const bool lanesChanged = m_view.data.options.lanes != options.lanes;
    m_view.data.options = options;
    if (lanesChanged) {
        m_view.lane = 0;
        m_view.layout.scroll = 0;
    }
    collect();
}

void TimelineWidget::wantFacts()
{
    m_factsWanted = true;
    // The entries hold rows of a table that may be gone now: what asks it about them must not wait for a pause.
    const bool other = m_generation != m_context.scoped.generation();
    if (!isVisible() && !other)
        return;
    if (m_collectPause.isActive() && !other)
        tick(); // now goes on while the facts wait
    else
        collect();
}

void TimelineWidget::collect()
{
    QElapsedTimer cost;
    cost.start();
    m_factsWanted = false;
    m_generation = m_context.scoped.generation();
    m_view.data = collectTimeline(m_context.watch.situation(), m_context.scoped.rows(), m_context.scope.filter(),
        m_context.scoped.now(), m_view.data.options, silentSince());
    m_view.data.live = !m_context.watch.shownAt();
    if (m_view.current && !entryOf(m_view.data, *m_view.current))
        m_view.current.reset();
    m_view.lane = std::clamp(m_view.lane, 0, std::max(0, static_cast<int>(m_view.data.lanes.size()) - 1));
    if (m_view.follow)
        m_view.followNow(m_view.scale.span());
    layOut();
    const auto ms = static_cast<int>(cost.elapsed());
    if (ms > cheapMs)
        m_collectPause.start(std::min(longestPauseMs, ms * shareOfThread));
}

// While this desk hears no feed at all, nothing it shows as live is known.
std::optional<UtcTime> TimelineWidget::silentSince() const
{
    const auto since = m_context.cursor.live() ? m_context.feeds.silentSince() : std::nullopt;
    return since == UtcTime{} ? std::nullopt : since;
}

void TimelineWidget::tick()
{
    const UtcTime now = m_context.scoped.now();
    const auto moved = static_cast<double>((now - m_view.data.now).count());
    if (std::abs(moved) < m_view.scale.msPerPixel())
        return;
    m_view.data.now = now;
    if (m_view.follow)
        m_view.followNow(m_view.scale.span());
    m_binsValid = false;
    repaintAll();
}

void TimelineWidget::cursorChanged()
{
    m_view.data.now = m_context.scoped.now();
    m_view.data.live = !m_context.watch.shownAt();
    // Pinning holds the window where it is; live again, it goes on only if nobody has moved it.
    if (!m_context.cursor.live())
        m_view.follow = false;
    else if (m_view.follow)
        m_view.followNow(m_view.scale.span());
    m_binsValid = false;
    repaintAll();
}

void TimelineWidget::layOut()
{
    const QRectF all(rect());
    const double scroll = m_view.layout.scroll;
    m_view.layout = layoutTimeline(all, m_view.data, m_context.lang(), this, scroll);
    const bool bar = m_view.layout.maxScroll() > 0;
    if (bar) {
        const int width = m_scrollBar->sizeHint().width();
        m_view.layout = layoutTimeline(all.adjusted(0, 0, -width, 0), m_view.data, m_context.lang(), this, scroll);
        const QRectF plot = m_view.layout.plot();
        m_scrollBar->setGeometry(
            rect().right() - width + 1, static_cast<int>(plot.top()), width, static_cast<int>(plot.height()));
        m_scrollBar->setRange(0, static_cast<int>(std::ceil(m_view.layout.maxScroll())));
        m_scrollBar->setPageStep(static_cast<int>(plot.height()));
        m_scrollBar->setSingleStep(static_cast<int>(m_view.layout.laneHeight));
        m_scrollBar->setValue(static_cast<int>(m_view.layout.scroll));
    }
    m_scrollBar->setVisible(bar);
    const double width = std::max(1.0, std::floor(m_view.layout.plot().width()));
    if (m_view.scale.width() != width) {
        m_view.scale = m_view.scale.withWidth(width);
        if (m_view.follow)
            m_view.followNow(m_view.scale.span());
    }
    m_binsValid = false;
    repaintAll();
}

void TimelineWidget::repaintAll()
{
    m_layerValid = false;
    // Once per pixel of now, not faster than the eye needs.
    m_clockTimer.start(static_cast<int>(std::clamp(m_view.scale.msPerPixel(), 250.0, 5000.0)));
    update();
    Q_EMIT viewChanged();
}

void TimelineWidget::resizeEvent(QResizeEvent *)
{
    layOut();
}

void TimelineWidget::showEvent(QShowEvent *)
{
    if (m_factsWanted)
        collect();
}

void TimelineWidget::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        layOut();
    } else if (event->type() == QEvent::FontChange) {
        layOut();
    }
    QWidget::changeEvent(event);
}

void TimelineWidget::retranslate()
{
    setAccessibleName(timelineText(QT_TRANSLATE_NOOP("Timeline", "Timeline")));
    announce();
}

void TimelineWidget::announce()
{
    QString text = timelineText(QT_TRANSLATE_NOOP("Timeline",
        "Up and down choose a lane, left and right an event, Enter selects it. Plus and minus zoom, End returns to "
        "now."));
    const auto index = m_view.current ? entryOf(m_view.data, *m_view.current) : std::nullopt;
    if (index)
        text = entryLine(m_view.data.entries[*index], m_context.watch.reports(), m_context.lang());
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QSize TimelineWidget::minimumSizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 18, line * 9};
}

QSize TimelineWidget::sizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 50, line * 20};
}

} // namespace yagura
