// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/import_command.h"

#include <QFileInfo>
#include <QLocale>

#include <climits>

#include "app/common/command_line.h"
#include "app/common/termination.h"
#include "app/relay/progress_line.h"
#include "app/relay/texts.h"
#include "models/catalog/catalog.h"
#include "models/relay/import/importer.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

CommandLine importLine()
{
    CommandLine line(u"yagura-relay import"_s,
        Relay::tr(
            "Brings the records of files into a store as events. A record that cannot be taken is kept in the "
            "quarantine of the feed with its line and the reason. Importing the same again adds nothing. No relay "
            "may be serving the store meanwhile."));
    line.addArguments(u"FILE"_s, Relay::tr("The files: one JSON object a line, or JSON documents."));
    line.addValue(u"format"_s, u"vcdb|cisa-ics|cisa-kev|stix|ndjson"_s,
        Relay::tr("What the files hold: VERIS incidents, CISA's advisories on industrial control systems, CISA's known "
                  "exploited vulnerabilities, STIX 2.1, or events as the command export writes them. Required."));
    line.addValue(u"store"_s, u"DIR"_s, Relay::tr("Folder of the store; made when it is missing. Required."));
    line.addValue(u"feed"_s, u"NAME"_s,
        Relay::tr("Feed to put them into. Default: the format's name; ndjson: each event's own."));
    line.addExample(
        u"yagura-relay import --format cisa-kev --store ~/yagura-real known_exploited_vulnerabilities.json"_s,
        Relay::tr("CISA's catalogue, as it is published."));
    line.addExample(u"yagura-relay import --format vcdb --store ~/yagura-real VCDB/data/json/validated/*.json"_s,
        Relay::tr("The VERIS Community Database, from a clone of its repository."));
    line.addExample(u"yagura-relay serve --store ~/yagura-real"_s, Relay::tr("Serve what was imported to dashboards."));
    return line;
}

int bounded(std::uint64_t count)
{
    return static_cast<int>(std::min<std::uint64_t>(count, INT_MAX));
}

QString words(Refusal::Reason reason)
{
    switch (reason) {
    case Refusal::Reason::NotAnEvent:
        return Relay::tr("not a readable record");
    case Refusal::Reason::TooLarge:
        return Relay::tr("too large");
    case Refusal::Reason::TextTooLong:
        return Relay::tr("a text is too long");
    case Refusal::Reason::ListTooLong:
        return Relay::tr("a list is too long");
    case Refusal::Reason::NotUtf8:
        return Relay::tr("a text is not UTF-8");
    case Refusal::Reason::MissingId:
        return Relay::tr("the id is missing");
    case Refusal::Reason::BadRevision:
        return Relay::tr("the revision is out of range");
    case Refusal::Reason::TimeOutOfRange:
        return Relay::tr("a time is out of range");
    case Refusal::Reason::BadCoordinates:
        return Relay::tr("the coordinates are not on Earth");
    case Refusal::Reason::BadSeverity:
        return Relay::tr("the severity is out of range");
    case Refusal::Reason::BadCode:
        return Relay::tr("a code is not in the form of its standard");
    case Refusal::Reason::WrongFeed:
        return Relay::tr("the name of the feed cannot be used");
    }
    return {};
}

// The words of a record are other people's: nothing in them may steer the terminal.
QString shown(const QString &text)
{
    QString out = text.left(200);
    for (QChar &c : out) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = QChar::ReplacementCharacter;
    }
    return out;
}

// What the readers say about a record has a translation; the name of a field stays what it is.
QString detailOf(const Refusal &refusal)
{
    return QCoreApplication::translate("Import", refusal.field.c_str());
}

// "42 %, 9,000 records, 3,000 a second"
void show(ProgressLine &line, const Importer::Progress &progress)
{
    if (!line.due())
        return;
    const QLocale english(QLocale::English);
    const auto percent = progress.bytesInAll > 0 ? progress.bytesDone * 100 / progress.bytesInAll : 0;
    line.show(Relay::tr("%1 %, %2 records, %3 a second")
                  .arg(percent)
                  .arg(english.toString(progress.records), english.toString(line.perSecond(progress.records))));
}

