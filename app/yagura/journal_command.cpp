// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/yagura/journal_command.h"

#include "app/common/command_line.h"
#include "app/common/journal_report.h"

namespace yagura {

namespace {
using namespace Qt::StringLiterals;

struct JournalCheck
{
    Q_DECLARE_TR_FUNCTIONS(JournalCheck)
};
} // namespace

int runJournal(const QStringList &arguments)
{
    CommandLine line(u"yagura journal"_s,
        JournalCheck::tr(
            "verify reads a whole journal and says whether anything in it is damaged; it changes nothing, "
            "and a dashboard may be using it meanwhile. repair copies what is whole into a new journal and "
            "says what is lost; the old one stays as it is, and no dashboard may be using it."));
    line.addArgument(u"verify|repair"_s, JournalCheck::tr("What to do."));
    line.addValue(u"journal"_s, u"DIR"_s, JournalCheck::tr("Folder of the journal. Required."));
    addVerifyOptions(line);
    addRepairOptions(line);
    line.addExample(u"yagura journal verify --journal ~/journal"_s,
        JournalCheck::tr("Exit code 0: whole. 1: damaged, or not to be read."));
    line.addExample(u"yagura journal repair --journal ~/journal --to ~/journal-2"_s,
        JournalCheck::tr("Exit code 0: copied, even if something is lost."));
    if (const auto problem = line.parse(arguments))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    const QString what = line.arguments().first();
    if (what != "verify"_L1 && what != "repair"_L1)
        return report({Problem::Kind::UnknownCommand, u"journal "_s + what, {}});
    if (const auto missing = line.require(u"journal"_s))
        return report(*missing);
    const bool verify = what == "verify"_L1;
    for (const QString &option : verify ? QStringList{u"to"_s} : QStringList{u"expect"_s, u"json"_s}) {
        if (line.isSet(option))
            return report({Problem::Kind::UnknownOption, u"--"_s + option, {}});
    }
    const QString folder = line.value(u"journal"_s);
    return verify ? verifyJournal(folder, line) : repairJournal(folder, line, Repair::Keep);
}

} // namespace yagura
