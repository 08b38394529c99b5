// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trends/trends_panel.h"

#include <QClipboard>
#include <QHeaderView>
#include <QItemSelectionModel>

namespace yagura {

namespace {
constexpr std::size_t sliceRows = 20'000; // about a millisecond of counting
constexpr auto recountEvery = std::chrono::seconds(1);

QTableView *makeTable(QAbstractItemModel *model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(model);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    return table;
}
} // namespace

TrendsPanel::TrendsPanel(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_range(new QComboBox(this))
    , m_step(new QComboBox(this))
    , m_time(new QComboBox(this))
    , m_exercises(new QCheckBox(this))
    , m_figures(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new PlaceholderPage(context, m_stack))
    , m_charts(new QWidget(m_stack))
    , m_severityLegend(new TrendLegend(context, TrendLegend::Kind::Severities, m_charts))
    , m_severity(new SeverityChart(context, m_charts))
    , m_coarse(new QLabel(m_charts))
    , m_responseCaption(new QLabel(m_charts))
    , m_responseLegend(new TrendLegend(context, TrendLegend::Kind::Responses, m_charts))
    , m_response(new ResponseChart(context, m_charts))
    , m_table(makeTable(&m_model, m_stack))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    buildControls(layout);
    buildPages(layout);
    m_slice.setInterval(0);
    m_later.setInterval(recountEvery);
    m_later.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, &TrendsPanel::countSlice);
    connect(&m_later, &QTimer::timeout, this, &TrendsPanel::recount);
    connect(&context.scoped, &ScopedPicture::updated, this, [this] {
        if (m_context.scoped.generation() != m_generation)
            recount(); // another scope or time: at once
        else if (!m_later.isActive())
            m_later.start();
    });
    connect(&context.feeds, &FeedBoard::changed, this, &TrendsPanel::choosePage);
    connect(&context.themes, &ThemeSwitch::changed, this, &TrendsPanel::retranslate);
    fillChoices();
    m_range->setCurrentIndex(static_cast<int>(TrendRange::Week));
    m_step->setCurrentIndex(static_cast<int>(TrendStep::Day));
    for (QComboBox *box : {m_range, m_step, m_time})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents); // also after a change of language
    for (QComboBox *box : {m_range, m_step, m_time})
        connect(box, &QComboBox::currentIndexChanged, this, &TrendsPanel::recount);
    connect(m_exercises, &QCheckBox::toggled, this, &TrendsPanel::publish);
    connect(m_figures, &QToolButton::toggled, this, &TrendsPanel::choosePage);
    retranslate();
    recount();
}

