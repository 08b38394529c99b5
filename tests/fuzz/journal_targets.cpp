// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <array>

#include "models/journal/journal.h"
#include "models/journal/run_codec.h"

namespace yagura::fuzz {

namespace {

void run(std::string_view bytes)
{
    RunReader reader(bytes);
    RunReader::Item item;
    std::vector<wire::Entry> entries;
    while (reader.next(item))
        entries.push_back({item.sequenced, std::string(item.bytes)});
    if (reader.damaged())
        return;
    // Numbers may be written in more bytes than they need, so the bytes may differ; the events may not.
    const std::string written = encodeRun(entries);
    RunReader again(written);
    for (const wire::Entry &entry : entries) {
        require(again.next(item) && item.bytes == entry.event && item.sequenced == entry.sequenced,
            "a run can be written and read again");
    }
    require(!again.next(item) && !again.damaged(), "and holds nothing else");
}

// A whole file, as it may come back from a broken disk or from a stranger: opened, read, checked, written to.
void journalFile(std::string_view bytes)
{
    static const QTemporaryDir folder(
        QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm/yagura-fuzz-XXXXXX") : QString());
    QDir(folder.path()).removeRecursively();
    QDir().mkpath(folder.path());
    {
        QFile file(folder.filePath(QStringLiteral("journal.sqlite")));
        require(file.open(QIODevice::WriteOnly), "a file opens");
        file.write(bytes.data(), static_cast<qint64>(bytes.size()));
    }
    const auto visit = [](const JournalRecord &) { return true; };
    if (const auto journal = Journal::open(folder.path(), Journal::Access::ReadOnly)) {
        static_cast<void>((*journal)->read(visit));
        static_cast<void>((*journal)->verify());
    }
    if (const auto journal = Journal::open(folder.path(), Journal::Access::ReadWrite)) {
        const std::array entries{wire::Entry{utcFromMs(1), "x"}};
        static_cast<void>((*journal)->append({"jp", {"e1"}, Sequence{1}, entries, {}}));
        static_cast<void>((*journal)->read(visit));
        static_cast<void>((*journal)->actions());
        static_cast<void>((*journal)->quarantined("jp", 10));
    }
}

constexpr std::array table{
    Target{"run", run},
    Target{"journal_file", journalFile},
};

} // namespace

std::span<const Target> journalTargets()
{
    return table;
}

} // namespace yagura::fuzz
