// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSaveFile>

#include <memory>
#include <string_view>

#include "models/problem/problem.h"

namespace yagura {

// Where a command writes lines to: standard output when `path` is empty, else a file that takes its place only when it
// is complete (commit()). Problems: NotWritable, DiskFull.
class OutputFile
{
public:
    explicit OutputFile(QString path);

    [[nodiscard]] Success open();
    [[nodiscard]] Success writeLine(std::string_view line);
    [[nodiscard]] Success commit();

private:
    [[nodiscard]] Problem problem() const;

    QString m_path;
    std::unique_ptr<QFileDevice> m_device;
};

} // namespace yagura
