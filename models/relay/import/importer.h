// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

#include "models/relay/import/intake.h"
#include "models/relay/import/record_stream.h"

namespace yagura {

// Brings the records of files into a store. First every file is looked at, so that a wrong one is told before anything
// is written; then they are read from beginning to end. Blocks; `pace` is called often, so that the caller can show
// how far it is, and stop it. One thread: the store's.
class Importer
{
public:
    struct Options
    {
        ImportFormat format = ImportFormat::Ndjson;
        std::string feed; // empty: the format's name; of our own events each one's feed
    };
    struct Progress
    {
        QString file;
        qint64 line = 0;
        qint64 bytesDone = 0; // over all files and passes
        qint64 bytesInAll = 0;
        std::uint64_t records = 0;
    };
    using Pace = std::function<bool(const Progress &)>; // false = stop; what was read so far is kept

    Importer(RelayStore &store, const Catalog &catalog, const Clock &clock, Options options);

    // FileMissing, NotAFile, FileUnreadable; WrongFormat for an empty file, or one without a single record of the
    // format among its first ones. Nothing is written.
    [[nodiscard]] static Success check(const QStringList &files, ImportFormat format, const Catalog &catalog);
    // As check(), and what the store says. False: stopped.
    [[nodiscard]] Outcome<bool> run(const QStringList &files, const Pace &pace);

    [[nodiscard]] const ImportCounts &counts() const { return m_intake.counts(); }
    [[nodiscard]] const Progress &progress() const { return m_progress; }

private:
    struct Source
    {
        QString path;
        RecordStream::Layout layout = RecordStream::Layout::Lines;
    };
    using Visitor = std::function<Success(const RecordStream::Record &)>;
    [[nodiscard]] static Outcome<RecordStream::Layout> layoutOf(const QString &path, const RecordReader &reader);
    [[nodiscard]] Outcome<bool> visit(const Source &source, const Pace &pace, const Visitor &visitor);
    [[nodiscard]] Success take(const QString &file, const RecordStream::Record &record);

    std::unique_ptr<RecordReader> m_reader;
    ImportIntake m_intake;
    Progress m_progress;
};

} // namespace yagura
