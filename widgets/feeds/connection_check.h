// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <QWidget>

#include "widgets/feeds/feed_draft.h"

class QProgressBar;
class QPushButton;

namespace yagura {

// "Test connection" with its progress, a button to cancel, and the answer in words. The question is asked in a thread
// of its own: reading certificates and shaking hands keeps no window waiting. UI thread.
class ConnectionCheck : public QWidget
{
    Q_OBJECT
public:
    // `clock` outlives it.
    ConnectionCheck(const Clock &clock, QWidget *parent = nullptr);
    ~ConnectionCheck() override;

    void setPossible(bool possible);
    void forget(); // another feed, or other settings: what was found does not hold any more
    void ask(const FeedSettings &feed);
    void cancel();
    [[nodiscard]] const std::optional<ConnectionReport> &report() const { return m_report; }

Q_SIGNALS:
    void wanted(); // the person asks for a test
    void answered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    QThread m_thread;
    ConnectionTest *m_test;                       // on m_thread, deleted there
    std::optional<ConnectionTest::Stage> m_stage; // while it is asked
    std::optional<ConnectionReport> m_report;
    bool m_possible = false;
    quint64 m_question = 0; // of the newest question, so that a late answer to an old one is not shown
    QPushButton *m_ask;
    QPushButton *m_cancel;
    QProgressBar *m_busy;
    QLabel *m_words;
};

} // namespace yagura
