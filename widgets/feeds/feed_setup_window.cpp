// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feeds/feed_setup_window.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalBlocker>

#include <algorithm>

#include "widgets/common/plain_text.h"

namespace yagura {

using namespace Qt::StringLiterals;

namespace {
const auto sizeKey = u"feedSetup/size"_s;
}

FeedSetupWindow::FeedSetupWindow(ViewContext &context, FeedSetup &setup, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_context(context)
    , m_setup(setup)
{
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &FeedSetupWindow::showRow);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) { toggled(m_list->row(item)); });
    connect(m_editor, &FeedEditor::edited, this, &FeedSetupWindow::takeEdits);
    connect(m_check, &ConnectionCheck::wanted, this, [this] {
        const int row = m_list->currentRow();
        const auto given = m_setup.forThisRun();
        m_check->ask(isDraft(row) ? entryOf(m_drafts[row]).feed : given.value(row - m_drafts.size()));
    });
    // On a small screen the answer would stand below what is in sight.
    connect(m_check, &ConnectionCheck::answered, this,
        [this] { QTimer::singleShot(0, this, [this] { m_area->ensureWidgetVisible(m_check); }); });
    connect(&setup, &FeedSetup::loaded, this, &FeedSetupWindow::takeSecrets);
    connect(&setup, &FeedSetup::failed, this, [this](const Problem &problem) { say(sentence(problem)); });
    const QFontMetrics metrics(font());
    resize(QSettings().value(sizeKey, QSize(metrics.averageCharWidth() * 125, metrics.height() * 36)).toSize());
    reload();
    retranslateUi();
}

FeedSetupWindow::~FeedSetupWindow() = default;

void FeedSetupWindow::build()
{
    const auto label = [this] {
        auto *made = new QLabel(this);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        return made;
    };
    const auto button = [this](void (FeedSetupWindow::*slot)()) {
        auto *made = new QPushButton(this);
        connect(made, &QPushButton::clicked, this, slot);
        return made;
    };
    m_caption = label();
    m_list = new QListWidget(this);
    m_caption->setBuddy(m_list);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_add = button(&FeedSetupWindow::add);
    m_remove = button(&FeedSetupWindow::remove);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *left = new QVBoxLayout;
    left->addWidget(m_caption);
    left->addWidget(m_list, 1);
    left->addLayout(buttons);

    m_editor = new FeedEditor(m_context, m_setup.secrets());
    m_check = new ConnectionCheck(m_context.clock);
    m_empty = label();
    auto *fields = new QWidget;
    auto *column = new QVBoxLayout(fields);
    column->addWidget(m_empty);
    column->addWidget(m_editor, 1);
    column->addWidget(m_check);
    m_area = new QScrollArea(this);
    m_area->setWidget(fields);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    auto *middle = new QHBoxLayout;
    middle->addLayout(left, 2);
    middle->addWidget(m_area, 5);

    m_message = label();
    m_save = button(&FeedSetupWindow::save);
    m_save->setDefault(true);
    m_revert = button(&FeedSetupWindow::revert);
    m_close = new QPushButton(this);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_message, 1);
    for (QPushButton *each : {m_save, m_revert, m_close})
        foot->addWidget(each);
    auto *all = new QVBoxLayout(this);
    all->addLayout(middle, 1);
    all->addLayout(foot);
}

void FeedSetupWindow::reload()
{
    m_drafts.clear();
    for (const FeedEntry &entry : m_setup.kept())
        m_drafts << draftOf(entry);
    fillList(0);
    say(m_setup.problem() ? sentence(*m_setup.problem()) + u' ' + tr("It is kept beside the new list when you save.")
                          : QString());
}

// The keyring may take its time, and what a person has typed meanwhile stays: only what was waited for comes in.
void FeedSetupWindow::takeSecrets()
{
    if (m_drafts.isEmpty() && !isWindowModified())
        return reload(); // made before there was anything to show
    const int current = m_list->currentRow();
    for (int row = 0; row < m_drafts.size(); ++row) {
        FeedEntry &mine = m_drafts[row].entry;
        const auto &kept = m_setup.kept();
        const auto there
            = std::ranges::find(kept, mine.feed.url, [](const FeedEntry &entry) { return entry.feed.url; });
        if (!mine.secret || !secretOf(mine.feed.access).isEmpty() || there == kept.end())
            continue;
        const QByteArray secret = secretOf(there->feed.access);
        if (secret.isEmpty())
            continue;
        setSecret(mine.feed.access, secret);
        if (row != current)
            continue;
        m_editor->takeSecret(secret);
        m_check->forget();
    }
    judge();
}

void FeedSetupWindow::fillList(int row)
{
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        const auto given = m_setup.forThisRun();
        for (int i = 0; i < m_drafts.size() + given.size(); ++i) {
            auto *item = new QListWidgetItem(m_list);
            item->setFlags(isDraft(i) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                                      : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            if (isDraft(i))
                item->setCheckState(m_drafts[i].entry.enabled ? Qt::Checked : Qt::Unchecked);
        }
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    }
    showRow(m_list->currentRow());
}

void FeedSetupWindow::showRow(int row)
{
    m_editor->setVisible(row >= 0);
    m_check->setVisible(row >= 0);
    m_empty->setVisible(row < 0);
    if (isDraft(row))
        m_editor->show(m_drafts[row], false);
    else if (row >= 0)
        m_editor->show(draftOf({.feed = m_setup.forThisRun().value(row - m_drafts.size())}), true);
    m_check->forget();
    judge();
}

