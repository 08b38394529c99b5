// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/import/record_stream.h"

#include "models/event/limits.h"

namespace yagura {

namespace {

constexpr qint64 chunk = 64 * 1024;
constexpr qsizetype longestWord = 64;
constexpr qsizetype deepest = 512; // deeper is no record of anybody's; what is below is not told apart any more
constexpr char byteOrderMark[] = "\xEF\xBB\xBF";

} // namespace

RecordStream::RecordStream(QIODevice &device, Layout layout)
    : m_device(device)
    , m_layout(layout)
    , m_lines(device)
{
}

std::optional<RecordStream::Record> RecordStream::next()
{
    return m_layout == Layout::Lines ? nextLine() : nextObject();
}

std::optional<RecordStream::Record> RecordStream::nextLine()
{
    auto line = m_lines.next();
    if (!line)
        return std::nullopt;
    if (line->number == 1 && line->text.startsWith(byteOrderMark))
        line->text.remove(0, 3);
    return Record{std::move(line->text), line->number, line->tooLong, m_device.atEnd()};
}

bool RecordStream::refill()
{
    m_buffer = m_device.read(chunk);
    m_at = 0;
    return !m_buffer.isEmpty();
}

std::optional<RecordStream::Record> RecordStream::nextObject()
{
    while (m_at < m_buffer.size() || refill()) {
        const char c = m_buffer.at(m_at++);
        m_line += c == '\n' ? 1 : 0;
        if (readInString(c))
            continue;
        if (c == '{' || c == '[')
            open(c);
        keep(c);
        if ((c == '}' || c == ']') && close())
            return handOver();
    }
    if (m_open.isEmpty())
        return std::nullopt;
    m_open.clear();
    m_record.line = m_record.line == 0 ? m_line : m_record.line;
    m_record.last = true;
    return handOver();
}

// Whether the character belongs to a string, its quotes included.
bool RecordStream::readInString(char c)
{
    if (!m_inString && c != '"')
        return false;
    keep(c);
    if (!m_inString) {
        m_inString = true;
        m_word.clear();
    } else if (m_escaped) {
        m_escaped = false;
    } else if (c == '\\') {
        m_escaped = true;
    } else if (c == '"') {
        m_inString = false;
    } else if (m_open.size() == 1 && m_word.size() < longestWord) {
        m_word.append(c);
    }
    return true;
}

bool RecordStream::inContainer() const
{
    return m_open == "[" || (m_container && m_open == "{[");
}

void RecordStream::open(char c)
{
    if (c == '[' && m_open == "{" && (m_word == "objects" || m_word == "vulnerabilities")) {
        m_container = true;
        m_recordAt = -1;
        m_record = {};
    } else if (c == '{' && m_recordAt < 0 && (m_open.isEmpty() || inContainer())) {
        m_container = m_container && !m_open.isEmpty();
        m_recordAt = m_open.size();
        m_record = {};
        m_record.line = m_line;
    }
    if (m_open.size() < deepest)
        m_open.append(c);
}

void RecordStream::keep(char c)
{
    if (m_recordAt < 0)
        return;
    m_record.tooLong = m_record.text.size() >= static_cast<qsizetype>(limits::jsonBytes);
    if (!m_record.tooLong)
        m_record.text.append(c);
}

// Whether that ended a record.
bool RecordStream::close()
{
    m_open.chop(1);
    return m_recordAt >= 0 && m_open.size() == m_recordAt;
}

RecordStream::Record RecordStream::handOver()
{
    m_recordAt = -1;
    return std::exchange(m_record, {});
}

} // namespace yagura
