// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/verify_command.h"

#include <cstdio>

#include "app/common/command_line.h"
#include "app/relay/texts.h"
#include "models/journal/journal.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

CommandLine verifyLine()
{
    CommandLine line(u"yagura-relay verify"_s,
        Relay::tr("Reads a whole store and says whether anything in it is damaged. Changes nothing; a relay may be "
                  "serving the store meanwhile."));
    line.addValue(u"store"_s, u"DIR"_s, Relay::tr("Folder of the store. Required."));
    line.addExample(u"yagura-relay verify --store ~/yagura-demo"_s,
        Relay::tr("Exit code 0: whole. 1: damaged, or not to be read; standard error names what is."));
    return line;
}

int tell(const QString &folder, const VerifyReport &report)
{
    if (report.damages.empty()) {
        const int events = static_cast<int>(std::min<std::uint64_t>(report.events, INT_MAX));
        print(Relay::tr("The store %1 is whole: %n event(s).", nullptr, events).arg(folder) + u'\n');
        return exitDone;
    }
    for (const QString &damage : report.damages)
        std::fputs(qPrintable(damage + u'\n'), stderr);
    return yagura::report(Problem{Problem::Kind::JournalDamaged, folder, report.damages.front()});
}

} // namespace

int runVerify(const QStringList &arguments)
{
    CommandLine line = verifyLine();
    if (const auto problem = line.parse(arguments))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    if (const auto missing = line.require(u"store"_s))
        return report(*missing);
    const QString folder = line.value(u"store"_s);
    const auto journal = Journal::open(folder, Journal::Access::ReadOnly);
    if (!journal)
        return report(journal.error());
    const auto verified = (*journal)->verify();
    return verified ? tell(folder, *verified) : report(verified.error());
}

} // namespace yagura
