// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feeds/feeds_panel.h"

#include <QClipboard>
#include <QHeaderView>
#include <QPushButton>

#include "models/journal/admission.h"
#include "widgets/common/plain_text.h"

namespace yagura {

namespace {
constexpr int listed = 200; // newest refused events shown for a feed

QTableView *makeTable(const char *name, QAbstractItemModel *model, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(QLatin1String(name));
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
QWidget *makePage(QLabel *caption, QTableView *table, QWidget *parent)
{
    auto *page = new QWidget(parent);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(caption);
    layout->addWidget(table, 1);
    layout->addStretch();
    return page;
}
} // namespace

FeedsPanel::FeedsPanel(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(context)
    , m_log(context)
    , m_gone(context)
    , m_table(makeTable("feedTable", &m_model, this))
    , m_pages(new QTabWidget(this))
    , m_events(makeTable("feedLog", &m_log, this))
    , m_quarantine(makeTable("quarantine", &m_refused, this))
    , m_vanished(makeTable("vanished", &m_gone, this))
    , m_logCaption(new QLabel(this))
    , m_caption(new QLabel(this))
    , m_vanishedCaption(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_setUpFirst(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_empty);
    layout->addWidget(m_setUpFirst, 0, Qt::AlignLeft);
    layout->addWidget(m_table, 2);
    m_pages->setDocumentMode(true);
    m_pages->addTab(makePage(m_logCaption, m_events, m_pages), QString());
    m_pages->addTab(makePage(m_caption, m_quarantine, m_pages), QString());
    m_pages->addTab(makePage(m_vanishedCaption, m_vanished, m_pages), QString());
    layout->addWidget(m_pages, 2);
    for (QLabel *label : {m_logCaption, m_caption, m_vanishedCaption, m_empty}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
            m_feed = m_model.feedAt(current.row());
            askQuarantine();
            showPicture();
        });
    connect(&context.watch, &Watch::changed, this, [this](const Situation::Changes &changes) {
        const bool mayVanish = m_gone.total() > 0 && !changes.rows.empty();
        if (changes.coverage || changes.everything || mayVanish)
            showPicture();
    });
    connect(m_vanished, &QTableView::activated, this, &FeedsPanel::openVanished);
    connect(m_vanished, &QTableView::clicked, this, &FeedsPanel::openVanished);
    // A feed that fell silent, chosen in the alert queue.
    connect(&context.selection, &Selection::changed, this, [this] {
        const auto &subject = m_context.selection.subject();
        if (!subject || subject->feed != deskFeed)
            return;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            if (m_model.feedAt(row).toStdString() == subject->id)
                m_table->selectRow(row);
        }
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
    makeActions();
    setFocusProxy(m_table);
    retranslateUi();
}

// What can be done about the chosen feed: the menu of the table.
void FeedsPanel::makeActions()
{
    const auto urlOf = [this] {
        const FeedHealth *feed = m_context.feeds.find(m_feed);
        return feed ? feed->url : QUrl();
    };
    m_reconnect = new QAction(this);
    m_setUp = new QAction(this);
    m_copy = new QAction(this);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_reconnect, &QAction::triggered, this, [this] { Q_EMIT reconnectRequested(m_feed); });
    connect(m_setUp, &QAction::triggered, this, [this, urlOf] { Q_EMIT setUpRequested(urlOf()); });
    connect(m_setUpFirst, &QPushButton::clicked, this, [this] { Q_EMIT setUpRequested({}); });
    connect(m_copy, &QAction::triggered, this, &FeedsPanel::copy);
    addAction(m_copy);
    m_table->addActions({m_reconnect, m_setUp, m_copy});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void FeedsPanel::askQuarantine()
{
    const FeedHealth *feed = m_context.feeds.find(m_feed);
    m_known = feed ? feed->quarantined : 0;
    retranslateUi();
    Q_EMIT m_context.events.quarantineWanted(m_feed, listed);
}

void FeedsPanel::showPicture()
{
    m_log.show(m_feed);
    m_gone.show(m_feed);
    retranslatePages();
}

void FeedsPanel::openVanished(const QModelIndex &index)
{
    if (const std::optional<SubjectId> subject = m_gone.subjectAt(index.row()))
        m_context.selection.select(*subject);
}

void FeedsPanel::retranslatePages()
{
    const QLocale locale;
    const FeedHealth *feed = m_context.feeds.find(m_feed);
    const QString name = plainText(QString::fromUtf8(m_feed), 60);
    const auto counted = [&](const QString &title, quint64 count) {
        return count == 0 ? title : QStringLiteral("%1 (%2)").arg(title, locale.toString(count));
    };
    m_pages->setTabText(0, counted(tr("What happened"), static_cast<quint64>(m_log.rowCount())));
    m_pages->setTabText(1, counted(tr("Refused"), feed ? feed->quarantined : 0));
    m_pages->setTabText(2, counted(tr("Not confirmed"), static_cast<quint64>(m_gone.total())));

    const int earlier = static_cast<int>(std::min<quint64>(m_log.earlier(), 1'000'000'000));
    if (!feed)
        m_logCaption->setText(tr("Choose a feed to see what happened on it."));
    else if (m_log.rowCount() == 0)
        m_logCaption->setText(tr("Nothing has happened on %1.").arg(name));
    else if (earlier > 0)
        m_logCaption->setText(tr("%n earlier entries are in the journal.", nullptr, earlier));
    m_logCaption->setVisible(!feed || m_log.rowCount() == 0 || earlier > 0);
    m_events->setVisible(m_log.rowCount() > 0);

    const int gone = m_gone.total();
    if (!feed)
        m_vanishedCaption->setText(tr("Choose a feed to see which incidents it no longer vouches for."));
    else if (gone == 0)
        m_vanishedCaption->setText(tr("%1 vouches for all open incidents that it has reported.").arg(name));
    else
        m_vanishedCaption->setText(
            tr("%n open incident(s) were reported by this feed before it began a new numbering or lost a part of its "
               "history, and not again since. They are shown as they were last known.",
                nullptr, gone));
    m_vanished->setVisible(gone > 0);
    m_events->setAccessibleName(tr("What happened"));
    m_vanished->setAccessibleName(tr("Not confirmed"));
    for (QTableView *table : {m_events, m_vanished})
        table->resizeColumnsToContents();
}

void FeedsPanel::copy()
{
    const QTableView *table = m_table;
    for (const QTableView *each : {m_events, m_quarantine, m_vanished}) {
        if (each->hasFocus())
            table = each;
    }
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
    m_setUpFirst->setVisible(none);
    m_setUpFirst->setText(tr("Set up feeds…"));
    m_reconnect->setText(tr("Reconnect now"));
    m_reconnect->setEnabled(m_context.feeds.find(m_feed) != nullptr);
    m_setUp->setText(tr("Set up…"));
    m_copy->setText(tr("Copy"));
    m_table->setVisible(!none);
    m_pages->setVisible(!none);
    m_empty->setText(
        tr("No feed is connected. Set one up, start Yagura with --feed URL, or see the demo with app/run.sh."));
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
    for (QTableView *table : {m_table, m_events, m_quarantine, m_vanished})
        table->verticalHeader()->setDefaultSectionSize(row);
    for (QTableView *table : {m_table, m_quarantine})
        table->resizeColumnsToContents();
    // A long reason is whole in its tool tip, and leaves the figures their place.
    const int widest = 24 * QFontMetrics(m_table->font()).averageCharWidth();
    m_table->setColumnWidth(
        FeedTableModel::DetailColumn, std::min(widest, m_table->columnWidth(FeedTableModel::DetailColumn)));
    retranslatePages();
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
