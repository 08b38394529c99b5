// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

#include "models/relay/ndjson.h"

namespace yagura {

// The records of a JSON file, one after the other, in bounded memory whatever the size of the file. The device stays
// the caller's and open.
//   Lines      one object a line
//   Document   objects over several lines: one after the other, in one array, or in the array "objects" (STIX) or
//              "vulnerabilities" (CISA) of one object
class RecordStream
{
public:
    enum class Layout { Lines, Document };
    struct Record
    {
        QByteArray text;
        qint64 line = 0;      // where it begins, from 1
        bool tooLong = false; // above limits::jsonBytes; text is its beginning
        bool last = false;    // nothing ends it: if it is no whole record, then the file was cut
    };

    RecordStream(QIODevice &device, Layout layout);
    [[nodiscard]] std::optional<Record> next(); // nothing = the end

private:
    [[nodiscard]] std::optional<Record> nextLine();
    [[nodiscard]] std::optional<Record> nextObject();
    [[nodiscard]] bool refill();
    [[nodiscard]] bool readInString(char c);
    void open(char c);
    [[nodiscard]] bool close();
    void keep(char c);
    [[nodiscard]] bool inContainer() const;
    [[nodiscard]] Record handOver();

    QIODevice &m_device;
    Layout m_layout;
    NdjsonLines m_lines;

    // Document: a scan for brackets and strings, that looks no deeper into the JSON than it must.
    QByteArray m_buffer;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    QByteArray m_open; // the brackets that are open
    bool m_inString = false;
    bool m_escaped = false;
    QByteArray m_word;         // the last string in the outermost object: a key, if a bracket follows
    bool m_container = false;  // the outermost object holds the records
    qsizetype m_recordAt = -1; // depth of the record that is being read; -1 = none is
    Record m_record;
};

} // namespace yagura
