// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/export_command.h"

#include <cstdio>

#include "app/common/command_line.h"
#include "app/relay/output_file.h"
#include "app/relay/texts.h"
#include "models/event/codec.h"
#include "models/journal/journal.h"
#include "models/relay/recording.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

CommandLine exportLine()
{
    CommandLine line(u"yagura-relay export"_s,
        Relay::tr(
            "Writes the events of a store as NDJSON, one event a line, in the order in which they were sequenced. "
            "A relay may be serving the store meanwhile."));
    line.addValue(u"store"_s, u"DIR"_s, Relay::tr("Folder of the store. Required."));
    line.addValue(u"feed"_s, u"NAME"_s, Relay::tr("Only this feed. Default: all of them."));
    line.addValue(u"out"_s, u"FILE"_s, Relay::tr("File to write. Default: standard output."));
    line.addFlag(u"recording"_s, Relay::tr("Write a recording (with sequenced times) that serve --replay plays."));
    line.addExample(u"yagura-relay export --store ~/yagura-demo --feed jp-gov --out jp-gov.ndjson"_s,
        Relay::tr("One feed into a file."));
    line.addExample(u"yagura-relay export --store ~/yagura-demo --recording --out night.ndjson"_s,
        Relay::tr("Everything as a recording."));
    return line;
}

// Writes records as lines and remembers what went wrong.
class Exporter
{
public:
    Exporter(OutputFile &file, bool asRecording)
        : m_file(file)
        , m_asRecording(asRecording)
    {
    }

    bool take(const JournalRecord &record)
    {
        const auto line
            = m_asRecording ? recording::write(record.sequenced, record.bytes) : eventJsonFromBytes(record.bytes);
        if (!line) {
            ++unreadable;
            return true;
        }
        ++written;
        outcome = m_file.writeLine(*line);
        return outcome.ok();
    }

    int written = 0;
    int unreadable = 0;
    Success outcome = Done{};

private:
    OutputFile &m_file;
    bool m_asRecording;
};

Success readAll(const Journal &journal, const QString &feed, Exporter &exporter)
{
    const auto take = [&](const JournalRecord &record) { return exporter.take(record); };
    if (feed.isEmpty())
        return journal.read(take);
    const std::string name = feed.toStdString();
    if (!journal.feed(name))
        return Problem{Problem::Kind::NothingToShow, feed, {}};
    return journal.readFeed(name, Sequence{1}, take);
}

} // namespace

int runExport(const QStringList &arguments)
{
    CommandLine line = exportLine();
    if (const auto problem = line.parse(arguments))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    if (const auto missing = line.require(u"store"_s))
        return report(*missing);
    const auto journal = Journal::open(line.value(u"store"_s), Journal::Access::ReadOnly);
    if (!journal)
        return report(journal.error());

    OutputFile file(line.value(u"out"_s));
    if (const Success opened = file.open(); !opened)
        return report(opened.error());
    Exporter exporter(file, line.isSet(u"recording"_s));
    for (const Success &step : {readAll(**journal, line.value(u"feed"_s), exporter), exporter.outcome})
        if (!step)
            return report(step.error());
    if (const Success closed = file.commit(); !closed)
        return report(closed.error());
    if (exporter.unreadable == 0)
        return exitDone;
    std::fputs(
        qPrintable(Relay::tr("%n event(s) could not be read and were left out.", nullptr, exporter.unreadable) + u'\n'),
        stderr);
    return exitFailure;
}

} // namespace yagura
