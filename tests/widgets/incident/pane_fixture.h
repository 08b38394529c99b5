// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/view_fixture.h"
#include "widgets/incident/incident_pane.h"
#include "widgets/incident/report_writer.h"

namespace yagura::test {

// A pane, and the test in the journal's place: what the pane asks for is kept, and answered when the test says so.
struct PaneFixture : ViewFixture
{
    struct Question
    {
        quint64 number = 0;
        QList<EventRef> refs;
    };

    explicit PaneFixture(Language initial = Language::En)
        : ViewFixture(initial)
    {
        QObject::connect(&events, &EventReader::wanted, &pane, [this](quint64 number, const QList<EventRef> &refs) {
            asked.push_back({number, refs});
        });
        pane.resize(900, 700);
        pane.show();
    }

    // Heard in the order of one feed, so that the place of an event is its run.
    void tell(const Event &event)
    {
        journal.push_back(event);
        hear(event);
    }
    void answer(const Question &question)
    {
        QList<FetchedEvent> found;
        for (const EventRef &ref : question.refs)
            found.push_back({ref, journal.at(static_cast<std::size_t>(ref.run - 1))});
        Q_EMIT events.arrived(question.number, found);
    }
    void open(const std::string &subject)
    {
        selection.select({"test", subject});
        answer(asked.back());
    }

    [[nodiscard]] ReportView &view() { return *pane.findChild<ReportView *>(); }
    [[nodiscard]] QString text() { return unbroken(view().document()->toPlainText()); }
    [[nodiscard]] PlaceholderPage &placeholder() { return *pane.findChild<PlaceholderPage *>(); }
    [[nodiscard]] bool empty() { return !view().isVisible() && placeholder().isVisible(); }
    [[nodiscard]] bool says(const QString &sentence)
    {
        const QList<QLabel *> labels = pane.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == sentence; });
    }

    std::vector<Event> journal;
    std::vector<Question> asked;
    IncidentPane pane{context};
};

} // namespace yagura::test
