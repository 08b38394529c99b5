// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/yagura/screenshot.h"

#include "app/common/command_line.h"

namespace yagura {

Screenshot::Screenshot(Station &station, QWidget &window, QString file, std::chrono::milliseconds after)
    : m_window(window)
    , m_file(std::move(file))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(after);
    connect(&station, &Station::ready, &m_timer, qOverload<>(&QTimer::start));
    connect(&station, &Station::failed, this, [this](const Problem &problem) {
        m_exitCode = report(problem);
        QCoreApplication::quit();
    });
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::take);
}

void Screenshot::take()
{
    if (m_window.grab().save(m_file, "PNG"))
        m_exitCode = exitDone;
    else
        m_exitCode = report({Problem::Kind::NotWritable, m_file, {}});
    QCoreApplication::quit();
}

} // namespace yagura
