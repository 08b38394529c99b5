// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feeds/feeds_panel.h"

#include <QClipboard>
#include <QHeaderView>

#include "widgets/common/plain_text.h"

namespace yagura {

namespace {
constexpr int listed = 200; // newest refused events shown for a feed

QTableView *makeTable(QAbstractItemModel *model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(model);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setFrameShape(QFrame::NoFrame);
    return table;
}
} // namespace

FeedsPanel::FeedsPanel(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(context)
    , m_table(makeTable(&m_model, this))
    , m_quarantine(makeTable(&m_refused, this))
    , m_caption(new QLabel(this))
    , m_empty(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_empty);
    layout->addWidget(m_table, 2);
    layout->addWidget(m_caption);
    layout->addWidget(m_quarantine, 1);
    for (QLabel *label : {m_caption, m_empty}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
            m_feed = m_model.feedAt(current.row());
            askQuarantine();
        });
    connect(&context.events, &EventReader::quarantineArrived, this,
        [this](const QByteArray &feed, const QList<Quarantined> &items) {
            if (feed == m_feed)
                m_refused.show(items);
        });
    connect(&context.feeds, &FeedBoard::changed, this, [this] {
        const FeedHealth *feed = m_context.feeds.find(m_feed);
        if (feed && feed->quarantined != m_known)
            askQuarantine();
        retranslateUi();
    });
    connect(&context.themes, &ThemeSwitch::changed, &m_model, &FeedTableModel::refresh);
    connect(&m_timer, &QTimer::timeout, &m_model, &FeedTableModel::refresh); // ages
    m_timer.start(std::chrono::seconds(1));
    auto *copyAction = new QAction(this);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copyAction, &QAction::triggered, this, &FeedsPanel::copy);
    addAction(copyAction);
    setFocusProxy(m_table);
    retranslateUi();
}

void FeedsPanel::askQuarantine()
{
    const FeedHealth *feed = m_context.feeds.find(m_feed);
    m_known = feed ? feed->quarantined : 0;
    retranslateUi();
    Q_EMIT m_context.events.quarantineWanted(m_feed, listed);
}

void FeedsPanel::copy()
{
    const QTableView *table = m_quarantine->hasFocus() ? m_quarantine : m_table;
    const QModelIndex current = table->currentIndex();
    QStringList cells;
    for (int column = 0; current.isValid() && column < table->model()->columnCount(); ++column)
        cells << current.siblingAtColumn(column).data().toString();
    if (!cells.isEmpty())
        QApplication::clipboard()->setText(cells.join(QLatin1Char('\t')));
}

void FeedsPanel::retranslateUi()
{
    const bool none = m_context.feeds.feeds().isEmpty();
    m_empty->setVisible(none);
    m_table->setVisible(!none);
    m_empty->setText(tr("No feed is connected. Start Yagura with --feed URL, or see the demo with app/run.sh."));
    const FeedHealth *feed = m_context.feeds.find(m_feed);
    if (!feed)
        m_caption->setText(tr("Choose a feed to see what it sent that was refused."));
    else if (feed->quarantined == 0)
        m_caption->setText(tr("Nothing from %1 was refused.").arg(plainText(QString::fromUtf8(m_feed), 60)));
    else
        m_caption->setText(tr("Refused from %1, newest first. The events are kept in the journal.")
                               .arg(plainText(QString::fromUtf8(m_feed), 60)));
    m_quarantine->setVisible(feed && feed->quarantined > 0);
    const int row = QFontMetrics(Theme::font(TypeSize::Body, Language::Ja)).height() + 6;
    for (QTableView *table : {m_table, m_quarantine}) {
        table->verticalHeader()->setDefaultSectionSize(row);
        table->resizeColumnsToContents();
    }
    m_table->setAccessibleName(tr("Feeds"));
    m_quarantine->setAccessibleName(tr("Refused events"));
}

void FeedsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model.refresh();
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace yagura
