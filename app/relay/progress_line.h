// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

namespace yagura {

// A line of the terminal that is written over, once what is done takes long enough; nothing where standard error is no
// terminal. Goes away with the object.
class ProgressLine
{
public:
    ProgressLine() { m_clock.start(); }
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    [[nodiscard]] bool due(); // a few times a second
    void show(const QString &text);
    void clear();
    [[nodiscard]] quint64 perSecond(quint64 count) const;

private:
    QElapsedTimer m_clock;
    qint64 m_next = 1000; // milliseconds
    bool m_shown = false;
};

} // namespace yagura
