// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QIcon>

#include <unistd.h>

#include "app/common/command_line.h"
#include "app/common/language.h"
#include "app/yagura/dashboard_command.h"
#include "app/yagura/journal_command.h"
#include "app/yagura/snapshot_command.h"
#include "resources/resources.h"

using namespace yagura;
using namespace Qt::StringLiterals;

namespace {

// Commands stand first, before any option: everything else is the dashboard's.
bool isCommand(const QString &word)
{
    return word == "snapshot"_L1 || word == "journal"_L1;
}

// Qt ends a program that cannot reach its display; so it is looked for first. A display on another machine, or one that
// hides its socket, is left to Qt.
bool displayThere()
{
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        return true;
    const QString display = qEnvironmentVariable("DISPLAY");
    if (!display.startsWith(u':'))
        return !display.isEmpty();
    const QString number = display.mid(1).section(u'.', 0, 0);
    return !QFileInfo::exists(u"/tmp/.X11-unix"_s) || QFileInfo::exists(u"/tmp/.X11-unix/X"_s + number);
}

int runCommand(const QStringList &words)
{
    const QString name = words.first();
    return name == "snapshot"_L1 ? runSnapshot(words.mid(1)) : runJournal(words.mid(1));
}

// A word at the front that is no option must be a command.
bool isUnknownCommand(const QStringList &words)
{
    return !words.isEmpty() && !words.first().startsWith(u'-') && !isCommand(words.first());
}

int run(int argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const bool window = words.isEmpty() || (!isCommand(words.first()) && !isUnknownCommand(words) && !wantsText(words));
    const bool display = displayThere();
    if (!window || !display)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    // Without a session of a person (cron, containers) Qt says so on stderr; it is nothing that anybody must do about.
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(QDir::tempPath() + u"/runtime-"_s + QString::number(::getuid())));

    QApplication application(argc, argv);
    QApplication::setApplicationName(u"yagura"_s);
    QApplication::setOrganizationName(u"yagura"_s);
    QApplication::setApplicationVersion(QStringLiteral(YAGURA_VERSION));
    QApplication::setWindowIcon(QIcon(u":/icons/yagura.svg"_s));
    initResources();

    const auto language = messageLanguage(languageIn(words));
    if (window && display && language)
        return runDashboard(words); // installs its language itself: it can be switched
    if (!language) {
        // Said in the language of the system: the one asked for is not there.
        installLanguage(application, *messageLanguage({}));
        return report(messageLanguage(languageIn(words)).error());
    }
    installLanguage(application, *language);
    if (isUnknownCommand(words))
        return report({Problem::Kind::UnknownCommand, words.first(), {}});
    if (window)
        return report({Problem::Kind::NoDisplay, qEnvironmentVariable("DISPLAY", u"DISPLAY"_s), {}});
    return isCommand(words.first()) ? runCommand(words) : runDashboard(words);
}

} // namespace

int main(int argc, char **argv)
{
    qSetMessagePattern(QStringLiteral("%{time yyyy-MM-ddTHH:mm:ss.zzz} %{category} %{type}: %{message}"));
    return run(argc, argv);
}
