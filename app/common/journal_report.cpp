// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/journal_report.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <climits>
#include <cstdio>

#include "app/common/command_line.h"
#include "models/event/clock.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

struct JournalReport
{
    Q_DECLARE_TR_FUNCTIONS(JournalReport)
};

int countOf(std::uint64_t events)
{
    return static_cast<int>(std::min<std::uint64_t>(events, INT_MAX));
}

// The head is to be written down and given to --expect again: the line is the same for a script in every language.
QString headLine(const VerifyReport &report)
{
    if (report.head.empty())
        return JournalReport::tr("It has no chain of hashes yet: it gets one when Yagura opens it for writing.")
            + u'\n';
    const int events = countOf(report.events);
    return JournalReport::tr("head: %1 after %n event(s)", nullptr, events).arg(QString::fromStdString(report.head))
        + u'\n';
}

QString jsonOf(const QString &folder, const VerifyReport &report)
{
    QJsonArray damages;
    for (const QString &damage : report.damages)
        damages.append(damage);
    const QJsonObject object{{u"journal"_s, folder}, {u"whole"_s, report.damages.empty()},
        {u"events"_s, static_cast<qint64>(report.events)},
        {u"head"_s, report.head.empty() ? QJsonValue() : QJsonValue(QString::fromStdString(report.head))},
        {u"damages"_s, damages}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n';
}

int tell(const QString &folder, const VerifyReport &verified, bool json)
{
    if (json)
        print(jsonOf(folder, verified));
    if (verified.damages.empty()) {
        const int events = countOf(verified.events);
        if (!json)
            print(JournalReport::tr("%1 is whole: %n event(s).", nullptr, events).arg(folder) + u'\n'
                + headLine(verified));
        return exitDone;
    }
    if (!json) {
        for (const QString &damage : verified.damages)
            std::fputs(qPrintable(damage + u'\n'), stderr);
    }
    return report({Problem::Kind::JournalDamaged, folder, verified.damages.front()});
}

} // namespace

void addVerifyOptions(CommandLine &line)
{
    line.addValue(u"expect"_s, u"HEAD"_s,
        JournalReport::tr(
            "A head of the chain that was written down earlier: whether what it vouched for is still there, "
            "unchanged. 64 digits."));
    line.addFlag(u"json"_s, JournalReport::tr("Write the result as one JSON object."));
}

int verifyJournal(const QString &folder, const CommandLine &line)
{
    const auto journal = Journal::open(folder, Journal::Access::ReadOnly);
    if (!journal)
        return report(journal.error());
    const auto verified = (*journal)->verify(line.value(u"expect"_s).trimmed().toStdString());
    return verified ? tell(folder, *verified, line.isSet(u"json"_s)) : report(verified.error());
}

void addRepairOptions(CommandLine &line)
{
    line.addValue(u"to"_s, u"DIR"_s,
        JournalReport::tr("Folder of the new one, which must not be there yet. Default: the name of the old one with "
                          "\"-repaired\" behind it."));
}

int repairJournal(const QString &folder, const CommandLine &line, Repair how)
{
    QString to = line.value(u"to"_s);
    if (to.isEmpty())
        to = QDir::cleanPath(folder) + u"-repaired"_s;
    const auto repaired = repairJournal(folder, to, how, Clock::system().now());
    if (!repaired)
        return report(repaired.error());
    QString text = JournalReport::tr("%n event(s) were copied to %1. The old journal stays as it is.", nullptr,
                       countOf(repaired->events))
                       .arg(to)
        + u'\n';
    for (const DamagedRun &run : repaired->lost)
        text += JournalReport::tr("Lost: %1").arg(nameOf(run)) + u'\n';
    if (repaired->refusedLost > 0) {
        const int refused = countOf(repaired->refusedLost);
        text += JournalReport::tr("Lost: %n refused entry(s) of the quarantine", nullptr, refused) + u'\n';
    }
    for (const QString &what : repaired->unread)
        text += what + u'\n';
    if (repaired->lost.empty() && repaired->refusedLost == 0 && repaired->unread.empty())
        text += JournalReport::tr("Nothing is lost.") + u'\n';
    print(text);
    return exitDone;
}

} // namespace yagura
