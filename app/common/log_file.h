// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

#include "models/problem/problem.h"

namespace yagura {

// Everything that is logged, as one JSON object a line, in a file that is turned over when it is full:
//   {"time":"2026-03-02T00:01:00.250Z","level":"warning","category":"yagura.relay","message":"…"}
// relay.log is the present one, relay.1.log the one before, and so on. What goes to standard error stays as it is.
// Logging must never stop a program: a disk that is full is said once on standard error, and tried again with each
// line. One per process; any thread may log.
class LogFile
{
public:
    struct Options
    {
        QString path;
        std::size_t bytes = 10 * 1024 * 1024; // of one file
        std::size_t kept = 5;                 // files besides the present one
    };
    [[nodiscard]] static Outcome<std::unique_ptr<LogFile>> open(const Options &options); // NotWritable
    ~LogFile();                                                                          // flushes

    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

private:
    LogFile() = default;
};

} // namespace yagura
