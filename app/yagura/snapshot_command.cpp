// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/yagura/snapshot_command.h"

#include <QApplication>
#include <QEventLoop>
#include <QTemporaryDir>

#include <cstdio>

#include "app/common/command_line.h"
#include "app/common/language.h"
#include "app/yagura/briefing_figures.h"
#include "app/yagura/station.h"
#include "models/briefing/as_of.h"
#include "models/feed/feed_url.h"
#include "widgets/briefing/briefing_writer.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

struct Snapshot
{
    Q_DECLARE_TR_FUNCTIONS(Snapshot)
};

CommandLine snapshotLine()
{
    CommandLine line(u"yagura snapshot"_s,
        Snapshot::tr("Writes a briefing from a journal, or from feeds as they are now. Needs no display."));
    line.addValue(u"journal"_s, u"DIR"_s, Snapshot::tr("Folder of the journal. This or --feed is required."));
    line.addValue(u"feed"_s, u"URL"_s,
        Snapshot::tr("Feed to read to its end: ws://HOST:PORT/NAME, or ws://HOST:PORT/ for every feed of that relay. "
                     "May be given several times."));
    line.addValue(u"as-of"_s, u"TIME"_s,
        Snapshot::tr("What was known at this time, with its zone: 2026-11-22T14:05+09:00 or \"14:05 JST\". Default: "
                     "the end of the journal, or now."));
    line.addValue(u"scope"_s, u"TEXT"_s, Snapshot::tr("Scope, as in \"sector=us.energy severity>=3\"."));
    line.addValue(u"lang"_s, u"ja|en|both"_s, Snapshot::tr("Language of the document. Required."));
    line.addValue(u"tlp"_s, u"LABEL"_s,
        Snapshot::tr("CLEAR, GREEN, AMBER, AMBER+STRICT or RED: what is stricter is left out and counted. Required."));
    line.addValue(u"recipient"_s, u"COUNTRY"_s,
        Snapshot::tr("JP or US, for example: what the source does not release to it is left out and counted."));
    line.addValue(
        u"out"_s, u"FILE"_s, Snapshot::tr("File to write: .pdf, .png (one file a page), .html or .csv. Required."));
    line.addFlag(u"portrait"_s, Snapshot::tr("Upright pages. Default: landscape."));
    line.addValue(u"timeout"_s, u"SECONDS"_s,
        Snapshot::tr("With --feed: how long to wait. What is not heard by then is marked unknown, and the exit code "
                     "is 3."),
        u"30"_s);
    line.addFlag(u"allow-plain"_s, Snapshot::tr("Allow ws:// to other machines."));
    line.addExample(
        u"yagura snapshot --journal ~/journal --as-of \"14:05 JST\" --lang both --tlp GREEN --out brief.pdf"_s,
        Snapshot::tr("What was known at 14:05 JST."));
    return line;
}

struct Wanted
{
    QString journal;
    QList<FeedSettings> feeds;
    bool allowPlain = false;
    std::optional<UtcTime> asOf;
    ScopeFilter scope;
    BriefingChoices choices;
    QString out;
    BriefingFormat format = BriefingFormat::Pdf;
    std::chrono::milliseconds timeout{0};
};

Problem badOption(const QString &option, const QString &detail)
{
    return {Problem::Kind::BadOption, option, detail};
}

std::optional<Problem> readLanguage(const QString &text, Wanted &wanted)
{
    const QStringList names{u"ja"_s, u"en"_s, u"both"_s};
    const auto index = names.indexOf(text);
    if (index < 0)
        return badOption(u"--lang"_s, Snapshot::tr("ja, en or both is expected, not %1").arg(text));
    wanted.choices.language = static_cast<BriefingLanguage>(index);
    return std::nullopt;
}

std::optional<Problem> readTlp(const QString &text, const Catalog &catalog, Wanted &wanted)
{
    QString label = text.toUpper();
    if (!label.startsWith(u"TLP:"_s))
        label.prepend(u"TLP:"_s);
    for (const TlpLabel &known : catalog.tlpLabels()) {
        if (known.label == label) {
            wanted.choices.to.ceiling = known.tlp;
            return std::nullopt;
        }
    }
    return badOption(
        u"--tlp"_s, Snapshot::tr("CLEAR, GREEN, AMBER, AMBER+STRICT or RED is expected, not %1").arg(text));
}

std::optional<Problem> readMoment(const QString &text, UtcTime now, Wanted &wanted)
{
    if (text.isEmpty())
        return std::nullopt;
    wanted.asOf = parseMoment(text, now);
    if (!wanted.asOf)
        return badOption(u"--as-of"_s,
            Snapshot::tr("a time with its zone is expected, such as 2026-11-22T14:05+09:00 or \"14:05 JST\", not %1")
                .arg(text));
    if (*wanted.asOf > now)
        return badOption(u"--as-of"_s, Snapshot::tr("%1 is still to come").arg(text));
    return std::nullopt;
}

