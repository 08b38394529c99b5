// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QToolButton>

#include "models/problem/problem.h"
#include "widgets/common/context.h"

namespace yagura {

// Problems and answers, in a line of the window, never in a dialog that stands in the operator's way. A problem stays
// until it is closed; an answer goes after ten seconds.
class NoticeBar : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeBar(ViewContext &context, QWidget *parent = nullptr);
    void showProblem(const Problem &problem);
    void showAnswer(const ActionStatus &status);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    ViewContext &m_context;
    QLabel *m_text;
    QToolButton *m_close;
    QTimer m_expiry;
    std::optional<Problem> m_problem;
    std::optional<ActionStatus> m_answer;
    int m_more = 0;
};

} // namespace yagura
