// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feeds/connection_check.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "models/feed/make_transport.h"

namespace yagura {

ConnectionCheck::ConnectionCheck(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_test(new ConnectionTest(makeTransport, clock))
    , m_ask(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_busy(new QProgressBar(this))
    , m_words(new QLabel(this))
{
    m_busy->setRange(0, 0); // how long is not known
    m_busy->setTextVisible(false);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *row = new QHBoxLayout;
    row->addWidget(m_ask);
    row->addWidget(m_busy, 1);
    row->addWidget(m_cancel);
    row->addStretch(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_words);

    m_thread.setObjectName(QStringLiteral("connection test"));
    m_test->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_test, &QObject::deleteLater);
    connect(m_ask, &QPushButton::clicked, this, &ConnectionCheck::wanted);
    connect(m_cancel, &QPushButton::clicked, this, &ConnectionCheck::cancel);
    m_thread.start();
    retranslateUi();
}

ConnectionCheck::~ConnectionCheck()
{
    m_thread.quit();
    m_thread.wait();
}

void ConnectionCheck::setPossible(bool possible)
{
    m_possible = possible;
    retranslateUi();
}

void ConnectionCheck::forget()
{
    cancel();
    m_report.reset();
    retranslateUi();
}

void ConnectionCheck::ask(const FeedSettings &feed)
{
    const quint64 question = ++m_question;
    m_report.reset();
    m_stage = ConnectionTest::Stage::Settings;
    retranslateUi();
    // Connected anew for each question: an answer that is on its way already belongs to the old one.
    QMetaObject::invokeMethod(
        m_test,
        [this, feed, question, test = m_test] {
            test->disconnect();
            connect(test, &ConnectionTest::reached, this, [this, question](ConnectionTest::Stage stage) {
                if (question == m_question && m_stage)
                    m_stage = stage, retranslateUi();
            });
            connect(test, &ConnectionTest::finished, this, [this, question](const ConnectionReport &report) {
                if (question != m_question)
                    return;
                m_stage.reset();
                m_report = report;
                retranslateUi();
                Q_EMIT answered();
            });
            test->start(feed);
        },
        Qt::QueuedConnection);
}

void ConnectionCheck::cancel()
{
    ++m_question;
    m_stage.reset();
    QMetaObject::invokeMethod(m_test, &ConnectionTest::cancel, Qt::QueuedConnection);
    retranslateUi();
}

void ConnectionCheck::retranslateUi()
{
    m_ask->setText(tr("Test &connection"));
    m_cancel->setText(tr("Cancel the test"));
    m_busy->setAccessibleName(tr("The connection is being tested"));
    m_ask->setEnabled(m_possible && !m_stage);
    m_busy->setVisible(m_stage.has_value());
    m_cancel->setVisible(m_stage.has_value());
    m_words->setText(m_stage ? stageWords(*m_stage) : m_report ? reportWords(*m_report) : QString());
    m_words->setVisible(!m_words->text().isEmpty());
    m_words->setAccessibleName(tr("What the test found"));
}

void ConnectionCheck::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

} // namespace yagura