std::optional<Problem> readFeeds(const QStringList &texts, Wanted &wanted)
{
    for (const QString &text : texts) {
        const auto url = feedUrl(text, wanted.allowPlain);
        if (!url)
            return url.error();
        FeedSettings feed;
        feed.url = *url;
        feed.access.allowPlain = wanted.allowPlain;
        wanted.feeds << feed;
    }
    return std::nullopt;
}

std::optional<Problem> readSource(const CommandLine &line, Wanted &wanted)
{
    if (auto problem = line.exclusive({u"journal"_s, u"feed"_s}))
        return problem;
    wanted.journal = line.value(u"journal"_s);
    wanted.allowPlain = line.isSet(u"allow-plain"_s);
    if (auto problem = readFeeds(line.values(u"feed"_s), wanted))
        return problem;
    if (wanted.journal.isEmpty() && wanted.feeds.isEmpty())
        return Problem{Problem::Kind::MissingArgument, Snapshot::tr("--journal DIR or --feed URL"), {}};
    return std::nullopt;
}

Outcome<Wanted> read(const CommandLine &line, const Catalog &catalog)
{
    Wanted wanted;
    if (const auto problem = readSource(line, wanted))
        return *problem;
    for (const QString &name : {u"lang"_s, u"tlp"_s, u"out"_s}) {
        if (const auto missing = line.require(name))
            return *missing;
    }
    if (const auto problem = readLanguage(line.value(u"lang"_s), wanted))
        return *problem;
    if (const auto problem = readTlp(line.value(u"tlp"_s), catalog, wanted))
        return *problem;
    if (const auto problem = readMoment(line.value(u"as-of"_s), Clock::system().now(), wanted))
        return *problem;
    wanted.out = line.value(u"out"_s);
    const auto format = formatOf(wanted.out);
    if (!format)
        return badOption(u"--out"_s,
            Snapshot::tr("a name that ends in .pdf, .png, .html or .csv is expected, not %1").arg(wanted.out));
    wanted.format = *format;
    const QString recipient = line.value(u"recipient"_s).toUpper();
    if (!recipient.isEmpty() && (recipient.size() != 2 || !recipient[0].isLetter() || !recipient[1].isLetter()))
        return badOption(u"--recipient"_s, Snapshot::tr("two letters are expected, not %1").arg(recipient));
    wanted.choices.to.country = recipient.toStdString();
    wanted.choices.portrait = line.isSet(u"portrait"_s);
    const auto scope = parseScope(line.value(u"scope"_s), catalog);
    if (!scope)
        return scope.error();
    wanted.scope = *scope;
    const auto timeout = line.number(u"timeout"_s, 0, 3600);
    if (!timeout)
        return timeout.error();
    wanted.timeout = std::chrono::milliseconds(static_cast<qint64>(*timeout * 1000));
    return wanted;
}

// Reads feeds to the end that each of them names in its Welcome, the same way as the dashboard does.
class FeedListener
{
public:
    FeedListener(const Catalog &catalog, const Wanted &wanted, const QString &folder)
        : m_wanted(wanted)
        , m_station(catalog, Clock::system(),
              {.feeds = wanted.feeds,
                  .journalFolder = folder,
                  .person = {},
                  .language = QLocale().language() == QLocale::Japanese ? Language::Ja : Language::En,
                  .theme = ThemeId::Print})
    {
    }

    // Returns when all is heard or the time is up. A journal that fails ends it too.
    Success listen()
    {
        QEventLoop loop;
        std::optional<Problem> failed;
        QTimer timeout;
        timeout.setSingleShot(true);
        QObject::connect(&timeout, &QTimer::timeout, &loop, &QEventLoop::quit);
        QObject::connect(&m_station, &Station::failed, &loop, [&](const Problem &problem) {
            failed = problem;
            loop.quit();
        });
        QObject::connect(&m_station.context().feeds, &FeedBoard::changed, &loop, [&] {
            if (missing().isEmpty())
                loop.quit();
        });
        timeout.start(m_wanted.timeout);
        m_station.start();
        loop.exec();
        return failed ? Success(*failed) : Success(Done{});
    }

    // What has not been heard to its end, as the user named it.
    [[nodiscard]] QList<FeedHealth> missing()
    {
        QList<FeedHealth> missing;
        for (const auto &[url, access, interest] : m_wanted.feeds) {
            if (answered(url))
                continue;
            FeedHealth silent;
            silent.feed = url.authority().toUtf8();
            silent.url = url;
            silent.state = FeedState::Lost;
            missing.append(silent);
        }
        for (const FeedHealth &feed : health()) {
            if (!isHeard(feed.state) || number(feed.position.sequence) < number(headOf(feed)))
                missing.append(feed);
        }
        return missing;
    }

