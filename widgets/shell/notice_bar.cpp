// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/notice_bar.h"

#include "widgets/common/plain_text.h"
#include "widgets/common/words.h"

namespace yagura {

NoticeBar::NoticeBar(ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_text(new QLabel(this))
    , m_close(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 3, 6, 3);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_close);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setAutoRaise(true);
    setAutoFillBackground(true);
    m_expiry.setSingleShot(true);
    const auto clear = [this] {
        m_problem.reset();
        m_answer.reset();
        m_more = 0;
        refresh();
    };
    connect(m_close, &QToolButton::clicked, this, clear);
    connect(&m_expiry, &QTimer::timeout, this, clear);
    connect(&context.themes, &ThemeSwitch::changed, this, &NoticeBar::refresh);
    refresh();
}

void NoticeBar::showProblem(const Problem &problem)
{
    if (m_problem && *m_problem != problem)
        ++m_more;
    m_problem = problem;
    m_answer.reset();
    m_expiry.stop();
    refresh();
}

void NoticeBar::showAnswer(const ActionStatus &status)
{
    if (m_problem || status.state != ActionStatus::State::Refused)
        return; // a row shows its own success; only a refusal needs words
    m_answer = status;
    m_expiry.start(std::chrono::seconds(10));
    refresh();
}

void NoticeBar::refresh()
{
    setVisible(m_problem || m_answer);
    QPalette colors = palette();
    colors.setColor(QPalette::Window, m_context.theme().color(Token::SurfaceRaised));
    colors.setColor(QPalette::WindowText, m_context.theme().color(m_problem ? Token::Bad : Token::Warning));
    setPalette(colors);
    m_close->setText(tr("Close"));
    QString text;
    if (m_problem)
        text = sentence(*m_problem);
    else if (m_answer)
        text = receiptText(*m_answer);
    if (m_more > 0)
        text += QLatin1Char(' ') + tr("(%n earlier problem(s))", nullptr, m_more);
    m_text->setText(plainText(text, 600));
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace yagura
