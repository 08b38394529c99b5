// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/side_work.h"

#include <QThread>

#include "widgets/briefing/document_language.h"

namespace yagura {

SideWork::SideWork(QObject *parent)
    : QObject(parent)
{
    DocumentLanguage::prepare();
}

SideWork::~SideWork()
{
    if (!m_thread)
        return;
    *m_stop = true;
    m_thread->wait();
    delete m_thread;
}

void SideWork::start(std::function<void(const Stop &)> work, std::function<void(bool)> after)
{
    Job job{std::move(work), std::move(after)};
    if (!m_thread)
        return begin(std::move(job));
    m_next = std::make_unique<Job>(std::move(job));
    *m_stop = true;
}

void SideWork::stop()
{
    m_next.reset();
    if (m_thread)
        *m_stop = true;
}

void SideWork::begin(Job job)
{
    m_stop = std::make_shared<Stop>(false);
    const auto run = [work = job.work, stopFlag = m_stop] { work(*stopFlag); };
    m_thread = QThread::create(run);
    connect(
        m_thread, &QThread::finished, this, [this, job = std::move(job), stopFlag = m_stop] { over(job, *stopFlag); });
    m_thread->start(QThread::LowPriority); // the floor goes first
}

void SideWork::over(const Job &job, const Stop &stopped)
{
    std::exchange(m_thread, nullptr)->deleteLater();
    job.after(stopped);
    if (m_next && !m_thread) {
        const auto next = std::exchange(m_next, nullptr);
        return begin(std::move(*next));
    }
    if (!m_thread) // `after` may have begun something
        Q_EMIT ended();
}

} // namespace yagura
