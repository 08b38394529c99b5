// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>
#include <QToolButton>

#include "widgets/common/context.h"
#include "widgets/common/placeholder_page.h"
#include "widgets/incident/incident_head.h"
#include "widgets/incident/report_view.h"

namespace yagura {

// The report that the Selection names, whole, in both languages. The picture knows its outline at once; the revisions
// are read from the journal meanwhile. While the cursor is pinned: the revisions that were known then. UI thread.
class IncidentPane : public QWidget
{
    Q_OBJECT
public:
    explicit IncidentPane(ViewContext &context, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void connectContext();
    void refresh();
    void showNothing();
    void showOutline(Row row);
    void request(Row row);
    void receive(quint64 request, const QList<FetchedEvent> &events);
    void gatherDesk(Row row);
    void forget();
    void render(bool keepPlace);
    void say(const QString &why, const QString &whatToDo);
    void mentionArrival();
    void listSections();
    void retranslate();

    ViewContext &m_context;
    QStackedWidget *m_stack;
    PlaceholderPage *m_placeholder;
    IncidentHead *m_head;
    ReportView *m_view;
    QLabel *m_arrival;
    QToolButton *m_sections;
    QToolButton *m_copy;
    QAction *m_copyId;

    std::optional<SubjectId> m_subject; // whose revisions were asked for
    QList<EventRef> m_refs;             // these
    quint64 m_request = 0;              // under this number; 0 = answered
    bool m_unreadable = false;
    std::optional<ReportPage> m_page;
    std::uint32_t m_arrived = 0; // revision to be mentioned quietly
};

} // namespace yagura
