// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/ndjson.h"

#include <QFileInfo>

#include "models/event/limits.h"

namespace yagura {

NdjsonLines::NdjsonLines(QIODevice &device)
    : m_device(device)
{
}

std::optional<NdjsonLines::Line> NdjsonLines::next()
{
    while (!m_device.atEnd()) {
        Line line = readLine();
        if (!line.text.isEmpty())
            return line;
    }
    return std::nullopt;
}

NdjsonLines::Line NdjsonLines::readLine()
{
    constexpr qint64 most = static_cast<qint64>(limits::jsonBytes);
    Line line;
    line.number = ++m_number;
    line.text = m_device.readLine(most + 2); // one is for the zero that readLine() puts at the end
    line.tooLong = line.text.size() > most && !line.text.endsWith('\n');
    // What is too long is passed over in pieces, so that the next line is a line again.
    for (QByteArray rest = line.text; !rest.endsWith('\n') && !rest.isEmpty();)
        rest = m_device.readLine(most);
    line.text = line.text.trimmed();
    return line;
}

Outcome<std::unique_ptr<QFile>> openForReading(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Problem{Problem::Kind::FileMissing, path, {}};
    if (info.isDir())
        return Problem{Problem::Kind::NotAFile, path, {}};
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return Problem{Problem::Kind::FileUnreadable, path, file->errorString()};
    return file;
}

} // namespace yagura
