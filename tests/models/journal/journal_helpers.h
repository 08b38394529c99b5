// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "models/journal/journal.h"
#include "tests/support/fake_clock.h"

// For tests of the journal: entries whose bytes say which they are.
namespace yagura::test {

inline std::vector<wire::Entry> entriesOf(std::uint64_t first, std::uint64_t count, const std::string &tag = "e")
{
    std::vector<wire::Entry> entries;
    for (std::uint64_t i = 0; i < count; ++i) {
        entries.push_back(
            {FakeClock::morning + std::chrono::milliseconds((first + i) % 1'000'000), tag + std::to_string(first + i)});
    }
    return entries;
}

inline std::unique_ptr<Journal> openedJournal(
    const QString &folder, Journal::Access access = Journal::Access::ReadWrite)
{
    auto opened = Journal::open(folder, access);
    if (!opened)
        qWarning("%s", qPrintable(sentence(opened.error())));
    return opened ? std::move(opened).value() : nullptr;
}

inline Outcome<Journal::Appended> appendTo(Journal &journal, const std::string &feed, const std::string &epoch,
    std::uint64_t first, std::uint64_t count, const std::string &tag = "e")
{
    const auto entries = entriesOf(first, count, tag);
    return journal.append({feed, {epoch}, Sequence{first}, entries, {}});
}

// "feed/epoch/sequence=bytes", in order.
inline std::vector<std::string> allOf(const Journal &journal)
{
    std::vector<std::string> found;
    const auto done = journal.read([&found](const JournalRecord &r) {
        found.push_back(std::string(r.feed) + '/' + std::string(r.epoch) + '/' + std::to_string(number(r.sequence))
            + '=' + std::string(r.bytes));
        return true;
    });
    if (!done)
        found.push_back("failed: " + sentence(done.error()).toStdString());
    return found;
}

} // namespace yagura::test
