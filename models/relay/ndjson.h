// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

#include <memory>
#include <optional>

#include "models/problem/problem.h"

namespace yagura {

// Reads lines of bounded length from a device that the caller keeps open. Empty lines are skipped, but counted.
class NdjsonLines
{
public:
    struct Line
    {
        QByteArray text;      // without the end of the line
        qint64 number = 0;    // from 1
        bool tooLong = false; // above limits::jsonBytes; text is its beginning
    };

    explicit NdjsonLines(QIODevice &device);
    [[nodiscard]] std::optional<Line> next(); // nothing = the end

private:
    [[nodiscard]] Line readLine();

    QIODevice &m_device;
    qint64 m_number = 0;
};

// FileMissing, NotAFile or FileUnreadable.
[[nodiscard]] Outcome<std::unique_ptr<QFile>> openForReading(const QString &path);

} // namespace yagura
