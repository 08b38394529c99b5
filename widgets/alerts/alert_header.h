// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QToolButton>

#include "models/alerts/alert_queue_model.h"
#include "widgets/common/context.h"

namespace yagura {

// The line above the rows: how many are new and acknowledged, exercises apart; the section; what waits above. In a
// narrow panel it is two lines. UI thread.
class AlertHeader : public QWidget
{
    Q_OBJECT
public:
    AlertHeader(ViewContext &context, AlertQueueModel &queue, QWidget *parent = nullptr);
    void refresh(); // counts, what waits, words

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sectionWished(yagura::AlertQueueModel::Section section);
    void waitingWished(); // show what waits

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshCounts();
    void refreshWaiting();
    void refreshSections();
    void breakLine();

    ViewContext &m_context;
    AlertQueueModel &m_queue;
    QLabel *m_counts;
    QLabel *m_exercise;
    QLabel *m_unknown;
    QToolButton *m_waiting;
    QButtonGroup m_sections; // ids: Section
    QBoxLayout *m_lines;
    QHBoxLayout *m_first;
    QHBoxLayout *m_second;
};

} // namespace yagura