void printQuarantined(const ImportCounts &counts)
{
    std::uint64_t named = 0;
    for (const ImportCounts::Reason &reason : counts.reasons) {
        named += reason.count;
        const QString what = reason.refusal.field.empty()
            ? words(reason.refusal.reason)
            : Relay::tr("%1 (%2)").arg(words(reason.refusal.reason), shown(detailOf(reason.refusal)));
        print(u"  "_s
            + Relay::tr("%n × %1; first in %2", nullptr, bounded(reason.count))
                  .arg(what, shown(QString::fromStdString(reason.first)))
            + u'\n');
    }
    if (named < counts.quarantined)
        print(u"  "_s + Relay::tr("%n for further reasons", nullptr, bounded(counts.quarantined - named)) + u'\n');
}

void printCounts(const ImportCounts &counts)
{
    print(Relay::tr("%n record(s) read.", nullptr, bounded(counts.records())) + u'\n');
    print(Relay::tr("%n taken.", nullptr, bounded(counts.taken)) + u'\n');
    if (counts.revisions > 0)
        print(Relay::tr("%n of them revise what was there.", nullptr, bounded(counts.revisions)) + u'\n');
    print(Relay::tr("%n already there.", nullptr, bounded(counts.present)) + u'\n');
    if (counts.older > 0)
        print(Relay::tr("%n older than what is there, left out.", nullptr, bounded(counts.older)) + u'\n');
    if (const auto passedOver = counts.passedOverInAll(); passedOver > 0)
        print(Relay::tr("%n of kinds that are not brought in:", nullptr, bounded(passedOver)) + u'\n');
    for (const auto &[kind, count] : counts.passedOver)
        print(u"  %1 × %2\n"_s.arg(count).arg(shown(QString::fromStdString(kind))));
    print(Relay::tr("%n quarantined.", nullptr, bounded(counts.quarantined)) + u'\n');
    printQuarantined(counts);
}

int import(const CommandLine &line, ImportFormat format)
{
    const auto catalog = Catalog::load();
    if (!catalog)
        return report(catalog.error());
    const QStringList files = line.arguments();
    // Before the store is made: a wrong file must not leave an empty store behind.
    if (const Success good = Importer::check(files, format, *catalog); !good)
        return report(good.error());
    Termination termination;
    bool stopped = false;
    QObject::connect(&termination, &Termination::requested, &termination, [&stopped] { stopped = true; });
    const auto store = RelayStore::open(line.value(u"store"_s));
    if (!store)
        return report(store.error());

    Importer importer(**store, *catalog, Clock::system(), {format, line.value(u"feed"_s).toStdString()});
    ProgressLine progress;
    const auto done = importer.run(files, [&](const Importer::Progress &now) {
        show(progress, now);
        QCoreApplication::processEvents();
        return !stopped;
    });
    progress.clear();
    if (!done)
        return report(done.error());
    printCounts(importer.counts());
    if (*done)
        return exitDone;
    const Importer::Progress &last = importer.progress();
    print(Relay::tr("Stopped at %1:%2. What was taken stays; the same command goes on from here.")
              .arg(last.file)
              .arg(last.line)
        + u'\n');
    return exitFailure;
}

} // namespace

int runImport(const QStringList &arguments)
{
    CommandLine line = importLine();
    if (const auto problem = line.parse(arguments))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    for (const auto &name : {u"format"_s, u"store"_s}) {
        if (const auto missing = line.require(name))
            return report(*missing);
    }
    const auto format = importFormatNamed(line.value(u"format"_s));
    if (!format) {
        return report({Problem::Kind::BadOption, u"--format"_s,
            Relay::tr("%1 is none of vcdb, cisa-ics, cisa-kev, stix and ndjson").arg(line.value(u"format"_s))});
    }
    const QString feed = line.value(u"feed"_s);
    if (line.isSet(u"feed"_s) && !isFeedName(feed.toStdString())) {
        return report({Problem::Kind::BadOption, u"--feed"_s,
            Relay::tr("a feed's name has letters, digits, hyphens, underscores and full stops")});
    }
    return import(line, *format);
}

} // namespace yagura