void FeedSetupWindow::takeEdits()
{
    const int row = m_list->currentRow();
    if (!isDraft(row))
        return;
    const bool enabled = m_drafts[row].entry.enabled;
    m_drafts[row] = m_editor->draft();
    m_drafts[row].entry.enabled = enabled;
    m_check->forget();
    say({});
    judge();
}

void FeedSetupWindow::toggled(int row)
{
    if (!isDraft(row))
        return;
    m_drafts[row].entry.enabled = m_list->item(row)->checkState() == Qt::Checked;
    judge();
}

bool FeedSetupWindow::isChanged() const
{
    QList<FeedDraft> kept;
    for (const FeedEntry &entry : m_setup.kept())
        kept << draftOf(entry);
    return kept != m_drafts || m_setup.problem();
}

// What can be done now, and what stands in the way.
void FeedSetupWindow::judge()
{
    const QSignalBlocker quiet(m_list);
    bool whole = true;
    for (int row = 0; row < m_list->count(); ++row) {
        const QString objection = isDraft(row) ? objectionTo(m_drafts[row], m_drafts) : QString();
        whole = whole && objection.isEmpty();
        m_list->item(row)->setText(rowTitle(row));
        m_list->item(row)->setToolTip(objection.isEmpty() ? QString() : toolTipText(objection));
        if (row == m_list->currentRow()) {
            m_editor->setObjection(objection);
            m_check->setPossible(objection.isEmpty());
        }
    }
    m_remove->setEnabled(isDraft(m_list->currentRow()));
    m_save->setEnabled(whole && isChanged());
    m_revert->setEnabled(isChanged());
    setWindowModified(isChanged());
}

QString FeedSetupWindow::rowTitle(int row) const
{
    if (!isDraft(row)) {
        const FeedSettings feed = m_setup.forThisRun().value(row - m_drafts.size());
        return tr("%1 (this run only)").arg(feedTitle(feed.url.toString()));
    }
    const QString title = feedTitle(m_drafts[row].address);
    const bool wrong = !m_drafts[row].address.isEmpty() && !objectionTo(m_drafts[row], m_drafts).isEmpty();
    return wrong ? tr("%1 (not complete)").arg(title) : title;
}

void FeedSetupWindow::choose(const QUrl &url)
{
    QUrl server = url;
    server.setPath(u"/"_s);
    for (const QUrl &wanted : {canonicalUrl(url), canonicalUrl(server)}) {
        for (int row = 0; row < m_list->count(); ++row) {
            const QUrl there
                = isDraft(row) ? QUrl(m_drafts[row].address) : m_setup.forThisRun().value(row - m_drafts.size()).url;
            if (canonicalUrl(there) == wanted)
                return m_list->setCurrentRow(row);
        }
    }
}

void FeedSetupWindow::add()
{
    m_drafts << FeedDraft{};
    fillList(static_cast<int>(m_drafts.size()) - 1);
    m_editor->focusAddress();
}

void FeedSetupWindow::remove()
{
    const int row = m_list->currentRow();
    if (!isDraft(row))
        return;
    m_drafts.removeAt(row);
    fillList(std::max(0, row - 1));
    m_list->setFocus();
}

void FeedSetupWindow::save()
{
    QList<FeedEntry> feeds;
    for (const FeedDraft &draft : std::as_const(m_drafts))
        feeds << entryOf(draft);
    const int row = m_list->currentRow();
    say({}); // a secret that cannot be kept is said while it is saved
    if (const Success saved = m_setup.save(feeds); !saved)
        return say(sentence(saved.error()));
    m_drafts.clear();
    for (const FeedEntry &entry : m_setup.kept())
        m_drafts << draftOf(entry);
    fillList(row);
    if (m_message->text().isEmpty())
        say(tr("Saved, and in effect."));
}

void FeedSetupWindow::revert()
{
    reload();
}

void FeedSetupWindow::say(const QString &text)
{
    m_message->setText(plainText(text, 800));
}

void FeedSetupWindow::retranslateUi()
{
    setWindowTitle(tr("Set Up Feeds") + u"[*]"_s);
    m_caption->setText(tr("&Feeds of this desk (ticked: subscribed to)"));
    m_list->setAccessibleName(tr("Feeds of this desk"));
    m_add->setText(tr("A&dd"));
    m_remove->setText(tr("Remo&ve"));
    m_empty->setText(tr("No feed is set up. Add one, and enter the address that its operator gave you."));
    m_save->setText(tr("&Save"));
    m_revert->setText(tr("&Undo the Changes"));
    m_close->setText(tr("Close"));
    m_message->setText({}); // was in the other language
    judge();
}

void FeedSetupWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void FeedSetupWindow::showEvent(QShowEvent *event)
{
    m_setup.secrets().probe();
    QWidget::showEvent(event);
}

void FeedSetupWindow::hideEvent(QHideEvent *event)
{
    m_check->cancel();
    if (m_remembers)
        QSettings().setValue(sizeKey, size());
    QWidget::hideEvent(event);
}

void FeedSetupWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Delete && m_list->hasFocus())
        remove();
    else if (event->matches(QKeySequence::Save) && m_save->isEnabled())
        save();
    else
        QWidget::keyPressEvent(event);
}

} // namespace yagura
