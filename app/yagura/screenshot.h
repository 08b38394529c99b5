// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/yagura/station.h"

namespace yagura {

// Saves the window as PNG some time after the journal has been read back, then quits the application.
class Screenshot : public QObject
{
    Q_OBJECT
public:
    Screenshot(Station &station, QWidget &window, QString file, std::chrono::milliseconds after);
    [[nodiscard]] int exitCode() const { return m_exitCode; }

private:
    void take();
    QWidget &m_window;
    QString m_file;
    QTimer m_timer;
    int m_exitCode = 1;
};

} // namespace yagura
