// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/incident/incident_pane.h"

#include <QClipboard>
#include <QMenu>

#include "widgets/common/marks.h"
#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/incident/report_sections.h"

namespace yagura {

namespace {
constexpr int frame = 3; // room for the frame of an exercise

// Whether only newer revisions came to what was asked for before.
bool continues(const QList<EventRef> &before, const QList<EventRef> &now)
{
    return now.size() >= before.size() && std::equal(before.begin(), before.end(), now.begin());
}

QToolButton *menuButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMenu(new QMenu(button));
    return button;
}
} // namespace

IncidentPane::IncidentPane(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_stack(new QStackedWidget(this))
    , m_placeholder(new PlaceholderPage(context, m_stack))
    , m_head(new IncidentHead(context, this))
    , m_view(new ReportView(m_stack))
    , m_arrival(new QLabel(this))
    , m_sections(menuButton(this))
    , m_copy(menuButton(this))
    , m_copyId(new QAction(this))
{
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(8, 2, 4, 2);
    tools->addWidget(m_arrival, 1);
    tools->addWidget(m_sections);
    tools->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(frame, frame, frame, frame);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addLayout(tools);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(m_view);
    m_view->setFrameShape(QFrame::NoFrame);
    m_arrival->setTextFormat(Qt::PlainText);
    m_arrival->setMinimumWidth(0);
    m_copy->menu()->addActions(m_view->copyActions());
    m_copy->menu()->addAction(m_copyId);
    setFocusProxy(m_view);
    connectContext();
    retranslate();
}

void IncidentPane::connectContext()
{
    connect(&m_context.selection, &Selection::changed, this, &IncidentPane::refresh);
    // Not ScopedPicture: the selected report need not be in scope.
    connect(&m_context.watch, &Watch::changed, this, &IncidentPane::refresh);
    connect(&m_context.watch, &Watch::busyChanged, this, &IncidentPane::refresh);
    connect(&m_context.desk, &ActionDesk::statusChanged, this, &IncidentPane::refresh);
    connect(&m_context.events, &EventReader::arrived, this, &IncidentPane::receive);
    connect(&m_context.themes, &ThemeSwitch::changed, this, &IncidentPane::retranslate);
    connect(m_view, &ReportView::wideChanged, this, [this] { render(true); });
    connect(m_view, &ReportView::touched, this, [this] {
        m_arrived = 0;
        mentionArrival();
    });
    connect(m_sections->menu(), &QMenu::aboutToShow, this, &IncidentPane::listSections);
    connect(m_copyId, &QAction::triggered, this, [this] {
        if (m_subject)
            QApplication::clipboard()->setText(plainText(m_subject->id, 128));
    });
}

void IncidentPane::refresh()
{
    const auto &subject = m_context.selection.subject();
    const Row row = subject ? m_context.watch.reports().find(*subject) : noRow;
    if (row == noRow)
        showNothing();
    else
        showOutline(row);
    update();
}

void IncidentPane::forget()
{
    m_subject.reset();
    m_refs.clear();
    m_request = 0;
    m_unreadable = false;
    m_page.reset();
    m_arrived = 0;
}

void IncidentPane::showNothing()
{
    forget();
    const auto pinned = m_context.watch.shownAt();
    if (!m_context.selection.subject())
        say(IncidentReport::tr("No report is selected."),
            IncidentReport::tr("Select one in the alert queue, on the map or on the timeline."));
    else if (m_context.watch.busy())
        say(IncidentReport::tr("The picture is being read."),
            IncidentReport::tr("The report appears as soon as the journal has been read."));
    else if (pinned)
        say(IncidentReport::tr("This report was not known at %1.").arg(dateTimeText(*pinned, Zone::Jst)),
            IncidentReport::tr("Return to live, choose a later time, or select another report."));
    else
        say(IncidentReport::tr("This report is not in the picture."), IncidentReport::tr("Select another one."));
}

void IncidentPane::say(const QString &why, const QString &whatToDo)
{
    m_placeholder->say(why, whatToDo);
    m_stack->setCurrentWidget(m_placeholder);
    const bool known = m_subject.has_value();
    m_head->setVisible(known);
    m_sections->setVisible(false);
    m_copy->setVisible(known);
    mentionArrival();
}

void IncidentPane::showOutline(Row row)
{
    const ReportTable &table = m_context.watch.reports();
    if (m_subject != m_context.selection.subject())
        forget();
    m_subject = m_context.selection.subject();
    m_head->show(outlineOf(table, row));
    if (m_refs != newestRefs(table.history(row)))
        request(row);
    if (m_page) {
        gatherDesk(row);
        return;
    }
    if (m_unreadable)
        say(IncidentReport::tr("The journal could not give this report back."),
            IncidentReport::tr("Its outline above is from the picture. Check that the journal is whole."));
    else
        say(IncidentReport::tr("The report is being read."), IncidentReport::tr("It appears in a moment."));
}

void IncidentPane::request(Row row)
{
    const QList<EventRef> refs = newestRefs(m_context.watch.reports().history(row));
    // Back in time: what is on the page was not known then.
    if (!continues(m_refs, refs))
        m_page.reset();
    m_refs = refs;
    m_unreadable = false;
    m_request = m_context.events.request(refs);
}

void IncidentPane::receive(quint64 request, const QList<FetchedEvent> &events)
{
    if (request != m_request || !m_subject)
        return; // the answer to an older question
    m_request = 0;
    const Row row = m_context.watch.reports().find(*m_subject);
    if (row == noRow)
        return;
    const std::uint32_t before = m_page ? m_page->report().revision : 0;
    ReportPage page;
    page.outline = outlineOf(m_context.watch.reports(), row);
    page.notRead
        = static_cast<int>(m_context.watch.reports().history(row).size() - static_cast<std::size_t>(m_refs.size()));
    m_unreadable = !takeRevisions(page, events);
    if (m_unreadable) {
        m_page.reset();
        refresh();
        return;
    }
    m_page = std::move(page);
    m_arrived = before > 0 && m_page->report().revision > before ? m_page->report().revision : m_arrived;
    const Alert *alert = m_context.watch.situation().alerts().alertOf(row);
    m_page->alert = alert ? std::optional{*alert} : std::nullopt;
    m_page->answer = alert ? m_context.desk.statusOf(alert->id) : std::nullopt;
    render(before > 0);
}

// What the desks did since the page was written.
void IncidentPane::gatherDesk(Row row)
{
    const Alert *alert = m_context.watch.situation().alerts().alertOf(row);
    const std::optional<Alert> now = alert ? std::optional{*alert} : std::nullopt;
    const std::optional<ActionStatus> answer = alert ? m_context.desk.statusOf(alert->id) : std::nullopt;
    const bool sameAnswer = answer.has_value() == m_page->answer.has_value()
        && (!answer || (answer->at == m_page->answer->at && answer->state == m_page->answer->state));
    if (now == m_page->alert && sameAnswer)
        return;
    m_page->alert = now;
    m_page->answer = answer;
    render(true);
}

void IncidentPane::render(bool keepPlace)
{
    if (!m_page)
        return;
    auto document = std::make_unique<QTextDocument>();
    ReportWriter writer(*document, m_context.theme(), m_context.lang(), m_view->wide());
    writePage(writer, *m_page, m_context.catalog);
    m_view->setPage(std::move(document), keepPlace);
    m_stack->setCurrentWidget(m_view);
    m_head->setVisible(true);
    m_sections->setVisible(true);
    m_copy->setVisible(true);
    mentionArrival();
}

void IncidentPane::mentionArrival()
{
    m_arrival->setText(
        m_arrived > 0 && m_page ? IncidentReport::tr("Revision %1 has arrived.").arg(m_arrived) : QString());
}

void IncidentPane::listSections()
{
    QMenu *menu = m_sections->menu();
    menu->clear();
    const QStringList names = m_view->sections();
    for (int i = 0; i < names.size(); ++i)
        menu->addAction(names[i], m_view, [this, i] { m_view->goToSection(i); });
}

void IncidentPane::retranslate()
{
    setAccessibleName(IncidentReport::tr("Incident"));
    m_sections->setText(IncidentReport::tr("Sections"));
    m_copy->setText(IncidentReport::tr("Copy"));
    m_copyId->setText(IncidentReport::tr("Copy Identifier"));
    m_view->retranslate();
    m_head->retranslate();
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, m_context.theme().color(Token::Accent));
    m_arrival->setPalette(palette);
    render(true);
    refresh();
}

void IncidentPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void IncidentPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_context.theme().color(Token::Surface));
    if (m_page && m_page->event().exercise)
        paintExerciseFrame(painter, rect(), m_context.theme());
}

} // namespace yagura
