// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/verify_command.h"

#include "app/common/command_line.h"
#include "app/common/journal_report.h"
#include "app/relay/texts.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

CommandLine verifyLine()
{
    CommandLine line(u"yagura-relay verify"_s,
        Relay::tr("Reads a whole store and says whether anything in it is damaged. Changes nothing; a relay may be "
                  "serving the store meanwhile."));
    line.addValue(u"store"_s, u"DIR"_s, Relay::tr("Folder of the store. Required."));
    addVerifyOptions(line);
    line.addExample(u"yagura-relay verify --store ~/yagura-demo"_s,
        Relay::tr("Exit code 0: whole. 1: damaged, or not to be read; standard error names what is."));
    return line;
}

CommandLine repairLine()
{
    CommandLine line(u"yagura-relay repair"_s,
        Relay::tr(
            "Copies what is whole of a damaged store into a new one, and says what is lost. A feed that has lost "
            "something is numbered anew, so that its subscribers get all of it again. No relay may be serving the "
            "store meanwhile; it stays as it is."));
    line.addValue(u"store"_s, u"DIR"_s, Relay::tr("Folder of the store. Required."));
    addRepairOptions(line);
    line.addExample(u"yagura-relay repair --store ~/yagura-demo --to ~/yagura-demo-2"_s,
        Relay::tr("Exit code 0: copied, even if something is lost."));
    return line;
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
    return verifyJournal(line.value(u"store"_s), line);
}

int runRepair(const QStringList &arguments)
{
    CommandLine line = repairLine();
    if (const auto problem = line.parse(arguments))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    if (const auto missing = line.require(u"store"_s))
        return report(*missing);
    return repairJournal(line.value(u"store"_s), line, Repair::Renew);
}

} // namespace yagura
