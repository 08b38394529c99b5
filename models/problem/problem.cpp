// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/problem/problem.h"

#include <QCoreApplication>

namespace yagura {

namespace {

constexpr qsizetype longest = 400; // characters of `where` or `detail` that a sentence takes in

// Paths and other people's words end up on terminals as well as on screen: no control or direction characters.
QString shown(const QString &text)
{
    QString out;
    for (const QChar c : text.left(longest)) {
        const bool steers = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        out += steers ? QStringLiteral("<U+%1>").arg(static_cast<int>(c.unicode()), 4, 16, QLatin1Char('0')).toUpper()
                      : QString(c);
    }
    return text.size() > longest ? out + QChar(0x2026) : out;
}

// %1 = where, %2 = detail.
QString pattern(Problem::Kind kind)
{
    using Kind = Problem::Kind;
    switch (kind) {
    case Kind::FileMissing:
        return QCoreApplication::translate("Problem", "There is no file %1. Check the path.");
    case Kind::NotAFile:
        return QCoreApplication::translate("Problem", "%1 is not a file. Name a file.");
    case Kind::FileUnreadable:
        return QCoreApplication::translate(
            "Problem", "The file %1 cannot be read (%2). Check its permissions and try again.");
    case Kind::FolderMissing:
        return QCoreApplication::translate("Problem", "There is no folder %1. Create it or name another one.");
    case Kind::FolderUnreadable:
        return QCoreApplication::translate("Problem", "The folder %1 cannot be opened. Check its permissions.");
    case Kind::NotWritable:
        return QCoreApplication::translate(
            "Problem", "%1 cannot be written (%2). Check the permissions or choose another place.");
    case Kind::DiskFull:
        return QCoreApplication::translate("Problem", "The disk that holds %1 is full. Free some space on it.");
    case Kind::WrongFormat:
        return QCoreApplication::translate("Problem", "%1 is not in the expected form (%2). Correct it and try again.");
    case Kind::NotAJournal:
        return QCoreApplication::translate("Problem", "%1 is not a Yagura journal. Name the folder of a journal.");
    case Kind::JournalLocked:
        return QCoreApplication::translate(
            "Problem", "The journal %1 is in use by another Yagura. Close that one or use another journal.");
    case Kind::JournalDamaged:
        return QCoreApplication::translate("Problem",
            "The journal %1 is damaged (%2). The command \"repair\" copies what is whole of it into a new one.");
    case Kind::JournalNewer:
        return QCoreApplication::translate(
            "Problem", "The journal %1 was written by a newer Yagura (version %2). Use that version or a later one.");
    case Kind::JournalEmpty:
        return QCoreApplication::translate(
            "Problem", "The journal %1 holds no events. Connect a feed or import a file first.");
    case Kind::PortInUse:
        return QCoreApplication::translate(
            "Problem", "Another program already listens on %1. Stop that program or choose another port.");
    case Kind::AddressUnusable:
        return QCoreApplication::translate(
            "Problem", "Yagura cannot listen on %1 (%2). Choose an address and a port of this machine.");
    case Kind::BadUrl:
        return QCoreApplication::translate(
            "Problem", "%1 is not the address of a feed. Write it like wss://relay.example/feed-name.");
    case Kind::FeedUnreachable:
        return QCoreApplication::translate(
            "Problem", "The feed %1 cannot be reached (%2). Check the network and whether its server is running.");
    case Kind::FeedRefused:
        return QCoreApplication::translate(
            "Problem", "The server of %1 refused the connection (%2). Ask the operator of the feed.");
    case Kind::FeedUnknown:
        return QCoreApplication::translate("Problem", "The server has no feed at %1. Check the name of the feed.");
    case Kind::StreamUnusable:
        return QCoreApplication::translate("Problem",
            "No stream at %1 can take the feed (%2). Correct the configuration of its server, or name another one.");
    case Kind::PlainNotAllowed:
        return QCoreApplication::translate("Problem",
            "%1 would carry everything unencrypted between machines. Use wss:// or allow it with --allow-plain.");
    case Kind::BadOption:
        return QCoreApplication::translate("Problem", "The option %1 cannot be used like this (%2). See --help.");
    case Kind::UnknownOption:
        return QCoreApplication::translate("Problem", "There is no option %1. See --help.");
    case Kind::UnknownCommand:
        return QCoreApplication::translate("Problem", "There is no command %1. See --help.");
    case Kind::MissingArgument:
        return QCoreApplication::translate("Problem", "Something is missing: %1. See --help.");
    case Kind::NothingToShow:
        return QCoreApplication::translate("Problem", "There is nothing to show for %1. Widen what you ask for.");
    case Kind::NoDisplay:
        return QCoreApplication::translate(
            "Problem", "The display %1 cannot be opened. Start Yagura in a graphical session.");
    case Kind::Internal:
        return QCoreApplication::translate(
            "Problem", "Yagura made a mistake of its own (%2). Please report it with the log.");
    }
    return {};
}

} // namespace

QString sentence(const Problem &problem)
{
    const QString detail = problem.detail.isEmpty() ? QCoreApplication::translate("Problem", "no further details")
                                                    : shown(problem.detail);
    // Not QString::arg: it warns about patterns without a place for both, which are normal here.
    QString text = pattern(problem.kind);
    const auto where = text.indexOf(QLatin1String("%1"));
    const auto what = text.indexOf(QLatin1String("%2"));
    const auto put = [&text](qsizetype at, const QString &words) { text.replace(at, 2, words); };
    // From the back, so that what was put in is never read as a place itself.
    if (what > where)
        put(what, detail);
    if (where >= 0)
        put(where, shown(problem.where));
    if (what >= 0 && what < where)
        put(what, detail);
    return text;
}

} // namespace yagura
