// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QActionGroup>
#include <QLabel>
#include <QToolBar>

#include "widgets/timeline/timeline_widget.h"

namespace yagura {

// The timeline with its header: live or as of when, the spans to look at, what the lanes and the axis mean. The context
// is borrowed. UI thread.
class TimelinePanel : public QWidget
{
    Q_OBJECT
public:
    explicit TimelinePanel(ViewContext &context, QWidget *parent = nullptr);

    [[nodiscard]] TimelineWidget &timeline() { return *m_timeline; }
    [[nodiscard]] QString stateText() const { return m_state->text(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildSpans();
    void buildSwitches();
    void retranslate();
    void updateState();
    void updateSpans();

    ViewContext &m_context;
    QLabel *m_state;
    QToolBar *m_bar;
    TimelineWidget *m_timeline;
    QActionGroup *m_spans;
    QAction *m_all = nullptr;
    QAction *m_now = nullptr;
    QAction *m_live = nullptr;
    QAction *m_sectors = nullptr;
    QAction *m_countries = nullptr;
    QAction *m_happened = nullptr;
    QAction *m_reported = nullptr;
};

} // namespace yagura
