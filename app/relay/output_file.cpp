// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/output_file.h"

#include <QFile>

#include <cerrno>
#include <cstdio>

#include "app/relay/texts.h"

namespace yagura {

OutputFile::OutputFile(QString path)
    : m_path(std::move(path))
{
}

Success OutputFile::open()
{
    bool open = false;
    if (m_path.isEmpty()) {
        auto out = std::make_unique<QFile>();
        open = out->open(stdout, QIODevice::WriteOnly);
        m_device = std::move(out);
    } else {
        m_device = std::make_unique<QSaveFile>(m_path);
        open = m_device->open(QIODevice::WriteOnly);
    }
    return open ? Success(Done{}) : problem();
}

Success OutputFile::writeLine(std::string_view line)
{
    const bool done = m_device->write(line.data(), static_cast<qint64>(line.size())) >= 0 && m_device->write("\n") == 1;
    return done ? Success(Done{}) : problem();
}

Success OutputFile::commit()
{
    auto *file = qobject_cast<QSaveFile *>(m_device.get());
    return (file ? file->commit() : m_device->flush()) ? Success(Done{}) : problem();
}

Problem OutputFile::problem() const
{
    const QString where = m_path.isEmpty() ? Relay::tr("standard output") : m_path;
    if (errno == ENOSPC)
        return {Problem::Kind::DiskFull, where, {}};
    return {Problem::Kind::NotWritable, where, m_device->errorString()};
}

} // namespace yagura
