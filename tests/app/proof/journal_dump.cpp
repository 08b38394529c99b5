// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QCryptographicHash>

#include <cinttypes>
#include <cstdio>
#include <set>

#include "models/alerts/situation.h"
#include "models/catalog/catalog.h"
#include "models/journal/admission.h"
#include "resources/resources.h"

// journal_dump FOLDER [--positions]: what a journal holds and what it folds to, as lines to be compared:
//   feed NAME EPOCH HEAD EVENTS HOLES REPEATS SHA-256 of the numbered events in their order
//   subject FEED IDENTITY REVISION SEVERITY CONDITION …      alert FEED INCIDENT RULE REVISION …
// With --positions only "position NAME EPOCH SEQUENCE". Beside a running writer, or after its death. For tests.
using namespace yagura;

namespace {

struct Numbered
{
    std::string epoch;
    std::uint64_t last = 0;
    std::uint64_t events = 0;
    std::uint64_t holes = 0;
    std::uint64_t repeats = 0;
    std::set<std::uint64_t> seen;
    QCryptographicHash hash{QCryptographicHash::Sha256};
};

void count(Numbered &feed, const JournalRecord &record)
{
    const std::uint64_t n = static_cast<std::uint64_t>(record.sequence);
    if (feed.epoch != record.epoch) { // a new numbering
        feed.epoch = std::string(record.epoch);
        feed.last = 0;
        feed.seen.clear();
    }
    feed.repeats += feed.seen.insert(n).second ? 0 : 1;
    feed.holes += n == feed.last + 1 ? 0 : 1;
    feed.last = n;
    ++feed.events;
    feed.hash.addData(QByteArray::number(static_cast<qulonglong>(n)) + ':');
    feed.hash.addData(QByteArrayView(record.bytes.data(), static_cast<qsizetype>(record.bytes.size())));
}

int fail(const Problem &problem)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence(problem)));
    return 1;
}

int dumpPositions(const Journal &journal)
{
    for (const JournalFeed &feed : journal.feeds()) {
        std::printf("position %s %s %" PRIu64 "\n", feed.feed.c_str(), feed.position.epoch.id.c_str(),
            static_cast<std::uint64_t>(feed.position.sequence));
    }
    return 0;
}

int dumpEvents(const Journal &journal)
{
    std::map<std::string, Numbered, std::less<>> feeds;
    const Success read = journal.read([&](const JournalRecord &record) {
        count(feeds[std::string(record.feed)], record);
        return true;
    });
    if (!read)
        return fail(read.error());
    for (const auto &[name, feed] : feeds) {
        std::printf("feed %s %s %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 " %s\n", name.c_str(), feed.epoch.c_str(),
            feed.last, feed.events, feed.holes, feed.repeats, feed.hash.result().toHex().constData());
    }
    return 0;
}

std::string personOf(const Alert &alert)
{
    if (!alert.acknowledged)
        return "-";
    return alert.acknowledged->person + '@' + std::to_string(alert.acknowledged->revision) + '@'
        + std::to_string(toMs(alert.acknowledged->at));
}

void dumpSubjects(const ReportTable &table)
{
    std::set<std::string> lines;
    for (Row r = 0; r < table.size(); ++r) {
        lines.insert("subject " + table.feed(r) + ' ' + std::string(table.subjectText(r)) + " revision "
            + std::to_string(table.revision(r)) + " severity " + std::to_string(table.severity(r)) + " condition "
            + std::to_string(static_cast<int>(table.condition(r))) + " sectors " + std::to_string(table.sectors(r))
            + " history " + std::to_string(table.history(r).size()) + " sequenced "
            + std::to_string(toMs(table.firstSequenced(r))) + '-' + std::to_string(toMs(table.lastSequenced(r)))
            + " title " + std::string(table.title(r, Language::Ja)));
    }
    for (const std::string &line : lines)
        std::puts(line.c_str());
}

// That a feed fell silent is what the desk itself noted: no report is behind it.
void dumpAlerts(const AlertBook &book)
{
    std::set<std::string> lines;
    for (const Alert &alert : book.alerts()) {
        const std::string feed = alert.ofSilence() ? deskFeed : alert.id.subject.feed;
        lines.insert("alert " + feed + ' ' + alert.id.subject.id + " rule " + alert.id.rule + " revision "
            + std::to_string(alert.revision) + " severity " + std::to_string(alert.severity) + " condition "
            + std::to_string(static_cast<int>(alert.condition)) + " raised " + std::to_string(toMs(alert.raised))
            + " acknowledged " + personOf(alert) + " owner " + alert.owner.value_or("-"));
    }
    for (const std::string &line : lines)
        std::puts(line.c_str());
}

int dumpFold(const QString &folder)
{
    const auto catalog = Catalog::load();
    if (!catalog)
        return fail(catalog.error());
    const auto folded = foldJournal(folder, *catalog, std::nullopt);
    if (!folded)
        return fail(folded.error());
    dumpSubjects((*folded)->picture().reports());
    dumpAlerts((*folded)->alerts());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    initResources();
    const QStringList words = QCoreApplication::arguments();
    const QString folder = words.value(1);
    const auto journal = Journal::open(folder, Journal::Access::ReadOnly);
    if (!journal)
        return fail(journal.error());
    if (words.contains(QStringLiteral("--positions")))
        return dumpPositions(**journal);
    const int code = dumpEvents(**journal);
    return code ? code : dumpFold(folder);
}