    // The feeds; a server that has told its feeds is none itself.
    [[nodiscard]] QList<FeedHealth> health()
    {
        QList<FeedHealth> feeds;
        for (const FeedHealth &feed : m_station.context().feeds.feeds()) {
            if (!isServer(feed.url) || !answered(feed.url))
                feeds.append(feed);
        }
        return feeds;
    }

private:
    // The head that the feed's Welcome named: on a busy feed the head of now is never reached.
    Sequence headOf(const FeedHealth &feed)
    {
        if (isHeard(feed.state))
            m_heads.try_emplace(feed.url.toString(), feed.head);
        const auto it = m_heads.find(feed.url.toString());
        return it == m_heads.end() ? feed.head : it->second;
    }

    static bool isServer(const QUrl &url) { return url.path().isEmpty() || url.path() == "/"_L1; }

    [[nodiscard]] bool answered(const QUrl &url)
    {
        const auto &feeds = m_station.context().feeds.feeds();
        return std::ranges::any_of(feeds, [&](const FeedHealth &feed) {
            return isServer(url) ? feed.url.authority() == url.authority() && !isServer(feed.url) : feed.url == url;
        });
    }

    const Wanted &m_wanted;
    Station m_station;
    std::map<QString, Sequence> m_heads; // by URL
};

struct Frozen
{
    Freeze freeze;
    QList<FeedHealth> missing;
};

Outcome<Frozen> freezeFeeds(const Catalog &catalog, const Wanted &wanted)
{
    QTemporaryDir folder;
    if (!folder.isValid())
        return Problem{Problem::Kind::NotWritable, folder.path(), folder.errorString()};
    FeedListener listener(catalog, wanted, folder.path());
    if (const Success heard = listener.listen(); !heard)
        return heard.error();
    const QList<FeedHealth> missing = listener.missing();
    auto freeze = freezeJournal(folder.path(), catalog, wanted.asOf, wanted.scope);
    if (!freeze)
        return freeze.error();
    freeze->asOf = wanted.asOf.value_or(Clock::system().now());
    takeHealth(freeze->feeds, listener.health());
    return Frozen{std::move(freeze.value()), missing};
}

Outcome<Frozen> freezeWanted(const Catalog &catalog, const Wanted &wanted)
{
    if (wanted.journal.isEmpty())
        return freezeFeeds(catalog, wanted);
    auto freeze = freezeJournal(wanted.journal, catalog, wanted.asOf, wanted.scope);
    if (!freeze)
        return freeze.error();
    if (freeze->situation->picture().events() == 0 && !wanted.asOf)
        return Problem{Problem::Kind::JournalEmpty, wanted.journal, {}};
    return Frozen{std::move(freeze.value()), {}};
}

int reportMissing(const QList<FeedHealth> &missing)
{
    for (const FeedHealth &feed : missing) {
        const QString url = feed.url.toString();
        const QString why = feed.detail.isEmpty() ? Snapshot::tr("not heard to its end in time") : words(feed.detail);
        report(feed.state == FeedState::Refused ? Problem{Problem::Kind::FeedRefused, url, why}
                                                : Problem{Problem::Kind::FeedUnreachable, url, why});
    }
    if (missing.isEmpty())
        return exitDone;
    std::fputs(
        qPrintable(Snapshot::tr("The document was written all the same. It says what is unknown.") + u'\n'), stderr);
    return exitIncomplete;
}

int make(const Catalog &catalog, const Wanted &wanted)
{
    auto frozen = freezeWanted(catalog, wanted);
    if (!frozen)
        return report(frozen.error());
    auto figures = briefingFigures(catalog);
    if (!figures)
        return report(figures.error());
    const Briefing briefing(
        std::make_shared<Freeze>(std::move(frozen->freeze)), wanted.choices, std::move(figures.value()));
    const auto written = writeBriefing(briefing, wanted.format, wanted.out);
    if (!written)
        return report(written.error());
    for (const QString &file : written->files)
        print(file + u'\n');
    for (const QString &file : written->removed) {
        const QString text = Snapshot::tr("Removed a page of an earlier, longer briefing: %1").arg(file);
        std::fputs(qPrintable(text + u'\n'), stderr);
    }
    return reportMissing(frozen->missing);
}

} // namespace

int runSnapshot(const QStringList &arguments)
{
    CommandLine line = snapshotLine();
    if (const auto problem = line.parse(arguments))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    const auto catalog = Catalog::load();
    if (!catalog)
        return report(catalog.error());
    const auto wanted = read(line, *catalog);
    if (!wanted)
        return report(wanted.error());
    return make(*catalog, *wanted);
}

} // namespace yagura
