// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/yagura/journal_command.h"

#include <cstdio>

#include "app/common/command_line.h"
#include "models/journal/journal.h"

namespace yagura {

namespace {
using namespace Qt::StringLiterals;

struct JournalCheck
{
    Q_DECLARE_TR_FUNCTIONS(JournalCheck)
};

int verify(const QString &folder)
{
    const auto journal = Journal::open(folder, Journal::Access::ReadOnly);
    if (!journal)
        return report(journal.error());
    const auto verified = (*journal)->verify();
    if (!verified)
        return report(verified.error());
    if (verified->damages.empty()) {
        const int events = static_cast<int>(std::min<std::uint64_t>(verified->events, INT_MAX));
        return print(JournalCheck::tr("The journal %1 is whole: %n event(s).", nullptr, events).arg(folder) + u'\n'),
               exitDone;
    }
    for (const QString &damage : verified->damages)
        std::fputs(qPrintable(damage + u'\n'), stderr);
    return report({Problem::Kind::JournalDamaged, folder, verified->damages.front()});
}
} // namespace

int runJournal(const QStringList &arguments)
{
    CommandLine line(u"yagura journal"_s,
        JournalCheck::tr("Reads a whole journal and says whether anything in it is damaged. Changes nothing; a "
                         "dashboard may be using it meanwhile."));
    line.addArgument(u"verify"_s, JournalCheck::tr("What to do."));
    line.addValue(u"journal"_s, u"DIR"_s, JournalCheck::tr("Folder of the journal. Required."));
    line.addExample(u"yagura journal verify --journal ~/journal"_s,
        JournalCheck::tr("Exit code 0: whole. 1: damaged, or not to be read."));
    if (const auto problem = line.parse(arguments))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    if (line.arguments().first() != "verify"_L1)
        return report({Problem::Kind::UnknownCommand, u"journal "_s + line.arguments().first(), {}});
    if (const auto missing = line.require(u"journal"_s))
        return report(*missing);
    return verify(line.value(u"journal"_s));
}

} // namespace yagura
