// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/incident/report_view.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QTextTable>

#include "widgets/incident/defang.h"
#include "widgets/incident/report_sections.h"

namespace yagura {

namespace {
constexpr int wideFromChars = 64; // of average width: two columns of half as many

double topOf(const QTextBlock &block)
{
    return block.document()->documentLayout()->blockBoundingRect(block).top();
}
} // namespace

ReportView::ReportView(QWidget *parent)
    : QTextEdit(parent)
    , m_copy(new QAction(this))
    , m_copyDefanged(new QAction(this))
    , m_copyPage(new QAction(this))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_copyDefanged->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_copyDefanged->setShortcutContext(Qt::WidgetShortcut);
    addAction(m_copyDefanged);
    connect(m_copy, &QAction::triggered, this, &ReportView::copyPiece);
    connect(m_copyDefanged, &QAction::triggered, this, &ReportView::copyDefanged);
    connect(m_copyPage, &QAction::triggered, this, &ReportView::copyPage);
    retranslate();
}

void ReportView::retranslate()
{
    m_copy->setText(IncidentReport::tr("Copy"));
    m_copyDefanged->setText(IncidentReport::tr("Copy Defanged"));
    m_copyPage->setText(IncidentReport::tr("Copy Whole Report"));
    setAccessibleName(IncidentReport::tr("Report"));
    setAccessibleDescription(
        IncidentReport::tr("Alt+Up and Alt+Down go from section to section. Ctrl+Shift+C copies defanged."));
}

std::vector<QTextBlock> ReportView::headings() const
{
    std::vector<QTextBlock> found;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == sectionLevel)
            found.push_back(block);
    }
    return found;
}

QStringList ReportView::sections() const
{
    QStringList names;
    for (const QTextBlock &block : headings())
        names << unbroken(block.text());
    return names;
}

void ReportView::goToSection(int index)
{
    const std::vector<QTextBlock> all = headings();
    if (index < 0 || index >= static_cast<int>(all.size()))
        return;
    const QTextBlock &block = all[static_cast<std::size_t>(index)];
    setTextCursor(QTextCursor(block));
    verticalScrollBar()->setValue(static_cast<int>(topOf(block)));
    setFocus(Qt::OtherFocusReason);
}

void ReportView::stepSection(int by)
{
    const std::vector<QTextBlock> all = headings();
    const int caret = textCursor().position();
    const auto behind = std::ranges::upper_bound(all, caret, {}, &QTextBlock::position);
    const int here = static_cast<int>(behind - all.begin()) - 1;
    goToSection(std::clamp(here + by, 0, std::max(0, static_cast<int>(all.size()) - 1)));
}

ReportView::Place ReportView::place() const
{
    Place place;
    const std::vector<QTextBlock> all = headings();
    const double scrolled = verticalScrollBar()->value();
    for (std::size_t i = 0; i < all.size() && topOf(all[i]) <= scrolled; ++i)
        place.section = static_cast<int>(i);
    const auto section = static_cast<std::size_t>(place.section);
    if (section < all.size()) {
        place.scrolled = scrolled - topOf(all[section]);
        place.caret = textCursor().position() - all[section].position();
    }
    place.selected = textCursor().selectedText();
    return place;
}

void ReportView::restore(const Place &place)
{
    const std::vector<QTextBlock> all = headings();
    const auto section = static_cast<std::size_t>(place.section);
    if (section >= all.size())
        return;
    QTextCursor caret(document());
    caret.setPosition(std::clamp(all[section].position() + place.caret, 0, document()->characterCount() - 1));
    // A selection is found again by its words, since those around it may be in another language now.
    if (!place.selected.isEmpty()) {
        const QTextCursor found = document()->find(place.selected, 0, QTextDocument::FindCaseSensitively);
        if (!found.isNull())
            caret = found;
    }
    setTextCursor(caret);
    verticalScrollBar()->setValue(static_cast<int>(topOf(all[section]) + place.scrolled));
}

void ReportView::setPage(std::unique_ptr<QTextDocument> page, bool keepPlace)
{
    const Place before = keepPlace ? place() : Place{};
    page->setParent(this);
    setDocument(page.get());
    // Later: this may run inside a resize while the view is being shown, which walks over its children. The first
    // document was QTextEdit's own, and is gone.
    if (QTextDocument *old = std::exchange(m_page, page.release()))
        old->deleteLater();
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // the document's, not the view's
    if (keepPlace)
        restore(before);
}

QString ReportView::pieceToCopy() const
{
    QTextCursor cursor = textCursor();
    if (!cursor.hasSelection()) {
        if (QTextTable *table = cursor.currentTable()) {
            const QTextTableCell cell = table->cellAt(cursor);
            cursor = cell.firstCursorPosition();
            cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor::KeepAnchor);
        } else {
            cursor.select(QTextCursor::BlockUnderCursor);
        }
    }
    return unbroken(cursor.selection().toPlainText().trimmed());
}

void ReportView::copyPiece()
{
    QApplication::clipboard()->setText(pieceToCopy());
}

void ReportView::copyDefanged()
{
    QApplication::clipboard()->setText(defanged(pieceToCopy()));
}

void ReportView::copyPage()
{
    QApplication::clipboard()->setText(unbroken(document()->toPlainText()));
}

QMimeData *ReportView::createMimeDataFromSelection() const
{
    auto *plain = new QMimeData;
    plain->setText(unbroken(textCursor().selection().toPlainText()));
    return plain;
}

void ReportView::keyPressEvent(QKeyEvent *event)
{
    Q_EMIT touched();
    if (event->matches(QKeySequence::Copy))
        copyPiece();
    else if (event->modifiers().testFlag(Qt::AltModifier) && event->key() == Qt::Key_Down)
        stepSection(1);
    else if (event->modifiers().testFlag(Qt::AltModifier) && event->key() == Qt::Key_Up)
        stepSection(-1);
    else
        QTextEdit::keyPressEvent(event);
}

void ReportView::mousePressEvent(QMouseEvent *event)
{
    Q_EMIT touched();
    QTextEdit::mousePressEvent(event);
}

void ReportView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse && !textCursor().hasSelection())
        setTextCursor(cursorForPosition(event->pos()));
    QMenu menu(this);
    menu.addActions(copyActions());
    menu.exec(event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                          : viewport()->mapToGlobal(cursorRect().bottomLeft()));
}

void ReportView::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    const QFontMetrics metrics(Theme::font(TypeSize::Body, Language::En));
    const bool wide = viewport()->width() >= metrics.averageCharWidth() * wideFromChars;
    if (wide == m_wide)
        return;
    m_wide = wide;
    Q_EMIT wideChanged();
}

} // namespace yagura
