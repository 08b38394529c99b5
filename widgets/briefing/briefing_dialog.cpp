// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/briefing_dialog.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

#include "widgets/briefing/briefing_words.h"
#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

namespace {

QComboBox *combo(int entries)
{
    auto *box = new QComboBox;
    for (int i = 0; i < entries; ++i)
        box->addItem({});
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

QLabel *plainLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void fill(QComboBox *box, const QStringList &texts)
{
    for (int i = 0; i < box->count(); ++i)
        box->setItemText(i, texts.value(i));
}

} // namespace

BriefingDialog::BriefingDialog(
    ViewContext &context, const QString &journalFolder, std::vector<BriefingFigure> figures, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_context(context)
    , m_figures(std::move(figures))
    , m_task(context.catalog, journalFolder)
{
    m_pinned = context.cursor.pinned();
    build();
    retranslate();
    connect(&context.cursor, &TimeCursor::changed, this, &BriefingDialog::followCursor);
    connect(&m_task, &FreezeTask::frozen, this, [this](const std::shared_ptr<const Freeze> &freeze) {
        m_freeze = freeze;
        remake();
    });
    connect(&m_task, &FreezeTask::failed, this, [this](const Problem &problem) {
        say(sentence(problem));
        Q_EMIT failed(problem);
        goWhenIdle();
    });
    connect(&m_setting, &SideWork::ended, this, &BriefingDialog::goWhenIdle);
    connect(&m_writing, &SideWork::ended, this, &BriefingDialog::writingEnded);
    refreeze();
}

BriefingDialog::~BriefingDialog() = default;

QPushButton *BriefingDialog::button(void (BriefingDialog::*slot)())
{
    auto *made = new QPushButton;
    if (slot)
        connect(made, &QPushButton::clicked, this, slot);
    return made;
}

void BriefingDialog::build()
{
    m_preview = new BriefingPreview;
    connect(m_preview, &BriefingPreview::turned, this, &BriefingDialog::showState);

    auto *side = new QVBoxLayout;
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    buildChoices(form);
    side->addLayout(form);
    m_withheld = plainLabel();
    m_message = plainLabel();
    side->addWidget(m_withheld);
    side->addWidget(m_message);
    side->addStretch(1);
    m_again = button(&BriefingDialog::refreeze);
    m_copy = button(&BriefingDialog::copyPage);
    m_save = button(&BriefingDialog::save);
    for (QPushButton *each : {m_again, m_copy, m_save})
        side->addWidget(each);
    m_progress = new QProgressBar;
    m_progress->setFormat(QStringLiteral("%v / %m"));
    m_cancel = button(&BriefingDialog::cancelWriting);
    side->addWidget(m_progress);
    side->addWidget(m_cancel);
    m_patience = new QTimer(this);
    m_patience->setSingleShot(true);
    m_patience->setInterval(1000);
    connect(m_patience, &QTimer::timeout, this, &BriefingDialog::showState);

    auto *pager = new QHBoxLayout;
    buildPager(pager);
    auto *middle = new QVBoxLayout;
    middle->addWidget(m_preview, 1);
    middle->addLayout(pager);
    auto *all = new QHBoxLayout(this);
    all->addLayout(middle, 1);
    all->addLayout(side);
    const QFontMetrics metrics(font());
    resize(metrics.averageCharWidth() * 150, metrics.height() * 44);
}

void BriefingDialog::buildChoices(QFormLayout *form)
{
    m_language = combo(3);
    m_ceiling = new QComboBox;
    for (const TlpLabel &label : m_context.catalog.tlpLabels())
        m_ceiling->addItem(label.label, static_cast<int>(label.tlp));
    m_ceiling->setCurrentIndex(m_ceiling->findData(static_cast<int>(Tlp::Green)));
    m_paper = combo(2);
    m_format = combo(4);
    m_scope = combo(2);
    m_moment = combo(2);
    m_language->setCurrentIndex(static_cast<int>(BriefingLanguage::Both));
    m_moment->setCurrentIndex(m_pinned ? 1 : 0);
    m_moment->setEnabled(m_pinned.has_value());
    QComboBox *const boxes[] = {m_language, m_ceiling, m_paper, m_format, m_scope, m_moment};
    for (int i = 0; i < 6; ++i) {
        m_captions[i] = new QLabel;
        m_captions[i]->setBuddy(boxes[i]);
        form->addRow(m_captions[i], boxes[i]);
    }
    for (QComboBox *box : {m_language, m_ceiling, m_paper})
        connect(box, &QComboBox::currentIndexChanged, this, &BriefingDialog::remake);
    for (QComboBox *box : {m_scope, m_moment})
        connect(box, &QComboBox::currentIndexChanged, this, &BriefingDialog::refreeze);
}

void BriefingDialog::buildPager(QBoxLayout *row)
{
    m_previous = button(nullptr);
    m_next = button(nullptr);
    m_smaller = button(nullptr);
    m_larger = button(nullptr);
    m_pageNumber = new QLabel;
    connect(m_previous, &QPushButton::clicked, this, [this] { m_preview->turnTo(m_preview->page() - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { m_preview->turnTo(m_preview->page() + 1); });
    const auto zoomBy = [this](double factor) {
        m_zoom = std::clamp(m_zoom * factor, 0.5, 4.0);
        m_preview->zoom(m_zoom);
    };
    connect(m_smaller, &QPushButton::clicked, this, [zoomBy] { zoomBy(1 / 1.25); });
    connect(m_larger, &QPushButton::clicked, this, [zoomBy] { zoomBy(1.25); });
    row->addWidget(m_previous);
    row->addWidget(m_pageNumber);
    row->addWidget(m_next);
    row->addStretch(1);
    row->addWidget(m_smaller);
    row->addWidget(m_larger);
}

void BriefingDialog::retranslate()
{
    setWindowTitle(tr("Briefing"));
    const QString captions[]
        = {tr("&Language"), tr("TLP &ceiling"), tr("&Pages"), tr("&Format"), tr("&Scope"), tr("&As of")};
    for (int i = 0; i < 6; ++i)
        m_captions[i]->setText(captions[i]);
    fill(m_language, {tr("Japanese"), tr("English"), tr("Both languages")});
    fill(m_paper, {tr("A4 landscape"), tr("A4 portrait")});
    fill(m_format, {tr("PDF"), tr("PNG images"), tr("HTML page"), tr("CSV data")});
    fill(m_scope, {tr("As on the screen"), tr("Everything")});
    fill(m_moment, {tr("Now"), tr("The pinned moment")});
    m_previous->setText(tr("Previous Page"));
    m_next->setText(tr("Next Page"));
    m_smaller->setText(tr("Zoom Out"));
    m_larger->setText(tr("Zoom In"));
    m_again->setText(tr("Freeze Again"));
    m_again->setToolTip(toolTipText(tr("Takes the picture, the scope and the time as they are now.")));
    m_copy->setText(tr("Copy Page as Image"));
    m_save->setText(tr("Save…"));
    m_cancel->setText(tr("Cancel Writing"));
    m_progress->setAccessibleName(tr("Pages written"));
    m_preview->setAccessibleName(tr("Preview of the page"));
    showState();
}

// A moment that was pinned stays on offer: the person may go live while he prepares a document about it.
void BriefingDialog::followCursor()
{
    if (const auto pinned = m_context.cursor.pinned())
        m_pinned = pinned;
    m_moment->setEnabled(m_pinned.has_value());
}

BriefingFormat BriefingDialog::format() const
{
    return static_cast<BriefingFormat>(m_format->currentIndex());
}

BriefingChoices BriefingDialog::choices() const
{
    BriefingChoices wanted;
    wanted.language = static_cast<BriefingLanguage>(m_language->currentIndex());
    wanted.to.ceiling = static_cast<Tlp>(m_ceiling->currentData().toInt());
    wanted.portrait = m_paper->currentIndex() == 1;
    return wanted;
}

void BriefingDialog::refreeze()
{
    FreezeTask::Wish wish;
    wish.now = m_context.clock.now();
    if (m_moment->currentIndex() == 1)
        wish.asOf = m_pinned;
    if (!wish.asOf)
        wish.feeds = m_context.feeds.feeds(); // how they stand now says nothing about a past moment
    if (m_scope->currentIndex() == 0)
        wish.scope = m_context.scope.filter();
    m_setting.stop();
    m_briefing.reset();
    m_preview->showText(tr("Reading the journal…"));
    say({});
    showState();
    m_task.request(wish);
}

// Hundreds of reports take a while to set. The page on show stays until the new ones are there, but cannot be saved.
void BriefingDialog::remake()
{
    if (m_going)
        return goWhenIdle();
    if (!m_freeze || m_task.busy())
        return;
    m_briefing.reset();
    showState();
    struct Made
    {
        std::shared_ptr<const Briefing> briefing;
        std::shared_ptr<const BriefingPages> pages;
    };
    const auto made = std::make_shared<Made>();
    m_setting.start(
        [made, freeze = m_freeze, wanted = choices(), figures = m_figures](const SideWork::Stop &) {
            made->briefing = std::make_shared<Briefing>(freeze, wanted, figures);
            const QImage canvas = pageCanvas(wanted.portrait, 1);
            made->pages = std::make_shared<BriefingPages>(*made->briefing, &canvas);
        },
        [this, made](bool outdated) {
            if (outdated)
                return;
            m_briefing = made->briefing;
            m_preview->show(made->briefing, made->pages);
            showState();
            Q_EMIT ready();
        });
}

void BriefingDialog::showState()
{
    const bool there = m_briefing != nullptr;
    for (QPushButton *each : {m_copy, m_smaller, m_larger})
        each->setEnabled(there);
    m_save->setEnabled(there && !writing());
    const bool slow = writing() && !m_patience->isActive();
    m_progress->setVisible(slow);
    m_cancel->setVisible(slow);
    m_previous->setEnabled(there && m_preview->page() > 0);
    m_next->setEnabled(there && m_preview->page() + 1 < m_preview->pages());
    m_pageNumber->setText(there ? tr("Page %1 of %2").arg(m_preview->page() + 1).arg(m_preview->pages()) : QString());
    if (!there)
        return m_withheld->clear();
    const BriefingWords words({m_context.lang()});
    QStringList lines{tr("As of %1").arg(threeZones(m_briefing->freeze().asOf)), m_briefing->document().label};
    if (m_briefing->document().exercise)
        lines.append(exerciseWord());
    for (const DocLine &line : withheldLines(m_briefing->released(), words))
        lines.append(line.text);
    m_withheld->setText(lines.join(u'\n'));
}

void BriefingDialog::say(const QString &text)
{
    m_message->setText(text);
}

void BriefingDialog::save()
{
    if (!m_briefing)
        return;
    const QString ending = endingOf(format());
    auto *dialog = new QFileDialog(this, tr("Save the Briefing"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending.mid(1));
    dialog->setNameFilter(QStringLiteral("*") + ending);
    dialog->selectFile(QStringLiteral("briefing-%1%2")
                           .arg(inZone(m_briefing->freeze().asOf, Zone::Utc).toString(u"yyyyMMdd'T'HHmm'Z'"), ending));
    connect(dialog, &QFileDialog::fileSelected, this, &BriefingDialog::writeTo);
    dialog->open();
}

void BriefingDialog::writeTo(const QString &path)
{
    if (!m_briefing || writing())
        return;
    const auto outcome = std::make_shared<Outcome<WrittenFiles>>(WrittenFiles{});
    m_writing.start(
        [this, outcome, path, briefing = m_briefing, chosen = format()](const SideWork::Stop &stop) {
            *outcome = writeBriefing(*briefing, chosen, path, [this, &stop](int done, int all) {
                QMetaObject::invokeMethod(
                    this, [this, done, all] { showProgress(done, all); }, Qt::QueuedConnection);
                return !stop;
            });
        },
        [this, outcome](bool) { sayWritten(*outcome); });
    say(tr("Writing %1…").arg(plainText(path, 400)));
    showProgress(0, 0);
    m_patience->start();
    showState();
}

void BriefingDialog::sayWritten(const Outcome<WrittenFiles> &outcome)
{
    if (!outcome) {
        say(sentence(outcome.error()));
        Q_EMIT failed(outcome.error());
        return;
    }
    if (outcome->files.isEmpty()) {
        say(tr("Cancelled. Nothing was written."));
        Q_EMIT cancelled();
        return;
    }
    // Dozens of names say no more than the first.
    const QStringList &files = outcome->files;
    QString text = files.size() == 1 ? tr("Saved: %1").arg(plainText(files.first(), 400))
                                     : tr("Saved %n file(s): %1 and following", nullptr, static_cast<int>(files.size()))
                                           .arg(plainText(files.value(0), 400));
    if (!outcome->removed.isEmpty())
        text += u'\n'
            + tr("Removed %n page(s) of an earlier, longer briefing of this name.", nullptr,
                static_cast<int>(outcome->removed.size()));
    say(text);
    Q_EMIT written(files);
}

void BriefingDialog::cancelWriting()
{
    m_writing.stop();
}

void BriefingDialog::writingEnded()
{
    m_patience->stop();
    showState();
    goWhenIdle();
}

void BriefingDialog::showProgress(int done, int all)
{
    m_progress->setRange(0, all);
    m_progress->setValue(done);
}

// The threads use what the window's owner may take away after it, so the window stays, unseen, until they have ended.
void BriefingDialog::closeEvent(QCloseEvent *event)
{
    m_setting.stop();
    m_writing.stop();
    m_going = m_task.busy() || m_setting.busy() || m_writing.busy();
    if (m_going) {
        hide();
        event->ignore();
        return;
    }
    QWidget::closeEvent(event);
}

void BriefingDialog::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_going, false))
        remake();
}

void BriefingDialog::goWhenIdle()
{
    if (m_going)
        close();
}

void BriefingDialog::copyPage()
{
    if (m_briefing)
        QGuiApplication::clipboard()->setImage(m_preview->image(2));
}

void BriefingDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace yagura
