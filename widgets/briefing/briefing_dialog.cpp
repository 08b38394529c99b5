// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/briefing_dialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

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
    });
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
    m_briefing.reset();
    m_preview->show(nullptr, tr("Reading the journal…"));
    say({});
    showState();
    m_task.request(wish);
}

void BriefingDialog::remake()
{
    if (!m_freeze || m_task.busy())
        return;
    m_briefing = std::make_shared<Briefing>(m_freeze, choices(), m_figures);
    m_preview->show(m_briefing);
    showState();
    Q_EMIT ready();
}

void BriefingDialog::showState()
{
    const bool there = m_briefing != nullptr;
    for (QPushButton *each : {m_copy, m_save, m_smaller, m_larger})
        each->setEnabled(there);
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
    if (!m_briefing)
        return;
    const auto files = writeBriefing(*m_briefing, format(), path);
    if (!files) {
        say(sentence(files.error()));
        Q_EMIT failed(files.error());
        return;
    }
    say(tr("Saved: %1").arg(plainText(files->join(QStringLiteral(", ")), 400)));
    Q_EMIT written(*files);
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
