// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/event/result.h"

// What went wrong with something outside the program, as a fact: what, where, and what the system said. The
// one place with words in models/, because the command line and the screen must say the same sentence.
namespace yagura {

struct Problem
{
    enum class Kind {
        FileMissing,      // where: path
        NotAFile,         // where: path (a folder, a device)
        FileUnreadable,   // where: path; detail: the system's words
        FolderMissing,    // where: path
        FolderUnreadable, // where: path
        NotWritable,      // where: path; detail: the system's words
        DiskFull,         // where: path
        WrongFormat,      // where: path, or path:line; detail: what was expected
        NotAJournal,      // where: path
        JournalLocked,    // where: path (another instance has it open)
        JournalDamaged,   // where: path; detail: what is damaged
        JournalNewer,     // where: path; detail: version found
        JournalEmpty,     // where: path
        PortInUse,        // where: address:port
        AddressUnusable,  // where: address:port; detail
        BadUrl,           // where: the text given
        FeedUnreachable,  // where: url; detail
        FeedRefused,      // where: url; detail: the server's reason
        FeedUnknown,      // where: url
        StreamUnusable,   // where: url; detail: what is wrong with its JetStream or its stream
        PlainNotAllowed,  // where: url (ws:// to another machine)
        BadOption,        // where: option; detail: the value or what is missing
        UnknownOption,    // where: option
        UnknownCommand,   // where: the word
        MissingArgument,  // where: what is missing
        NothingToShow,    // where: what was asked for
        NoDisplay,        // where: display
        Internal,         // detail
    };

    Kind kind = Kind::Internal;
    QString where;
    QString detail;

    bool operator==(const Problem &) const = default;
};

// One sentence in the language that is installed now: what happened, where, and what to do.
[[nodiscard]] QString sentence(const Problem &problem);

struct Done
{
    bool operator==(const Done &) const = default;
};
template <typename T> using Outcome = Result<T, Problem>;
using Success = Outcome<Done>;

} // namespace yagura
