// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/yagura/dashboard_command.h"

#include <QSettings>
#include <QStandardPaths>

#include "app/common/command_line.h"
#include "app/common/feed_options.h"
#include "app/common/language.h"
#include "app/common/termination.h"
#include "app/yagura/floor.h"
#include "app/yagura/screenshot.h"
#include "app/yagura/station.h"

namespace yagura {

namespace {
using namespace Qt::StringLiterals;

struct Dashboard
{
    Q_DECLARE_TR_FUNCTIONS(Dashboard)
};

CommandLine dashboardLine()
{
    CommandLine line(u"yagura"_s,
        Dashboard::tr("Situational awareness for cyber watch floors: shows incident feeds as sector board, map, "
                      "timeline and alert queue, in Japanese and English."));
    line.addValue(u"feed"_s, u"URL"_s,
        Dashboard::tr("Feed to subscribe to in this run, besides those that are set up: wss://HOST:PORT/NAME, or "
                      "wss://HOST:PORT/ for every feed of that relay. May be given several times."));
    line.addValue(u"feeds"_s, u"FILE"_s,
        Dashboard::tr(
            "List of the feeds that are set up in the window. Made when it is missing. Default: feeds.json in "
            "the user's folder of settings."));
    addFeedOptions(line);
    line.addValue(u"journal"_s, u"DIR"_s,
        Dashboard::tr("Folder of the journal. Made when it is missing. Default: in the user's data folder."));
    line.addValue(
        u"person"_s, u"NAME"_s, Dashboard::tr("Who sits at this desk. Default: the user's name on this machine."));
    line.addValue(u"desk"_s, u"NAME"_s, Dashboard::tr("Name of this desk, as written into its actions."), u"desk-1"_s);
    line.addValue(u"scope"_s, u"TEXT"_s, Dashboard::tr("First scope, as in \"sector=us.energy severity>=3\"."));
    line.addValue(u"select"_s, u"FEED/ID"_s, Dashboard::tr("Report to open first, by its feed and identifier."));
    line.addValue(u"theme"_s, u"night|day|print"_s, Dashboard::tr("Theme of the windows. Default: the last one used."));
    line.addFlag(u"wall"_s, Dashboard::tr("Start in wall mode: full screen, without menus."));
    line.addValue(u"screenshot"_s, u"FILE.png"_s,
        Dashboard::tr("Save a picture of the window once the picture is complete, and quit."));
    line.addValue(
        u"after"_s, u"SECONDS"_s, Dashboard::tr("With --screenshot: so long after the picture is complete."), u"3"_s);
    line.addValue(u"size"_s, u"WIDTHxHEIGHT"_s, Dashboard::tr("Size of the window."));
    line.addFlag(u"version"_s, Dashboard::tr("Show the version."));
    line.addCommand(u"snapshot"_s, Dashboard::tr("Write a briefing as PDF, PNG, HTML or CSV, without a display."));
    line.addCommand(u"journal"_s, Dashboard::tr("Check a journal for damage."));
    line.addExample(u"yagura --feed wss://relay.example/"_s, Dashboard::tr("Every feed of that relay."));
    line.addExample(u"yagura snapshot --journal ~/journal --lang both --tlp GREEN --out brief.pdf"_s,
        Dashboard::tr("A briefing from what is on disk."));
    return line;
}

Outcome<ThemeId> themeOf(const QString &name)
{
    if (name.isEmpty())
        return static_cast<ThemeId>(std::clamp(QSettings().value(u"theme"_s, 0).toInt(), 0, 2));
    const QStringList names{u"night"_s, u"day"_s, u"print"_s};
    const auto index = names.indexOf(name);
    if (index < 0)
        return Problem{
            Problem::Kind::BadOption, u"--theme"_s, Dashboard::tr("night, day or print is expected, not %1").arg(name)};
    return static_cast<ThemeId>(index);
}

Outcome<QList<FeedSettings>> feedsOf(const CommandLine &line)
{
    QList<FeedSettings> feeds;
    for (const QString &text : line.values(u"feed"_s)) {
        const auto feed = feedNamed(text, line);
        if (!feed)
            return feed.error();
        feeds << *feed;
    }
    return feeds;
}

Outcome<QSize> sizeOf(const QString &text)
{
    if (text.isEmpty())
        return QSize();
    const QStringList parts = text.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    if (parts.size() != 2 || size.width() < 320 || size.height() < 240 || size.width() > 16384 || size.height() > 16384)
        return Problem{Problem::Kind::BadOption, u"--size"_s,
            Dashboard::tr("1920x1080, for example, is expected, not %1").arg(text)};
    return size;
}

Outcome<std::optional<SubjectId>> subjectOf(const QString &text)
{
    if (text.isEmpty())
        return std::optional<SubjectId>();
    const qsizetype slash = text.indexOf(u'/');
    if (slash <= 0 || slash + 1 == text.size())
        return Problem{Problem::Kind::BadOption, u"--select"_s,
            Dashboard::tr("jp-gov/G-1081, for example, is expected, not %1").arg(text)};
    return std::optional(SubjectId{text.left(slash).toStdString(), text.mid(slash + 1).toStdString()});
}

Language languageWanted(const CommandLine &line)
{
    const QString saved = QSettings().value(u"language"_s).toString();
    const QString asked = line.value(u"language"_s);
    const auto language = messageLanguage(asked.isEmpty() ? saved : asked);
    return language && *language == "ja"_L1 ? Language::Ja : Language::En;
}

// A folder that cannot be used as a journal is told before a window is opened.
std::optional<Problem> checkJournal(const QString &folder)
{
    const auto journal = Journal::open(folder, Journal::Access::ReadWrite);
    return journal ? std::nullopt : std::optional(journal.error());
}

struct Wanted
{
    Station::Options station;
    ScopeFilter scope;
    std::optional<SubjectId> selected;
    QSize size;
    bool wall = false;
    QString screenshot;
    std::chrono::milliseconds after{0};
};

Outcome<Wanted> read(const CommandLine &line, const Catalog &catalog)
{
    Wanted wanted;
    auto feeds = feedsOf(line);
    if (!feeds)
        return feeds.error();
    const auto theme = themeOf(line.value(u"theme"_s));
    if (!theme)
        return theme.error();
    const auto size = sizeOf(line.value(u"size"_s));
    if (!size)
        return size.error();
    const auto scope = parseScope(line.value(u"scope"_s), catalog);
    if (!scope)
        return scope.error();
    const auto selected = subjectOf(line.value(u"select"_s));
    if (!selected)
        return selected.error();
    const auto after = line.number(u"after"_s, 0, 3600);
    if (!after)
        return after.error();
    QString folder = line.value(u"journal"_s);
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/journal"_s;
    if (auto problem = checkJournal(folder))
        return *problem;
    const QString person = line.value(u"person"_s);
    const QString list = line.value(u"feeds"_s);
    wanted.station = {.feeds = *feeds,
        .feedsFile = list.isEmpty() ? FeedListFile::defaultPath() : list,
        .journalFolder = folder,
        .person = {.person = (person.isEmpty() ? qEnvironmentVariable("USER", u"operator"_s) : person).toStdString(),
            .desk = line.value(u"desk"_s).toStdString()},
        .language = languageWanted(line),
        .theme = *theme};
    wanted.scope = *scope;
    wanted.selected = *selected;
    wanted.size = *size;
    wanted.wall = line.isSet(u"wall"_s);
    wanted.screenshot = line.value(u"screenshot"_s);
    wanted.after = std::chrono::milliseconds(static_cast<int>(*after * 1000));
    return wanted;
}

int show(const Catalog &catalog, const Wanted &wanted)
{
    Station station(catalog, Clock::system(), wanted.station);
    station.context().scope.set(wanted.scope);
    const auto window = makeFloor(station);
    if (wanted.size.isValid())
        window->resize(wanted.size);
    window->setRemembers(wanted.screenshot.isEmpty());
    window->restoreLayout(wanted.size.isValid());
    Termination termination;
    QObject::connect(&termination, &Termination::requested, window.get(), &QWidget::close);
    QObject::connect(&station.context().language, &UiLanguage::changed, window.get(), [&station] {
        QSettings().setValue(u"language"_s, station.context().lang() == Language::Ja ? u"ja"_s : u"en"_s);
    });
    if (wanted.selected)
        station.context().selection.select(*wanted.selected);
    std::optional<Screenshot> screenshot;
    if (!wanted.screenshot.isEmpty())
        screenshot.emplace(station, *window, wanted.screenshot, wanted.after);
    window->show();
    if (wanted.wall)
        window->setWallMode(true);
    station.start();
    const int code = QApplication::exec();
    return screenshot ? screenshot->exitCode() : code;
}

} // namespace

bool wantsText(const QStringList &arguments)
{
    return std::ranges::any_of(arguments,
        [](const QString &word) { return word == "--help"_L1 || word == "-h"_L1 || word == "--version"_L1; });
}

int runDashboard(const QStringList &arguments)
{
    // Until a Station takes over, messages are in the language of the command line or the system.
    std::optional<UiLanguage> language;
    const auto tongue = messageLanguage(languageIn(arguments));
    language.emplace(tongue && *tongue == "ja"_L1 ? Language::Ja : Language::En);
    CommandLine line = dashboardLine();
    if (const auto problem = line.parse(arguments))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    if (line.isSet(u"version"_s))
        return print(u"yagura " YAGURA_VERSION "\n"_s), exitDone;
    const auto catalog = Catalog::load();
    if (!catalog)
        return report(catalog.error());
    const auto wanted = read(line, *catalog);
    if (!wanted)
        return report(wanted.error());
    language.reset();
    return show(*catalog, *wanted);
}

} // namespace yagura