void TrendsPanel::buildControls(QBoxLayout *layout)
{
    auto *choices = new QHBoxLayout;
    for (QComboBox *box : {m_range, m_step, m_time})
        choices->addWidget(box);
    choices->addStretch(1);
    auto *shown = new QHBoxLayout;
    shown->addWidget(m_exercises);
    shown->addStretch(1);
    shown->addWidget(m_copy);
    shown->addWidget(m_figures);
    m_figures->setCheckable(true);
    for (QToolButton *button : {m_figures, m_copy}) {
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    layout->addLayout(choices);
    layout->addLayout(shown);
    connect(m_copy, &QToolButton::clicked, this, &TrendsPanel::copyFigures);
    auto *copy = new QAction(this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, &TrendsPanel::copyFigures);
    addAction(copy);
}

void TrendsPanel::buildPages(QBoxLayout *layout)
{
    m_sides = new QBoxLayout(QBoxLayout::TopToBottom, m_charts);
    m_sides->setContentsMargins(0, 0, 0, 0);
    auto *severities = new QVBoxLayout;
    severities->setSpacing(2);
    severities->addWidget(m_severityLegend);
    severities->addWidget(m_severity, 1);
    severities->addWidget(m_coarse);
    auto *responses = new QVBoxLayout;
    responses->setSpacing(2);
    responses->addWidget(m_responseCaption);
    responses->addWidget(m_responseLegend);
    responses->addWidget(m_response, 1);
    m_sides->addLayout(severities, 3);
    m_sides->addLayout(responses, 2);
    for (QLabel *label : {m_coarse, m_responseCaption}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setMargin(4);
    }
    for (QWidget *page : {static_cast<QWidget *>(m_empty), m_charts, static_cast<QWidget *>(m_table)})
        m_stack->addWidget(page);
    layout->addWidget(m_stack, 1);
}

// A low, wide panel shows the two charts side by side: one above the other they would ask for more height than it has.
void TrendsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_sides->setDirection(width() > height() * 3 / 2 ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

TrendSteps TrendsPanel::wantedSteps() const
{
    return stepsOf(static_cast<TrendRange>(std::max(0, m_range->currentIndex())),
        static_cast<TrendStep>(std::max(0, m_step->currentIndex())), m_context.scoped.now());
}

void TrendsPanel::recount()
{
    m_later.stop();
    m_step->setEnabled(static_cast<TrendRange>(m_range->currentIndex()) == TrendRange::Week);
    if (!isVisible())
        return; // counted when it comes into sight
    m_generation = m_context.scoped.generation();
    m_count.begin(wantedSteps(), static_cast<TrendTime>(std::max(0, m_time->currentIndex())));
    m_counted = 0;
    m_slice.start();
    countSlice();
}

// Rows that change between two slices make the picture say updated(): then everything is counted once more.
void TrendsPanel::countSlice()
{
    const std::vector<Row> &rows = m_context.scoped.rows();
    const std::size_t from = std::min(m_counted, rows.size());
    const std::size_t until = std::min(rows.size(), from + sliceRows);
    m_count.count(m_context.watch.reports(), std::span(rows).subspan(from, until - from));
    m_counted = until;
    if (until < rows.size())
        return;
    m_slice.stop();
    const ReportTable &table = m_context.watch.reports();
    m_bars = m_count.bars();
    m_times = responseSteps(m_count.steps(), m_context.watch.situation().alerts().responses(),
        [&](Row row) { return m_context.scoped.contains(row) && !table.exercise(row); });
    publish();
}

void TrendsPanel::publish()
{
    const bool exercises = m_exercises->isChecked();
    m_severityLegend->setExercises(exercises);
    m_severity->show(m_count.steps(), m_bars, exercises);
    m_response->show(m_count.steps(), m_times);
    m_model.show(m_count.steps(), m_bars, m_times);
    m_table->setColumnHidden(FiguresModel::Exercise, !exercises);
    m_table->resizeColumnsToContents();
    m_coarse->setText(Trends::tr(
        "%n incident(s) with a coarser date stand at its beginning.", nullptr, static_cast<int>(m_count.coarse())));
    m_coarse->setVisible(m_count.coarse() > 0);
    const bool answered = std::ranges::any_of(m_times, [](const ResponseStep &s) { return s.acknowledged > 0; });
    m_responseCaption->setText(answered
            ? Trends::tr("From raised to acknowledged, exercises left out")
            : Trends::tr("No alert of this time and scope has been acknowledged yet: there are no response times."));
    m_responseLegend->setVisible(answered);
    m_response->setVisible(answered);
    choosePage();
}

bool TrendsPanel::anythingCounted() const
{
    const bool exercises = m_exercises->isChecked();
    return std::ranges::any_of(m_bars, [exercises](const TrendBar &b) {
        return b.total() > 0 || (exercises && b.exercise > 0);
    }) || std::ranges::any_of(m_times, [](const ResponseStep &s) { return s.acknowledged > 0; });
}

void TrendsPanel::choosePage()
{
    const bool any = anythingCounted();
    const bool onlyExercises = !any && std::ranges::any_of(m_bars, [](const TrendBar &b) { return b.exercise > 0; });
    if (onlyExercises)
        m_empty->say(Trends::tr("In this time and scope only exercise incidents are known."),
            Trends::tr("Show exercises to see them."));
    else if (m_context.feeds.feeds().isEmpty())
        m_empty->say(Trends::tr("Nothing is known: no feed is connected."),
            Trends::tr("Start Yagura with --feed URL, or see the demo with app/run.sh."));
    else
        m_empty->say(Trends::tr("No incident of this time is known in the scope."),
            Trends::tr("Choose a longer range, or widen the scope."));
    QWidget *page = m_empty;
    if (m_figures->isChecked())
        page = m_table;
    else if (any)
        page = m_charts;
    m_stack->setCurrentWidget(page);
}

void TrendsPanel::copyFigures()
{
    QList<int> rows;
    if (m_figures->isChecked()) {
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            rows << index.row();
    }
    QApplication::clipboard()->setText(m_model.tsv(rows));
}

void TrendsPanel::fillChoices()
{
    const auto fill = [](QComboBox *box, const QStringList &texts) {
        for (int i = 0; i < texts.size(); ++i) {
            if (i < box->count())
                box->setItemText(i, texts[i]);
            else
                box->addItem(texts[i]);
        }
    };
    fill(m_range, {Trends::tr("24 hours"), Trends::tr("7 days"), Trends::tr("30 days"), Trends::tr("90 days")});
    fill(m_step, {Trends::tr("Per hour"), Trends::tr("Per day")});
    fill(m_time, {Trends::tr("By time of occurrence"), Trends::tr("By time first heard")});
    m_range->setAccessibleName(Trends::tr("Range"));
    m_step->setAccessibleName(Trends::tr("Length of a step"));
    m_time->setAccessibleName(Trends::tr("Time to count by"));
    m_step->setToolTip(Trends::tr("Seven days can be shown per hour or per day."));
}

void TrendsPanel::retranslate()
{
    setAccessibleName(Trends::tr("Trends"));
    fillChoices();
    m_exercises->setText(Trends::tr("Show Exercises"));
    m_figures->setText(Trends::tr("Figures"));
    m_figures->setToolTip(Trends::tr("Show the numbers as a table."));
    m_copy->setText(Trends::tr("Copy Figures"));
    m_copy->setToolTip(Trends::tr("Copies the numbers, or the selected rows of the table, tab-separated."));
    m_table->setAccessibleName(Trends::tr("Figures"));
    const int row = QFontMetrics(Theme::font(TypeSize::Body, Language::Ja)).height() + 6;
    m_table->verticalHeader()->setDefaultSectionSize(row);
    m_responseCaption->setFont(Theme::font(TypeSize::Body, m_context.lang(), true));
    m_coarse->setFont(Theme::font(TypeSize::Small, m_context.lang()));
    m_severityLegend->retranslate();
    m_responseLegend->retranslate();
    m_severity->retranslate();
    m_response->retranslate();
    m_model.retranslate();
    publish();
}

void TrendsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TrendsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    recount();
}

} // namespace yagura
