// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/record_command.h"

#include "app/common/command_line.h"
#include "app/common/feed_options.h"
#include "app/common/termination.h"
#include "app/relay/recorder.h"
#include "app/relay/texts.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

CommandLine recordLine()
{
    CommandLine line(u"yagura-relay record"_s,
        Relay::tr("Subscribes to a feed, or to every feed of a server, from its first event on and writes a recording "
                  "that serve --replay plays. Stops with Ctrl-C."));
    line.addArgument(u"URL"_s, Relay::tr("The feed, like wss://relay.example/NAME; without a name: every feed."));
    line.addArgument(u"FILE"_s, Relay::tr("The recording. An existing file is not overwritten."));
    line.addFlag(u"until-head"_s, Relay::tr("Stop as soon as everything is written that the server has by then."));
    addFeedOptions(line);
    line.addExample(
        u"yagura-relay record ws://127.0.0.1:7411/jp-gov jp-gov.ndjson"_s, Relay::tr("One feed, until Ctrl-C."));
    line.addExample(u"yagura-relay record ws://127.0.0.1:7411/ all.ndjson --until-head"_s,
        Relay::tr("Everything there is, then stop."));
    return line;
}

} // namespace

int runRecord(const QStringList &arguments)
{
    CommandLine line = recordLine();
    if (const auto problem = line.parse(arguments))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    const auto feed = feedNamed(line.arguments().at(0), line);
    if (!feed)
        return report(feed.error());

    Recorder recorder({*feed, line.arguments().at(1), line.isSet(u"until-head"_s)}, Clock::system());
    Termination termination;
    std::optional<Problem> failure;
    QObject::connect(&termination, &Termination::requested, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&recorder, &Recorder::finished, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&recorder, &Recorder::failed, &recorder, [&](const Problem &problem) {
        failure = problem;
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    if (const Success started = recorder.start(); !started)
        return report(started.error());
    QCoreApplication::exec();
    if (failure)
        return report(*failure);
    const int events = static_cast<int>(std::min<quint64>(recorder.events(), INT_MAX));
    print(Relay::tr("%n event(s) recorded in %1.", nullptr, events).arg(line.arguments().at(1)) + u'\n');
    return exitDone;
}

} // namespace yagura
