// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include <array>
#include <span>

#include "app/common/command_line.h"
#include "app/common/language.h"
#include "app/relay/bridge_command.h"
#include "app/relay/export_command.h"
#include "app/relay/import_command.h"
#include "app/relay/record_command.h"
#include "app/relay/serve_command.h"
#include "app/relay/texts.h"
#include "app/relay/token_command.h"
#include "app/relay/verify_command.h"
#include "resources/resources.h"

using namespace yagura;
using namespace Qt::StringLiterals;

namespace {

struct Command
{
    QLatin1StringView name;
    const char *summary;
    int (*run)(const QStringList &arguments);
};

constexpr std::array commands{
    Command{"serve"_L1, QT_TRANSLATE_NOOP("Relay", "Serve the feeds of a store over WebSocket."), runServe},
    Command{"record"_L1, QT_TRANSLATE_NOOP("Relay", "Subscribe to a feed and write a recording."), runRecord},
    Command{"import"_L1, QT_TRANSLATE_NOOP("Relay", "Bring reports from files into a store."), runImport},
    Command{"export"_L1, QT_TRANSLATE_NOOP("Relay", "Write the events of a store as NDJSON."), runExport},
    Command{"bridge"_L1, QT_TRANSLATE_NOOP("Relay", "Bring feeds into NATS JetStream, or into a store."), runBridge},
    Command{"token"_L1, QT_TRANSLATE_NOOP("Relay", "Say who may use a relay."), runToken},
    Command{"verify"_L1, QT_TRANSLATE_NOOP("Relay", "Check a store for damage."), runVerify},
    Command{"repair"_L1, QT_TRANSLATE_NOOP("Relay", "Copy what is whole of a damaged store."), runRepair},
};

CommandLine programLine()
{
    CommandLine line(u"yagura-relay"_s,
        Relay::tr("Serves, records and keeps incident feeds for Yagura dashboards. \"yagura-relay COMMAND --help\" "
                  "explains a command."));
    line.addVersion();
    for (const Command &command : commands)
        line.addCommand(command.name, Relay::tr(command.summary));
    line.addExample(u"yagura-relay serve --store ~/yagura-demo --scenario demo"_s,
        Relay::tr("The demo, on the default port of this machine."));
    line.addExample(u"yagura-relay record ws://127.0.0.1:7411/ night.ndjson"_s,
        Relay::tr("Record every feed of that relay until Ctrl-C."));
    return line;
}

int runCommand(const QString &name, const QStringList &arguments)
{
    for (const Command &command : commands) {
        if (name == command.name)
            return command.run(arguments);
    }
    return report({Problem::Kind::UnknownCommand, name, {}});
}

int run(const QStringList &words)
{
    const QString asked = languageIn(words);
    const auto language = messageLanguage(asked);
    installLanguage(*qApp, language ? *language : *messageLanguage({})); // that of the system is always there
    if (!language)
        return report(messageLanguage(asked).error()); // once more: now its words are in a language
    CommandLine line = programLine();
    if (const auto problem = line.parse(words, CommandLine::Mode::Leading))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    if (line.isSet(u"version"_s))
        return print(u"yagura-relay " YAGURA_VERSION "\n"_s), exitDone;
    if (line.rest().isEmpty())
        return report({Problem::Kind::MissingArgument, u"COMMAND"_s, {}});
    return runCommand(line.rest().first(), line.rest().mid(1));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"yagura-relay"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(YAGURA_VERSION));
    qSetMessagePattern(u"%{time yyyy-MM-ddTHH:mm:ss.zzz} %{category} %{type}: %{message}"_s);
    initResources();
    return run(QCoreApplication::arguments().mid(1));
}
