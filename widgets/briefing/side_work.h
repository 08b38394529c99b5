// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

class QThread;

namespace yagura {

// One piece of work at a time on a thread of its own, beside the windows. Private to widgets/briefing. UI thread.
//
// What runs there may read texts and fonts and paint on images and PDF: see DocumentLanguage for the texts and
// BriefingFigure for what other rooms paint.
class SideWork : public QObject
{
    Q_OBJECT
public:
    using Stop = std::atomic<bool>;

    explicit SideWork(QObject *parent = nullptr);
    ~SideWork() override; // asks the work to stop and waits for it: a page at most

    // `work` runs on the thread and looks at `stop` now and then; `after` runs here when it is over, and knows
    // whether it was told to stop (it may have been done by then). Work under way is told to stop, and the new begins
    // when it has.
    void start(std::function<void(const Stop &stop)> work, std::function<void(bool told)> after);
    void stop();
    [[nodiscard]] bool busy() const { return m_thread != nullptr; }

Q_SIGNALS:
    void ended(); // and nothing else is waiting

private:
    struct Job
    {
        std::function<void(const Stop &)> work;
        std::function<void(bool)> after;
    };
    void begin(Job job);
    void over(const Job &job, const Stop &stopped);

    QThread *m_thread = nullptr;
    std::shared_ptr<Stop> m_stop;
    std::unique_ptr<Job> m_next;
};

} // namespace yagura
